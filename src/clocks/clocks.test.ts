import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type EventKind, eventKinds } from '../kernel/event-kind.ts';
import { getOk } from '../kernel/result.ts';
import {
  alarmsAt,
  type Clock,
  type ClockState,
  dueAgain,
  dueAt,
  extend,
  type Length,
  remaining,
  stateOf,
} from './clocks.ts';
import { type ClockKind, clockKinds, clockRules, endedBy, metBy, ruleOf, startedBy } from './rules.ts';
import { clockTexts } from './text.ts';

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const due = (length: Length, from: string) => getOk(dueAt({ length }, at(from)), 'a moment');
const shown = (moment: Temporal.Instant) => moment.toZonedDateTimeISO('Europe/Stockholm').toPlainDateTime().toString();

describe('dueAt', () => {
  it.each<[string, Length, string, string]>([
    ['an hour', { unit: 'minutes', n: 60 }, '2026-11-20T16:40', '2026-11-20T17:40:00'],
    ['an hour over midnight', { unit: 'minutes', n: 60 }, '2026-11-20T23:50', '2026-11-21T00:50:00'],
    ['an hour over the start of summer time', { unit: 'minutes', n: 60 }, '2026-03-29T01:30', '2026-03-29T03:30:00'],
    [
      'an hour within the night that is longer',
      { unit: 'minutes', n: 60 },
      '2026-10-25T02:30+02:00',
      '2026-10-25T02:30:00',
    ],
    ['24 hours over the start of summer time', { unit: 'hours', n: 24 }, '2026-03-28T12:00', '2026-03-29T13:00:00'],
    ['24 hours over its end', { unit: 'hours', n: 24 }, '2026-10-24T12:00', '2026-10-25T11:00:00'],
    ['14 days', { unit: 'days', n: 14 }, '2026-11-20T16:40', '2026-12-05T00:00:00'],
    ['14 days from late at night', { unit: 'days', n: 14 }, '2026-11-20T23:59', '2026-12-05T00:00:00'],
    ['14 days that end on Midsummer Eve', { unit: 'days', n: 14 }, '2026-06-05T10:00', '2026-06-20T00:00:00'],
    ['14 days from Midsummer Eve', { unit: 'days', n: 14 }, '2026-06-19T16:40', '2026-07-04T00:00:00'],
    ['14 days that end on a Sunday', { unit: 'days', n: 14 }, '2026-11-08T09:00', '2026-11-23T00:00:00'],
    ['14 days over the start of summer time', { unit: 'days', n: 14 }, '2026-03-20T23:30', '2026-04-04T00:00:00'],
    ['14 days over its end', { unit: 'days', n: 14 }, '2026-10-20T00:30', '2026-11-04T00:00:00'],
    ['14 days over New Year', { unit: 'days', n: 14 }, '2026-12-24T15:00', '2027-01-08T00:00:00'],
    ['14 days over a leap day', { unit: 'days', n: 14 }, '2028-02-20T08:00', '2028-03-06T00:00:00'],
    ['a week', { unit: 'weeks', n: 1 }, '2026-06-19T22:00', '2026-06-27T00:00:00'],
    ['4 months', { unit: 'months', n: 4 }, '2026-11-22T10:00', '2027-03-23T00:00:00'],
    ['4 months to a shorter month', { unit: 'months', n: 4 }, '2026-10-31T10:00', '2027-03-01T00:00:00'],
    ['4 months to a leap day', { unit: 'months', n: 4 }, '2027-10-31T10:00', '2028-03-01T00:00:00'],
    ['4 months from a leap day', { unit: 'months', n: 4 }, '2028-02-29T10:00', '2028-06-30T00:00:00'],
    ['the same day', { unit: 'sameDay', atLeastMinutes: 120 }, '2026-11-20T16:40', '2026-11-21T00:00:00'],
    ['the same day, at night', { unit: 'sameDay', atLeastMinutes: 120 }, '2026-11-20T23:30', '2026-11-21T01:30:00'],
  ])('%s', (_, length, from, expected) => {
    const moment = from.includes('+') ? Temporal.Instant.from(from) : at(from);
    expect(shown(getOk(dueAt({ length }, moment), 'a moment'))).toBe(expected);
  });

  it('takes a promise at its word', () => {
    const made = at('2026-06-19T16:40');
    const by = at('2026-06-19T22:00');
    expect(dueAt(clockRules.promise, made, by)).toEqual({ ok: true, value: by });
    expect(dueAt(clockRules.promise, made)).toEqual({ ok: false, error: 'noMoment' });
    expect(dueAt(clockRules.promise, made, made)).toEqual({ ok: false, error: 'alreadyPassed' });
    expect(dueAt(clockRules.promise, made, made.subtract({ seconds: 1 }))).toEqual({
      ok: false,
      error: 'alreadyPassed',
    });
  });

  it('always lies after the start, and the calendar gives no less than whole days', () => {
    const start = fc
      .integer({ min: 0, max: 60 * 24 * 366 * 8 })
      .map((minutes) => at('2024-01-01T00:00').add({ minutes }));
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 40 }), (from, n) => {
        const hours =
          (getOk(dueAt({ length: { unit: 'days', n } }, from), 'x').epochMilliseconds - from.epochMilliseconds) /
          3_600_000;
        expect(hours).toBeGreaterThan(n * 24 - 2);
        expect(hours).toBeLessThanOrEqual((n + 1) * 24 + 1);
        for (const kind of clockKinds) {
          const end = dueAt(ruleOf(kind), from, from.add({ hours: 1 }));
          expect(end.ok && Temporal.Instant.compare(end.value, from)).toBe(1);
        }
      }),
    );
  });
});

describe('stateOf and remaining', () => {
  const clock = (dueText: string, metText?: string): Clock => ({
    dueAt: at(dueText),
    metAt: metText ? at(metText) : null,
  });

  it.each<[string, Clock, string, ClockState, number | undefined]>([
    ['runs', clock('2026-11-23T12:00'), '2026-11-22T12:00', 'running', 1440],
    ['is due today', clock('2026-11-22T17:00'), '2026-11-22T12:00', 'dueToday', 300],
    ['is due today when it ends at midnight', clock('2026-11-23T00:00'), '2026-11-22T00:00', 'dueToday', 1440],
    ['is not due the day after it ends at midnight', clock('2026-11-23T00:00'), '2026-11-21T23:59', 'running', 1441],
    ['is breached at the deadline', clock('2026-11-22T12:00'), '2026-11-22T12:00', 'breached', 0],
    ['is breached at midnight', clock('2026-11-23T00:00'), '2026-11-23T00:00', 'breached', 0],
    ['is breached after it', clock('2026-11-22T12:00'), '2026-11-24T13:00', 'breached', -2940],
    ['was met', clock('2026-11-22T12:00', '2026-11-22T11:59'), '2026-11-30T12:00', 'met', undefined],
    ['was met too late', clock('2026-11-22T12:00', '2026-11-22T12:00'), '2026-11-22T13:00', 'metLate', undefined],
  ])('%s', (_, one, now, state, left) => {
    expect(stateOf(one, at(now))).toBe(state);
    expect(remaining(one, at(now))).toBe(left);
  });

  it('at 23.30 UTC it is already tomorrow in Stockholm', () => {
    expect(stateOf(clock('2026-06-20T12:00'), Temporal.Instant.from('2026-06-19T22:30:00Z'))).toBe('dueToday');
  });
});

describe('extend', () => {
  const clock: Clock = { dueAt: at('2026-12-05T00:00'), metAt: null };
  const asked = { until: at('2026-12-12T00:00'), reason: 'Barnet är på sjukhus.', at: at('2026-12-01T09:00') };
  const rule = clockRules.preliminaryAssessment;

  it.each([
    ['in time, with a reason, to later', rule, clock, asked, { ok: true, value: asked.until }],
    ['a clock that has none', clockRules.courtSubmission, clock, asked, { ok: false, error: 'notAllowed' }],
    ['a protection clock', clockRules.childProtection, clock, asked, { ok: false, error: 'notAllowed' }],
    ['too late', rule, clock, { ...asked, at: clock.dueAt }, { ok: false, error: 'alreadyRunOut' }],
    ['without a reason', rule, clock, { ...asked, reason: ' ' }, { ok: false, error: 'noReason' }],
    ['to the same', rule, clock, { ...asked, until: clock.dueAt }, { ok: false, error: 'notLonger' }],
    ['what is met', rule, { ...clock, metAt: asked.at }, asked, { ok: false, error: 'alreadyMet' }],
  ])('%s', (_, byRule, one, what, expected) => {
    expect(extend(byRule, one, what)).toEqual(expected);
  });
});

describe('alarms', () => {
  it('come on day 3, 5 and 6 before a decision lapses', () => {
    const from = at('2026-06-19T22:17:31');
    const alarms = alarmsAt(clockRules.courtSubmission, from, due({ unit: 'weeks', n: 1 }, '2026-06-19T22:17:31'));
    expect(alarms.map(shown)).toEqual(['2026-06-22T09:00:00', '2026-06-24T09:00:00', '2026-06-25T09:00:00']);
  });

  it('do not come after the end, nor for clocks that have none', () => {
    expect(alarmsAt(clockRules.courtSubmission, at('2026-06-19T22:00'), at('2026-06-22T09:00'))).toEqual([]);
    expect(alarmsAt(clockRules.adultProtection, at('2026-06-19T22:00'), at('2026-06-19T23:00'))).toEqual([]);
  });
});

describe('a clock that closing ended', () => {
  const now = at('2026-11-27T16:40');
  const [ahead, passed] = [at('2026-12-24T00:00'), at('2026-10-01T00:00')];

  it.each<[string, ClockKind, Temporal.Instant, string]>([
    ['keeps a day that is to come', 'riskRedEvent', ahead, '2026-12-24T00:00:00'],
    ['gets a soon one where the day has passed', 'riskRedEvent', passed, '2026-12-01T00:00:00'],
    ['gets what its rule gives from now', 'newSafeWay', passed, '2026-11-28T00:00:00'],
    ['and so too where that is weeks', 'secrecyMarkerAsked', passed, '2026-12-12T00:00:00'],
    ['keeps a day that the page tells, also when it has passed', 'secrecyMarkerEnds', passed, '2026-10-01T00:00:00'],
    ['has passed in the very moment', 'childGap', now, '2026-12-01T00:00:00'],
  ])('%s', (_, kind, was, expected) => {
    expect(shown(dueAgain(ruleOf(kind), was, now))).toBe(expected);
  });

  it('starts again where what it waits for stands, and not where it is over or asked anew', () => {
    const ended = clockKinds.filter((kind) => ['ends', 'endsIfAhead'].includes(ruleOf(kind).atClosing ?? ''));
    expect(ended.filter((kind) => ruleOf(kind).atReopening)).toEqual([
      'newSafeWay',
      'childGap',
      'safetyPlanReview',
      'secrecyMarkerEnds',
      'secrecyMarkerAsked',
      'riskRedEvent',
      'withdrawalCheck',
      'firstMeetingAsked',
      'firstMeeting',
    ]);
    // The risk is assessed anew; consents have run out, the work of the plan and of the support is begun anew or is not.
    expect(ended.filter((kind) => !ruleOf(kind).atReopening)).toEqual([
      'namedOwner',
      'planAction',
      'riskReassessment',
      'riskFirst',
      'necessarySignature',
      'consentEnds',
      'allianceRated',
      'ratingAtStart',
      'ratingAtEnd',
    ]);
    // What closing doesn't end has nothing to start again.
    const others = clockKinds.filter((kind) => !ended.includes(kind));
    expect(others.filter((kind) => ruleOf(kind).atReopening)).toEqual([]);
  });
});

describe('the table of rules', () => {
  it('starts what a contact and a concern report must start', () => {
    expect(startedBy('contact.received')).toEqual(['adultProtection', 'namedOwner']);
    expect(startedBy('concern.reported')).toEqual(['childProtection', 'preliminaryAssessment']);
    expect(startedBy('child.told')).toEqual(['childProtection', 'ownConcernReport', 'childOutcome']);
    expect(startedBy('promise.given')).toEqual(['promise']);
    expect(startedBy('note.signed')).toEqual([]);
  });

  it('meets and ends what it should', () => {
    expect(metBy('protection.assessed')).toEqual(['adultProtection']);
    expect(metBy('contact.notNow')).toEqual(['namedOwner']);
    expect(metBy('promise.withdrawn')).toEqual([]);
    expect(endedBy('promise.withdrawn')).toEqual(['promise']);
    expect(endedBy('contact.ended')).toEqual([]);
  });

  it.each(clockKinds)('%s can start, be met, is told of and has its source', (kind) => {
    const rule = ruleOf(kind);
    const meeting = [...rule.metBy, ...(rule.endedBy ?? [])];
    // One is started by a job of the database, from the other side of the wall; the others by a slice, when it knows (`starts`).
    const byItself = [
      'safetyConsideration',
      'riskFirst',
      'silence',
      'supportEnds',
      'firstMeetingAsked',
      'firstMeeting',
      'courtApplication',
      'secrecyMarkerEnds',
      'secrecyMarkerAsked',
      'allianceRated',
      'ratingAtStart',
      'ratingAtEnd',
      'transferAnswer',
    ].includes(kind);
    if (!byItself) expect(rule.startedBy.length).toBeGreaterThan(0);
    expect(rule.metBy.length).toBeGreaterThan(0);
    for (const event of [...rule.startedBy, ...meeting]) expect(eventKinds).toContain(event);
    // A new consent to the same receiver meets the clock of the one before, and starts its own.
    // So do a new version of a safety plan, a gap that is looked at again, and a new risk assessment.
    const renewed: Partial<Record<typeof kind, readonly EventKind[]>> = {
      consentEnds: ['consent.given'],
      safetyPlanReview: ['safetyPlan.made'],
      childGap: ['child.gapFound'],
      riskReassessment: ['risk.assessed', 'risk.assessedLower'],
      restrainingOrderEnds: ['contactBan.set'],
      // What is decided at once, begun or reviewed anew takes the place of what was; so does another day for the board's meeting.
      courtSubmission: ['placement.decidedAtOnce'],
      childShelterReview: ['placement.reviewed', 'placement.begun'],
      secretLocationReview: ['secretLocation.reviewed'],
      chairReported: ['decision.meetingSet'],
    };
    expect(meeting.filter((event) => rule.startedBy.includes(event))).toEqual(renewed[kind] ?? []);
    expect(new Set(rule.breach.tells).size).toBe(rule.breach.tells.length);
    expect(rule.deputy).not.toBe(rule.owner);
    expect(rule.source).not.toBe('');
    for (const language of ['sv', 'en'] as const) {
      const t = clockTexts(language);
      expect(t.name[kind] && t.act[kind] && t.consequence[rule.breach.consequence]).toBeTruthy();
    }
  });

  it('lets nothing that protects be put off', () => {
    const put = clockKinds.filter((kind) => ruleOf(kind).extension !== 'none');
    expect(put).toEqual(['preliminaryAssessment', 'childInvestigation', 'adultInvestigation', 'courtApplication']);
    // What the court alone may do, on its own grounds (LPBS 4:6).
    expect(ruleOf('courtApplication').extension).toBe('courtDecides');
  });
});
