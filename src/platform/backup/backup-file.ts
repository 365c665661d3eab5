import type { KeyObject } from 'node:crypto';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { StartFailure } from '../start-failure.ts';
import { damaged, openStream } from './sealed-stream.ts';
import type { Sequence, Table, Tally } from './tables.store.ts';

/**
 * What is inside: lines of JSON. The first says what it is a copy of; then each table, followed by its rows some hundred a
 * line; at the end how many there were, and a proof, made with the municipality's key, that all of it is as it was.
 */
export type Opening = {
  readonly backup: 2;
  /** Rows and keys lie in files of their own: a key that is destroyed is gone with the next copy of the keys, and no row with it. */
  readonly holds: 'rows' | 'keys';
  readonly takenAt: string;
  readonly kind: string;
  readonly migrations: readonly string[];
  readonly queue: string;
  readonly tables: readonly Table[];
};
/** The keys of the files, and what was destroyed since the rows were copied. */
const KEYS = 'data.file_key';
export const tablesOfRows = (tables: readonly Table[]): Table[] => tables.filter(({ name }) => name !== KEYS);
export const tablesOfKeys = (tables: readonly Table[]): Table[] =>
  tables.filter(({ name }) => name === KEYS || name === 'data.disposal');

export type Ending = { readonly tallies: Readonly<Record<string, Tally>>; readonly sequences: readonly Sequence[] };
export type Line =
  | { readonly opening: Opening }
  | { readonly table: string }
  | { readonly rows: readonly string[] }
  | { readonly ending: Ending }
  | { readonly proof: string };

/** Everything before the proof. */
export class Witness {
  readonly #hash = createHash('sha256');

  see(line: string): void {
    this.#hash.update(line).update('\n');
  }

  /** What the proof is made over. */
  seen(): string {
    return this.#hash.digest('hex');
  }
}

/** The lines of a backup, each with its text. Throws a StartFailure where the file is not what was written. */
export async function* readBackup(file: string, backupKey: KeyObject): AsyncGenerator<{ line: Line; text: string }> {
  const source = createReadStream(file, { highWaterMark: 1 << 20 });
  const opened = Readable.from(openStream(backupKey, source), { objectMode: false });
  const unpacked = createGunzip();
  opened.once('error', (error) => unpacked.destroy(error));
  opened.pipe(unpacked);
  let rest: Buffer[] = [];
  try {
    for await (const part of unpacked as AsyncIterable<Buffer>) {
      let from = 0;
      for (let end = part.indexOf(10); end >= 0; end = part.indexOf(10, from)) {
        const text = Buffer.concat([...rest, part.subarray(from, end)]).toString('utf8');
        rest = [];
        from = end + 1;
        yield { line: JSON.parse(text) as Line, text };
      }
      rest.push(part.subarray(from));
    }
  } catch (error) {
    throw readingFailure(error, file);
  } finally {
    source.destroy();
  }
}

function readingFailure(error: unknown, file: string): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES') {
    return new StartFailure(`${file} can't be read (${code}): name the file of a backup.`);
  }
  // The seal holds, so what it holds was never whole.
  return code.startsWith('Z_') || error instanceof SyntaxError ? damaged() : error;
}
