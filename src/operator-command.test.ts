import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { root } from './platform/root.ts';

const waits = `
  const { operatorCommand } = await import('./src/operator-command.ts');
  await operatorCommand(async (settings, args, undo) => {
    undo(async () => void process.stdout.write('undone\\n'));
    process.stdout.write('begun\\n');
    await new Promise((done) => setTimeout(done, 60_000));
    return 'done';
  });`;

it.each(['SIGINT', 'SIGTERM'] as const)('undoes what was begun when it is stopped (%s)', async (signal) => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', waits], { cwd: root, env: {} });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(String(chunk)));
  child.stdout.on('data', (chunk: Buffer) => {
    said.push(String(chunk));
    if (String(chunk).includes('begun')) child.kill(signal);
  });
  const code = await new Promise((done) => child.once('close', done));
  expect({ code, said: said.join('') }).toEqual({
    code: 1,
    said: 'begun\nStopped before it was done: run it again.\nundone\n',
  });
});
