import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type AppealStepKind, appealState, appealSteps, possibleAppealSteps, rightFor, timeOf } from './appeal.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const state = (kinds: readonly AppealStepKind[], received: string | undefined = '2026-11-02', cameOn = '2026-11-23') =>
  appealState({ cameOn: day(cameOn), steps: kinds.map((kind) => ({ kind })) }, received ? day(received) : undefined);

describe('whether an appeal came in time (FL 44–45; lag 1930:173)', () => {
  it.each([
    ['on the last day', '2026-11-23', '2026-11-02', 'inTime'],
    ['the day after it', '2026-11-24', '2026-11-02', 'late'],
    ['on the Monday after a last Sunday', '2026-11-23', '2026-11-01', 'inTime'],
    ['on the Tuesday after it', '2026-11-24', '2026-11-01', 'late'],
    ['on the Monday after Midsummer’s Eve', '2027-06-28', '2027-06-04', 'inTime'],
    ['before she got it on paper', '2026-11-01', '2026-11-02', 'inTime'],
    ['while nobody knows when she got it', '2027-06-28', undefined, 'unclear'],
  ] as const)('%s', (_, cameOn, received, time) => {
    expect(timeOf(day(cameOn), received ? day(received) : undefined)).toBe(time);
  });
});

describe('how it goes on', () => {
  it('from judged to reviewed, to the court, and to what the court says', () => {
    expect(state([])).toBe('toReview');
    expect(state([], '2026-11-01', '2026-11-24')).toBe('late');
    expect(appealState({ cameOn: day('2026-11-23'), steps: [] }, undefined)).toBe('unclear');
    expect(state(['wrongInformation'], '2026-11-01', '2026-11-24')).toBe('toReview');
    for (const reviewed of ['kept', 'changed'] as const) expect(state([reviewed])).toBe('toHandOver');
    expect(state(['changed', 'handedOver'])).toBe('atCourt');
    for (const end of ['rejected', 'withdrawn', 'upheld', 'courtChanged', 'sentBack', 'dismissed'] as const)
      expect(state(['kept', 'handedOver', end])).toBe('over');
  });

  it('is rejected only where it is late, and never handed over unreviewed', () => {
    const where = (kind: AppealStepKind) =>
      Object.entries(possibleAppealSteps).flatMap(([at, kinds]) => (kinds.some((one) => one === kind) ? [at] : []));
    expect(where('rejected')).toEqual(['late']);
    expect(where('handedOver')).toEqual(['toHandOver']);
    expect(where('courtChanged')).toEqual(['atCourt']);
    expect(appealSteps.filter((kind) => where(kind).length === 0)).toEqual([]);
  });

  it('asks for the right to reject, or to decide what is appealed', () => {
    expect(appealSteps.filter((kind) => rightFor(kind) === 'reject')).toEqual([
      'wrongInformation',
      'sentToCourt',
      'dayUnclear',
      'rejected',
    ]);
    expect(appealSteps.filter((kind) => rightFor(kind) === 'decide')).toEqual(['kept', 'changed']);
  });
});
