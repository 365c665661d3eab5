// npm test: everything. npm run check (--quick): what is done in a minute. The last line is `N passed, N failed`, where
// every test counts as one and each of the checks before them as one.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from './install.mjs';

await prepare();

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const quick = process.argv.includes('--quick');
const report = join(root, '.build', `test-report-${process.pid}.json`);

/** The programs by their own scripts, so that this very Node runs them. */
const program = {
  tsc: 'typescript/bin/tsc',
  biome: '@biomejs/biome/bin/biome',
  depcruise: 'dependency-cruiser/bin/dependency-cruiser.mjs',
  knip: 'knip/bin/knip.js',
  lockfile: 'lockfile-lint/bin/lockfile-lint.js',
  vitest: 'vitest/vitest.mjs',
};

/** @type {{ name: string, command: [keyof typeof program, ...string[]] }[]} */
const checks = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'lint', command: ['biome', 'check', '--error-on-warnings'] },
  { name: 'import rules', command: ['depcruise', 'src', 'test', '--config', '.dependency-cruiser.cjs'] },
  { name: 'unused files, exports and packages', command: ['knip'] },
  { name: 'lock file', command: ['lockfile', '--path', 'package-lock.json', '--validate-integrity'] },
];

/** @type {import('node:child_process').ChildProcess | undefined} */
let running;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    running?.kill(signal);
    process.exitCode = 1;
  });
}

/** @param {[keyof typeof program, ...string[]]} command @param {boolean} live @returns {Promise<{ ok: boolean, said: string }>} */
function run([name, ...args], live) {
  return new Promise((resolve) => {
    let said = '';
    const child = spawn(process.execPath, [join(root, 'node_modules', program[name]), ...args], {
      cwd: root,
      stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    running = child;
    child.stdout?.on('data', (text) => {
      said += text;
    });
    child.stderr?.on('data', (text) => {
      said += text;
    });
    child.once('error', (error) => resolve({ ok: false, said: error.message }));
    child.once('close', (code) => resolve({ ok: code === 0, said }));
  });
}

/** Tests that passed and failed; a file that could not even be loaded, or a fault outside any test, is a failure too. */
async function runTests() {
  mkdirSync(dirname(report), { recursive: true });
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { ok } = await run(['vitest', ...args, ...(quick ? ['--project', 'unit'] : [])], true);
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const found = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(report);
  const broken = found.testResults.filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' && file.assertionResults.every((/** @type {any} */ t) => t.status !== 'failed'),
  ).length;
  const passed = found.numPassedTests;
  const failed = found.numFailedTests + broken;
  const skipped = found.numPendingTests + found.numTodoTests;
  if (skipped > 0) process.stdout.write(`${skipped} not run\n`);
  return { passed, failed: failed === 0 && !ok ? 1 : failed };
}

let passed = 0;
let failed = 0;
/** Said where it happens and once more at the end: a long run shows only its tail. @type {{ name: string, said: string }[]} */
const refused = [];
for (const { name, command } of checks) {
  const began = performance.now();
  const { ok, said } = await run(command, false);
  process.stdout.write(`${ok ? '✓' : '✗'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)\n`);
  if (!ok) process.stdout.write(`${said.trimEnd()}\n`);
  if (ok) passed++;
  else refused.push({ name, said: said.trimEnd() });
  if (process.exitCode) break;
}
if (!process.exitCode) {
  const tests = await runTests();
  passed += tests.passed;
  failed += tests.failed;
}
failed += refused.length;
for (const { name, said } of refused) process.stdout.write(`\n✗ ${name}\n${said}\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
if (failed > 0) process.exitCode = 1;
