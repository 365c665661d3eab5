import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { measuredSince } from './measured.ts';

const day = (n: number) => Temporal.Instant.from('2027-03-01T10:00Z').add({ hours: 24 * n });
const figure = (key: string, value: number, n: number) => ({ key, value, at: day(n) });

it.each([
  ['nothing', [], []],
  ['asked once', [figure('fear', 8, 1)], [['fear', 8, undefined]]],
  [
    'the last before it began counts as the first',
    [figure('fear', 9, 0), figure('fear', 8, 2), figure('fear', 3, 9)],
    [['fear', 8, 3]],
  ],
  ['else the first since', [figure('fear', 7, 5), figure('fear', 4, 9)], [['fear', 7, 4]]],
  [
    'each thing by itself',
    [figure('fear', 7, 1), figure('wellbeing', 2, 1), figure('wellbeing', 6, 9)],
    [
      ['fear', 7, undefined],
      ['wellbeing', 2, 6],
    ],
  ],
] as const)('%s', (_, figures, expected) => {
  expect(measuredSince(figures, day(3)).map(({ key, first, last }) => [key, first.value, last?.value])).toEqual(
    expected,
  );
});
