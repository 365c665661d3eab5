import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { ClockKind } from '../../clocks/index.ts';
import { newId, type ShiftId, type StaffId, type UnitId } from '../../kernel/ids.ts';
import { type Rota, usualOfficeHours } from '../../organisation/index.ts';
import { BREACH, type RunningClock, stepToTell, whoIsTold } from './escalation.ts';

const ids = () => newId<StaffId>();
const [owner, deputy, leader, otherLeader, manager, chair, backup] = [ids(), ids(), ids(), ids(), ids(), ids(), ids()];
const [unit, otherUnit] = [newId<UnitId>(), newId<UnitId>()];
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const started = at('2026-11-02T10:00');
const now = at('2026-11-24T10:00');
const post = (staffId: StaffId, role: Rota['posts'][number]['role'], unitId = unit) => ({
  staffId,
  role,
  unitId,
  from: at('2026-01-01T00:00'),
  until: null,
});
const rota: Rota = {
  shifts: [],
  absences: [],
  posts: [
    post(leader, 'teamLeader'),
    post(otherLeader, 'teamLeader', otherUnit),
    post(manager, 'unitManager'),
    post(chair, 'boardChair'),
  ],
  units: [],
  ended: [],
  officeHours: usualOfficeHours,
};
const away = (staffId: StaffId, deputyId: StaffId | null) => ({
  staffId,
  deputyId,
  from: started,
  until: at('2026-12-24T00:00'),
});
const clock = (kind: ClockKind, change: Partial<RunningClock> = {}): RunningClock => ({
  id: 'clock',
  kind,
  startedAt: started,
  dueAt: at('2026-11-17T00:00'),
  ownerId: owner,
  unitId: unit,
  told: [],
  ...change,
});
const staff = (...told: StaffId[]) => told.map((staffId) => ({ staffId }));

describe('what is told of a clock', () => {
  const assessment = (moment: string, ...told: number[]) =>
    stepToTell(clock('preliminaryAssessment', { told }), at(moment));

  it('is each reminder of its rule once, at nine in the morning of that day', () => {
    expect(assessment('2026-11-12T08:59')).toBeUndefined();
    expect(assessment('2026-11-12T09:00')).toBe(10);
    expect(assessment('2026-11-12T09:00', 10)).toBeUndefined();
    expect(assessment('2026-11-15T09:00', 10)).toBe(13);
  });

  it('is that it has run out, at the very moment and once', () => {
    expect(assessment('2026-11-16T23:59', 10, 13)).toBeUndefined();
    expect(assessment('2026-11-17T00:00', 10, 13)).toBe(BREACH);
    expect(assessment('2026-11-19T00:00', BREACH)).toBeUndefined();
  });

  it('is the latest alone, after a standstill', () => {
    expect(assessment('2026-11-15T12:00')).toBe(13);
    expect(assessment('2026-11-20T12:00')).toBe(BREACH);
  });

  it('is no reminder that is a week old', () => {
    const investigation = (moment: string) =>
      stepToTell(clock('childInvestigation', { dueAt: at('2027-03-03T00:00') }), at(moment));
    expect(investigation('2027-01-01T09:00')).toBe(60);
    expect(investigation('2027-01-08T08:59')).toBe(60);
    expect(investigation('2027-01-08T09:00')).toBeUndefined();
  });
});

describe('whom a clock tells', () => {
  it('is those whom its rule names, of its own unit', () => {
    expect(whoIsTold(clock('planAction'), rota, now)).toEqual({ to: staff(owner, leader), plain: [] });
    expect(whoIsTold(clock('preliminaryAssessment'), rota, now).to).toEqual(staff(owner, leader, manager));
    expect(whoIsTold(clock('namedOwner'), rota, now).to).toEqual(staff(leader, manager));
  });

  it('is for one who is away whoever stands in, and without a deputy whoever answers for the clock', () => {
    const covered = { ...rota, absences: [away(owner, deputy), away(leader, manager)] };
    const ofPlans = [
      'planAction',
      'safetyPlanReview',
      'needAnswer',
      'emergencyAidEnds',
      'restrainingOrderEnds',
    ] as const;
    for (const kind of ofPlans) expect(whoIsTold(clock(kind), covered, now).to).toEqual(staff(deputy, manager));
    const bare = { ...rota, absences: [away(owner, null)] };
    expect(whoIsTold(clock('planAction'), bare, now).to).toEqual(staff(leader));
  });

  it('is the back-up as a duty, so that the one who has it when it is looked at sees it', () => {
    const shift = {
      id: newId<ShiftId>(),
      unitId: unit,
      staffId: backup,
      duty: 'backup' as const,
      from: started,
      until: at('2026-12-24T00:00'),
    };
    const { to } = whoIsTold(clock('adultProtection'), { ...rota, shifts: [shift] }, now);
    expect(to).toEqual([...staff(owner, leader), { unitId: unit, duty: 'backup' }]);
    expect(whoIsTold(clock('adultProtection'), rota, now).to).toEqual(staff(owner, leader));
  });

  it('is the chair only in plain words: who is elected opens no file', () => {
    expect(whoIsTold(clock('courtSubmission'), rota, now)).toEqual({ to: staff(manager, leader), plain: [chair] });
  });

  it('is never nobody', () => {
    const empty = { ...rota, posts: [], ended: [owner] };
    expect(whoIsTold(clock('namedOwner'), empty, now).to).toEqual(staff(owner));
  });
});
