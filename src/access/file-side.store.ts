import type { FileId, SectionId } from '../kernel/ids.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Vault } from '../platform/sealing/keyring.ts';
import type { SectionKind } from './file.ts';
import { type FileSide, isFileSide } from './file-side.ts';

type NewFile = { readonly id: FileId; readonly vault: Vault; section(kind: SectionKind): SectionId };

const field = (fileId: FileId) => `file_side.side:${fileId}`;

/** Shows the database that a file is not of one who uses violence, which it can't read for itself. */
export const herSideMark = (vault: Vault): Buffer => vault.mark('file side', 'not one who uses violence');
export const sideMark = (vault: Vault, side: FileSide): Buffer =>
  side === 'perpetrator' ? vault.mark('file side', side) : herSideMark(vault);

/** Said once, when the file is opened. */
export async function setFileSide(sql: Sql, file: NewFile, side: FileSide): Promise<void> {
  await sql
    .insertInto('fileSide')
    .values({
      fileId: file.id,
      sectionId: file.section('identity'),
      side: file.vault.seal(field(file.id), side),
      mark: sideMark(file.vault, side),
    })
    .execute();
}

/** A file of before there were marks gets the one that its side has. */
export async function markSide(
  sql: Sql,
  file: { readonly id: FileId; readonly vault: Vault; readonly side: FileSide | undefined },
): Promise<void> {
  if (!file.side) return;
  await sql
    .updateTable('fileSide')
    .set({ mark: sideMark(file.vault, file.side) })
    .where('fileId', '=', file.id)
    .where('mark', 'is', null)
    .execute();
}

export function readFileSide(vault: Vault, fileId: FileId, sealed: Buffer | null | undefined): FileSide | undefined {
  const side = sealed && vault.unseal(field(fileId), sealed);
  return isFileSide(side) ? side : undefined;
}
