import { afterAll, beforeAll, expect, it } from 'vitest';
import { aTown, type Town } from '../builders/index.ts';

// The curves of the figures are ours: held against patients whose curves every textbook prints.

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.close());

// Remission in weeks under 6-mercaptopurine and placebo: Freireich et al., Blood 21 (1963) 699. The estimates and
// errors are those of Kleinbaum and Klein, Survival Analysis, table 2.1; the intervals those of SAS PROC LIFETEST.
const treated = [
  [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35],
  'tttftftffttffftt'.padEnd(21, 'f'),
] as const;
const placebo = [[1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], 't'.repeat(21)] as const;
const values = ([weeks, ended]: readonly [readonly number[], string]) => [weeks, [...ended].map((c) => c === 't')];

it('finds the published survival of Freireich’s patients, and its error', async () => {
  const found = await town.look<{ row: string }>(
    `select concat_ws(' ', at, at_risk, events, round(remaining::numeric, 4), round((remaining * sqrt(greenwood))::numeric, 4)) as row
       from authz.survival($1, $2)`,
    values(treated),
  );
  expect(found.map(({ row }) => row)).toEqual([
    '6 21 3 0.8571 0.0764',
    '7 17 1 0.8067 0.0869',
    '10 15 1 0.7529 0.0963',
    '13 12 1 0.6902 0.1068',
    '16 11 1 0.6275 0.1141',
    '22 7 1 0.5378 0.1282',
    '23 6 1 0.4482 0.1346',
  ]);
});

it('finds their medians and intervals, where five are on either side', async () => {
  const times = async (data: typeof treated) =>
    (await town.look<{ times: unknown }>('select authz.times_of($1, $2) as times', values(data)))[0]?.times;
  expect(await times(treated)).toMatchObject({ q1: 13, median: 23, q3: null, low: 13, high: null });
  expect(await times(placebo as unknown as typeof treated)).toMatchObject({
    q1: 4,
    median: 8,
    q3: 12,
    low: 4,
    high: 11,
  });
});
