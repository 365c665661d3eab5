import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { alarmsAt, clockRules, extend, isShown, metBy, ruleOf, startedBy, stateOf } from '../clocks/index.ts';
import { newId } from '../kernel/ids.ts';
import { answeredNow, assessBy, type RedEventId, type RedEventKind } from '../redevent/index.ts';
import { changeOf } from './rating.ts';
import { daysSince, gapBetween, isOverdue, isRiskFresh, mayGoOn, needsReader, reassessBy } from './risk.ts';

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const day = (text: string) => Temporal.PlainDate.from(text);
const shown = (moment: Temporal.Instant) => moment.toZonedDateTimeISO('Europe/Stockholm').toPlainDateTime().toString();

describe('whether the risk is known as it is now', () => {
  const now = at('2027-03-01T10:00');
  const daysAgo = (days: number) => now.subtract({ hours: 24 * days });

  it.each([
    ['low', 90, false],
    ['low', 91, true],
    ['medium', 91, true],
    ['high', 30, false],
    ['high', 31, true],
    ['acute', 7, false],
    ['acute', 8, true],
  ] as const)('a judgement of %s risk, %i days old', (level, days, overdue) => {
    expect(isOverdue({ level, at: daysAgo(days) }, now)).toBe(overdue);
  });

  it.each([
    ['an adult’s, never judged', 'adult', undefined, undefined, false],
    ['an adult’s, with only the protection assessed', 'adult', undefined, 1, false],
    ['an adult’s acute one of last month, with the protection assessed today', 'adult', 30, 0, false],
    ['an adult’s acute one of this week', 'adult', 7, undefined, true],
    ['a child’s, by what was judged of the child', 'child', undefined, 90, true],
    ['a child’s, long ago', 'child', 8, 91, false],
  ] as const)('%s', (_, whose, risk, protection, fresh) => {
    const known = {
      risk: risk === undefined ? undefined : { level: 'acute' as const, at: daysAgo(risk) },
      protectionAt: protection === undefined ? null : daysAgo(protection),
    };
    expect(isRiskFresh(whose, known, now)).toBe(fresh);
  });
});

describe('how long an assessment holds', () => {
  it.each([
    ['ninety days by default', 'low', '2026-11-23T10:00', '2027-02-22T00:00:00'],
    ['the same for medium', 'medium', '2026-11-23T10:00', '2027-02-22T00:00:00'],
    ['thirty days where it is high', 'high', '2026-11-23T10:00', '2026-12-24T00:00:00'],
    ['a week where it is acute', 'acute', '2026-11-23T10:00', '2026-12-01T00:00:00'],
    ['over Christmas, with no grace', 'acute', '2026-12-18T16:00', '2026-12-26T00:00:00'],
    ['to the end of Midsummer Eve', 'acute', '2026-06-12T09:00', '2026-06-20T00:00:00'],
    ['over the start of summer time', 'high', '2026-03-01T23:30', '2026-04-01T00:00:00'],
    ['over its end', 'acute', '2026-10-20T00:30', '2026-10-28T00:00:00'],
    ['over a leap day', 'high', '2028-02-10T08:00', '2028-03-12T00:00:00'],
    ['to a leap day', 'acute', '2028-02-22T08:00', '2028-03-01T00:00:00'],
  ] as const)('%s', (_, level, from, until) => {
    expect(shown(reassessBy(level, at(from)))).toBe(until);
  });

  it('runs, is due on its last day, and is late at midnight', () => {
    const clock = { dueAt: reassessBy('high', at('2026-11-23T10:00')), metAt: null };
    expect(stateOf(clock, at('2026-12-22T23:59'))).toBe('running');
    expect(stateOf(clock, at('2026-12-23T00:00'))).toBe('dueToday');
    expect(stateOf(clock, at('2026-12-24T00:00'))).toBe('breached');
    expect(stateOf({ ...clock, metAt: at('2026-12-23T23:59') }, at('2027-01-01T00:00'))).toBe('met');
    expect(stateOf({ ...clock, metAt: at('2026-12-24T00:00') }, at('2027-01-01T00:00'))).toBe('metLate');
  });

  it('comes on lists two weeks before, and never later than an acute one falls due', () => {
    const rule = ruleOf('riskReassessment');
    const due = reassessBy('low', at('2026-11-23T10:00'));
    expect([isShown(rule, due, at('2027-02-01T12:00')), isShown(rule, due, at('2027-02-08T12:00'))]).toEqual([
      false,
      true,
    ]);
    expect(isShown(rule, reassessBy('acute', at('2026-11-23T10:00')), at('2026-11-23T10:00'))).toBe(true);
  });
});

describe('a red event', () => {
  it.each<[string, RedEventKind, string, string | null, string]>([
    ['strangulation: the same day', 'strangulation', '2026-11-20T10:00', null, '2026-11-21T00:00:00'],
    ['a weapon at night: two hours at least', 'weapon', '2026-11-20T23:30', null, '2026-11-21T01:30:00'],
    ['a new threat on Christmas Eve: no grace', 'newThreat', '2026-12-24T18:00', null, '2026-12-25T00:00:00'],
    ['what happened yesterday counts from now', 'newThreat', '2026-11-20T10:00', '2026-11-19', '2026-11-21T00:00:00'],
    ['a pregnancy: three days', 'pregnancy', '2026-11-20T10:00', null, '2026-11-24T00:00:00'],
    ['a move on a Friday: Monday is not waited for', 'move', '2026-06-19T10:00', null, '2026-06-23T00:00:00'],
    ['a release that is known: before it comes', 'release', '2026-11-20T10:00', '2026-12-10', '2026-12-10T00:00:00'],
    ['a release tomorrow: before midnight', 'release', '2026-11-20T10:00', '2026-11-21', '2026-11-21T00:00:00'],
    ['a release tomorrow, told late: two hours', 'release', '2026-11-20T23:00', '2026-11-21', '2026-11-21T01:00:00'],
    ['court today: three days, since it is here', 'courtDate', '2026-11-20T10:00', '2026-11-20', '2026-11-24T00:00:00'],
    ['she plans to leave on a day: before it', 'separation', '2026-11-20T10:00', '2026-12-01', '2026-12-01T00:00:00'],
    ['over the start of summer time', 'move', '2026-03-27T23:30', null, '2026-03-31T00:00:00'],
    ['two hours over its end', 'weapon', '2026-10-24T23:30', null, '2026-10-25T01:30:00'],
    ['over a leap day', 'pregnancy', '2028-02-27T09:00', null, '2028-03-02T00:00:00'],
  ])('%s', (_, kind, now, on, until) => {
    expect(shown(assessBy(kind, at(now), on ? day(on) : null))).toBe(until);
  });

  it('is answered by an assessment now, but for one that lies further ahead', () => {
    const [past, soon, far] = [newId<RedEventId>(), newId<RedEventId>(), newId<RedEventId>()];
    const events = [
      { id: past, onDay: null },
      { id: soon, onDay: day('2026-11-30') },
      { id: far, onDay: day('2026-12-01') },
    ];
    expect(answeredNow(events, at('2026-11-23T10:00'))).toEqual([past, soon]);
  });
});

describe('the clocks of risk', () => {
  it('start and are met by what they say, and none of them is put off', () => {
    expect(startedBy('risk.redEvent')).toEqual(['riskRedEvent']);
    expect(startedBy('risk.assessed')).toEqual(['riskReassessment']);
    expect(startedBy('risk.assessedLower')).toEqual(['riskReassessment', 'riskSecondReading']);
    expect(metBy('risk.assessed')).toEqual(['riskReassessment', 'riskFirst', 'riskRedEvent']);
    expect(metBy('risk.secondRead')).toEqual(['riskSecondReading']);
    expect(metBy('risk.paused')).toEqual([]);
    const now = at('2026-11-20T10:00');
    for (const kind of ['riskReassessment', 'riskFirst', 'riskRedEvent', 'riskSecondReading'] as const) {
      const put = { until: at('2027-01-01T00:00'), reason: 'Semester', at: now };
      expect(extend(clockRules[kind], { dueAt: at('2026-11-23T00:00'), metAt: null }, put)).toEqual({
        ok: false,
        error: 'notAllowed',
      });
      expect(alarmsAt(ruleOf(kind), now, at('2026-11-23T00:00'))).toEqual([]);
    }
  });
});

describe('the judgement', () => {
  it.each([
    ['low', 'high', true],
    ['medium', 'high', true],
    ['high', 'high', false],
    ['acute', 'high', false],
    ['low', undefined, false],
  ] as const)('%s where the points say %s takes a second reader: %s', (level, score, expected) => {
    expect(needsReader(level, score)).toBe(expected);
  });

  it.each([
    [9, 'low', 'ownHigher'],
    [7, 'medium', 'ownHigher'],
    [6, 'medium', undefined],
    [2, 'acute', 'ownLower'],
    [0, 'low', undefined],
    [null, 'high', undefined],
  ] as const)('an own estimate of %s beside %s is a thing to talk about: %s', (own, level, expected) => {
    expect(gapBetween(own, level)).toBe(expected);
  });
});

describe('by phone', () => {
  it.each([
    ['inPerson', null, null, true],
    ['phone', 'yes', 'yes', true],
    ['phone', 'yes', 'unknown', false],
    ['phone', 'no', 'yes', false],
    ['video', 'yes', null, false],
    ['phone', null, null, false],
  ] as const)('%s, alone %s, safe %s: asked more %s', (mode, alone, safe, expected) => {
    expect(mayGoOn(mode, { alone, safe })).toBe(expected);
  });
});

it('counts days by the calendar', () => {
  expect(daysSince(at('2026-11-20T23:59'), at('2026-11-21T00:01'))).toBe(1);
  expect(daysSince(at('2026-03-01T12:00'), at('2026-05-30T11:00'))).toBe(90);
});

it('tells a change from the start, or the first, to the last', () => {
  const figure = (value: number, occasion: 'start' | 'between' | 'end' | null) => ({ key: 'fear', value, occasion });
  expect(changeOf([figure(9, null), figure(8, 'start'), figure(3, 'end')])).toEqual({ from: 8, to: 3 });
  expect(changeOf([figure(9, null), figure(4, 'between')])).toEqual({ from: 9, to: 4 });
  expect(changeOf([figure(8, 'start')])).toBeUndefined();
});
