import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../src/platform/root.ts';
import { voices } from './voices/list.ts';

/**
 * npm run voices: plays the scenarios of test/voices and says one line for each voice. A voice has passed when every test
 * whose name begins with its number has; one that no test names is missing.
 */
type Report = { testResults: { assertionResults: { fullName: string; status: string }[] }[] };

const folder = mkdtempSync(join(tmpdir(), 'samgrepp-voices-'));
const file = join(folder, 'report.json');
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
spawnSync(process.execPath, [vitest, 'run', '--project', 'voices', '--reporter=json', `--outputFile=${file}`], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
});
const played = (JSON.parse(readFileSync(file, 'utf8')) as Report).testResults.flatMap(
  ({ assertionResults }) => assertionResults,
);
rmSync(folder, { recursive: true });

for (const [id, { missing }] of Object.entries(voices)) {
  const tests = played.filter(({ fullName }) => fullName.trimStart().startsWith(id));
  const state = tests.length === 0 ? 'missing' : tests.every(({ status }) => status === 'passed') ? 'passed' : 'failed';
  if (state === 'failed') process.exitCode = 1;
  process.stdout.write(`${id} ${state}${state === 'passed' && missing ? ` (staff; ${missing})` : ''}\n`);
}
