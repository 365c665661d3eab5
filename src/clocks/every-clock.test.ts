import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { getOk } from '../kernel/result.ts';
import { type ClockRule, dueAt, extend, stateOf } from './clocks.ts';
import { type ClockKind, clockKinds, ruleOf } from './rules.ts';

// Every clock there is, over the nights and holidays at which such things go wrong. What is expected stands here in plain moments, and not
// as a sum: a rule that is changed by a slip is seen.

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const shown = (moment: Temporal.Instant) =>
  moment.toZonedDateTimeISO('Europe/Stockholm').toPlainDateTime().toString({ smallestUnit: 'minute' });

/** Friday afternoon; Midsummer Eve; the night that lacks an hour, and the one that has one more; the evening before a leap day. */
const starts = ['2026-11-27T16:40', '2027-06-25T16:40', '2027-03-28T01:30', '2027-10-31T00:30', '2028-02-28T23:30'];

/** When each length is over, for each of these beginnings. */
const ends = {
  hour: ['2026-11-27T17:40', '2027-06-25T17:40', '2027-03-28T03:30', '2027-10-31T01:30', '2028-02-29T00:30'],
  fourHours: ['2026-11-27T20:40', '2027-06-25T20:40', '2027-03-28T06:30', '2027-10-31T03:30', '2028-02-29T03:30'],
  dayAndNight: ['2026-11-28T16:40', '2027-06-26T16:40', '2027-03-29T02:30', '2027-10-31T23:30', '2028-02-29T23:30'],
  threeNights: ['2026-11-30T16:40', '2027-06-28T16:40', '2027-03-31T02:30', '2027-11-02T23:30', '2028-03-02T23:30'],
  sameDay: ['2026-11-28T00:00', '2027-06-26T00:00', '2027-03-29T00:00', '2027-11-01T00:00', '2028-02-29T01:30'],
  twoDays: ['2026-11-30T00:00', '2027-06-28T00:00', '2027-03-31T00:00', '2027-11-03T00:00', '2028-03-02T00:00'],
  threeDays: ['2026-12-01T00:00', '2027-06-29T00:00', '2027-04-01T00:00', '2027-11-04T00:00', '2028-03-03T00:00'],
  week: ['2026-12-05T00:00', '2027-07-03T00:00', '2027-04-05T00:00', '2027-11-08T00:00', '2028-03-07T00:00'],
  fortnight: ['2026-12-12T00:00', '2027-07-10T00:00', '2027-04-12T00:00', '2027-11-15T00:00', '2028-03-14T00:00'],
  fourWeeks: ['2026-12-26T00:00', '2027-07-24T00:00', '2027-04-26T00:00', '2027-11-29T00:00', '2028-03-28T00:00'],
  sixWeeks: ['2027-01-09T00:00', '2027-08-07T00:00', '2027-05-10T00:00', '2027-12-13T00:00', '2028-04-11T00:00'],
  month: ['2026-12-28T00:00', '2027-07-26T00:00', '2027-04-29T00:00', '2027-12-01T00:00', '2028-03-29T00:00'],
  threeMonths: ['2027-02-28T00:00', '2027-09-26T00:00', '2027-06-29T00:00', '2028-02-01T00:00', '2028-05-29T00:00'],
  fourMonths: ['2027-03-28T00:00', '2027-10-26T00:00', '2027-07-29T00:00', '2028-03-01T00:00', '2028-06-29T00:00'],
  sixMonths: ['2027-05-28T00:00', '2027-12-26T00:00', '2027-09-29T00:00', '2028-05-01T00:00', '2028-08-29T00:00'],
} as const;

/** How long each is by law or by local practice; `given`: the day stands in what starts it. */
const lengths: Record<ClockKind, keyof typeof ends | 'given'> = {
  adultProtection: 'hour',
  childProtection: 'hour',
  namedOwner: 'dayAndNight',
  newSafeWay: 'sameDay',
  promise: 'given',
  urgentMeeting: 'dayAndNight',
  ownConcernReport: 'sameDay',
  preliminaryAssessment: 'fortnight',
  reporterFeedback: 'week',
  childOutcome: 'fortnight',
  childGap: 'given',
  consultationReview: 'given',
  policeEndTold: 'given',
  childFollowUp: 'given',
  coordinatedPlanConsent: 'week',
  coordinatedPlanCall: 'sameDay',
  coordinatedPlanMeeting: 'given',
  coordinatedPlanReview: 'given',
  childInvestigation: 'fourMonths',
  openInvestigation: 'sameDay',
  adultInvestigation: 'fourMonths',
  execution: 'threeMonths',
  decisionRequest: 'fourWeeks',
  appeal: 'given',
  appealHandover: 'week',
  courtSubmission: 'week',
  courtAnswer: 'week',
  courtApplication: 'sixWeeks',
  courtRuling: 'fortnight',
  placementBegins: 'fourWeeks',
  childShelterReview: 'sixMonths',
  secretLocationReview: 'sixMonths',
  chairReported: 'given',
  planAction: 'given',
  safetyPlanReview: 'given',
  referralAnswer: 'given',
  needAnswer: 'week',
  emergencyAidEnds: 'given',
  restrainingOrderEnds: 'given',
  transferAnswer: 'month',
  secrecyMarkerEnds: 'given',
  secrecyMarkerAsked: 'fortnight',
  riskReassessment: 'given',
  riskFirst: 'given',
  riskRedEvent: 'given',
  riskSecondReading: 'threeDays',
  safetyConsideration: 'given',
  necessarySignature: 'fourHours',
  withdrawalCheck: 'twoDays',
  consentEnds: 'given',
  disclosureSignature: 'fourHours',
  whoHasRead: 'month',
  emergencyReview: 'threeNights',
  silence: 'given',
  supportEnds: 'given',
  allianceRated: 'given',
  ratingAtStart: 'given',
  ratingAtEnd: 'given',
  firstMeetingAsked: 'given',
  firstMeeting: 'given',
  followUpContact: 'given',
};

/** Only these may be put off, and only for what their paragraph calls a reason. */
const mayBeExtended: Partial<Record<ClockKind, ClockRule['extension']>> = {
  preliminaryAssessment: 'exceptionalReasons',
  childInvestigation: 'specialReasons',
  adultInvestigation: 'specialReasons',
  courtApplication: 'courtDecides',
};

describe.each(clockKinds)('%s', (kind) => {
  const rule = ruleOf(kind);
  const length = lengths[kind];
  /** For one that is given: the night after its last day, whatever night that is. */
  const given = starts.map((from) => `${Temporal.PlainDate.from(from.slice(0, 10)).add({ days: 3 })}T00:00`);

  it('ends at its moment from a Friday, from Midsummer Eve, over both nights of the clock and over a leap day', () => {
    const expected = length === 'given' ? given : ends[length];
    const due = starts.map((from, n) => {
      const day = length === 'given' ? at(given[n] ?? '') : undefined;
      return shown(getOk(dueAt(rule, at(from), day), 'a moment'));
    });
    expect(due).toEqual(expected);
  });

  it('runs, is met, is met late, and is late with its very last moment gone', () => {
    const from = at(starts[0] ?? '');
    const due = getOk(dueAt(rule, from, length === 'given' ? at(given[0] ?? '') : undefined), 'a moment');
    const before = due.subtract({ seconds: 1 });
    expect(stateOf({ dueAt: due, metAt: null }, before)).toBe('dueToday');
    expect(stateOf({ dueAt: due, metAt: null }, due)).toBe('breached');
    expect(stateOf({ dueAt: due, metAt: before }, due.add({ hours: 48 }))).toBe('met');
    expect(stateOf({ dueAt: due, metAt: due }, due.add({ hours: 48 }))).toBe('metLate');
  });

  it('is extended where its law knows a reason, in time, and otherwise never', () => {
    const from = at(starts[0] ?? '');
    const due = getOk(dueAt(rule, from, length === 'given' ? at(given[0] ?? '') : undefined), 'a moment');
    const until = due.add({ hours: 240 });
    const asked = { until, reason: 'Barnet är på sjukhus.', at: due.subtract({ seconds: 1 }) };
    const clock = { dueAt: due, metAt: null };
    expect(rule.extension).toBe(mayBeExtended[kind] ?? 'none');
    const may = rule.extension !== 'none';
    expect(extend(rule, clock, asked)).toEqual(may ? { ok: true, value: until } : { ok: false, error: 'notAllowed' });
    const late = may ? 'alreadyRunOut' : 'notAllowed';
    expect(extend(rule, clock, { ...asked, at: due })).toEqual({ ok: false, error: late });
  });
});
