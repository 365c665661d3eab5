import { faultReporter, openLog } from './platform/log.ts';
import { readSettings, type Settings } from './platform/settings.ts';
import { StartFailure } from './platform/start-failure.ts';

/**
 * Runs one of the operator's own commands: what it answers is said, a StartFailure is one sentence, and anything else is a
 * fault of the program. `undo` ends what was begun, however it went: also when it is stopped, or a copy that was being looked
 * through would lie where it was put.
 */
export async function operatorCommand(
  work: (settings: Settings, args: readonly string[], undo: (step: () => Promise<void>) => void) => Promise<string>,
): Promise<void> {
  const steps: (() => Promise<void>)[] = [];
  let stopped = false;
  const stop = new Promise<never>((_, refuse) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        stopped = true;
        refuse(new StartFailure('Stopped before it was done: run it again.'));
      });
    }
  });
  try {
    const answer = work(readSettings(process.env), process.argv.slice(2), (step) => steps.push(step));
    process.stdout.write(`${await Promise.race([answer, stop])}\n`);
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof StartFailure) {
      process.stderr.write(`${error.message}\n`);
    } else {
      faultReporter(openLog('error'))(error, 'command');
      process.stderr.write('It could not be done, because of a fault in the program. Report the line above.\n');
    }
  } finally {
    for (const step of steps.reverse()) await step();
  }
  // What was stopped still waits somewhere, and would go on as soon as it is answered.
  if (stopped) process.exit(1);
}
