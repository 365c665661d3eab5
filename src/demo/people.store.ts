import { findOpenFile } from '../access/index.ts';
import type { FileId, PersonId } from '../kernel/ids.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Keyring } from '../platform/sealing/keyring.ts';

/** People told of in a file that this session has open, by the name they were given; the nameless by their part. */
export async function peopleIn(sql: Sql, keyring: Keyring, fileId: FileId): Promise<Map<string, PersonId>> {
  const file = await findOpenFile(sql, keyring, fileId);
  if (!file) throw new Error('The file is not open to this person');
  const rows = await sql
    .selectFrom('personTold')
    .select(['id', 'part', 'name'])
    .where('fileId', '=', fileId)
    .where('detachedAt', 'is', null)
    .execute();
  return new Map(
    rows.map((row) => [
      row.name ? file.vault.unseal(`person_told.name:${row.id}`, row.name) : row.part,
      row.id as PersonId,
    ]),
  );
}

/** The file of their own that people in this file have, by the name they were given. */
export async function ownFilesIn(sql: Sql, keyring: Keyring, fileId: FileId): Promise<Map<string, FileId>> {
  const named = await peopleIn(sql, keyring, fileId);
  const rows = await sql
    .selectFrom('personTold')
    .select(['id', 'ownFileId'])
    .where('fileId', '=', fileId)
    .where('ownFileId', 'is not', null)
    .execute();
  return new Map(
    [...named].flatMap(([name, id]) =>
      rows.filter((row) => row.id === id).map((row): [string, FileId] => [name, row.ownFileId as FileId]),
    ),
  );
}
