import { verifyLog } from './access/log/index.ts';
import { faultReporter, openLog } from './platform/log.ts';
import { readSettings } from './platform/settings.ts';
import { StartFailure } from './platform/start-failure.ts';

// npm run verify-log [-- --witness FILE] [-- --head SIZE:ROOT …]
try {
  const whole = await verifyLog(readSettings(process.env), process.argv.slice(2), {
    say: (line) => process.stdout.write(`${line}\n`),
    wrong: (line) => process.stderr.write(`${line}\n`),
  });
  process.exitCode = whole ? 0 : 1;
} catch (error) {
  process.exitCode = 1;
  if (error instanceof StartFailure) process.stderr.write(`${error.message}\n`);
  else {
    faultReporter(openLog('error'))(error, 'verify-log');
    process.stderr.write('The log could not be checked, because of a fault in the program. Report the line above.\n');
  }
}
