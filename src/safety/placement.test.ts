import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { newId, type PersonId, type StaffId } from '../kernel/ids.ts';
import type { Decision, DecisionId } from './decision.ts';
import {
  checkStep,
  type DecisionStep,
  ends,
  type Followed,
  ownClocks,
  possibleSteps,
  type StepKind,
  stands,
} from './placement.ts';

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const day = (text: string) => Temporal.PlainDate.from(text);
const now = at('2026-12-01T10:00');
const child = newId<PersonId>();

const aDecision = (more: Partial<Decision> = {}): Decision => ({
  id: newId<DecisionId>(),
  kind: 'shelterChildImmediate',
  personId: child,
  state: 'granted',
  askedBy: 'Sara',
  askedById: newId<StaffId>(),
  askedAt: at('2026-11-27T18:00'),
  askedOf: null,
  askedOfId: null,
  proposal: null,
  decidedBy: 'Bengt',
  decidedAt: at('2026-11-27T19:00'),
  basis: '',
  motivation: '',
  changesId: null,
  changeGround: null,
  ...more,
});
const aStep = (kind: StepKind): DecisionStep => ({
  ...{ id: newId<DecisionStep['id']>(), decisionId: newId<DecisionId>(), kind },
  ...{ on: day('2026-11-28'), until: null, words: null, by: 'Sara' },
});
type Waits = Followed['clocks'][number]['kind'];
const followed = (
  waits: readonly Waits[],
  did: readonly StepKind[] = [],
  of = aDecision(),
  due = '2026-12-05T00:00',
) => ({
  decision: of,
  stands: true,
  steps: did.map(aStep),
  clocks: waits.map((kind) => ({ id: newId(), kind, about: child, ownerId: newId<StaffId>(), dueAt: at(due) })),
});
const possible = (...given: Parameters<typeof followed>) => possibleSteps(followed(...given), now);

describe('a child’s immediate placement', () => {
  it('asks for what the law asks next, and for nothing that it has', () => {
    expect(possible(['courtSubmission'])).toEqual(['submitted', 'begun', 'ended']);
    expect(possible(['courtAnswer', 'courtApplication', 'childShelterReview'], ['begun'])).toEqual([
      ...['confirmed', 'notConfirmed', 'moreTime', 'reviewed', 'reviewedEnds', 'ended'],
    ]);
    expect(possible(['courtApplication', 'childShelterReview'])).toEqual([
      ...['applied', 'moreTime', 'reviewed', 'reviewedEnds', 'ended'],
    ]);
    expect(possible(['courtRuling', 'childShelterReview'])).toContain('granted');
    expect(possible(['childShelterReview'], ['granted'])).toEqual(['reviewed', 'reviewedEnds', 'ended']);
    expect(possible([], ['granted'])).toEqual(['begun', 'final', 'ended']);
    expect(possible(['placementBegins'], ['granted', 'final'])).toEqual(['begun', 'ended']);
  });

  it('can be said to have lapsed once the time is over, and not before', () => {
    expect(possible(['courtSubmission'], [], aDecision(), '2026-12-01T00:00')).toContain('lapsed');
    expect(possible(['courtSubmission'])).not.toContain('lapsed');
    for (const clock of ['courtApplication', 'placementBegins'] as const)
      expect(possible([clock], [], aDecision(), '2026-12-01T00:00')).toContain('lapsed');
  });

  it('asks nothing more when it has ended, in whatever way; what the chair decided is still told to the board', () => {
    const over = (['notConfirmed', 'rejected', 'lapsed', 'reviewedEnds', 'ended'] as const).filter(ends);
    expect(over).toHaveLength(5);
    for (const kind of over) expect(possible([], [kind])).toEqual([]);
    expect(possible(['chairReported'], ['ended'])).toEqual(['meeting', 'reported']);
  });

  it('no longer stands where it was changed, or where a later one for the same child was made', () => {
    const [first, other] = [aDecision(), aDecision({ personId: newId<PersonId>() })];
    const later = aDecision({ decidedAt: at('2026-11-30T08:00') });
    const place = aDecision({ kind: 'secretLocation', decidedAt: at('2026-11-30T08:00') });
    expect(stands(first, [first, other, place])).toBe(true);
    expect(stands(first, [first, later])).toBe(false);
    expect(stands(later, [first, later])).toBe(true);
    expect(stands(first, [first, aDecision({ state: 'changed', changesId: first.id })])).toBe(false);
    expect(stands(aDecision({ state: 'refused' }), [])).toBe(false);
  });
});

describe('a place that is kept secret, and a shelter with consent', () => {
  it('are reviewed or end; the court is not asked', () => {
    expect(possible(['secretLocationReview'], [], aDecision({ kind: 'secretLocation' }))).toEqual([
      ...['reviewed', 'reviewedEnds', 'ended'],
    ]);
    expect(possible([], [], aDecision({ kind: 'shelterChild' }))).toEqual(['begun', 'ended']);
    expect(possible(['childShelterReview'], ['begun'], aDecision({ kind: 'shelterChild' }))).toEqual([
      ...['reviewed', 'reviewedEnds', 'ended'],
    ]);
  });
});

describe('what was granted and is to begin', () => {
  const shelter = aDecision({ kind: 'shelterAdult' });

  it('is begun or not wanted while it waits, and can be interrupted when it has begun; money that was paid can not', () => {
    for (const kind of ['shelterAdult', 'emergencyAid', 'intervention', 'incomeSupport'] as const)
      expect(possible(['execution'], [], aDecision({ kind }))).toEqual(['executed', 'notWanted']);
    expect(possible([], ['executed'], shelter)).toEqual(['interrupted']);
    expect(possible(['execution'], ['executed', 'interrupted'], shelter)).toEqual(['executed', 'notWanted']);
    expect(possible([], ['notWanted'], shelter)).toEqual([]);
    expect(possible([], ['executed'], aDecision({ kind: 'emergencyAid' }))).toEqual([]);
  });

  it('waits for itself alone: nothing that is granted later takes its place', () => {
    const later = aDecision({ kind: 'emergencyAid', decidedAt: at('2026-11-30T08:00') });
    expect(stands(shelter, [shelter, later, aDecision({ kind: 'secretLocation', decidedAt: later.decidedAt })])).toBe(
      true,
    );
    const mine = { id: newId(), kind: 'execution' as const, ownerId: newId<StaffId>(), dueAt: now, about: shelter.id };
    expect(ownClocks(shelter, [mine, { ...mine, about: later.id }, { ...mine, about: child }])).toEqual([mine]);
  });
});

describe('the day of a step', () => {
  const check = (
    kind: StepKind,
    on: string,
    more: { until?: string; words?: string } = {},
    due = '2026-12-05T00:00',
  ) => {
    const clocks = followed(['courtSubmission', 'courtApplication', 'placementBegins'], [], aDecision(), due);
    const step = { kind, on: day(on), until: more.until ? day(more.until) : null, words: more.words ?? null };
    const checked = checkStep(clocks, step, now);
    return checked.ok
      ? checked.value.toZonedDateTimeISO('Europe/Stockholm').toPlainDateTime().toString()
      : checked.error;
  };

  it('is the one on which it was done: today is now, an earlier one its beginning, and never before the decision', () => {
    expect(check('submitted', '2026-12-01')).toBe('2026-12-01T10:00:00');
    expect(check('submitted', '2026-11-30')).toBe('2026-11-30T00:00:00');
    expect(check('begun', '2026-11-27')).toBe('2026-11-27T19:00:00');
    expect(check('begun', '2026-11-26')).toBe('beforeDecision');
    expect(check('confirmed', '2026-12-02')).toBe('inFuture');
  });

  it('lies within the time of the law: the last day counts, the day after has lapsed', () => {
    for (const kind of ['submitted', 'applied', 'begun'] as const) {
      expect(check(kind, '2026-11-30', {}, '2026-12-01T00:00')).toBe('2026-11-30T00:00:00');
      expect(check(kind, '2026-12-01', {}, '2026-12-01T00:00')).toBe('tooLate');
    }
    expect(check('lapsed', '2026-12-01', {}, '2026-12-01T00:00')).toBe('2026-12-01T10:00:00');
  });

  it('comes with the reasons where something was weighed, and with a day where the court gave more time', () => {
    expect(check('reviewed', '2026-12-01')).toBe('noWords');
    expect(check('ended', '2026-12-01', { words: 'De har flyttat.' })).toBe('2026-12-01T10:00:00');
    expect(check('moreTime', '2026-12-01', { words: 'Barnet är sjukt.' })).toBe('noUntil');
    expect(check('notWanted', '2026-12-01')).toBe('noWords');
    expect(check('executed', '2026-12-01')).toBe('2026-12-01T10:00:00');
  });
});
