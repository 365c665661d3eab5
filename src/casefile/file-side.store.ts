import type { OpenFile } from '../access/index.ts';
import type { Sql } from '../platform/database/database.ts';
import { type FileSide, isFileSide } from './file-side.ts';

const field = (file: OpenFile) => `file_side.side:${file.id}`;

/** Said once, when the file is opened. */
export async function setFileSide(sql: Sql, file: OpenFile, side: FileSide): Promise<void> {
  await sql
    .insertInto('fileSide')
    .values({ fileId: file.id, sectionId: file.section('identity'), side: file.vault.seal(field(file), side) })
    .execute();
}

export async function findFileSide(sql: Sql, file: OpenFile): Promise<FileSide | undefined> {
  const row = await sql.selectFrom('fileSide').select('side').where('fileId', '=', file.id).executeTakeFirst();
  const side = row && file.vault.unseal(field(file), row.side);
  return isFileSide(side) ? side : undefined;
}
