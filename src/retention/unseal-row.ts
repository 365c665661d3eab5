import { SealBroken } from '../platform/sealing/sealed.ts';

/** A row as the database has it, and what of it was sealed by its columns. */
export type SealedRow = { readonly table: string; readonly row: Readonly<Record<string, unknown>> };
type Opener = { unseal(field: string, sealed: Buffer): string };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What is no words: marks that tell a program which side a file is on, and keys that open nothing where the package goes. */
const leftOut = new Set([
  'file_side.mark',
  'joint_handling.side_mark',
  'joint_handling.own_key',
  'joint_handling.child_key',
  'joint_handling.handed_key',
]);

const camel = (column: string) => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * Opens every sealed value of a row. A field is named by its table, its column and the row it belongs to, so one of the row's own ids
 * opens it; a part of something larger may bear the larger one's name. Says which column stays shut.
 */
export function unsealRow({ table, row }: SealedRow, openers: readonly Opener[]): Record<string, unknown> {
  const ids = Object.values(row).filter((value): value is string => typeof value === 'string' && UUID.test(value));
  const bare = table.replace(/^data\./, '');
  const names = [bare, bare.replace(/_[a-z]+$/, '')];
  const opened: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row)) {
    if (leftOut.has(`${bare}.${column}`)) continue;
    if (!Buffer.isBuffer(value)) opened[column] = value;
    else {
      const columns = [...new Set([column, camel(column)])];
      const fields = names.flatMap((name) => columns.flatMap((one) => ids.map((id) => `${name}.${one}:${id}`)));
      opened[column] = firstOf(openers, fields, value);
      if (opened[column] === undefined) throw new StaysShut(`${bare}.${column}`);
    }
  }
  return opened;
}

/** A package that lacks words would be taken for whole: so none is made, and nothing is destroyed. */
export class StaysShut extends Error {
  readonly column: string;
  constructor(column: string) {
    super(`${column} could not be opened`);
    this.column = column;
  }
}

function firstOf(openers: readonly Opener[], fields: readonly string[], sealed: Buffer): string | undefined {
  for (const opener of openers) {
    for (const field of fields) {
      try {
        return opener.unseal(field, sealed);
      } catch (error) {
        if (!(error instanceof SealBroken)) throw error;
      }
    }
  }
  return undefined;
}
