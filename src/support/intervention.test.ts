import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { clockRules, dueAt, isShown, stateOf } from '../clocks/index.ts';
import {
  audienceFor,
  endsAt,
  isNearEnd,
  missedDue,
  missedTwice,
  missingOf,
  phaseOf,
  silenceDue,
  talksLeft,
} from './intervention.ts';
import { mayBeOpen } from './service.ts';
import { movedUp, pastTalks, plannedTalks, type Talk, type TalkId, type TalkOutcome } from './talk.ts';

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const day = (text: string) => Temporal.PlainDate.from(text);
let n = 0;
const talk = (over: Partial<Talk> = {}): Talk => ({
  ...{
    id: `t${++n}` as TalkId,
    place: n,
    purpose: 'Sömnen',
    plannedAt: null,
    toldHow: null,
    interpreter: null,
    outcome: null,
    company: null,
  },
  ...{ heldOn: null, childrenInRoom: null, writtenAt: null, struckAt: null, sessionId: null, ...over },
});
const held = (outcome: TalkOutcome, on: string): Talk =>
  talk({ outcome, heldOn: day(on), writtenAt: at(`${on}T15:00`) });
const came = (count: number) =>
  Array.from({ length: count }, (_, i) => held('came', `2027-01-${String(i + 1).padStart(2, '0')}`));
const talks = (of: number) => ({ unit: 'talks', n: of }) as const;
const weeks = (of: number) => ({ unit: 'weeks', n: of }) as const;

describe('what may be open (SoL 11:5–11:6)', () => {
  const open = { audience: ['exposed'], fromAge: undefined, boardDecision: 'SN 1' } as const;
  it.each([
    ['supportTalks', {}, true],
    ['perpetratorProgramme', { audience: ['usesViolence'] }, true],
    ['contactPerson', {}, 'contactPerson'],
    ['contactFamily', {}, 'contactPerson'],
    ['fosterHome', {}, 'fosterHome'],
    ['specialHousing', {}, 'specialHousing'],
    ['incomeSupport', {}, 'economicHelp'],
    ['shelter', {}, 'housingOfYoung'],
    ['shelter', { fromAge: 20 }, 'housingOfYoung'],
    ['shelter', { fromAge: 21 }, true],
    ['emergencyFlat', { fromAge: 21, audience: ['exposed', 'child'] }, 'housingOfChild'],
    ['supportTalks', { boardDecision: undefined }, 'noBoardDecision'],
  ] as const)('%s %o: %s', (kind, over, answer) => {
    const asked = mayBeOpen({ ...open, kind, ...over });
    expect(asked.ok || asked.error).toBe(answer);
  });
});

describe('what is out of reach (V07)', () => {
  it('is not delivered, before it begins and after', () => {
    expect(missingOf(['childCare', 'interpreter'], { access: ['interpreter'] })).toEqual(['childCare']);
    const one = { endedAt: null, begunAt: null, unreached: [] };
    expect(phaseOf(one)).toBe('waiting');
    expect(phaseOf({ ...one, unreached: ['childCare'] })).toBe('notReached');
    expect(phaseOf({ ...one, begunAt: at('2027-01-01T10:00'), unreached: ['childCare'] })).toBe('notReached');
    expect(phaseOf({ ...one, endedAt: at('2027-01-01T10:00') })).toBe('ended');
  });

  it('a service is for the one whom the file is about', () => {
    expect(audienceFor('perpetrator', { audience: ['exposed', 'parent'] })).toBe('parent');
    expect(audienceFor('childWitness', { audience: ['exposed'] })).toBeUndefined();
    expect(audienceFor('victim', { audience: ['usesViolence'] })).toBeUndefined();
  });
});

describe('talks', () => {
  it('keep the person’s own order, and what was struck', () => {
    const [a, b, c] = [talk(), talk(), talk({ struckAt: at('2027-01-01T10:00') })];
    expect(plannedTalks([b, a, c])).toEqual([a, b]);
    expect(movedUp([a, b, c], b.id)).toEqual([b, a]);
    expect([movedUp([a, b, c], a.id), movedUp([a, b, c], c.id)]).toEqual([undefined, undefined]);
    expect(pastTalks([a, b, c])).toEqual([c]);
  });

  it('are counted when they were held, not when nobody came', () => {
    expect(talksLeft(talks(12), [...came(3), held('byPhone', '2027-02-01'), held('noShow', '2027-02-08')])).toBe(8);
    expect(talksLeft(talks(2), came(3))).toBe(0);
    expect(talksLeft(weeks(8), came(3))).toBeUndefined();
  });

  it.each([
    [['noShow', 'noShow'], true],
    [['came', 'noShow'], false],
    [['noShow', 'came', 'noShow'], false],
    [['noShow', 'cancelledByUs', 'noShow'], true],
    [['noShow'], false],
  ] as const)('missed in this order %o: %s', (outcomes, twice) => {
    expect(missedTwice(outcomes.map((one, i) => held(one, `2027-03-0${i + 1}`)))).toBe(twice);
  });
});

describe('the clock of the end (V32)', () => {
  const begun = at('2027-01-04T10:00');
  it.each([
    ['nine talks left', talks(12), came(3), '2027-02-01T12:00', undefined],
    ['three left', talks(12), came(9), '2027-02-01T12:00', '2027-02-16T00:00'],
    ['none left', talks(5), came(5), '2027-02-01T12:00', '2027-02-16T00:00'],
    ['weeks, from the beginning', weeks(8), [], '2027-01-04T10:00', '2027-03-02T00:00'],
    ['weeks that have passed', weeks(1), [], '2027-02-01T12:00', '2027-02-03T00:00'],
    ['once', { unit: 'once', n: null }, [], '2027-02-01T12:00', undefined],
    // The last day of February in a leap year, and over the night when an hour is lost.
    ['a leap day', talks(3), [], '2028-02-15T12:00', '2028-03-01T00:00'],
    ['summer time', talks(3), [], '2027-03-20T12:00', '2027-04-04T00:00'],
    ['Christmas and New Year', talks(3), [], '2026-12-20T12:00', '2027-01-04T00:00'],
  ] as const)('%s', (_, extent, of, now, due) => {
    expect(endsAt({ extent, begunAt: begun }, of, at(now))?.toString()).toBe(due && at(due).toString());
  });

  it('is near with three talks left, or a fortnight', () => {
    const one = { extent: weeks(8), begunAt: begun };
    expect(isNearEnd(one, [], at('2027-02-14T12:00'))).toBe(false);
    expect(isNearEnd(one, [], at('2027-02-15T00:00'))).toBe(true);
    expect(isNearEnd({ extent: talks(12), begunAt: begun }, came(8), begun)).toBe(false);
    expect(isNearEnd({ extent: talks(12), begunAt: begun }, came(9), begun)).toBe(true);
  });
});

describe('the clock of a silence (V45)', () => {
  const heard = at('2027-01-04T10:00');
  it.each([
    ['a month and a week after the last word', silenceDue(heard), '2027-02-11T00:00'],
    ['a week after the second that nobody came to', missedDue(heard), '2027-01-12T00:00'],
    ['over a leap day', silenceDue(at('2028-01-25T10:00')), '2028-03-03T00:00'],
    ['over the night when an hour comes twice', silenceDue(at('2027-10-01T10:00')), '2027-11-08T00:00'],
    ['over Christmas: no grace', missedDue(at('2026-12-20T10:00')), '2026-12-28T00:00'],
  ])('falls due %s', (_, due, expected) => {
    expect(due.toString()).toBe(at(expected).toString());
  });

  it.each([
    ['2027-02-02T12:00', false, 'running'],
    ['2027-02-04T12:00', true, 'running'],
    ['2027-02-10T12:00', true, 'dueToday'],
    ['2027-02-11T00:00', true, 'breached'],
  ])('at %s is asked: %s, and %s', (now, asked, state) => {
    const due = silenceDue(heard);
    expect(isShown(clockRules.silence, due, at(now))).toBe(asked);
    expect(stateOf({ dueAt: due, metAt: null }, at(now))).toBe(state);
  });

  it('is met, in time or late', () => {
    const due = silenceDue(heard);
    expect(stateOf({ dueAt: due, metAt: at('2027-02-10T23:59') }, at('2027-03-01T00:00'))).toBe('met');
    expect(stateOf({ dueAt: due, metAt: at('2027-02-11T00:00') }, at('2027-03-01T00:00'))).toBe('metLate');
  });

  it('refuses a moment that has passed', () => {
    expect(dueAt(clockRules.silence, heard, heard).ok).toBe(false);
    expect(dueAt(clockRules.supportEnds, heard).ok).toBe(false);
  });
});
