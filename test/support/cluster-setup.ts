import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { ADMINISTRATOR, type Cluster, startCluster } from '../../src/platform/database/embedded/cluster.ts';
import { type DataLock, lockData } from '../../src/platform/database/embedded/data-lock.ts';
import { stopLeftover } from '../../src/platform/database/embedded/leftover.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { root } from '../../src/platform/root.ts';
import { TEMPLATE } from './database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The test server, for the account that may do everything. */
    clusterUrl: string;
  }
}

type Running = { cluster: Cluster; folder: string; lock: DataLock; users: number };
// Several projects ask for the cluster in one run, each through a module of its own; they share one.
const shared = globalThis as { samgreppCluster?: Promise<Running> };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.samgreppCluster ??= startTestCluster();
  const running = await shared.samgreppCluster;
  running.users++;
  project.provide('clusterUrl', running.cluster.urlFor(ADMINISTRATOR, 'postgres'));
  return async () => {
    if (--running.users > 0) return;
    delete shared.samgreppCluster;
    await running.cluster.stop();
    await rm(running.folder, { recursive: true, force: true });
    await running.lock.release();
  };
}

async function startTestCluster(): Promise<Running> {
  await removeAbandoned();
  const kept = join(ownFolder('samgrepp-test-kept'), templateHash());
  if (!existsSync(kept)) await makeKept(kept);
  // Used now: not the one that is thrown away while it is copied.
  utimesSync(kept, new Date(), new Date());
  const run = await makeRunFolder();
  copy(join(kept, 'postgres'), run.folder);
  const cluster = await startCluster(run.folder, { disposable: true });
  return { cluster, ...run, users: 0 };
}

/** A stopped cluster with the migrated template, kept between runs until a file that makes it changes. */
async function makeKept(kept: string): Promise<void> {
  const run = await makeRunFolder();
  const cluster = await startCluster(run.folder, { disposable: true });
  try {
    const client = new pg.Client({ connectionString: cluster.urlFor(ADMINISTRATOR, 'postgres') });
    await client.connect();
    await client.query(`create database ${TEMPLATE}`);
    await client.end();
    await migrate(cluster.urlFor(ADMINISTRATOR, TEMPLATE), { kind: 'test' });
  } finally {
    await cluster.stop();
    await run.lock.release();
  }
  await removeOldest(dirname(kept));
  // Two runs at once: the later one finds the place taken, and what is there is as good.
  await rename(run.folder, kept).catch(() => rm(run.folder, { recursive: true, force: true }));
}

function templateHash(): string {
  const hash = createHash('sha256');
  const files = readdirSync(join(root, 'db'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.sql'),
  );
  for (const name of files.sort()) hash.update(name).update(readFileSync(join(root, 'db', name)));
  for (const name of ['migrate.ts', 'embedded/cluster.ts']) {
    hash.update(readFileSync(join(root, 'src', 'platform', 'database', name)));
  }
  return hash
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
    .slice(0, 24);
}

async function makeRunFolder(): Promise<{ folder: string; lock: DataLock }> {
  const folder = await mkdtemp(join(ownFolder('samgrepp-test-runs'), 'run-'));
  // The database's account has to pass, where it is another one.
  chmodSync(folder, 0o711);
  return { folder, lock: await lockData(folder) };
}

/** A killed run leaves its server and its folder; nobody holds the lock of such a folder any more. */
async function removeAbandoned(): Promise<void> {
  const runs = ownFolder('samgrepp-test-runs');
  for (const name of readdirSync(runs)) {
    const folder = join(runs, name);
    const lock = await lockData(folder).catch(() => undefined);
    if (!lock) continue;
    await stopLeftover(join(folder, 'postgres'));
    await rm(folder, { recursive: true, force: true });
    await lock.release();
  }
}

const KEPT = 20;

async function removeOldest(folder: string): Promise<void> {
  const age = (name: string) => statSync(join(folder, name)).mtimeMs;
  const newestFirst = readdirSync(folder).sort((a, b) => age(b) - age(a));
  for (const name of newestFirst.slice(KEPT)) {
    // Away first: a folder that is there is whole.
    const gone = `${join(dirname(folder), name)}.gone`;
    await rename(join(folder, name), gone).catch(() => {});
    await rm(gone, { recursive: true, force: true });
  }
}

/** A folder of this account in the shared temporary one, where others could have put something in its place. */
function ownFolder(name: string): string {
  const folder = join(tmpdir(), `${name}-${process.getuid?.()}`);
  mkdirSync(folder, { recursive: true });
  const facts = lstatSync(folder);
  if (!facts.isDirectory() || facts.uid !== process.getuid?.()) throw new Error(`${folder} belongs to somebody else`);
  chmodSync(folder, 0o711);
  return folder;
}

/** With owners, which Node's own copying leaves out. */
function copy(from: string, into: string): void {
  execFileSync('cp', ['-a', '--reflink=auto', from, into]);
}
