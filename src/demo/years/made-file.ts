import type { SectionKind } from '../../access/index.ts';
import type { FileId, SectionId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type {
  AuthzFile,
  AuthzGround,
  AuthzOpening,
  Desk,
  RunningClock,
} from '../../platform/database/schema.generated.ts';
import type { Vault } from '../../platform/sealing/keyring.ts';
import type { Insertable } from './rows.store.ts';

/** A file as it grows; its rows are written when everything that changes them has happened. */
export type MadeFile = {
  readonly id: FileId;
  readonly row: Insertable<AuthzFile>;
  readonly vault: Vault;
  readonly section: (kind: SectionKind) => SectionId;
  readonly grounds: Insertable<AuthzGround>[];
  readonly openings: Map<string, Insertable<AuthzOpening>>;
  clocks: Insertable<RunningClock>[];
  desks: Insertable<Desk>[];
  /** When something last happened in it. */
  lastAt: Instant;
};

/** The columns of one sealed row, as its own file's key seals them. */
export const sealing =
  (file: MadeFile, table: string, id: string) => (column: string, text: string | null | undefined) =>
    file.vault.sealOptional(`${table}.${column}:${id}`, text);
