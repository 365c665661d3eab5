import { createHash, type KeyObject } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { openStream, sealStream } from '../platform/backup/sealed-stream.ts';
import { fileFailure, StartFailure } from '../platform/start-failure.ts';

/**
 * One file as the archive gets it: lines of JSON, packed and sealed for the archive's key. The first line says what it is; each of the
 * others is a row, unsealed, with its table. On the disk, whole, before anything is destroyed. Answers its checksum.
 */
export async function writePackage(
  lines: AsyncIterable<unknown>,
  { into, name, recipient }: { into: string; name: string; recipient: KeyObject },
): Promise<Buffer> {
  const fresh = join(into, `.${name}.part`);
  const file = join(into, name);
  try {
    await mkdir(into, { recursive: true, mode: 0o700 });
    const text = Readable.from(asText(lines), { objectMode: false });
    const seal = (source: AsyncIterable<Buffer>) => sealStream(recipient, source);
    await pipeline(text, createGzip(), seal, createWriteStream(fresh, { flags: 'w', mode: 0o600 }));
    for (const path of [fresh, into]) {
      const handle = await open(path, 'r');
      await handle.sync();
      await handle.close();
    }
    await rename(fresh, file);
    const folder = await open(into, 'r');
    await folder.sync();
    await folder.close();
    return await hashOf(file);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).syscall ? fileFailure(error, "the archive's package", into) : error;
  } finally {
    await rm(fresh, { force: true });
  }
}

async function* asText(lines: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  for await (const line of lines) yield Buffer.from(`${JSON.stringify(line)}\n`);
}

export async function hashOf(file: string): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  return hash.digest();
}

/** What is in a package, for the archive: the same lines. */
export async function readPackage(file: string, key: KeyObject): Promise<string> {
  const source = createReadStream(file);
  try {
    const opened = Readable.from(openStream(key, source), { objectMode: false });
    const unpacked = createGunzip();
    opened.once('error', (error) => unpacked.destroy(error));
    opened.pipe(unpacked);
    const parts: Buffer[] = [];
    for await (const part of unpacked as AsyncIterable<Buffer>) parts.push(part);
    return Buffer.concat(parts).toString('utf8').trimEnd();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new StartFailure(`There is no ${file}: name a package that npm run dispose wrote.`);
    throw error;
  } finally {
    source.destroy();
  }
}
