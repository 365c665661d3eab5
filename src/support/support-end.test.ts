import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { type Running, supportEnd } from './support-end.ts';

const now = Temporal.Instant.from('2027-03-09T08:00:00Z');
const begunAt = Temporal.Instant.from('2027-03-01T08:00:00Z');
const weeks = (n: number): Running => ({ extent: { unit: 'weeks', n }, begunAt, held: 0 });
const talks = (n: number, held: number): Running => ({ extent: { unit: 'talks', n }, begunAt, held });

it.each<[string, Running[], string | undefined, boolean]>([
  ['nothing is given', [], undefined, false],
  ['weeks end on their day', [weeks(4)], '2027-03-29', false],
  ['the last of several counts', [weeks(4), weeks(8), weeks(2)], '2027-04-26', false],
  ['talks go on, without a day', [talks(12, 2)], undefined, true],
  ['few talks are left', [talks(12, 9)], '2027-03-23', false],
  ['more were held than were planned', [talks(3, 5)], '2027-03-23', false],
  ['what is given once has no end', [{ extent: { unit: 'once', n: null }, begunAt, held: 0 }], undefined, false],
  ['one has a day and one has none', [weeks(4), talks(12, 0)], '2027-03-29', true],
])('the end of support: %s', (_, running, until, undated) => {
  const end = supportEnd(running, now);
  expect([end.until?.toString(), end.undated]).toEqual([until, undated]);
});
