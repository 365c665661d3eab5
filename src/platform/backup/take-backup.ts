import type { KeyObject } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { fileFailure } from '../start-failure.ts';
import { type Line, Witness } from './backup-file.ts';
import { sealStream } from './sealed-stream.ts';
import { inSnapshot, type Snapshot } from './snapshot.store.ts';
import { type Tally, Tallying } from './tables.store.ts';

export type Taken = { readonly file: string; readonly bytes: number; readonly tables: number; readonly rows: number };

/**
 * A copy of everything as it was at one moment, sealed before it reaches a disk. The server goes on meanwhile. The file
 * appears whole or not at all, and its name tells only when it was made.
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
  try {
    await mkdir(into, { recursive: true, mode: 0o700 });
    return await inSnapshot(adminUrl, async (snapshot) => {
      const facts = { tables: snapshot.opening.tables.length, rows: 0 };
      const lines = Readable.from(linesOf(snapshot, prove, facts), { objectMode: false });
      const seal = (source: AsyncIterable<Buffer>) => sealStream(recipient, source);
      await pipeline(lines, createGzip({ level: 3 }), seal, createWriteStream(fresh, { flags: 'wx', mode: 0o600 }));
      const file = await keep(fresh, into, snapshot.opening.takenAt);
      return { file, bytes: (await stat(file)).size, ...facts };
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
async function keep(fresh: string, into: string, takenAt: string): Promise<string> {
  const handle = await open(fresh, 'r');
  await handle.sync();
  await handle.close();
  const file = join(into, `backup-${takenAt.replace(/[-:]|\d{3}(?=Z)/g, '')}`);
  await link(fresh, file);
  const folder = await open(dirname(file), 'r');
  await folder.sync();
  await folder.close();
  return file;
}
