import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { locationRoutes } from '../../src/location/index.ts';
import { root } from '../../src/platform/root.ts';
import { situationRoutes } from '../../src/situation/index.ts';

it('an extract on who has read leaves out whatever is done about a place, or across the wall', () => {
  const policy = readFileSync(join(root, 'db/policies/52_readings.sql'), 'utf8');
  const [, list = ''] = /split_part\(e\.action[^[]*\[([^\]]+)\]/.exec(policy) ?? [];
  const told = new Set([...list.matchAll(/'(\w+)'/g)].map(([, first]) => first));
  expect(told.has('file')).toBe(true);
  const audits = [...locationRoutes, ...situationRoutes].map(({ audit }) => audit);
  expect(audits.filter((audit) => told.has(audit.split('.')[0]))).toEqual([]);
});
