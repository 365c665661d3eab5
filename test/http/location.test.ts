import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Session, type Town } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// Where the person is: shown after a reason, once, to those who were given it by name; in nothing else.

const place = 'Rönnbärsgränd 7, Ystadsby';
let town: Town;
let served: Served;
let file: MadeFile;
let officer: Visitor;
let therapist: Visitor;
let theirs: Session;
const at = (tail = '') => `/akt/${file.id}${tail}`;
const form = (fields: Record<string, string> = {}) => ({ _form: newId(), ...fields });

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  file = await aFile(town)
    .withTeam(
      { staffId: town.staff.therapist, function: 'therapist' },
      { staffId: town.staff.childOfficer, function: 'childOfficer' },
    )
    .onDesk({ first: 'Elin', last: 'Sund' })
    .made();
  officer = new Visitor(served, await town.signIn(town.staff.caseOfficer));
  theirs = await town.signIn(town.staff.therapist);
  therapist = new Visitor(served, theirs);
  await officer.post(at('/plats'), form({ kind: 'address', words: place }));
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

const revealed = () =>
  town.look<{ staff_id: string; detail: { reason: string } }>(
    `select staff_id, detail from audit.entry where action = 'location.revealed' and file_id = $1`,
    [file.id],
  );

it('shows its words to a reason, once, and writes that down', async () => {
  const list = await (await officer.get(at('/plats'))).text();
  expect(list).toContain('Bekräfta inte för någon att personen är känd här');
  expect(list).not.toContain('Rönnbär');
  const without = await officer.post(at('/plats/visa'), form({ reason: ' ' }));
  expect([without.status, (await without.text()).includes('Rönnbär'), await revealed()]).toEqual([422, false, []]);
  const shown = await officer.post(at('/plats/visa'), form({ reason: 'Taxi i kväll' }));
  const html = await shown.text();
  expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(html).toContain(place);
  expect(html).not.toContain('Sund');
  expect(/<title>([^<]*)/.exec(html)?.[1]).toBe('Akten – Samgrepp');
  const lines = await revealed();
  expect(lines).toHaveLength(1);
  expect(JSON.stringify(lines)).not.toContain('Taxi');
});

it('stands on no other page, and the words leave by no select', async () => {
  for (const path of [at(), at('/utskrift'), at('/utlamnat'), at('/team'), at('/varfor'), '/arenden', '/min-dag'])
    expect([path, (await (await officer.get(path)).text()).includes('Rönnbär')]).toEqual([path, false]);
  const session = await town.signIn(town.staff.caseOfficer);
  await town.open(session, file.id);
  expect(await town.ask(session, 'select id from data.location_fact')).toHaveLength(1);
  await expectRefused(town.ask(session, 'select words from data.location_fact'));
  await expectRefused(town.ask(session, 'select * from authz.reveal_location($1, null)', [file.id]));
});

it('is nobody’s by function: not the children’s officer, not the leader, not a deputy', async () => {
  for (const staffId of [town.staff.therapist, town.staff.childOfficer, town.staff.teamLeader]) {
    const session = await town.signIn(staffId);
    expect((await town.open(session, file.id, 'skäl'))?.mayRead('location')).toBe(false);
    expect(await town.ask(session, 'select id from data.location_fact')).toEqual([]);
    await expectRefused(town.ask(session, `select * from authz.reveal_location($1, '\\x01')`, [file.id]));
    const visitor = new Visitor(served, session);
    expect((await visitor.get(at('/plats'))).status).toBe(404);
    expect((await visitor.post(at('/plats/visa'), form({ reason: 'x' }))).status).toBe(404);
  }
});

it('is given by name, to few, and taken back from what is open', async () => {
  const ground = file.grounds.get(town.staff.therapist);
  await expectRefused(town.ask(theirs, 'select authz.give_location($1, true)', [ground]));
  expect((await officer.post(at('/plats/ge'), form({ ground: ground ?? '' }))).status).toBe(303);
  expect(await (await therapist.post(at('/plats/visa'), form({ reason: 'Möter upp' }))).text()).toContain(place);
  // Reads and no more.
  expect((await therapist.post(at('/plats'), form({ kind: 'other', words: 'x' }))).status).toBe(404);
  expect((await therapist.post(at('/plats/ge'), form({ ground: ground ?? '' }))).status).toBe(404);
  expect((await officer.post(at('/plats/ta-tillbaka'), form({ ground: ground ?? '' }))).status).toBe(303);
  expect((await therapist.post(at('/plats/visa'), form({ reason: 'Igen' }))).status).toBe(404);
  expect((await therapist.get(at())).status).toBe(200);
  // One who writes it always stays, or nobody could be given it again.
  const own = file.grounds.get(town.staff.caseOfficer) ?? '';
  expect((await officer.post(at('/plats/ta-tillbaka'), form({ ground: own }))).status).toBe(404);
  const session = await town.signIn(town.staff.caseOfficer);
  await town.open(session, file.id);
  await expectRefused(town.ask(session, 'select authz.take_location($1)', [own]));
});

it('is changed by a new fact, and ends; what was true before is kept', async () => {
  const [fact] = await town.look<{ id: string }>('select id from data.location_fact where file_id = $1', [file.id]);
  const changed = await officer.post(at(`/plats/${fact?.id}/andra`), form({ words: 'Almvägen 3' }));
  expect(changed.status).toBe(303);
  const html = await (await officer.post(at('/plats/visa'), form({ reason: 'Ser efter' }))).text();
  expect([html.indexOf('Almvägen 3') > 0, html.indexOf(place) > html.indexOf('Almvägen 3')]).toEqual([true, true]);
  expect((await officer.post(at(`/plats/${fact?.id}/slut`), form())).status).toBe(404);
});

it('warns one who may read it that a text tells it, and is no oracle to others', async () => {
  const text = 'Hämtade nycklarna på almvägen i dag.';
  const note = async (visitor: Visitor, more: Record<string, string> = {}) => {
    const fields = { text, version: '0.p', 'when.day': '', 'when.time': '', ...more };
    return visitor.post(at(`/anteckning/${newId()}/signera`), form(fields));
  };
  const version = /name="version" value="([^"]+)"/.exec(await (await officer.get(at())).text())?.[1] ?? '';
  const stopped = await note(officer, { version });
  expect([stopped.status, (await stopped.text()).includes('Texten säger var personen finns')]).toEqual([422, true]);
  expect((await note(officer, { version, placeKnown: 'yes' })).status).toBe(303);
  // The same words and the same answer as any others, whether they are right or wrong.
  expect((await note(therapist, { version })).status).toBe(303);
  expect((await note(therapist, { version, text: 'Hämtade nycklarna på Ekvägen i dag.' })).status).toBe(303);
});

it('comes with being responsible to four at most, and goes on with somebody who can give it', async () => {
  const four = await aFile(town)
    .withTeam(
      { staffId: town.staff.therapist, function: 'therapist' },
      { staffId: town.staff.supportWorker, function: 'supportWorker' },
      { staffId: town.staff.childOfficer, function: 'childOfficer' },
    )
    .made();
  const session = await town.signIn(town.staff.caseOfficer);
  await town.open(session, four.id);
  for (const [staffId, ground] of four.grounds)
    if (staffId !== town.staff.caseOfficer) await town.ask(session, 'select authz.give_location($1, false)', [ground]);
  const all = `{identity,location}`;
  const name = (staffId: string) =>
    town.ask(session, `select authz.name_team_member($1, $2, $3, 'responsible', $4, $4, null, null)`, [
      ...[newId(), four.id, staffId, all],
    ]);
  const sees = async (staffId: string) =>
    (
      await town.look(
        `select from authz.ground where file_id = $1 and staff_id = $2 and ended_at is null and 'location' = any (reads)`,
        [four.id, staffId],
      )
    ).length > 0;
  await name(town.staff.otherCaseOfficer);
  expect(await sees(town.staff.otherCaseOfficer)).toBe(false);
  // One of the four who is named holds it already; and where nobody is left who could give it, it comes along.
  await name(town.staff.therapist);
  expect(await sees(town.staff.therapist)).toBe(true);
  await town.look(`update authz.ground set writes = array_remove(writes, 'location') where file_id = $1`, [four.id]);
  await name(town.staff.manager);
  expect(await sees(town.staff.manager)).toBe(true);
});
