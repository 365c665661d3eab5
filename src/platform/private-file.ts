import { existsSync } from 'node:fs';
import { link, mkdir, mkdtemp, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileFailure, StartFailure } from './start-failure.ts';

/**
 * Reads a file that only its owner may read, or makes it with `contents`. It appears whole or not at all, is on the disk
 * when this returns, and is never overwritten.
 */
export async function readOrMakePrivateFile(
  path: string,
  what: string,
  contents: () => string,
): Promise<{ text: string; made: boolean }> {
  const existing = await readPrivateFile(path, what);
  if (existing !== undefined) return { text: existing, made: false };
  const folder = dirname(path);
  let made = false;
  try {
    await makePrivateFolder(folder);
    const fresh = await mkdtemp(join(folder, '.new-'));
    try {
      const file = await open(join(fresh, 'file'), 'wx', 0o600);
      await file.writeFile(contents());
      await file.sync();
      await file.close();
      // A link and not a rename: it fails where another start was first.
      await link(join(fresh, 'file'), path);
      made = true;
      await syncFolder(folder);
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !existsSync(path)) throw fileFailure(error, what, folder);
  }
  return { text: (await readPrivateFile(path, what)) ?? '', made };
}

/** Undefined where there is no such file. A file that others may read is refused: the secret may be out already. */
export async function readPrivateFile(path: string, what: string): Promise<string | undefined> {
  try {
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new StartFailure(
        `Others than its owner may read ${path}, which holds ${what}: run \`chmod 600 ${path}\`, and find out who has read it.`,
      );
    }
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof StartFailure) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new StartFailure(
      `This account can't read ${path}, which holds ${what} (${code}): start as the account that owns it.`,
    );
  }
}

/** In two steps, because one recursive call would give the parents the narrow mode too. */
async function makePrivateFolder(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}
