import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { ShiftId, StaffId, UnitId } from '../kernel/ids.ts';
import {
  type Absence,
  answersNow,
  findHolder,
  holesIn,
  type Post,
  type Rota,
  responsibleAt,
  type Shift,
} from './rota.ts';

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const staff = (name: string) => name as StaffId;
const unit = (name: string) => name as UnitId;
const [team, management, nights] = [unit('team'), unit('management'), unit('nights')];
const [amina, bertil, cilla, doris, eva, filip] = ['amina', 'bertil', 'cilla', 'doris', 'eva', 'filip'].map(staff) as [
  StaffId,
  StaffId,
  StaffId,
  StaffId,
  StaffId,
  StaffId,
];
const always = { from: at('2020-01-01T00:00'), until: null };

const shift = (who: StaffId, duty: 'duty' | 'backup', from: string, until: string, where = team): Shift => ({
  id: `${who}-${from}` as ShiftId,
  unitId: where,
  staffId: who,
  duty,
  from: at(from),
  until: at(until),
});
const absence = (who: StaffId, from: string, until: string, deputy: StaffId | null = null): Absence => ({
  staffId: who,
  deputyId: deputy,
  from: at(from),
  until: at(until),
});
const post = (who: StaffId, role: Post['role'], where = team): Post => ({
  ...always,
  staffId: who,
  unitId: where,
  role,
});

// Midsummer: Bertil has duty and Cilla the back-up from Thursday evening to Monday morning; Doris leads; Eva manages.
const midsummer: Rota = {
  shifts: [
    shift(bertil, 'duty', '2026-06-18T16:30', '2026-06-22T08:00'),
    shift(cilla, 'backup', '2026-06-18T16:30', '2026-06-22T08:00'),
  ],
  absences: [],
  posts: [post(doris, 'teamLeader'), post(eva, 'unitManager', management), post(filip, 'administrator', management)],
  units: [
    { id: team, parentId: management, afterHours: false },
    { id: management, parentId: null, afterHours: false },
    { id: nights, parentId: null, afterHours: true },
  ],
  ended: [],
  officeHours: { from: Temporal.PlainTime.from('08:00'), until: Temporal.PlainTime.from('16:30') },
};
const clock = { ownerId: amina, unitId: team };
const who = (rota: Rota, when: string, of = clock) => {
  const { staffId, why, standsInFor, gap } = responsibleAt(rota, of, at(when));
  return [staffId, why, standsInFor, gap];
};

describe('who answers for a clock', () => {
  it('in office hours: its owner', () => {
    expect(who(midsummer, '2026-06-18T10:00')).toEqual([amina, 'owner', null, false]);
    expect(who(midsummer, '2026-06-22T08:00')).toEqual([amina, 'owner', null, false]);
  });

  it('over Midsummer: the one on duty, whoever owns it', () => {
    for (const when of [
      '2026-06-18T16:30',
      '2026-06-19T10:00',
      '2026-06-20T03:00',
      '2026-06-21T12:00',
      '2026-06-22T07:59',
    ]) {
      expect(who(midsummer, when)).toEqual([bertil, 'duty', null, false]);
    }
  });

  it('while ill: the deputy that was named, and in turn hers', () => {
    const ill = { ...midsummer, absences: [absence(amina, '2026-06-17T08:00', '2026-06-19T08:00', cilla)] };
    expect(who(ill, '2026-06-18T10:00')).toEqual([cilla, 'owner', amina, false]);
    const both = { ...ill, absences: [...ill.absences, absence(cilla, '2026-06-18T09:00', '2026-06-18T12:00', doris)] };
    expect(who(both, '2026-06-18T10:00')).toEqual([doris, 'owner', amina, false]);
    expect(who(both, '2026-06-18T12:00')).toEqual([cilla, 'owner', amina, false]);
  });

  it('ill on duty: her deputy, else the back-up', () => {
    const named = { ...midsummer, absences: [absence(bertil, '2026-06-20T00:00', '2026-06-22T08:00', amina)] };
    expect(who(named, '2026-06-20T03:00')).toEqual([amina, 'duty', bertil, false]);
    const none = { ...midsummer, absences: [absence(bertil, '2026-06-20T00:00', '2026-06-22T08:00')] };
    expect(who(none, '2026-06-19T23:59')).toEqual([bertil, 'duty', null, false]);
    expect(who(none, '2026-06-20T03:00')).toEqual([cilla, 'backup', null, false]);
  });

  it('ill without a deputy in office hours: duty, then the leader', () => {
    const ill = { ...midsummer, absences: [absence(amina, '2026-06-17T08:00', '2026-06-19T08:00')] };
    expect(who(ill, '2026-06-18T10:00')).toEqual([doris, 'teamLeader', null, true]);
    const day = { ...ill, shifts: [shift(bertil, 'duty', '2026-06-18T08:00', '2026-06-18T16:30')] };
    expect(who(day, '2026-06-18T10:00')).toEqual([bertil, 'duty', null, false]);
  });

  it('a hole in the rota falls to the leader, the manager, the administrator, and is called a hole', () => {
    const hole = { ...midsummer, shifts: [] };
    const away = (...people: StaffId[]) => people.map((one) => absence(one, '2026-06-18T00:00', '2026-06-23T00:00'));
    expect(who(hole, '2026-06-20T03:00')).toEqual([doris, 'teamLeader', null, true]);
    expect(who({ ...hole, absences: away(doris) }, '2026-06-20T03:00')).toEqual([eva, 'unitManager', null, true]);
    expect(who({ ...hole, absences: away(doris, eva) }, '2026-06-20T03:00')).toEqual([
      filip,
      'administrator',
      null,
      true,
    ]);
    expect(who({ ...hole, absences: away(doris, eva, filip) }, '2026-06-20T03:00')).toEqual([
      amina,
      'nobodyElse',
      null,
      true,
    ]);
  });

  it('the leader of another unit is not hers, but any manager is', () => {
    const elsewhere = {
      ...midsummer,
      shifts: [],
      posts: [post(doris, 'teamLeader', unit('other')), post(eva, 'unitManager', unit('other'))],
    };
    expect(who(elsewhere, '2026-06-20T03:00')).toEqual([eva, 'unitManager', null, true]);
  });

  it('the night unit has duty for a unit that has none of its own', () => {
    const joint = { ...midsummer, shifts: [shift(filip, 'duty', '2026-06-18T16:30', '2026-06-22T08:00', nights)] };
    expect(who(joint, '2026-06-20T03:00')).toEqual([filip, 'duty', null, false]);
    expect(who({ ...joint, shifts: [...joint.shifts, ...midsummer.shifts] }, '2026-06-20T03:00')).toEqual([
      bertil,
      'duty',
      null,
      false,
    ]);
  });

  it('the owner who has duty herself keeps it', () => {
    expect(who(midsummer, '2026-06-20T03:00', { ownerId: cilla, unitId: team })).toEqual([cilla, 'owner', null, false]);
  });

  it('one who has ended answers for nothing', () => {
    const ended = { ...midsummer, ended: [amina, bertil] };
    expect(who(ended, '2026-06-18T10:00')).toEqual([doris, 'teamLeader', null, true]);
    expect(who(ended, '2026-06-20T03:00')).toEqual([cilla, 'backup', null, false]);
  });

  it('two who are each other’s deputies do not go in a ring', () => {
    const ring = {
      ...midsummer,
      absences: [
        absence(amina, '2026-06-17T00:00', '2026-06-19T00:00', cilla),
        absence(cilla, '2026-06-17T00:00', '2026-06-19T00:00', amina),
      ],
    };
    expect(who(ring, '2026-06-18T10:00')).toEqual([doris, 'teamLeader', null, true]);
  });

  it('never is nobody, never away unless nobody else is left, and planned unless it says so', () => {
    const person = fc.constantFrom(amina, bertil, cilla, doris, eva, filip);
    const span = fc.tuple(fc.integer({ min: 0, max: 96 }), fc.integer({ min: 1, max: 48 })).map(([from, hours]) => {
      const start = at('2026-06-18T00:00').add({ hours: from });
      return { from: start, until: start.add({ hours }) };
    });
    const shifts = fc.array(
      fc.tuple(person, span, fc.constantFrom('duty' as const, 'backup' as const), fc.constantFrom(team, nights)),
    );
    const absences = fc.array(fc.tuple(person, span, fc.option(person)));
    fc.assert(
      fc.property(
        shifts,
        absences,
        fc.subarray([amina, bertil, doris]),
        fc.integer({ min: 0, max: 120 }),
        (s, a, ended, hour) => {
          const rota: Rota = {
            ...midsummer,
            ended,
            shifts: s.map(([staffId, when, duty, unitId], n) => ({
              ...when,
              staffId,
              duty,
              unitId,
              id: String(n) as ShiftId,
            })),
            absences: a.map(([staffId, when, deputyId]) => ({ ...when, staffId, deputyId })),
          };
          const now = at('2026-06-18T00:00').add({ hours: hour });
          const found = responsibleAt(rota, clock, now);
          if (found.why === 'nobodyElse') return;
          const gone = rota.absences.some(
            (one) =>
              one.staffId === found.staffId &&
              one.from.epochMilliseconds <= now.epochMilliseconds &&
              (one.until?.epochMilliseconds ?? 0) > now.epochMilliseconds,
          );
          expect(gone || ended.includes(found.staffId)).toBe(false);
          expect(found.gap).toBe(!['owner', 'duty', 'backup'].includes(found.why));
        },
      ),
    );
  });
});

describe('who of a unit is given what nobody holds', () => {
  const night = at('2026-06-20T03:00');

  it('is the one on duty, else the back-up, else who leads it; and their deputies while they are away', () => {
    expect(findHolder(midsummer, team, night)).toBe(bertil);
    const ill = (...absences: Absence[]) => findHolder({ ...midsummer, absences }, team, night);
    const gone = (one: StaffId, deputy: StaffId | null = null) =>
      absence(one, '2026-06-19T00:00', '2026-06-23T00:00', deputy);
    expect(ill(gone(bertil))).toBe(cilla);
    expect(ill(gone(bertil, amina))).toBe(amina);
    expect(ill(gone(bertil), gone(cilla))).toBe(doris);
    expect(ill(gone(bertil), gone(cilla), gone(doris))).toBe(bertil);
  });

  it('is nobody of another unit: neither those who have the nights, nor the manager above, nor an administrator', () => {
    const empty = {
      ...midsummer,
      shifts: [shift(filip, 'duty', '2026-06-18T16:30', '2026-06-22T08:00', nights)],
      posts: [],
    };
    expect(findHolder(empty, team, night)).toBeUndefined();
    const above = { ...empty, posts: [post(eva, 'unitManager', management), post(filip, 'administrator')] };
    expect(findHolder(above, team, night)).toBeUndefined();
  });
});

describe('holes in the rota', () => {
  const weekend = { from: at('2026-06-18T16:30'), until: at('2026-06-22T08:00') };

  it('are none when all is covered', () => {
    expect(holesIn(midsummer, team, 'duty', weekend)).toEqual([]);
    expect(holesIn(midsummer, nights, 'duty', weekend)).toEqual([weekend]);
  });

  it('come with an absence without a deputy, or a deputy who is away too', () => {
    const gone = { from: at('2026-06-20T00:00'), until: at('2026-06-21T00:00') };
    const ill = { ...midsummer, absences: [absence(bertil, '2026-06-20T00:00', '2026-06-21T00:00')] };
    expect(holesIn(ill, team, 'duty', weekend)).toEqual([gone]);
    const named = { ...midsummer, absences: [absence(bertil, '2026-06-20T00:00', '2026-06-21T00:00', amina)] };
    expect(holesIn(named, team, 'duty', weekend)).toEqual([]);
    const both = { ...named, absences: [...named.absences, absence(amina, '2026-06-01T00:00', '2026-07-01T00:00')] };
    expect(holesIn(both, team, 'duty', weekend)).toEqual([gone]);
    const partly = { ...named, absences: [...named.absences, absence(amina, '2026-06-20T12:00', '2026-07-01T00:00')] };
    expect(holesIn(partly, team, 'duty', weekend)).toEqual([{ from: at('2026-06-20T12:00'), until: gone.until }]);
    const twice = { ...named, absences: [absence(bertil, '2026-06-19T00:00', '2026-06-21T00:00'), ...named.absences] };
    expect(holesIn(twice, team, 'duty', weekend)).toEqual([{ from: at('2026-06-19T00:00'), until: gone.from }]);
  });

  it('come when the one on duty has ended', () => {
    expect(holesIn({ ...midsummer, ended: [bertil] }, team, 'duty', weekend)).toEqual([weekend]);
  });
});

describe('who is to be asked about a clock now', () => {
  const asked = (when: string, dueAt: string, rota = midsummer) =>
    answersNow(rota, { ...clock, dueAt: at(dueAt) }, at(when));

  it('is its owner while the doors are open, and at night for what waits for the morning', () => {
    expect(asked('2026-06-18T10:00', '2026-06-18T11:00')).toBe(amina);
    expect(asked('2026-06-20T03:00', '2026-06-22T08:01')).toBe(amina);
  });

  it('is the one on duty for what is late, or will be before the doors open', () => {
    expect(asked('2026-06-20T03:00', '2026-06-22T08:00')).toBe(bertil);
    expect(asked('2026-06-20T03:00', '2026-06-18T12:00')).toBe(bertil);
  });

  it('is at night too the one who stands in for an owner who is away', () => {
    const ill = { ...midsummer, absences: [absence(amina, '2026-06-17T08:00', '2026-06-26T08:00', doris)] };
    expect(asked('2026-06-20T03:00', '2026-06-24T12:00', ill)).toBe(doris);
    const bare = { ...midsummer, absences: [absence(amina, '2026-06-17T08:00', '2026-06-26T08:00')] };
    expect(asked('2026-06-20T03:00', '2026-06-24T12:00', bare)).toBe(bertil);
  });
});
