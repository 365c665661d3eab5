import { expect, it } from 'vitest';
import type { Instrument } from '../instruments/index.ts';
import { isForAge, quickFor } from './rating.ts';

it.each([
  [{ from: 5, to: 17 }, 2021, false],
  [{ from: 5, to: 17 }, 2020, true],
  [{ from: 0, to: 8 }, 2017, true],
  [{ from: 0, to: 8 }, 2016, false],
  [{ from: 5, to: 17 }, null, true],
  [undefined, 1980, true],
])('for %j, born %s: %s', (ages, born, asked) => {
  expect(isForAge({ ages }, born, 2025)).toBe(asked);
});

const asks = (id: string, audience: Instrument['audience'], ages?: Instrument['ages'], max = 10): Instrument => ({
  ...{ id, version: '1', kind: 'selfRating', audience, title: { sv: id }, licence: 'Eget', formula: 'none' },
  ...{ scales: { n: { min: 0, max, labels: {} } }, items: [{ key: 'q', scale: 'n', text: { sv: id } }] },
  ...{ judgements: [], thresholds: [], reversed: [], subscales: [] },
  ...(ages && { ages }),
});
const loaded = [
  asks('wellbeing', 'adult'),
  asks('fear', 'adult'),
  asks('ownViolence', 'usesViolence'),
  asks('small', 'child', { from: 0, to: 8 }),
  asks('feels', 'child', { from: 5, to: 17 }),
  asks('long', 'child', undefined, 4),
];

it.each([
  ['perpetrator', { isChild: false, birthYear: null }, ['wellbeing', 'ownViolence']],
  ['victim', { isChild: false, birthYear: null }, ['wellbeing', 'fear']],
  ['childWitness', { isChild: true, birthYear: 2024 }, ['small']],
  ['childWitness', { isChild: true, birthYear: 2012 }, ['feels']],
  ['childWitness', { isChild: true, birthYear: 2008 }, []],
])('in the file of a %s, %j: asked by %j', (side, self, expected) => {
  expect(quickFor(loaded, side, self, 2027).map(({ id }) => id)).toEqual(expected);
});
