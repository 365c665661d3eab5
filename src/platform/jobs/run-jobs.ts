import { setTimeout as pause } from 'node:timers/promises';
import { parseCronItems, type Runner, run } from 'graphile-worker';
import { queuePool, silentQueue } from '../database/queue.ts';
import type { ReportFault } from '../log.ts';

/** What a job is given: a kind and an id, never words. */
type Payload = Readonly<Record<string, unknown>>;
export type Tasks = Readonly<Record<string, (payload: Payload) => Promise<void>>>;

export type Runs = { readonly stop: () => Promise<void> };

const RESTART_MS = 5000;

/**
 * Works off the jobs of the database in this process. Others may run beside it: each job is taken by one. A job that throws
 * is told of and tried again; a queue that was lost with its server is taken up again when that is back.
 */
export function runJobs(options: {
  readonly connectionString: string;
  readonly tasks: Tasks;
  readonly everyMinute: readonly string[];
  readonly atOnce: number;
  readonly reportFault: ReportFault;
}): Runs {
  const pool = queuePool(options.connectionString, options.atOnce + 1);
  const ending = new AbortController();
  let runner: Runner | undefined;
  const running = (async () => {
    while (!ending.signal.aborted) {
      try {
        runner = await begin(options, pool);
        if (!ending.signal.aborted) await runner.promise;
        else await runner.stop();
      } catch (error) {
        options.reportFault(error, 'jobs');
      }
      await pause(RESTART_MS, undefined, { signal: ending.signal }).catch(() => {}); // woken when it is to end
    }
  })();
  return {
    stop: async () => {
      ending.abort();
      await runner?.stop().catch(() => {}); // it had stopped by itself
      await running;
      await pool.end();
    },
  };
}

type Options = Parameters<typeof runJobs>[0];

function begin({ tasks, everyMinute, atOnce, reportFault }: Options, pgPool: ReturnType<typeof queuePool>) {
  return run({
    pgPool,
    concurrency: atOnce,
    noHandleSignals: true,
    logger: silentQueue,
    parsedCronItems: parseCronItems(
      everyMinute.map((task) => ({ task, match: '* * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } })),
    ),
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, work]) => [
        name,
        async (payload: unknown) => {
          try {
            await work(typeof payload === 'object' && payload !== null ? (payload as Payload) : {});
          } catch (error) {
            reportFault(error, `job.${name}`);
            throw error;
          }
        },
      ]),
    ),
  });
}
