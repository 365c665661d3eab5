import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileFailure } from '../../platform/start-failure.ts';

/** What leaves the database: how many rows there were, the hash that stands for all of them, and when. Nothing of any row. */
export type Head = { readonly size: number; readonly root: string; readonly at: string };

const LONGEST_LINE = 4096;

export const headLine = ({ size, root, at }: Head): string => `${JSON.stringify({ size, root, at })}\n`;

export function readHead(line: string): Head | undefined {
  try {
    const { size, root, at } = JSON.parse(line) as Partial<Head>;
    if (!Number.isSafeInteger(size) || (size as number) < 1 || !/^[0-9a-f]{64}$/.test(root ?? '')) return undefined;
    return { size: size as number, root: root as string, at: String(at ?? '') };
  } catch {
    return undefined; // a line that was cut in two by a crash; it follows once more, whole
  }
}

/**
 * The witness file: heads of the log, one on a line, where whoever administers the database does not reach. Only ever added to;
 * on the disk when `write` returns.
 */
export class WitnessFile {
  readonly path: string;
  #needsNewLine = false;
  constructor(path: string) {
    this.path = path;
  }

  /** The newest head that it knows; undefined for a new file, which this makes. */
  async last(): Promise<Head | undefined> {
    try {
      await mkdir(dirname(this.path), { recursive: true });
      const file = await open(this.path, 'a+', 0o640);
      try {
        const { size } = await file.stat();
        const length = Math.min(size, LONGEST_LINE);
        const end = Buffer.alloc(length);
        await file.read(end, 0, length, size - length);
        const text = end.toString('utf8');
        this.#needsNewLine = text !== '' && !text.endsWith('\n');
        return text
          .split('\n')
          .map(readHead)
          .findLast((head) => head !== undefined);
      } finally {
        await file.close();
      }
    } catch (error) {
      throw fileFailure(error, "the log's witness", this.path);
    }
  }

  /** For made-up people, whose database is thrown away and made anew as one likes. */
  async putAside(): Promise<void> {
    await rename(this.path, `${this.path}.old`);
    this.#needsNewLine = false;
  }

  async write(heads: readonly Head[]): Promise<void> {
    if (heads.length === 0) return;
    const file = await open(this.path, 'a', 0o640);
    try {
      await file.appendFile(`${this.#needsNewLine ? '\n' : ''}${heads.map(headLine).join('')}`);
      await file.sync();
      this.#needsNewLine = false;
    } finally {
      await file.close();
    }
  }
}
