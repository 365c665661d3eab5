import type { KeyObject } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { fileFailure } from '../start-failure.ts';
import { type Line, type Opening, tablesOfKeys, tablesOfRows, Witness } from './backup-file.ts';
import { sealStream } from './sealed-stream.ts';
import { inSnapshot, type Snapshot } from './snapshot.store.ts';
import { type Tally, Tallying } from './tables.store.ts';

export type Taken = {
  readonly file: string;
  readonly keysFile: string;
  readonly bytes: number;
  readonly tables: number;
  readonly rows: number;
};

/**
 * A copy of everything as it was at one moment, sealed before it reaches a disk. The server goes on meanwhile. A file
 * appears whole or not at all, and its name tells only when it was made. The keys of the files lie in a file of their own, of which the
 * newest two are kept: it opens every copy of the rows from before it, but for what was destroyed since.
 */
export async function takeBackup(options: {
  adminUrl: string;
  into: string;
  recipient: KeyObject;
  /** Of the municipality's key: whoever restores knows that nobody else wrote this. */
  prove: (seen: string) => string;
}): Promise<Taken> {
  const { adminUrl, into, recipient, prove } = options;
  const fresh = join(into, `.${process.pid}.part`);
  const write = async (snapshot: Snapshot, opening: Opening) => {
    const facts = { tables: opening.tables.length, rows: 0 };
    const lines = Readable.from(linesOf({ ...snapshot, opening }, prove, facts), { objectMode: false });
    const seal = (source: AsyncIterable<Buffer>) => sealStream(recipient, source);
    await pipeline(lines, createGzip({ level: 3 }), seal, createWriteStream(fresh, { flags: 'wx', mode: 0o600 }));
    const file = await keep(fresh, into, opening);
    await rm(fresh);
    return { file, bytes: (await stat(file)).size, ...facts };
  };
  try {
    await mkdir(into, { recursive: true, mode: 0o700 });
    return await inSnapshot(adminUrl, async (snapshot) => {
      const { opening } = snapshot;
      const keys = await write(snapshot, { ...opening, holds: 'keys', tables: tablesOfKeys(opening.tables) });
      const rows = await write(snapshot, { ...opening, holds: 'rows', tables: tablesOfRows(opening.tables) });
      await removeOldKeys(into);
      return {
        ...rows,
        keysFile: keys.file,
        bytes: rows.bytes + keys.bytes,
        tables: rows.tables + 1,
        rows: rows.rows + keys.rows,
      };
    });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).syscall ? fileFailure(error, 'the backup', into) : error;
  } finally {
    await rm(fresh, { force: true });
  }
}

async function* linesOf(
  { opening, rowsOf, sequences }: Snapshot,
  prove: (seen: string) => string,
  facts: { rows: number },
): AsyncGenerator<Buffer> {
  const witness = new Witness();
  const say = (line: Line): Buffer => {
    const text = JSON.stringify(line);
    witness.see(text);
    return Buffer.from(`${text}\n`);
  };
  yield say({ opening });
  const tallies: Record<string, Tally> = {};
  for (const table of opening.tables) {
    yield say({ table: table.name });
    const tally = new Tallying();
    for await (const rows of rowsOf(table)) {
      tally.add(rows);
      yield say({ rows });
    }
    tallies[table.name] = tally.result();
    facts.rows += tally.result().rows;
  }
  yield say({ ending: { tallies, sequences: await sequences() } });
  yield Buffer.from(`${JSON.stringify({ proof: prove(witness.seen()) } satisfies Line)}\n`);
}

/** On the disk before it is named, and never over another one. */
async function keep(fresh: string, into: string, { holds, takenAt }: Opening): Promise<string> {
  const handle = await open(fresh, 'r');
  await handle.sync();
  await handle.close();
  const file = join(into, `${holds === 'keys' ? 'keys' : 'backup'}-${takenAt.replace(/[-:]|\d{3}(?=Z)/g, '')}`);
  await link(fresh, file);
  const folder = await open(dirname(file), 'r');
  await folder.sync();
  await folder.close();
  return file;
}

/** The one before the newest is kept, should a disk have spoilt that: what was destroyed is gone with the second copy after it. */
async function removeOldKeys(folder: string): Promise<void> {
  const old = (await keysIn(folder)).slice(0, -2);
  await Promise.all(old.map((file) => rm(file)));
}

/** Copies of the keys in a folder, the newest last. */
export async function keysIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => /^keys-\d{8}T/.test(name))
    .sort()
    .map((name) => join(folder, name));
}
