import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, renameSync, statSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileFailure, StartFailure } from '../../start-failure.ts';
import { type Account, closedFolder, databaseAccount } from './account.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { stopLeftover } from './leftover.ts';
import { makeSocketFolder } from './socket-folder.ts';

export type Cluster = {
  /** The address for a role of this server, in the given database. */
  readonly urlFor: (role: string, database: string) => string;
  /** Settles when PostgreSQL ends, asked or not. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
};

/** The account that PostgreSQL is made with: may do everything, and is used for migrations only. */
export const ADMINISTRATOR = 'postgres';

const MEGABYTE = 1024 * 1024;
const NEEDED_AT_FIRST = 200 * MEGABYTE;
const NEEDED_LATER = 32 * MEGABYTE;
const LARGEST_LOG = 10 * MEGABYTE;

const settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // What people wrote must not reach a log: no statements, no parameters, no DETAIL lines, which quote values.
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
};

/** Faster, and no loss where the data is thrown away after the run. */
const unsafe = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/**
 * Runs PostgreSQL on `<dataDir>/postgres`, made at the first start. The caller holds the lock of `dataDir`. Throws a
 * StartFailure with a sentence where the operator can mend the reason.
 */
export async function startCluster(dataDir: string, options: { disposable?: boolean } = {}): Promise<Cluster> {
  const account = databaseAccount();
  const binaries = await findBinaries(account);
  const cluster = join(dataDir, 'postgres');
  await makeDataFolder(dataDir, account);
  refuseOtherOwner(cluster, account);
  await refuseOtherVersion(cluster, binaries);
  await refuseFullDisk(dataDir, existsSync(cluster) ? NEEDED_LATER : NEEDED_AT_FIRST);
  if (!existsSync(cluster)) await initialise(cluster, binaries, account, options);
  await stopLeftover(cluster);
  const socketFolder = await makeSocketFolder(account);
  try {
    return await launch({ cluster, binaries, account, socketFolder, options });
  } catch (error) {
    await rm(socketFolder, { recursive: true, force: true });
    throw error;
  }
}

async function makeDataFolder(dataDir: string, account: Account | undefined): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
  } catch (error) {
    throw fileFailure(error, 'the database', dataDir);
  }
  const closed = closedFolder(dataDir, account);
  if (closed === undefined) return;
  throw new StartFailure(
    `The account ${account?.name}, which runs the database, can't enter ${closed}: set DATA_DIR to a folder outside it, ` +
      'such as DATA_DIR=/var/lib/samgrepp/data, or start Samgrepp as an ordinary user.',
  );
}

function refuseOtherOwner(cluster: string, account: Account | undefined): void {
  if (!existsSync(cluster)) return;
  const owner = statSync(cluster).uid;
  if (owner === (account?.ids.uid ?? process.getuid?.())) return;
  throw new StartFailure(
    `${cluster} was made by another account (number ${owner}): start Samgrepp as the account that started it first ` +
      '(root, if that is what it was), or set DATA_DIR to another folder. Nothing was changed.',
  );
}

async function refuseOtherVersion(cluster: string, { major }: Binaries): Promise<void> {
  if (!existsSync(cluster)) return;
  const found = (await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (found === major) return;
  throw new StartFailure(
    found === ''
      ? `${cluster} holds something else than a database: move it away, or set DATA_DIR to another folder.`
      : `${cluster} was written by PostgreSQL ${found}, and this is PostgreSQL ${major}: start the version of Samgrepp ` +
          'that wrote it, or set DATA_DIR to another folder. Nothing was changed.',
  );
}

async function refuseFullDisk(dataDir: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  if (free >= needed) return;
  throw new StartFailure(
    `The disk that holds ${dataDir} has ${Math.floor(free / MEGABYTE)} MB left and the database needs at least ` +
      `${needed / MEGABYTE}: free some space, then start again.`,
  );
}

/** Made beside its place and renamed, so that an interrupted first start begins anew. */
async function initialise(
  cluster: string,
  { initdb }: Binaries,
  account: Account | undefined,
  { disposable }: { disposable?: boolean },
): Promise<void> {
  const fresh = `${cluster}.new`;
  try {
    await rm(fresh, { recursive: true, force: true });
    await mkdir(fresh, { mode: 0o700 });
    if (account) await chown(fresh, account.ids.uid, account.ids.gid);
  } catch (error) {
    throw fileFailure(error, 'the database', dirname(cluster));
  }
  const args = ['-D', fresh, '--username', ADMINISTRATOR, '--auth=trust', '--encoding=UTF8', '--locale=C'];
  args.push(
    '--locale-provider=icu',
    '--icu-locale=sv-SE',
    '--data-checksums',
    disposable ? '--no-sync' : '--sync-method=fsync',
  );
  const child = spawn(initdb, args, {
    ...account?.ids,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: environment(),
  });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  const code = await new Promise((resolve) => child.once('close', resolve).once('error', resolve));
  if (code !== 0) {
    await rm(fresh, { recursive: true, force: true });
    throw failureIn(said, cluster, 'PostgreSQL could not make a new database');
  }
  await rename(fresh, cluster);
}

type Launch = {
  cluster: string;
  binaries: Binaries;
  account: Account | undefined;
  socketFolder: string;
  options: { disposable?: boolean };
};

async function launch(launching: Launch): Promise<Cluster> {
  // After kill -9 of PostgreSQL itself its last helpers take a moment to notice; only then is the memory free.
  for (let attempt = 1; ; attempt++) {
    const { child, ended, logFrom } = spawnPostgres(launching);
    if (await ready(launching.cluster, child)) return running(launching, child, ended);
    const said = await logSince(logFrom, launching.cluster);
    if (attempt < 20 && /shared memory block .* in use/.test(said)) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      continue;
    }
    throw failureIn(said, launching.cluster, 'PostgreSQL could not start');
  }
}

function spawnPostgres({ cluster, binaries, account, socketFolder, options }: Launch) {
  const args = ['-D', cluster, '-c', `unix_socket_directories=${socketFolder}`];
  for (const [name, value] of Object.entries({ ...settings, ...(options.disposable ? unsafe : {}) })) {
    args.push('-c', `${name}=${value}`);
  }
  const logFile = logOf(cluster);
  if (existsSync(logFile) && statSync(logFile).size > LARGEST_LOG) renameSync(logFile, `${logFile}.1`);
  const log = openSync(logFile, 'a', 0o600);
  const logFrom = statSync(logFile).size;
  try {
    // A process group of its own: Ctrl-C in the terminal is for Samgrepp, which then stops PostgreSQL in good order.
    const child = spawn(binaries.postgres, args, {
      ...account?.ids,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
      env: environment(),
    });
    const ended = new Promise<void>((resolve) => {
      child.once('exit', () => resolve()).once('error', () => resolve());
    });
    return { child, ended, logFrom };
  } finally {
    closeSync(log);
  }
}

/** PostgreSQL writes `ready` in its own file when it takes connections; recovery after a crash may take a while. */
async function ready(cluster: string, child: ChildProcess): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true;
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  return false;
}

function running({ socketFolder }: Launch, child: ChildProcess, ended: Promise<void>): Cluster {
  const host = encodeURIComponent(socketFolder);
  return {
    urlFor: (role, database) => `postgresql://${role}@${host}/${database}`,
    ended,
    stop: async () => {
      child.kill('SIGINT');
      const immediate = setTimeout(() => child.kill('SIGQUIT'), 20_000);
      await ended;
      clearTimeout(immediate);
      await rm(socketFolder, { recursive: true, force: true });
    },
  };
}

function failureIn(said: string, cluster: string, what: string): StartFailure {
  if (/No space left on device|Disk quota exceeded/.test(said)) {
    return new StartFailure(`The disk that holds ${dirname(cluster)} is full: free some space, then start again.`);
  }
  const reason = said.match(/(?:FATAL|PANIC|error|could not):? +(.+)/)?.[1] ?? 'it gave no reason';
  return new StartFailure(`${what}: ${reason.trim().replace(/\.$/, '')}. More is said in ${logOf(cluster)}.`);
}

async function logSince(from: number, cluster: string): Promise<string> {
  const contents = await readFile(logOf(cluster)).catch(() => Buffer.alloc(0));
  return contents.subarray(from).toString('utf8');
}

function logOf(cluster: string): string {
  return `${cluster}.log`;
}

/** Nothing of ours: settings such as PGDATA or LD_LIBRARY_PATH would change what is run. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}
