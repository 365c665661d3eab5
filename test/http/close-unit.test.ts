import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId, type UnitId } from '../../src/kernel/ids.ts';
import { aContact, aTown, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// A unit is closed when nothing is left that would be nobody's.

let town: Town;
let served: Served;
let administrator: Visitor;

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  administrator = new Visitor(served, await town.signIn(town.staff.administrator));
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

const closed = async (unit: string) =>
  (
    await town.look<{ closed: boolean }>('select closed_at is not null as closed from authz.unit where id = $1', [unit])
  )[0]?.closed;

it('says what is left, each with what to do, and closes nothing until it is done', async () => {
  const unit = town.units.intake;
  await aContact(town).made();
  await town.onDuty(town.staff.dutyOfficer, unit);
  const page = await (await administrator.get(`/organisation/enheter/${unit}`)).text();
  for (const words of [
    '1 akt eller öppen kontakt',
    '3 roller',
    '1 jourpass',
    'Ingen annan enhet tar emot nya kontakter',
  ])
    expect(page).toContain(words);
  expect(page).not.toContain(`/organisation/enheter/${unit}/stang`);
  const refused = await administrator.post(`/organisation/enheter/${unit}/stang`, { _form: newId() });
  expect([refused.status, (await refused.text()).includes('Enheten kan inte stängas än')]).toEqual([409, true]);
  expect(await closed(unit)).toBe(false);
  await expect(town.administer('select authz.close_unit($1)', [unit])).rejects.toMatchObject({ code: 'SG008' });
  // What it holds is told to an administrator alone.
  const manager = await town.signIn(town.staff.manager);
  expect(await town.ask(manager, 'select * from authz.unit_holds($1)', [unit])).toEqual([]);
});

it('is closed when nothing is left, and can be chosen for nothing more', async () => {
  const unit = newId<UnitId>();
  await town.administer(`select authz.save_unit($1, 'Gamla gruppen', 'adultUnit', null, '{supportTalks}')`, [unit]);
  const leader = new Visitor(served, await town.signIn(town.staff.manager));
  expect((await leader.post(`/organisation/enheter/${unit}/stang`, { _form: newId() })).status).toBe(404);
  const page = await (await administrator.get(`/organisation/enheter/${unit}`)).text();
  expect(page).toContain('Stäng Gamla gruppen');
  const done = await administrator.post(`/organisation/enheter/${unit}/stang`, { _form: newId() });
  expect([done.status, await closed(unit)]).toEqual([303, true]);
  expect(await (await administrator.get('/organisation/enheter')).text()).not.toContain('Gamla gruppen');
  expect((await administrator.get(`/organisation/enheter/${unit}`)).status).toBe(404);
});
