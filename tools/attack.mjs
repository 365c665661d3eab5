// npm run attack: tries every promise of docs/security.md against the real thing, and prints one JSON line for each goal.
// Exits with 1 where an attack succeeded or could not be made. --quick makes the smaller form that npm test makes too; names
// after it try only those: npm run attack -- --quick G2 G13
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from './install.mjs';

await prepare();

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const report = join(root, '.build', `attack-${process.pid}.jsonl`);
mkdirSync(dirname(report), { recursive: true });

const only = wanted.length > 0 ? ['-t', `^(${wanted.join('|')}): `] : [];
const child = spawn(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'attack', '--reporter=dot', ...only],
  {
    cwd: root,
    // What the runner says goes to standard error: standard output holds the figures alone.
    stdio: ['ignore', 2, 2],
    env: {
      ...process.env,
      SAMGREPP_ATTACK: args.includes('--quick') ? 'quick' : 'full',
      SAMGREPP_ATTACK_REPORT: report,
    },
  },
);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));

let told = 0;
function tell() {
  if (!existsSync(report)) return;
  const lines = readFileSync(report, 'utf8').split('\n').slice(0, -1);
  for (const line of lines.slice(told)) process.stdout.write(`${line}\n`);
  told = lines.length;
}
const telling = setInterval(tell, 500);
child.once('close', (code) => {
  clearInterval(telling);
  tell();
  rmSync(report, { force: true });
  if (told === 0)
    process.stderr.write(`Nothing was tried${wanted.length > 0 ? `: is there a goal ${wanted.join(', ')}?` : '.'}\n`);
  process.exitCode = code === 0 && told > 0 ? 0 : 1;
});
