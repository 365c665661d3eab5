import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from './visitor.ts';

export let town: Town;
export let served: Served;
export let file: MadeFile;
export let officer: Visitor;
export let therapist: Visitor;
export let support: Visitor;

export const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
export const as = async (staffId: StaffId) => new Visitor(served, await town.signIn(staffId));
export const path = (tail: string) => `/akt/${file.id}${tail}`;
export const see = async (who: Visitor, tail: string) => (await who.get(path(tail))).text();
export const send = (who: Visitor, tail: string, fields: Record<string, string | string[]> = {}) =>
  who.post(path(tail), { _form: newId(), ...fields });
export const pageOf = (n = 0, name = 'a1b2c3d4') => `${n}.${name}`;
export const rowsOf = (table: string) => town.look(`select * from data.${table} where file_id = $1`, [file.id]);
export const kinds = async () =>
  (await town.look<{ kind: string }>('select kind from data.event where file_id = $1 order by at', [file.id])).map(
    ({ kind }) => kind,
  );

/** Begins each test anew, in a town of this file. */
export function aFileAtWork(): void {
  beforeAll(async () => {
    town = await aTown();
    served = serve(town);
  });
  afterAll(async () => {
    expect(served.faults).toEqual([]);
    await town.close();
  });
  beforeEach(async () => {
    await town.setClock(at('2027-03-09T09:30'));
    file = await aFile(town)
      .withTeam(
        { staffId: town.staff.therapist, function: 'therapist' },
        { staffId: town.staff.supportWorker, function: 'supportWorker' },
      )
      .onDesk({ first: 'Elin', last: 'Strand' })
      .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
      .with(({ sql }, opened) => setFileSide(sql, opened, 'victim'))
      .made();
    officer = await as(town.staff.caseOfficer);
    therapist = await as(town.staff.therapist);
    support = await as(town.staff.supportWorker);
  });
}
