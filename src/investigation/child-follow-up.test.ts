import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { contactProblem, endedIn, followedUntil, hasRunOut, lastDayAfter, stillFollowable } from './child-follow-up.ts';
import type { InvestigationId } from './investigation.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

it('goes on for six months at most from what ended, also over the end of a short month', () => {
  expect(lastDayAfter(day('2026-08-31')).toString()).toBe('2027-02-28');
  const until = (asked: string | undefined, today: string) => {
    const found = followedUntil(day('2026-09-10'), asked ? day(asked) : undefined, day(today));
    return found.ok ? found.value.toString() : found.error;
  };
  expect(until(undefined, '2026-11-23')).toBe('2027-03-10');
  expect(until('2027-01-15', '2026-11-23')).toBe('2027-01-15');
  expect(until('2027-03-11', '2026-11-23')).toBe('overSixMonths');
  expect(until('2026-11-22', '2026-11-23')).toBe('dayPassed');
  expect(until(undefined, '2027-03-10')).toBe('2027-03-10');
  expect(until(undefined, '2027-03-11')).toBe('tooLate');
});

it('comes after an investigation without support, or a shelter of the child’s own', () => {
  const at = Temporal.Instant.from('2026-10-31T23:30:00Z');
  const investigations = (['granted', 'refused', 'withoutHelp', null] as const).map((outcome) => ({
    ...{ id: `${outcome}` as InvestigationId, outcome, endedAt: outcome ? at : null },
  }));
  const placed = (
    id: string,
    kind: 'shelterChild' | 'shelterChildImmediate' | 'secretLocation' | 'shelterAdult',
    personId = 'nova',
  ) => ({
    ...{ id, kind, personId },
  });
  const decisions = [
    ...[placed('hers', 'shelterChild'), placed('atOnce', 'shelterChildImmediate'), placed('secret', 'secretLocation')],
    ...[placed('brother', 'shelterChild', 'leo'), placed('mother', 'shelterAdult')],
  ];
  const step = (decisionId: string, kind: 'begun' | 'ended' | 'lapsed' = 'ended') => ({
    ...{ id: `${decisionId} ${kind}`, kind, on: day('2026-11-02'), decisionId },
  });
  const steps = [
    ...[step('hers', 'begun'), step('hers'), step('atOnce', 'lapsed'), step('secret'), step('brother'), step('mother')],
  ];
  // On the day that it was here.
  expect(
    endedIn({ investigations, decisions, steps, child: 'nova' }).map((one) => [one.key, one.after, `${one.on}`]),
  ).toEqual([
    ['refused', 'investigation', '2026-11-01'],
    ['withoutHelp', 'investigation', '2026-11-01'],
    ['hers ended', 'placement', '2026-11-02'],
    ['atOnce lapsed', 'placement', '2026-11-02'],
  ]);
  // Where nobody knows which child it is, nobody's shelter is taken for the child's.
  expect(endedIn({ investigations: [], decisions, steps, child: undefined })).toEqual([]);
});

it('offers only what ended within six months, the latest first', () => {
  const ended = (key: string, on: string) => ({ key, after: 'placement' as const, on: day(on) });
  const all = [ended('old', '2026-05-22'), ended('first', '2026-06-01'), ended('last', '2026-11-01')];
  expect(stillFollowable(all, day('2026-11-23')).map(({ key }) => key)).toEqual(['last', 'first']);
});

it('allows no contact outside its time, and has run out when nobody ended it', () => {
  const followUp = { untilOn: day('2027-01-15'), endedAt: null };
  const at = (on: string) => contactProblem(followUp, day('2026-11-23'), day(on));
  expect(['2026-11-22', '2026-11-23', '2027-01-15', '2027-01-16'].map(at)).toEqual([
    'before',
    undefined,
    undefined,
    'after',
  ]);
  expect(['2027-01-15', '2027-01-16'].map((today) => hasRunOut(followUp, day(today)))).toEqual([false, true]);
});
