import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StartFailure } from '../../start-failure.ts';
import { SOCKET_PREFIX } from './socket-folder.ts';

/**
 * A killed Samgrepp leaves its PostgreSQL running. It is stopped in an orderly way, and its socket folder removed. The
 * caller holds the lock of the data folder, so nobody uses that server any more.
 */
export async function stopLeftover(cluster: string): Promise<void> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!(pid > 0)) return;
  if (existsSync(`/proc/${pid}`) && !(await isPostgresOf(cluster, pid))) {
    // The number belongs to another program by now, or to a dead process that nobody has cleared away, as in small
    // containers. PostgreSQL would refuse to start. Helpers that outlived it are still noticed by their shared memory.
    await rm(join(cluster, 'postmaster.pid'), { force: true });
  } else if (existsSync(`/proc/${pid}`)) {
    // Fast shutdown first: it writes everything down. The second signal leaves that to recovery at the next start.
    if (!(await ended(cluster, pid, 'SIGINT', 15)) && !(await ended(cluster, pid, 'SIGQUIT', 10))) {
      throw new StartFailure(
        `An earlier database (process ${pid}) still uses ${cluster} and does not stop: end that process, then start again.`,
      );
    }
  }
  const socketFolder = dirname(join(lines[4] ?? '', 'socket'));
  if (basename(socketFolder).startsWith(SOCKET_PREFIX)) await rm(socketFolder, { recursive: true, force: true });
}

/** By command line, because the number may belong to another program by now. */
async function isPostgresOf(cluster: string, pid: number): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const [program = '', ...args] = command.split('\0');
  return basename(program) === 'postgres' && args.includes(cluster);
}

async function ended(cluster: string, pid: number, signal: NodeJS.Signals, seconds: number): Promise<boolean> {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPERM') return false;
  }
  for (let waited = 0; waited < seconds * 1000; waited += 50) {
    if (!existsSync(`/proc/${pid}`) || !(await isPostgresOf(cluster, pid))) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
