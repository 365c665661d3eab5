import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { newId, type PersonId } from '../kernel/ids.ts';
import type { DecisionId } from '../safety/index.ts';
import {
  type AppealState,
  type AppealStepKind,
  appealState,
  appealSteps,
  asksDay,
  changedTo,
  isDecision,
  possibleAppealSteps,
  rightFor,
  rightIn,
  timeOf,
} from './appeal.ts';

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
    const states = Object.keys(possibleAppealSteps) as AppealState[];
    expect(states.map((one) => [one, rightIn(one), asksDay(one)])).toEqual([
      ['late', 'reject', false],
      ['unclear', 'reject', false],
      ['toReview', 'decide', false],
      ['toHandOver', undefined, true],
      ['atCourt', undefined, true],
      ['over', undefined, false],
    ]);
  });

  it('is a decision where it was rejected, changed or settled by the court', () => {
    expect(appealSteps.filter((kind) => !isDecision(kind))).toEqual([
      ...(['wrongInformation', 'sentToCourt', 'dayUnclear', 'kept', 'handedOver', 'withdrawn'] as const),
    ]);
  });
});

describe('what it was changed to', () => {
  const [self, guardian] = [newId<PersonId>(), newId<PersonId>()];
  const made = (at: string, also: { kind?: 'refuseRequest' | 'rejectAppeal'; personId?: PersonId } = {}) => ({
    id: newId<DecisionId>(),
    kind: 'intervention' as const,
    personId: self,
    decidedAt: Temporal.ZonedDateTime.from(`${at}[Europe/Stockholm]`).toInstant(),
    ...also,
  });
  const appealed = made('2026-11-02T10:00');
  // It came on Monday the 16th; when it was written down is not asked.
  const of = (...others: ReturnType<typeof made>[]) =>
    changedTo({ decisionId: appealed.id, cameOn: day('2026-11-16') }, [...others, appealed]);

  it('is what was decided from the day when it came, though it was written down two days later', () => {
    const [sunday, monday, tuesday] = ['15', '16', '17'].map((on) => made(`2026-11-${on}T09:00`));
    if (!sunday || !monday || !tuesday) throw new Error('three days');
    expect([of(sunday), of(monday, sunday), of(tuesday, sunday)]).toEqual([undefined, monday.id, tuesday.id]);
  });

  it('is never the appealed one, one made before it the same day, a refused request, or of somebody else', () => {
    expect(of()).toBeUndefined();
    expect(changedTo({ decisionId: appealed.id, cameOn: day('2026-11-02') }, [appealed])).toBeUndefined();
    const before = made('2026-11-02T09:00');
    expect(changedTo({ decisionId: appealed.id, cameOn: day('2026-11-02') }, [appealed, before])).toBeUndefined();
    for (const kind of ['refuseRequest', 'rejectAppeal'] as const)
      expect(of(made('2026-11-17T09:00', { kind }))).toBeUndefined();
    expect(of(made('2026-11-17T09:00', { personId: guardian }))).toBeUndefined();
  });

  it('of a guardian’s request that was refused is the decision that was asked for, of the child', () => {
    const request = made('2026-11-02T10:00', { kind: 'refuseRequest', personId: guardian });
    const decided = made('2026-11-17T09:00');
    expect(changedTo({ decisionId: request.id, cameOn: day('2026-11-16') }, [decided, request])).toBe(decided.id);
  });
});
