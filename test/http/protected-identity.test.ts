import { afterAll, beforeAll, expect, it } from 'vitest';
import { today } from '../../src/kernel/calendar-day.ts';
import { newId } from '../../src/kernel/ids.ts';
import { PersonalNumber } from '../../src/kernel/personal-number.ts';
import { aFile, aTown, type MadeFile, rows, type Town, tellsOf } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// Levels of protected identity: raised by one at once, lowered by two; what no level lets happen.

let town: Town;
let served: Served;
let file: MadeFile;
let officer: Visitor;
let leader: Visitor;
const at = (tail = '') => `/akt/${file.id}${tail}`;
const form = (fields: Record<string, string> = {}) => ({ _form: newId(), ...fields });
const levelOf = async () =>
  (await town.look<{ protection: string }>('select protection from authz.file where id = $1', [file.id]))[0]
    ?.protection;

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  file = await aFile(town)
    .with(tellsOf({ part: 'self', name: 'Elin Sund' }))
    .onDesk({ first: 'Elin', last: 'Sund' })
    .made();
  officer = new Visitor(served, await town.signIn(town.staff.caseOfficer));
  const leading = await town.signIn(town.staff.teamLeader);
  await town.open(leading, file.id, 'Går igenom ärenden.');
  leader = new Visitor(served, leading);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

it('is raised at once: lists mask the name, and whoever isn’t named is shut out', async () => {
  expect(await (await officer.get('/arenden')).text()).toContain('Elin S.');
  expect((await leader.get(at())).status).toBe(200);
  expect((await officer.post(at('/niva'), form({ level: 'protectedRegistration' }))).status).toBe(303);
  expect((await leader.get(at())).status).toBe(404);
  for (const path of ['/arenden', '/min-dag', at()])
    expect([path, (await (await officer.get(path)).text()).includes('Elin S')]).toEqual([path, false]);
  const page = await (await officer.get(at('/niva'))).text();
  expect(page).toContain('Bara de här, och ingen annan.');
  expect(page).toContain('Bekräfta inte för någon att personen är känd här');
});

it('is lowered by two: one asks, a leader who can’t see the file decides, and then it is carried out', async () => {
  const session = await town.signIn(town.staff.caseOfficer);
  await town.open(session, file.id);
  await expectRefused(town.ask(session, `select authz.set_protection($1, 'none')`, [file.id]));
  expect((await officer.post(at('/niva'), form({ level: 'none' }))).status).toBe(409);
  expect((await officer.post(at('/niva'), form({ level: 'none', reason: 'Markeringen är borta.' }))).status).toBe(303);
  expect(await levelOf()).toBe('protectedRegistration');
  expect((await officer.get('/nivaer')).status).toBe(404);
  const page = await (await leader.get('/nivaer')).text();
  expect([page.includes('Markeringen är borta.'), page.includes('Sund')]).toEqual([true, false]);
  const path = /action="(\/nivabeslut\/[^"]+)"/.exec(page)?.[1] ?? '';
  expect((await officer.post(path, form({ answer: 'yes' }))).status).toBe(404);
  expect((await leader.post(path, form())).status).toBe(422);
  expect((await leader.post(path, form({ answer: 'yes' }))).status).toBe(303);
  expect(await levelOf()).toBe('protectedRegistration');
  // Granted for that level and no other, and used once.
  await expectRefused(town.ask(session, `select authz.set_protection($1, 'secrecyMarker')`, [file.id]));
  expect((await officer.post(at('/niva'), form({ level: 'none' }))).status).toBe(303);
  expect(await levelOf()).toBe('none');
  expect((await officer.post(at('/niva'), form({ level: 'secrecyMarker' }))).status).toBe(303);
  await expectRefused(town.ask(session, `select authz.set_protection($1, 'none')`, [file.id]));
});

it('is not lowered by a yes that was given at a weaker level', async () => {
  const other = await aFile(town).made();
  const session = await town.signIn(town.staff.caseOfficer);
  await town.open(session, other.id);
  const set = (level: string) => town.ask(session, 'select authz.set_protection($1, $2)', [other.id, level]);
  await set('secrecyMarker');
  const lowering = newId();
  await town.ask(session, `select authz.ask_lowering($1, $2, 'none', '\\x01')`, [lowering, other.id]);
  await set('protectedRegistration');
  const leading = await town.signIn(town.staff.teamLeader);
  await town.ask(leading, 'select authz.decide_lowering($1, true)', [lowering]);
  await expectRefused(set('none'));
});

it('is lowered by no leader who holds the file of the other side', async () => {
  const hers = await aFile(town).made();
  const session = await town.signIn(town.staff.caseOfficer);
  await town.open(session, hers.id);
  await town.ask(session, `select authz.set_protection($1, 'secrecyMarker')`, [hers.id]);
  const lowering = newId();
  await town.ask(session, `select authz.ask_lowering($1, $2, 'none', '\\x01')`, [lowering, hers.id]);
  const leading = await town.signIn(town.staff.teamLeader);
  const waiting = async () =>
    (await town.ask<{ id: string }>(leading, 'select id from authz.lowerings_to_decide()')).map(({ id }) => id);
  expect(await waiting()).toContain(lowering);
  const his = await aFile(town).createdBy(town.staff.teamLeader).made();
  const situation = newId();
  await town.look(`insert into authz.file values ($1, 'situation', $2, $3, 'none', now(), $4)`, [
    ...[situation, town.units.violenceTeam, situation.slice(0, 8), town.staff.teamLeader],
  ]);
  await town.look(`insert into authz.situation_member values ($1, $2, 'victim'), ($1, $3, 'perpetrator')`, [
    ...[situation, hers.id, his.id],
  ]);
  expect(await waiting()).not.toContain(lowering);
  await expectRefused(town.ask(leading, 'select authz.decide_lowering($1, true)', [lowering]));
});

it('stays at the higher of two levels that are set at once', async () => {
  const other = await aFile(town).made();
  const [one, two] = [await town.signIn(town.staff.caseOfficer), await town.signIn(town.staff.caseOfficer)];
  for (const session of [one, two]) await town.open(session, other.id);
  const set = 'select authz.set_protection($1, $2)';
  let late: Promise<unknown> = Promise.resolve();
  await town.act(one, async ({ sql }) => {
    await rows(sql, set, [other.id, 'protectedRegistration']);
    late = expectRefused(town.ask(two, set, [other.id, 'secrecyMarker']));
    await new Promise((done) => setTimeout(done, 50)); // long enough for the other to have read the old level
  });
  await late;
  const found = await town.look('select protection from authz.file where id = $1', [other.id]);
  expect(found).toEqual([{ protection: 'protectedRegistration' }]);
});

it('prints only with a reason, which the log keeps sealed', async () => {
  const asked = await (await officer.get(at('/utskrift'))).text();
  expect([asked.includes('Varför behövs det på papper?'), asked.includes('Sammanfattning')]).toEqual([true, false]);
  expect((await officer.post(at('/utskrift'), form())).status).toBe(422);
  const printed = await (await officer.post(at('/utskrift'), form({ reason: 'Möte hos polisen' }))).text();
  expect(printed).toContain('Sammanfattning');
  const lines = await town.look(`select detail from audit.entry where action = 'file.printed' and outcome = 'done'`);
  expect(JSON.stringify(lines)).toContain('reason');
  expect(JSON.stringify(lines)).not.toContain('polisen');
});

it('uses neither text messages nor mail, also where they were agreed before', async () => {
  await officer.post(
    at('/saker-kontakt'),
    form({ 'ways.sms.allowed': 'yes', 'ways.sms.target': '070-174 06 05', 'ways.sms.forEmergency': 'yes' }),
  );
  expect((await officer.post(at('/kontakta'), form({ channel: 'sms' }))).status).toBe(303);
  expect((await officer.post(at('/niva'), form({ level: 'assumedIdentity' }))).status).toBe(303);
  for (const danger of ['', 'yes']) {
    const refused = await officer.post(at('/kontakta'), form({ channel: 'sms', ...(danger && { danger }) }));
    expect([refused.status, (await refused.text()).includes('sms och e-post lämnar spår')]).toEqual([409, true]);
  }
});

it('never ties an assumed identity to anything: no situation, and no answer to “known here?”', async () => {
  const hash = Buffer.from(newId());
  const session = await town.signIn(town.staff.caseOfficer);
  await town.open(session, file.id);
  const before = await aFile(town)
    .with(async ({ sql }, own) => {
      await rows(sql, 'select authz.index_person($1, $2, true)', [own.id, hash]);
    })
    .made();
  const known = () => town.ask(session, `select * from authz.known($1, '\\x01')`, [hash]);
  expect(await known()).toHaveLength(1);
  await town.open(session, before.id);
  await town.ask(session, `select authz.set_protection($1, 'assumedIdentity')`, [before.id]);
  expect(await known()).toEqual([]);
  // Nor by a number that is written in afterwards; one who is close to it is shut out all the same.
  await town.ask(session, 'select authz.index_person($1, $2, true)', [before.id, hash]);
  expect(await known()).toEqual([]);
  expect(
    await town.look('select from authz.named_index where file_id = $1 and hash = $2', [before.id, hash]),
  ).toHaveLength(1);
});

it('is known by its number again when it is lowered by two, and by nothing else that was taken away', async () => {
  const number = '193003064742';
  const back = await aFile(town)
    .with(tellsOf({ part: 'self', name: 'Vera Ek', number }))
    .made();
  const parsed = PersonalNumber.parse(number, today(await town.now()));
  if (!parsed.ok) throw new Error('no number');
  const hash = town.keyring.personHash(parsed.value);
  const session = await town.signIn(town.staff.caseOfficer);
  await town.open(session, back.id);
  await town.ask(session, 'select authz.index_person($1, $2, true)', [back.id, hash]);
  const known = () => town.ask(session, `select * from authz.known($1, '\\x01')`, [hash]);
  const set = (fields: Record<string, string>) => officer.post(`/akt/${back.id}/niva`, form(fields));
  expect((await set({ level: 'assumedIdentity' })).status).toBe(303);
  expect(await known()).toEqual([]);
  expect((await set({ level: 'secrecyMarker', reason: 'Det gäller inte längre.' })).status).toBe(303);
  expect(await known()).toEqual([]);
  const [asked] = await town.look<{ id: string }>('select id from authz.lowering where file_id = $1', [back.id]);
  expect((await leader.post(`/nivabeslut/${asked?.id}`, form({ answer: 'yes' }))).status).toBe(303);
  expect(await known()).toEqual([]);
  expect((await set({ level: 'secrecyMarker' })).status).toBe(303);
  expect(await known()).toHaveLength(1);
});

it('is taken out of every situation, and comes into none', async () => {
  const tied = await aFile(town).made();
  const situation = newId();
  await town.look(
    `insert into authz.file (id, kind, unit_id, reference, created_at, created_by) values ($1, 'situation', $2, 'SIT-0001', now(), $3)`,
    [situation, town.units.violenceTeam, town.staff.caseOfficer],
  );
  const tie = () => town.look(`insert into authz.situation_member values ($1, $2, 'victim')`, [situation, tied.id]);
  const members = () => town.look('select from authz.situation_member where situation_id = $1', [situation]);
  await tie();
  expect(await members()).toHaveLength(1);
  const leading = await town.signIn(town.staff.teamLeader);
  await town.open(leading, tied.id, 'Beslutar.');
  await town.ask(leading, `select authz.decide_tie($1, $2, $3, '\\x01', authz.now() + interval '30 days')`, [
    newId(),
    tied.id,
    town.staff.supportWorker,
  ]);
  const seers = () => town.look('select from authz.ground where file_id = $1 and ended_at is null', [situation]);
  expect(await seers()).toHaveLength(1);
  const session = await town.signIn(town.staff.caseOfficer);
  await town.open(session, tied.id);
  await town.ask(session, `select authz.set_protection($1, 'assumedIdentity')`, [tied.id]);
  expect(await members()).toEqual([]);
  expect(await seers()).toEqual([]);
  await tie();
  expect(await members()).toEqual([]);
});
