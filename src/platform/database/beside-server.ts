import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartFailure } from '../start-failure.ts';
import { ADMINISTRATOR } from './embedded/cluster.ts';
import { type DataLock, lockData } from './embedded/data-lock.ts';
import { DATABASE, openServer } from './server.ts';

type Settings = { databaseUrl: string | undefined; dataDir: string; secretsDir: string };

/**
 * The database for a command that is run beside Samgrepp: that of DATABASE_URL, that of the Samgrepp that runs on the data
 * folder, or one started for the command alone where none runs.
 */
export async function besideServer(settings: Settings): Promise<{ adminUrl: string; stop: () => Promise<void> }> {
  const { databaseUrl, dataDir } = settings;
  if (databaseUrl !== undefined) return { adminUrl: databaseUrl, stop: async () => {} };
  if (!existsSync(join(dataDir, 'postgres'))) {
    throw new StartFailure(
      `There is no database in ${dataDir}: write DATA_DIR or DATABASE_URL as Samgrepp is started with.`,
    );
  }
  const lock = await lockData(dataDir).catch((held: StartFailure) => held);
  if (!(lock instanceof Error)) return startedFor(settings, lock);
  const socketFolder = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')).split(
    '\n',
  )[4];
  if (!socketFolder) throw lock; // it is starting or stopping: what the lock said is what to do
  return {
    adminUrl: `postgresql://${ADMINISTRATOR}@${encodeURIComponent(socketFolder)}/${DATABASE}`,
    stop: async () => {},
  };
}

/** A database of our own that nobody else uses meanwhile. */
export async function startedFor(settings: Settings, lock: DataLock) {
  try {
    const server = await openServer(settings);
    return {
      adminUrl: server.adminUrl,
      stop: async () => {
        await server.stop();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
