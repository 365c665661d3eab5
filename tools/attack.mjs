// npm run attack: tries every promise of docs/security.md against the real thing, and prints one JSON line for each attack.
// Exits with 1 where an attack succeeded or could not be made. --quick makes the smaller form that npm test makes too; names
// after it try only those: npm run attack -- --quick G2 G13
// What is judged by time is tried last, when nothing runs beside it.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from './install.mjs';

await prepare();

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
const quick = args.includes('--quick');
const wanted = args.filter((arg) => !arg.startsWith('--'));
const report = join(root, '.build', `attack-${process.pid}.jsonl`);
mkdirSync(dirname(report), { recursive: true });

/** @type {string[]} */
const told = [];
function tell() {
  if (!existsSync(report)) return;
  const lines = readFileSync(report, 'utf8').split('\n').slice(0, -1);
  for (const line of lines.slice(told.length)) {
    process.stdout.write(`${line}\n`);
    told.push(line);
  }
}

/** @type {import('node:child_process').ChildProcess | undefined} */
let child;
let stopped = false;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => {
    stopped = true;
    child?.kill(signal);
  });

/**
 * @param {string[]} more
 * @param {Record<string, string>} environment
 * @returns {Promise<boolean>} whether all went well
 */
function run(more, environment) {
  const only = wanted.length > 0 ? ['-t', `^(${wanted.join('|')}): `] : [];
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const started = spawn(process.execPath, [vitest, 'run', '--project', 'attack', '--reporter=dot', ...more, ...only], {
    cwd: root,
    // What the runner says goes to standard error: standard output holds the figures alone.
    stdio: ['ignore', 2, 2],
    env: {
      ...process.env,
      SAMGREPP_ATTACK: quick ? 'quick' : 'full',
      SAMGREPP_ATTACK_REPORT: report,
      ...environment,
    },
  });
  child = started;
  return new Promise((resolve) => started.once('close', (code) => resolve(code === 0)));
}

const began = Date.now();
const telling = setInterval(tell, 500);
let well = await run([], quick ? {} : { SAMGREPP_ATTACK_TIME: 'apart' });
if (!quick && !stopped) well = (await run(['--maxWorkers=1'], { SAMGREPP_ATTACK_TIME: 'alone' })) && well;
clearInterval(telling);
tell();
rmSync(report, { force: true });

if (told.length === 0)
  process.stderr.write(`Nothing was tried${wanted.length > 0 ? `: is there a goal ${wanted.join(', ')}?` : '.'}\n`);
const failed = told.filter((line) => JSON.parse(line).failed > 0).map((line) => JSON.parse(line).goal);
const minutes = ((Date.now() - began) / 60_000).toFixed(1);
const became = failed.length > 0 ? `${failed.length} failed (${[...new Set(failed)].join(', ')})` : 'none failed';
process.stderr.write(`${told.length} attacks in ${minutes} minutes, ${became}${stopped ? ', and broken off' : ''}.\n`);
process.exitCode = well && told.length > 0 && !stopped ? 0 : 1;
