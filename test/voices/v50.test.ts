import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import { dayOf } from '../../src/kernel/instant.ts';
import { aFile, aTown, consentsTo, type MadeFile, type Session, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

/**
 * V50: units are stovepipes, and the woman meets all of them. The internal group meets every sixth week; its agenda makes
 * itself, what it decides gets an owner and a day, and the minutes go to the file and nowhere else.
 */
let town: Town;
let served: Served;
let file: MadeFile;
let other: MadeFile;
let session: Session;
let karin: Visitor;
let amina: Visitor;
let ulf: Visitor;
let elin: Visitor;
let group: string;
const as = async (staffId: StaffId) => new Visitor(served, await town.signIn(staffId));
const read = async (who: Visitor, path: string) => {
  const answer = await who.get(path);
  expect(answer.status, path).toBe(200);
  return answer.text();
};
const send = async (who: Visitor, path: string, fields: Record<string, string | string[]> = {}) => {
  const answer = await who.post(path, { _form: newId(), ...fields });
  return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text() };
};
const done = async (who: Visitor, path: string, fields: Record<string, string | string[]> = {}) => {
  const { status, location, text } = await send(who, path, fields);
  expect(status, `${path} ${text.match(/<a href="#[^"]*"[^>]*>[^<]+/g)}`).toBe(303);
  return location;
};
const meetings = () =>
  town.look<{ id: string; starts_at: Date }>(
    'select id, starts_at from data.meeting where held_at is null and cancelled_at is null order by starts_at',
  );
const firstLink = (html: string, start: string) =>
  [...html.matchAll(/href="([^"#]+)/g)].map(([, href = '']) => href).find((href) => href.startsWith(start)) ?? '';
const inDays = async (days: number) => dayOf((await town.now()).add({ hours: 24 * days })).toString();

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  const made = (first: string) =>
    aFile(town)
      .onDesk({ first, last: 'Strand' })
      .with(tellsOf({ part: 'self', name: `${first} Strand` }))
      .made();
  file = await made('Elin');
  other = await made('Mona');
  session = await town.signIn(town.staff.caseOfficer);
  karin = await as(town.staff.teamLeader);
  amina = new Visitor(served, session);
  ulf = await as(town.staff.outsider);
  elin = await as(town.staff.childOfficer);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

describe('V50 the internal group meets', () => {
  it('is formed with a member and a deputy for each unit, and says where a deputy is missing', async () => {
    const administrator = await as(town.staff.administrator);
    expect((await send(karin, '/grupp/ny', { name: 'X', coordinator: town.staff.teamLeader })).status).toBe(404);
    group = await done(administrator, '/grupp/ny', { name: 'Interna gruppen', coordinator: town.staff.teamLeader });
    const { units, staff } = town;
    const children = await as(staff.childrenLeader);
    await done(children, `${group}/plats`, {
      unit: units.childrenUnit,
      staff: staff.childOfficer,
      deputy: staff.otherChildOfficer,
    });
    const wrong = await send(children, `${group}/plats`, { unit: units.incomeSupport, staff: staff.outsider });
    expect(wrong.status).toBe(404);
    await done(administrator, `${group}/plats`, { unit: units.incomeSupport, staff: staff.outsider });
    expect(await read(children, group)).toContain('Försörjningsstöd har ingen ersättare.');
  });

  it('has its days a year ahead, every sixth week, and everybody is called', async () => {
    const set = { weekday: '4', time: '9.00', from: await inDays(7), place: 'Rum 4' };
    expect((await send(ulf, `${group}/dagar`, set)).status).toBe(404);
    expect((await send(karin, `${group}/dagar`, { ...set, time: '5' })).text).toContain('Välj en tid mellan 7 och 18.');
    await done(karin, `${group}/dagar`, set);
    const found = await meetings();
    expect(found.length).toBeGreaterThanOrEqual(8);
    expect(await read(karin, group)).toContain('Var sjätte vecka, torsdag kl. 09.00.');
    expect(await read(ulf, '/moten')).toContain(`/moten/${found[0]?.id}`);
    expect(await read(ulf, '/min-dag')).toContain('/larm/');
  });

  it('takes up what is proposed and consented to, and tells the proposer where nobody may see', async () => {
    await done(amina, `/akt/${file.id}/moten`, { question: 'Hur får hon en egen adress?' });
    expect(await read(amina, `/akt/${file.id}/moten`)).toContain('Ingen i gruppen får se: fråga om samtycke');
    const [next] = await meetings();
    const at = `/moten/${next?.id}`;
    expect(await read(ulf, at)).toContain('Inget ärende som du får se');
    const own = await town.open(session, file.id);
    if (!own) throw new Error('not open');
    await consentsTo(town, session, own, { unitId: town.units.incomeSupport, parts: ['protection'] });
    const second = await town.open(session, other.id);
    if (!second) throw new Error('not open');
    await consentsTo(town, session, second, { unitId: town.units.childrenUnit });
    await done(amina, `/akt/${other.id}/moten`);
    const seen = await read(ulf, at);
    expect(seen).toContain('E. S.');
    expect(seen).toContain('Försörjningsstöd: saknas');
    expect(seen).not.toContain(other.id);
    expect(seen).not.toContain('M. S.');
    expect(await read(elin, at)).not.toContain(file.id);
    expect(await read(amina, at)).toContain(other.id);
  });

  it('gets input from the unit that may see, in one press where there is nothing to add', async () => {
    const [next] = await meetings();
    const item = firstLink(await read(ulf, `/moten/${next?.id}`), `/akt/${file.id}/moten/`);
    expect((await elin.get(item)).status).toBe(404);
    expect(await read(ulf, item)).toContain('Underlag från din enhet');
    expect((await send(ulf, `${item}/underlag`)).text).toContain('Skriv underlaget, eller välj Inget att tillföra.');
    expect((await send(amina, `${item}/underlag`, { input: 'x' })).status).toBe(404);
    await done(ulf, `${item}/underlag`, { nothing: '1' });
    expect(await read(amina, item)).toContain('Inget att tillföra');
    expect(await read(ulf, `/moten/${next?.id}`)).toContain('Försörjningsstöd: lämnat');
  });

  it('is held: who is here, what is decided with owner and day, and minutes in the file alone', async () => {
    const [next] = await meetings();
    const at = `/moten/${next?.id}`;
    await town.setClock((await town.now()).add({ hours: 24 * 8 }));
    session = await town.signIn(town.staff.caseOfficer);
    amina = new Visitor(served, session);
    ulf = await as(town.staff.outsider);
    elin = await as(town.staff.childOfficer);
    karin = await as(town.staff.teamLeader);
    await town.look('update data.meeting set starts_at = authz.now() where id = $1', [next?.id]);
    const item = firstLink(await read(amina, at), `/akt/${file.id}/moten/`);
    await read(amina, item);
    const early = await send(amina, `${item}/avsluta`, { said: 'Vi börjar.', version: '0.0.1' });
    expect([early.status, early.text.includes('Spara närvaron')]).toEqual([409, true]);
    expect(early.text).toContain('Vi börjar.');
    await done(ulf, `${at}/tystnadsplikt`);
    await done(elin, `${at}/tystnadsplikt`);
    const { staff } = town;
    await done(karin, `${at}/narvaro`, { came: [staff.outsider, staff.childOfficer, staff.caseOfficer] });
    const page = await read(amina, item);
    expect(page).toContain('Lämnar rummet medan ärendet tas upp: Elin Åkesson (Barn och unga)');
    expect(page).toContain('Hur får hon en egen adress?');

    const task = { words: 'Reda ut hyran', owner: staff.outsider, dueOn: await inDays(5) };
    expect((await send(amina, `${item}/beslut`, { ...task, owner: '' })).text).toContain(
      'Ingen uppgift är utan ansvarig.',
    );
    expect((await send(amina, `${item}/beslut`, { ...task, owner: staff.childOfficer })).status).toBe(422);
    await done(amina, `${item}/beslut`, task);
    await done(ulf, `${item}/beslut`, {
      words: 'Boka möte med banken',
      owner: staff.caseOfficer,
      dueOn: await inDays(6),
    });
    await done(ulf, `${item}/beslut`, { words: 'Söka bostad', owner: staff.outsider, dueOn: await inDays(7) });
    expect(await read(ulf, '/min-dag')).toContain('/larm/');
    expect(await read(ulf, '/arenden')).toContain(file.id);

    const old = await send(amina, `${item}/avsluta`, { said: 'Hyran först.', version: '0.0.1' });
    expect([old.status, old.text.includes('Någon annan har ändrat')]).toEqual([409, true]);
    await done(amina, `${item}/avsluta`, { said: 'Hyran först.', version: '0.3.1' });
    const minutes = await read(amina, `/akt/${file.id}/moten`);
    for (const words of ['Ulf Sand, Försörjningsstöd', 'Amina Yusuf', 'Reda ut hyran – Ulf Sand', 'Hyran först.'])
      expect(minutes).toContain(words);
    expect(minutes).not.toContain('Elin Åkesson');
    expect(await read(amina, `/akt/${file.id}`)).toContain('Samverkansgruppen tog upp ärendet');
    expect((await send(amina, `${item}/beslut`, task)).status).toBe(409);

    const stored = await town.look<{ body: Buffer }>('select body from data.item_minutes');
    expect(stored.map(({ body }) => body.toString('latin1')).join()).not.toContain('hyran');
    const register = await town.look(
      `select receiver_unit, how, parts, held_back from data.disclosure where file_id = $1`,
      [file.id],
    );
    expect(register).toHaveLength(1);
    expect(register[0]).toMatchObject({ receiver_unit: town.units.incomeSupport, how: 'meeting' });
    expect(register[0]?.held_back).toContain('account');
    expect(register[0]?.parts).toContain('protection');

    const waits = firstLink(await read(amina, at), `/akt/${other.id}/moten/`);
    await done(amina, `${waits}/skjut-upp`);
    await done(karin, `${at}/hallet`);
    expect((await send(karin, `${at}/hallet`)).status).toBe(409);
  });

  it('begins the next meeting with the old tasks: done, not done, no longer possible', async () => {
    const [next] = await meetings();
    const at = `/moten/${next?.id}`;
    expect(await read(elin, at)).toContain(other.id);
    const item = firstLink(await read(ulf, at), `/akt/${file.id}/moten/`);
    expect(await read(ulf, at)).toContain('Uppgift kvar från ett tidigare möte');
    await done(ulf, `${at}/tystnadsplikt`);
    await done(amina, `${at}/tystnadsplikt`);
    const ids = await town.look<{ id: string }>(`select a.id from data.action a where file_id = $1 order by due_on`, [
      file.id,
    ]);
    const [rent, bank, flat] = ids.map(({ id }) => `${item}/uppgift/${id}`);
    await read(amina, item);
    expect((await send(amina, `${item}/avsluta`, { said: 'x', version: '0.0.0' })).text).toContain(
      'Gå igenom uppgifterna från tidigare möten först.',
    );
    await done(amina, String(rent), { state: 'done', outcome: 'Klart hos hyresvärden' });
    expect((await send(amina, String(bank), { state: 'notDone' })).text).toContain('Skriv en ny dag');
    await done(amina, String(bank), { state: 'notDone', dueOn: await inDays(20), owner: town.staff.outsider });
    expect((await send(amina, String(flat), { state: 'notPossible' })).text).toContain('Skriv varför');
    await done(amina, String(flat), { state: 'notPossible', outcome: 'Kön är tre år' });
    expect((await send(ulf, String(flat), { state: 'done' })).status).toBe(409);
    await done(amina, `${item}/avsluta`, { said: '', version: '3.0.0' });
    const minutes = await read(amina, `/akt/${file.id}/moten`);
    for (const words of ['Klar: Reda ut hyran', 'Inte klar: Boka möte med banken', 'Går inte längre: Söka bostad'])
      expect(minutes).toContain(words);
  });

  it('keeps of the meeting itself only that it was held and who came', async () => {
    for (const person of ['auditor', 'administrator', 'dutyOfficer'] as const) {
      const who = await as(town.staff[person]);
      for (const { id } of await town.look<{ id: string }>('select id from data.meeting')) {
        expect((await who.get(`/moten/${id}`)).status, person).toBe(404);
        expect((await send(who, `/moten/${id}/tystnadsplikt`)).status).toBe(404);
      }
      expect((await who.get(`/akt/${file.id}/moten`)).status).toBe(404);
    }
    const [held] = await town.look<{ id: string }>('select id from data.meeting where held_at is not null');
    const page = await read(karin, `/moten/${held?.id}`);
    expect(page).toContain('Var med');
    expect(page).not.toContain('Hyran');
  });

  it('moves or cancels one meeting, and those who are called hear of it', async () => {
    const [next] = await meetings();
    const at = `/moten/${next?.id}`;
    const moved = { day: await inDays(30), time: '10.30', place: 'Rum 2' };
    expect((await send(ulf, `${at}/flytta`, moved)).status).toBe(404);
    await done(karin, `${at}/flytta`, moved);
    const told = () =>
      town.look(`select staff_id from data.alert where kind = 'meetingChanged' and meeting_id = $1`, [next?.id]);
    const once = (await told()).length;
    expect(once).toBeGreaterThan(0);
    expect(await read(ulf, at)).toContain('10.30');
    await done(karin, `${at}/stall-in`);
    expect((await told()).length).toBeGreaterThan(once);
    expect(await read(ulf, at)).toContain('Mötet är inställt.');
  });
});
