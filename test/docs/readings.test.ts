import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { staffRoutes } from '../../src/app.ts';
import { root } from '../../src/platform/root.ts';

/** Acts in a file that no extract of who has read it tells of, and why. */
const leftOut: Readonly<Record<string, string>> = {
  block: 'who is kept apart from whom',
  conflict: 'who is close to whom',
  coordination: 'which files belong together',
  considerations: 'asked across the wall',
  decoy: 'nobody’s file',
  disposal: 'by reference: no file is opened for it',
  guardian: 'who is kept apart from whom',
  item: 'who is kept from what',
  joint: 'which files belong together',
  location: 'where somebody is',
  logReview: 'who is looked into',
  relation: 'who is close to whom',
  retention: 'how long it is kept: nothing is read for it',
  safety: 'asked across the wall',
  sides: 'who is kept apart from whom',
  situation: 'which files belong together',
  situations: 'which files belong together',
  step: 'asked across the wall',
  steps: 'asked across the wall',
  tie: 'which files belong together',
  ties: 'which files belong together',
  withheld: 'who is kept from what',
};
/** About people and units, and about no file. */
const ofNoFile = 'absence delegation group link passkeys role rota staff unit'.split(' ');

const wordOf = (action: string): string => action.split('.')[0] ?? '';
const sql = (name: string) => readFileSync(join(root, 'db/policies', name), 'utf8');

it('of each act in a file it is said whether who has read it is told of it', () => {
  const list = /split_part\(e\.action, '\.', 1\) = any \(array\[([^\]]+)\]/.exec(sql('52_readings.sql'))?.[1] ?? '';
  const told = [...list.matchAll(/'(\w+)'/g)].map(([, word]) => word ?? '');
  const written = globSync('*.sql', { cwd: join(root, 'db/policies') }).flatMap((name) =>
    [...sql(name).matchAll(/authz\.log\('(\w+)\./g)].map(([, word]) => word ?? ''),
  );
  const routes = staffRoutes.filter(({ path }) => path.includes('/:file')).map(({ audit }) => wordOf(audit));
  const known = new Set([...told, ...Object.keys(leftOut), ...ofNoFile]);
  expect(told.length).toBeGreaterThan(30);
  expect([...new Set([...routes, ...written])].filter((word) => !known.has(word))).toEqual([]);
  expect(told.filter((word) => word in leftOut)).toEqual([]);
});
