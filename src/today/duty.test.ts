import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { newId, type ShiftId, type StaffId, type UnitId } from '../kernel/ids.ts';
import type { Rota } from '../organisation/index.ts';
import { gapsIn, shiftsIn } from './duty.ts';

const at = (time: string) => Temporal.Instant.from(`2026-11-27T${time}:00+01:00`);
const intake = { id: newId<UnitId>(), name: 'Mottagningen' };
const children = { id: newId<UnitId>(), name: 'Barn och unga' };
const [sara, peter, elin] = ['Sara', 'Peter', 'Elin'].map((name) => ({ id: newId<StaffId>(), name, phone: null })) as [
  { id: StaffId; name: string; phone: null },
  { id: StaffId; name: string; phone: null },
  { id: StaffId; name: string; phone: null },
];
const staff = [sara, peter, elin];
const shift = (unit: UnitId, who: StaffId, duty: 'duty' | 'backup', from: string, until: string) => ({
  id: newId<ShiftId>(),
  unitId: unit,
  staffId: who,
  duty,
  from: at(from),
  until: at(until),
});
const rota: Rota = {
  shifts: [
    shift(intake.id, peter.id, 'backup', '08:00', '20:00'),
    shift(intake.id, sara.id, 'duty', '08:00', '16:00'),
    shift(children.id, elin.id, 'duty', '08:00', '20:00'),
  ],
  absences: [],
  posts: [],
  units: [],
  ended: [],
  officeHours: { from: new Temporal.PlainTime(8), until: new Temporal.PlainTime(16, 30) },
};
const absent = (deputyId: StaffId | null): Rota => ({
  ...rota,
  absences: [{ staffId: sara.id, deputyId, from: at('10:00'), until: at('18:00') }],
});
const names = (from: Rota, time: string) =>
  shiftsIn(from, [intake], staff, at(time)).map(({ name, duty, standsInFor }) => [name, duty, standsInFor]);

it('names the duty before the back-up, of my units only', () => {
  expect(names(rota, '09:00')).toEqual([
    ['Sara', 'duty', undefined],
    ['Peter', 'backup', undefined],
  ]);
});

it('names the deputy while the one on duty is away, and nobody who is not there', () => {
  expect(names(absent(elin.id), '09:00')[0]).toEqual(['Sara', 'duty', undefined]);
  expect(names(absent(elin.id), '11:00')[0]).toEqual(['Elin', 'duty', 'Sara']);
  expect(names(absent(null), '11:00')).toEqual([['Peter', 'backup', undefined]]);
});

it('sees a gap in one unit though another is staffed, and where the one on duty is away', () => {
  const evening = { from: at('15:00'), until: at('18:00') };
  expect(gapsIn(rota, [intake, children], evening)).toEqual([
    { unitName: 'Mottagningen', from: at('16:00'), until: at('18:00') },
  ]);
  expect(gapsIn(absent(null), [intake], evening)).toEqual([{ unitName: 'Mottagningen', ...evening }]);
});
