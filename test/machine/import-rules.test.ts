import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../src/platform/root.ts';

/** A small house in which every rule is broken once, and beside each breach its permitted twin. */
const files: Record<string, string> = {
  'src/kernel/day.ts': `export { url } from '../platform/place.ts';`,
  'src/platform/place.ts': `export const url = '';`,
  'src/platform/database/pool.ts': `export { Pool } from 'pg';`,
  'src/platform/nosy.ts': `export { door } from '../intake/index.ts';`,
  'src/intake/index.ts': `export const door = 1;`,
  'src/intake/intake.ts': `export { sql } from '../platform/sql.ts';`,
  'src/intake/intake.store.ts': `export { sql } from 'kysely';`,
  'src/intake/inner.ts': `export const inner = 1;`,
  'src/intake/routes.tsx': `export { Hono } from 'hono';`,
  'src/intake/receive.ts': `export { Hono } from 'hono';`,
  'src/intake/leaky.ts': `export { helper } from '../../test/support/helper.ts';`,
  'src/intake/tested.test.ts': `export { helper } from '../../test/support/helper.ts';`,
  'src/plan/plan.ts': `export { door } from '../intake/index.ts';`,
  'src/plan/peek.ts': `export { inner } from '../intake/inner.ts';`,
  'src/plan/query.ts': `export { sql } from 'kysely';`,
  'src/plan/round.ts': `import { about } from './about.ts';\nexport const round = () => about;`,
  'src/plan/about.ts': `import { round } from './round.ts';\nexport const about = () => round;`,
  'src/plan/check.ts': `export { test } from 'vitest';`,
  'src/platform/sql.ts': `export const sql = 1;`,
  'src/plan/lost.ts': `export { nothing } from './nowhere.ts';`,
  'test/support/helper.ts': `export const helper = 1;`,
};

const breaches = [
  'kernel-knows-nothing-of-ours: src/kernel/day.ts',
  'ground-knows-no-slice: src/platform/nosy.ts',
  'slices-meet-at-the-door: src/plan/peek.ts',
  'rules-are-pure: src/intake/intake.ts',
  'only-stores-know-sql: src/plan/query.ts',
  'only-pages-know-the-web: src/intake/receive.ts',
  'no-tests-in-the-program: src/intake/leaky.ts',
  'no-development-packages-in-the-program: src/plan/check.ts',
  'everything-is-found: src/plan/lost.ts',
];

let house: string;
let said: string;

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'samgrepp-house-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, name)), { recursive: true });
    writeFileSync(join(house, name), text);
  }
  for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
    cpSync(join(root, name), join(house, name));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const options = ['src', 'test', '--config', '.dependency-cruiser.cjs', '--preserve-symlinks'];
  said = spawnSync(process.execPath, [program, ...options, '--no-progress'], { cwd: house, encoding: 'utf8' }).stdout;
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

test.each(breaches)('%s is found', (breach) => {
  expect(said).toContain(`error ${breach} `);
});

test('a cycle is found', () => {
  expect(said).toMatch(/error no-cycles: src\/plan\/(round|about)\.ts/);
});

test('nothing else is', () => {
  expect(said).toContain(`x ${breaches.length + 1} dependency violations`);
});
