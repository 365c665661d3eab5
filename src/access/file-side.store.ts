import type { FileId, SectionId } from '../kernel/ids.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Vault } from '../platform/sealing/keyring.ts';
import type { SectionKind } from './file.ts';
import { type FileSide, isFileSide } from './file-side.ts';

type NewFile = { readonly id: FileId; readonly vault: Vault; section(kind: SectionKind): SectionId };

const field = (fileId: FileId) => `file_side.side:${fileId}`;

/** Said once, when the file is opened. */
export async function setFileSide(sql: Sql, file: NewFile, side: FileSide): Promise<void> {
  await sql
    .insertInto('fileSide')
    .values({ fileId: file.id, sectionId: file.section('identity'), side: file.vault.seal(field(file.id), side) })
    .execute();
}

export function readFileSide(vault: Vault, fileId: FileId, sealed: Buffer | null | undefined): FileSide | undefined {
  const side = sealed && vault.unseal(field(fileId), sealed);
  return isFileSide(side) ? side : undefined;
}
