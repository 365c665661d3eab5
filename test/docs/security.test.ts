import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../src/platform/root.ts';

const attacked = globSync('test/attack/*.attack.ts', { cwd: root }).flatMap((path) =>
  [...readFileSync(join(root, path), 'utf8').matchAll(/attack\(\s*'([A-Z]\d+[a-z]?)'/g)].map(([, goal = '']) => goal),
);
const promises = readFileSync(join(root, 'docs/security.md'), 'utf8')
  .split('\n## The promises\n')[1]
  ?.split('\n## ')[0];
const promised = [...(promises ?? '').matchAll(/^\| ([A-Z]\d+[a-z]?(?:, [A-Z]\d+[a-z]?)*) \|/gm)].flatMap(
  ([, goals = '']) => goals.split(', '),
);

it('promises what is attacked, and attacks what is promised', () => {
  expect(attacked.length).toBeGreaterThan(10);
  expect(promised.toSorted()).toEqual([...new Set(attacked)].toSorted());
});
