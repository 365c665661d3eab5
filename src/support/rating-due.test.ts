import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { ratingsDue } from './rating-due.ts';

const now = Temporal.Instant.from('2027-03-09T08:30:00Z');
const ago = (days: number) => now.subtract({ hours: 24 * days });
const inDays = (days: number) => now.add({ hours: 24 * days });
const never = { any: undefined, end: undefined };
const start = 'ratingAtStart 2027-03-23T23:00:00Z';

it.each([
  ['nobody was asked', { begins: true, end: undefined }, never, [start]],
  ['both are asked, each at its time', { begins: true, end: inDays(56) }, never, [start, `ratingAtEnd ${inDays(56)}`]],
  ['an answer of two weeks holds', { begins: true, end: undefined }, { any: ago(14), end: undefined }, []],
  ['an older one does not', { begins: true, end: undefined }, { any: ago(15), end: undefined }, [start]],
  ['the end is near', { begins: false, end: inDays(14) }, never, [`ratingAtEnd ${inDays(14)}`]],
  [
    'a figure of the time between does not answer for the end',
    { begins: false, end: inDays(14) },
    { any: ago(1), end: ago(40) },
    [`ratingAtEnd ${inDays(14)}`],
  ],
  ['the end was answered just now', { begins: false, end: inDays(14) }, { any: ago(1), end: ago(1) }, []],
  [
    'the end of something else does not answer for one that is far off',
    { begins: false, end: inDays(56) },
    { any: ago(1), end: ago(1) },
    [`ratingAtEnd ${inDays(56)}`],
  ],
  ['it goes on', { begins: false, end: undefined }, never, []],
])('%s', (_, is, answered, expected) => {
  expect(ratingsDue(is, answered, now).map(({ kind, due }) => `${kind} ${due}`)).toEqual(expected);
});
