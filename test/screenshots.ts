import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../src/platform/root.ts';

/** npm run screenshots: makes the pictures of docs/screenshots anew. They are looked at, and compared, by people. */
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const config = join('test', 'screenshots', 'vitest.config.ts');
const { status } = spawnSync(process.execPath, [vitest, 'run', '--config', config, '--root', '.'], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
