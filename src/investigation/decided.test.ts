import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { clockRules, dueAt, stateOf } from '../clocks/index.ts';
import type { GuardianConsent } from '../guardians/index.ts';
import { newId, type PersonId } from '../kernel/ids.ts';
import { getOk } from '../kernel/result.ts';
import { appealEnds, lastDayToAppeal } from './appeal.ts';
import {
  type About,
  askedElsewhere,
  type Consent,
  consentHolds,
  consentProblem,
  notHeard,
  rightNeeded,
} from './decided.ts';
import { daysWaited, type Execution, quarterBefore, quarterOf, toReport, waiting } from './execution.ts';

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const shown = (moment: Temporal.Instant) => moment.toZonedDateTimeISO('Europe/Stockholm').toPlainDateTime().toString();
const day = (text: string) => Temporal.PlainDate.from(text);

describe('the time to carry out what was granted (SoL 34:1)', () => {
  it.each([
    ['in summer', '2026-06-01T14:00', '2026-09-02T00:00:00'],
    ['over New Year', '2026-11-23T09:00', '2027-02-24T00:00:00'],
    ['to a shorter month', '2026-11-30T09:00', '2027-03-01T00:00:00'],
    ['to a leap day', '2027-11-29T09:00', '2028-03-01T00:00:00'],
    ['over the start of summer time', '2027-01-15T23:30', '2027-04-16T00:00:00'],
    ['over its end', '2026-08-10T00:30', '2026-11-11T00:00:00'],
    ['and waits for no holiday', '2027-03-25T09:00', '2027-06-26T00:00:00'],
  ])('%s', (_, from, until) => {
    const due = getOk(dueAt(clockRules.execution, at(from)), 'a day');
    expect(shown(due)).toBe(until);
    expect(stateOf({ dueAt: due, metAt: null }, due)).toBe('breached');
    expect(stateOf({ dueAt: due, metAt: due.subtract({ minutes: 1 }) }, due)).toBe('met');
    expect(stateOf({ dueAt: due, metAt: due.add({ hours: 30 }) }, due.add({ hours: 40 }))).toBe('metLate');
  });

  it('whether to investigate is decided the same day', () => {
    expect(shown(getOk(dueAt(clockRules.openInvestigation, at('2026-11-20T16:40')), 'a day'))).toBe(
      '2026-11-21T00:00:00',
    );
    expect(shown(getOk(dueAt(clockRules.openInvestigation, at('2026-11-20T23:30')), 'a day'))).toBe(
      '2026-11-21T01:30:00',
    );
  });
});

describe('the time to appeal (FL 44)', () => {
  it.each([
    ['on a weekday', '2026-11-23', '2026-12-14'],
    ['that would end on a Sunday', '2026-11-01', '2026-11-23'],
    ['that would end on Midsummer’s Eve', '2027-06-04', '2027-06-28'],
    ['that would end on Christmas Day', '2026-12-04', '2026-12-28'],
    ['over a leap day', '2028-02-10', '2028-03-02'],
    ['over the start of summer time', '2027-03-10', '2027-03-31'],
  ])('%s', (_, received, last) => {
    expect(lastDayToAppeal(day(received)).toString()).toBe(last);
    expect(shown(appealEnds(day(received)))).toBe(`${day(last).add({ days: 1 })}T00:00:00`);
  });
});

describe('the report of a quarter (SoL 34:1–34:2)', () => {
  const granted = (more: Partial<Execution>): Execution => ({
    kind: 'file',
    fileId: newId(),
    reference: 'K7M-42QX',
    startedAt: at('2026-08-10T09:00'),
    dueAt: at('2026-11-11T00:00'),
    metAt: null,
    endedAt: null,
    owner: 'Amina Yusuf',
    ...more,
  });
  const fourth = { year: 2026, n: 4 };
  const now = at('2027-01-10T09:00');

  it.each<[string, Partial<Execution>, boolean]>([
    ['what still waits', {}, true],
    ['what was begun too late in the quarter', { metAt: at('2026-12-01T09:00') }, true],
    ['not what was begun in time', { metAt: at('2026-11-10T09:00') }, false],
    ['what waited at its end and was begun after', { metAt: at('2027-01-05T09:00') }, true],
    ['not what is not three months old at its end', { dueAt: at('2027-01-02T00:00') }, false],
    ['not what the person no longer wants', { endedAt: at('2026-12-20T09:00') }, false],
    ['not what was begun before the quarter', { dueAt: at('2026-08-01T00:00'), metAt: at('2026-09-01T00:00') }, false],
  ])('holds %s', (_, more, held) => {
    expect(toReport([granted(more)], fourth, now)).toHaveLength(held ? 1 : 0);
  });

  it('knows its quarters, and what waits now by how long', () => {
    expect(quarterOf(day('2026-11-23'))).toEqual(fourth);
    expect(quarterBefore({ year: 2027, n: 1 })).toEqual(fourth);
    const [old, fresh] = [granted({}), granted({ startedAt: at('2026-12-01T09:00') })];
    expect(waiting([fresh, granted({ metAt: now }), old])).toEqual([old, fresh]);
    expect(daysWaited(old, at('2026-08-20T08:00'))).toBe(10);
  });
});

describe('who is heard, and who consents', () => {
  it.each<[Consent, number | undefined, boolean]>([
    ['childFrom12', 11, false],
    ['childFrom12', 12, true],
    ['childFrom15', 14, false],
    ['childFrom15', 15, true],
    ['childFrom15', 18, false],
    ['childFrom12', undefined, false],
    ['bothGuardians', undefined, true],
    ['court', 3, true],
  ])('%s at %s', (consent, age, holds) => {
    expect(consentHolds(consent, age)).toBe(holds);
  });

  it.each([
    ['grant', 'oneGuardian', 'interventionOneGuardian'],
    ['grant', 'bothGuardians', 'intervention'],
    ['refuse', 'oneGuardian', 'intervention'],
    ['withoutHelp', 'oneGuardian', 'endWithoutIntervention'],
  ] as const)('%s on %s needs the right to decide %s', (choice, consent, kind) => {
    expect(rightNeeded(choice, consent)).toBe(kind);
  });

  const refused = { state: 'barred', barriers: ['refused'], ways: ['oneGuardian'] } as const;
  it.each<[string, Consent, About, GuardianConsent | undefined, string | undefined]>([
    ['a yes of both', 'bothGuardians', 'supportTalks', { state: 'consented' }, undefined],
    ['a no of one', 'bothGuardians', 'supportTalks', refused, 'noYes'],
    ['one who has not answered', 'bothGuardians', 'supportTalks', { state: 'waits', for: ['x'] }, 'noYes'],
    ['of what nobody was asked', 'bothGuardians', askedElsewhere, refused, undefined],
    ['of what nobody was asked here', 'bothGuardians', 'treatment', undefined, undefined],
    ['one guardian’s yes to treatment', 'oneGuardian', 'treatment', refused, undefined],
    ['one guardian’s yes to talks', 'oneGuardian', 'supportTalks', refused, 'notThisHelp'],
    ['a child’s own yes to talks', 'childFrom12', 'supportTalks', { ...refused, ways: ['ageTwelve'] }, undefined],
    ['a child’s own yes that is not written down', 'childFrom12', 'supportTalks', refused, 'noWay'],
    ['a child’s own yes to be placed', 'childFrom12', 'placement', refused, 'notThisHelp'],
    ['a court’s order', 'court', 'placement', refused, undefined],
  ])('holds %s to what the guardians have answered', (_, consent, about, known, problem) => {
    const said = known && about !== askedElsewhere ? [{ intervention: about, consent: known }] : [];
    expect(consentProblem(consent, about, said)).toBe(problem);
  });

  it('leaves no party out', () => {
    const party = (id: PersonId) => ({ id, name: 'Elin', kept: false, self: true });
    const [one, two] = [party(newId()), party(newId())];
    expect(notHeard([one, two], [{ personId: one.id }])).toEqual([two]);
  });
});
