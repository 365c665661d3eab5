import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { type AdviceTyped, adviceProblems } from '../../intake/index.ts';
import { newId } from '../../kernel/ids.ts';
import { isBefore } from '../../kernel/instant.ts';
import { root } from '../../platform/root.ts';
import { Keyring } from '../../platform/sealing/keyring.ts';
import { Chance } from './chance.ts';
import { tellYears } from './load-years.ts';
import { Numbers } from './numbers.ts';
import { Rows } from './rows.store.ts';
import { tellAdvice } from './tell-advice.ts';
import { staffNeeded, type Town, unitsNeeded } from './town.ts';

it('gives nobody the number of one of the stories, and no number twice', () => {
  const stories = globSync('src/demo/stories/*.ts', { cwd: root }).map((file) =>
    readFileSync(join(root, file), 'utf8'),
  );
  const told = new Set(stories.join().match(/\b\d{12}\b/g));
  expect(told.size).toBeGreaterThan(4);
  const numbers = Numbers.ofTheTaxAgency();
  const given = [];
  for (let year = 1930; year < 2026; year += 1)
    for (const sex of ['K', 'M'] as const)
      for (let n = numbers.take(year, sex); n; n = numbers.take(year, sex)) given.push(n);
  expect(given.length).toBeGreaterThan(1000);
  expect(new Set(given).size).toBe(given.length);
  expect(given.filter((number) => told.has(number))).toEqual([]);
});

it('chance is the same for the same seed, and spread over what it can be', () => {
  const [one, other] = [new Chance('a'), new Chance('a')];
  expect([one.id(), one.whole(1, 6), one.next()]).toEqual([other.id(), other.whole(1, 6), other.next()]);
  expect(one.id()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const thrown = Array.from({ length: 6000 }, () => one.whole(1, 6));
  for (const side of [1, 2, 3, 4, 5, 6])
    expect(Math.abs(thrown.filter((n) => n === side).length - 1000)).toBeLessThan(120);
  const waits = Array.from({ length: 2000 }, () => one.around(10, 0.5)).sort((a, b) => a - b);
  expect(waits[1000]).toBeGreaterThan(9);
  expect(waits[1000]).toBeLessThan(11);
});

const idsFor = <K extends string, T>(keys: readonly K[]) => Object.fromEntries(keys.map((key) => [key, newId()])) as T;
const town: Town = {
  keyring: new Keyring(Buffer.alloc(32, 7)),
  units: idsFor(unitsNeeded),
  staff: idsFor(staffNeeded),
  central: true,
  delegations: idsFor(['shelterAdult', 'openChildInvestigation', 'notOpenChildInvestigation']),
};

it('tells the same years each time, but for the keys that seal them', () => {
  const now = Temporal.Instant.from('2026-11-27T20:40:00+01:00');
  const plain = (value: unknown) => (Buffer.isBuffer(value) ? 'sealed' : String(value));
  const tell = (seed: string) =>
    [...tellYears(town, seed, now, Numbers.none(), 30).inOrder()].flatMap(([table, rows]) =>
      rows.map((row) => `${table} ${Object.values(row).map(plain).join()}`),
    );
  const once = tell('one');
  expect(once.length).toBeGreaterThan(5_000);
  expect(tell('one')).toEqual(once);
  const known = new Set(once);
  expect(tell('other').filter((row) => known.has(row))).toEqual([]);
}, 30_000);

it('tells of nothing that has not happened yet, at whatever hour they end', () => {
  const ahead = ['dueAt', 'validTo', 'expiresAt', 'startsAt'];
  const told = new Set<string>();
  // Over a weekend and a long holiday nobody has looked yet at what came in before it.
  for (const at of ['2026-11-23T02:08:00+01:00', '2026-12-28T06:00:00+01:00', '2026-06-22T07:30:00+02:00']) {
    const now = Temporal.Instant.from(at);
    for (const [table, rows] of tellYears(town, 'Strandhaga', now, Numbers.none()).inOrder())
      for (const [column, value] of rows.flatMap((row) => Object.entries(row)))
        if (value instanceof Temporal.Instant && isBefore(now, value) && !ahead.includes(column))
          told.add(`${table}.${column}`);
  }
  expect([...told]).toEqual([]);
}, 60_000);

it('tells of no advice without a name that the form would have refused', () => {
  const rows = new Rows();
  tellAdvice(rows, town, new Chance('Strandhaga, advice'), Temporal.Instant.from('2026-11-27T20:40:00+01:00'));
  type Told = AdviceTyped & { readonly unfindableBecause: NonNullable<AdviceTyped['because']> | null };
  const told = rows.of('unnamedAdvice') as readonly Told[];
  const refused = told.flatMap((one) => adviceProblems({ ...one, because: one.unfindableBecause ?? undefined }));
  expect(refused).toEqual([]);
  const tellsOfViolence = told.filter(({ forWhom, violence }) => forWhom === 'child' && violence.length > 0);
  expect(tellsOfViolence.length).toBeGreaterThan(20);
  expect(new Set(tellsOfViolence.map(({ childConcern }) => childConcern))).toEqual(new Set(['unfindable']));
});
