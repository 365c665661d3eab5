import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { newId, type StaffId, type UnitId } from '../kernel/ids.ts';
import { type Rota, usualOfficeHours } from '../organisation/index.ts';
import type { Actor } from '../platform/database/with-actor.ts';
import { ownersICover, unitsOf, whatIAnswerFor } from './standing-in.ts';

const [me, away, other] = [newId<StaffId>(), newId<StaffId>(), newId<StaffId>()];
const unit = newId<UnitId>();
const friday = Temporal.Instant.from('2026-11-27T21:00:00+01:00');
const tuesday = Temporal.Instant.from('2026-11-24T10:00:00+01:00');
const ends = Temporal.Instant.from('2026-11-28T08:00:00+01:00');
const shift = { duty: 'duty', unitId: unit, unitName: 'Mottagningen', ends } as const;

const actor = (
  roles: Actor['roles'][number]['role'][],
  duty: Actor['duty'] = [],
): Pick<Actor, 'staffId' | 'roles' | 'duty'> => ({
  staffId: me,
  roles: roles.map((role) => ({ role, unitId: unit, unitName: 'Mottagningen' })),
  duty,
});

const rotaWith = (...absent: [StaffId, StaffId | null][]): Rota => ({
  shifts: [],
  absences: absent.map(([staffId, deputyId]) => ({ staffId, deputyId, from: tuesday, until: ends })),
  posts: [],
  units: [],
  ended: [],
  officeHours: usualOfficeHours,
});

describe('whose clocks lie on my desk', () => {
  it('are mine, and those of the absent whose deputy I am', () => {
    expect(ownersICover(actor(['caseOfficer']), rotaWith([away, me]), friday)).toEqual([me, away]);
    expect(ownersICover(actor(['caseOfficer']), rotaWith([away, other]), friday)).toEqual([me]);
  });

  it('are also those of the absent whose deputy is away, where I am the deputy’s', () => {
    const both = rotaWith([away, other], [other, me]);
    expect(ownersICover(actor(['caseOfficer']), both, friday)).toEqual([me, away, other]);
  });

  it('are mine again when the absence is over', () => {
    expect(ownersICover(actor(['caseOfficer']), rotaWith([away, me]), ends)).toEqual([me]);
  });

  it('are on duty also those of the absent for whom nobody stands in', () => {
    const absences = rotaWith([away, other], [other, null]);
    expect(ownersICover(actor(['caseOfficer']), absences, friday)).toEqual([me]);
    expect(ownersICover(actor(['caseOfficer'], [shift]), absences, friday)).toEqual([me, away, other]);
  });
});

describe('what I answer for', () => {
  it('is at night all that falls due during my shift, and in office hours only what has run out', () => {
    expect(whatIAnswerFor(actor(['caseOfficer'], [shift]), friday, usualOfficeHours)).toEqual([
      { unitId: unit, until: ends },
    ]);
    expect(whatIAnswerFor(actor(['caseOfficer'], [shift]), tuesday, usualOfficeHours)).toEqual([
      { unitId: unit, until: tuesday },
    ]);
  });

  it('is for a leader what has run out, for a case officer nothing more', () => {
    expect(whatIAnswerFor(actor(['teamLeader']), friday, usualOfficeHours)).toEqual([{ unitId: unit, until: friday }]);
    expect(whatIAnswerFor(actor(['caseOfficer']), friday, usualOfficeHours)).toEqual([]);
  });
});

it('an administrator takes part in no unit’s work, unless on duty', () => {
  expect(unitsOf(actor(['administrator', 'auditor', 'boardChair']))).toEqual([]);
  expect(unitsOf(actor(['administrator'], [shift]))).toEqual([unit]);
  expect(unitsOf(actor(['therapist']))).toEqual([unit]);
});
