import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { type CostPer, costUntil, sums } from './cost.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2027-03-09');
const cost = (amount: number, per: CostPer, from: string, until: string | null = null) => ({
  ...{ amount, per, fromOn: day(from), untilOn: until === null ? null : day(until) },
});

it.each([
  ['once', cost(5000, 'once', '2027-03-01'), 5000],
  ['once, and not yet', cost(5000, 'once', '2027-03-10'), 0],
  ['each day, the first and today with it', cost(1000, 'day', '2027-03-07'), 3000],
  ['the one day that has begun', cost(1000, 'day', '2027-03-09'), 1000],
  ['each day to its last', cost(1000, 'day', '2027-03-01', '2027-03-02'), 2000],
  ['no more than today, whatever is to come', cost(1000, 'day', '2027-03-08', '2027-04-01'), 2000],
  ['over the end of a leap February', cost(1, 'day', '2024-02-28', '2024-03-01'), 3],
  ['a month that has begun', cost(300, 'month', '2027-03-09'), 300],
  ['a month to its last day', cost(300, 'month', '2027-02-09', '2027-03-08'), 300],
  ['and the day after', cost(300, 'month', '2027-02-09', '2027-03-09'), 600],
] as const)('%s', (_, one, expected) => expect(costUntil(one, today)).toBe(expected));

it('sums by kind, the dearest first', () => {
  const all = [
    { ...cost(10, 'once', '2027-01-01'), kind: 'aid' },
    { ...cost(100, 'day', '2027-03-08'), kind: 'stay' },
    { ...cost(5, 'once', '2027-01-01'), kind: 'aid' },
  ];
  expect(sums(all, today)).toEqual([
    { kind: 'stay', sum: 200 },
    { kind: 'aid', sum: 15 },
  ]);
});
