// npm run dev: runs the system and starts it again when a source file changes.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from './install.mjs';

await prepare();

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const ours = /\.(tsx?|sql|css|json|svg)$/;

/** @type {import('node:child_process').ChildProcess | undefined} */
let running;
let stopping = false;
let changed = false;
/** @type {NodeJS.Timeout | undefined} */
let soon;

function start() {
  changed = false;
  running = spawn(process.execPath, [join(root, 'tools', 'run.mjs'), 'src/main.ts'], { cwd: root, stdio: 'inherit' });
  running.once('exit', (code) => {
    running = undefined;
    if (stopping) process.exit(code ?? 0);
    if (changed) start();
    else process.stdout.write('Stopped. It starts again when a file changes; Ctrl-C ends.\n');
  });
}

function restart() {
  changed = true;
  if (running) running.kill('SIGTERM');
  else start();
}

for (const folder of ['src', 'db']) {
  watch(join(root, folder), { recursive: true }, (_event, file) => {
    if (!file || !ours.test(file) || /\.test\.tsx?$/.test(file)) return;
    clearTimeout(soon);
    soon = setTimeout(restart, 150);
  });
}
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    stopping = true;
    clearTimeout(soon);
    if (running) running.kill(signal);
    else process.exit(0);
  });
}
start();
