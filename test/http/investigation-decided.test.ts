import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aGroup, aTown, consentsTo, type Town } from '../builders/index.ts';
import { Investigations } from '../support/investigations.ts';
import { pdfWords } from '../support/pdf.ts';
import { expectRefused } from '../support/refusals.ts';
import { type Served, serve, type Visitor } from '../support/visitor.ts';

// From a signed investigation to a decision that is heard, motivated, received and carried out (FL 25, 32, 33, 44; SoL 34:1).

let town: Town;
let served: Served;
let work: Investigations;
let officer: Visitor;
let leader: Visitor;
let manager: Visitor;
let at = '';
let made = '';
const day = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const said = async (answer: Response, words: string) => [answer.status, (await answer.text()).includes(words)];
const clocks = (rule: string) =>
  town.look<{ due: string; running: boolean }>(
    `select (due_at at time zone 'Europe/Stockholm')::text as due, met_at is null and ended_at is null as running
     from data.running_clock where file_id = $1 and rule = $2 order by started_at, due_at`,
    [work.file.id, rule],
  );
const granting = { choice: 'grant', what: 'Samtalsstöd hos våldsteamet, tolv samtal', motivation: 'Hon behöver stöd.' };

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.setClock(day('2027-05-28T09:00'));
  work = await Investigations.begin(town, served);
  for (const kind of ['intervention', 'incomeSupport'] as const) await town.delegates(kind, 'teamLeader');
  await town.delegates('endWithoutIntervention', 'caseOfficer');
  officer = work.officer;
  leader = await work.as(town.staff.teamLeader, 'Granskar.');
  await work.assessed();
  at = await work.signed(leader);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

it('waits until the party has been heard by a safe way, or it is said why not', async () => {
  expect(
    await said(await work.send(leader, `${at}/beslut`, granting), 'Anteckna först hur underlaget lämnades'),
  ).toEqual([422, true]);
  const told = { person: work.self, how: 'letter', words: 'Hela utredningen.' };
  expect(await said(await work.send(officer, `${at}/beslut/underlag`, told), 'inte avtalat som säkert')).toEqual([
    422,
    true,
  ]);
  expect((await work.send(officer, `${at}/beslut/underlag`, { ...told, person: newId() })).status).toBe(404);
  expect((await work.send(officer, `${at}/beslut/underlag`, { ...told, how: 'inHand' })).status).toBe(303);
  const page = await (await officer.get(`${at}/beslut`)).text();
  const answer = /\/beslut\/underlag\/[0-9a-f-]{36}/.exec(page)?.[0] ?? '';
  expect(await said(await work.send(officer, at + answer, { answer: '' }), 'class="error-summary"')).toEqual([
    422,
    true,
  ]);
  expect((await work.send(officer, at + answer, { answer: 'Det stämmer.' })).status).toBe(303);
  // Somebody else was first: what was typed stays, beside what was saved.
  const late = await work.send(officer, at + answer, { answer: 'En gång till.' });
  const after = await late.text();
  expect([late.status, after.includes('redan sparat ett svar')]).toEqual([409, true]);
  expect([after.includes('Det stämmer.'), after.includes('En gång till.</textarea>')]).toEqual([true, true]);
});

it('is made by one who has it from the board, with reasons, and without a place', async () => {
  expect(await said(await work.send(officer, `${at}/beslut`, granting), 'Du har inte delegation för insatser')).toEqual(
    [422, true],
  );
  for (const [wrong, words] of [
    [{ what: '' }, 'Skriv vad som beviljas'],
    [{ motivation: '' }, 'Skriv'],
    [{ motivation: 'Hon bor på Storgatan 12.' }, 'ser ut som en adress'],
  ] as const)
    expect(await said(await work.send(leader, `${at}/beslut`, { ...granting, ...wrong }), words)).toEqual([422, true]);
  const done = await work.send(leader, `${at}/beslut`, granting);
  expect(done.status).toBe(303);
  made = done.headers.get('location') ?? '';
  expect(await clocks('execution')).toEqual([{ due: '2027-08-29 00:00:00', running: true }]);
  expect(await clocks('adultInvestigation')).toMatchObject([{ running: false }]);
  expect(await (await officer.get(made)).text()).toContain('Ska ha börjat senast');
});

it('goes on paper in words for its reader, who can read how to appeal; and nothing says what it is from outside', async () => {
  const before = await (await officer.get(made)).text();
  expect(before).toContain('Vem kommer att kunna läsa brevet?');
  expect(before).toContain('Brev hem är inte avtalat som säkert');
  expect((await officer.get(`${made}/blad`)).status).toBe(404);
  expect((await work.send(officer, `${made}/brev`)).status).toBe(303);
  const paper = await officer.get(`${made}/blad`);
  expect(paper.headers.get('content-disposition')).toMatch(/^attachment; filename="B-[0-9A-F]{8}\.pdf"$/);
  const words = pdfWords(new Uint8Array(await paper.arrayBuffer()));
  for (const shown of ['tolvsamtal', 'treveckor', 'SoL11:1']) expect(words).toContain(shown);
});

it('is received in the hand; the time to appeal waits for a weekday and is final when it is over', async () => {
  const receipt = { person: work.self, on: '2027-05-28', how: 'letter' };
  expect(await said(await work.send(officer, `${made}/mottaget`, receipt), 'Lämna beslutet i handen')).toEqual([
    422,
    true,
  ]);
  for (const [on, words] of [
    ['2027-05-29', 'inte varit än'],
    ['2027-05-27', 'före beslutet'],
  ] as const)
    expect(await said(await work.send(officer, `${made}/mottaget`, { ...receipt, on }), words)).toEqual([422, true]);
  await town.setClock(day('2027-06-04T09:00'));
  officer = await work.as(town.staff.caseOfficer);
  const kept = { ...receipt, on: '2027-06-04', how: 'inHand' };
  expect((await work.send(officer, `${made}/mottaget`, kept)).status).toBe(303);
  // Three weeks later is Midsummer's Eve: Monday is the last day.
  expect(await clocks('appeal')).toEqual([{ due: '2027-06-29 00:00:00', running: true }]);
  expect(await said(await work.send(officer, `${made}/mottaget`, kept), 'redan antecknat')).toEqual([422, true]);
  expect(
    await said(await work.send(officer, `${made}/overklagande`, { outcome: 'final' }), 'har inte gått ut'),
  ).toEqual([422, true]);
  await town.setClock(day('2027-06-29T08:00'));
  officer = await work.as(town.staff.caseOfficer);
  expect((await work.send(officer, `${made}/overklagande`, { outcome: 'final' })).status).toBe(303);
  expect(await clocks('appeal')).toMatchObject([{ running: false }]);
});

it('that is not carried out in three months stands on the leaders’ list, by reference alone', async () => {
  await town.setClock(day('2027-08-29T08:00'));
  manager = await work.as(town.staff.manager);
  const html = await (await manager.get('/ej-verkstallt')).text();
  expect([
    html.includes('Över tre månader'),
    html.includes('Elin'),
    html.includes('Att rapportera för kvartal 3 2027'),
  ]).toEqual([true, false, true]);
  expect((await (await work.as(town.staff.caseOfficer)).get('/ej-verkstallt')).status).toBe(404);
  const elsewhere = await (await work.as(town.staff.childrenLeader)).get('/ej-verkstallt');
  expect(await elsewhere.text()).not.toContain(work.file.id);
  // She who answers for it is ill: it stands on the desk of whoever stands in.
  const absence = `select authz.save_absence($1, $2, $3, authz.now(), authz.now() + interval '1 day')`;
  await town.administer(absence, [newId(), town.staff.caseOfficer, town.staff.otherCaseOfficer]);
  expect(await (await (await work.as(town.staff.otherCaseOfficer)).get('/min-dag')).text()).toContain('Verkställighet');
  officer = await work.as(town.staff.caseOfficer);
  const steps = work.path(`/beslut/${made.split('/').at(-1)}/steg`);
  expect(await (await officer.get(made)).text()).toContain(steps);
  const gone = { step: 'notWanted', on: 'i dag', words: 'Hon har flyttat.' };
  expect((await work.send(officer, steps, gone)).status).toBe(303);
  expect((await work.send(officer, steps, gone)).status).toBe(422);
  expect(await clocks('execution')).toMatchObject([{ running: false }]);
  // Money that is granted after it waits to be paid out too.
  const money = { choice: 'grantIncome', what: 'Försörjningsstöd i tre månader', motivation: 'Hon saknar inkomst.' };
  leader = await work.as(town.staff.teamLeader, 'Beslutar.');
  expect((await work.send(leader, `${at}/beslut`, money)).status).toBe(303);
  expect(await clocks('execution')).toMatchObject([{ running: false }, { running: true }]);
});

it('stands beside what was said of who may see what, for one who may read that, and alone for anybody else', async () => {
  const none = await (await officer.get(made)).text();
  expect(none).not.toContain('id="samtycken"');
  await aGroup(town, { unitId: town.units.incomeSupport, staffId: town.staff.outsider });
  const session = await town.signIn(town.staff.caseOfficer);
  const own = await town.open(session, work.file.id);
  if (!own) throw new Error('not opened');
  await consentsTo(town, session, own, { unitId: town.units.incomeSupport });
  await consentsTo(town, session, own, { unitId: town.units.familyLaw, answer: 'refused' });
  officer = await work.as(town.staff.caseOfficer);
  for (const page of [made, `${at}/beslut`]) {
    const html = await (await officer.get(page)).text();
    for (const words of ['Försörjningsstöd</strong>: Gäller sedan', 'Familjerätten</strong>: Sa nej, '])
      expect([page, words, html.includes(words)]).toEqual([page, words, true]);
  }
  // She who was let in by the first of them reads the decision, and nothing of what was asked or answered.
  const member = await (await work.as(town.staff.outsider, 'Samordnar.')).get(made);
  const html = await member.text();
  expect([member.status, html.includes('Beviljas'), /id="samtycken"|Familjerätten/.test(html)]).toEqual([
    200,
    true,
    false,
  ]);
});

it('is nowhere for one who has no ground; nor does anybody sign it with another’s name', async () => {
  const outsider = await work.as(town.staff.childrenLeader);
  for (const path of [made, `${made}/blad`, `${at}/beslut`]) expect((await outsider.get(path)).status).toBe(404);
  const steps = work.path(`/beslut/${made.split('/').at(-1)}/steg`);
  expect((await work.send(outsider, steps, { step: 'executed', on: 'i dag' })).status).toBe(404);
  const session = await town.signIn(town.staff.caseOfficer);
  await town.open(session, work.file.id);
  await expectRefused(
    town.ask(
      session,
      `insert into data.decision_letter select gen_random_uuid(), file_id, section_id, decision_id, reader_id, content, $1, now() from data.decision_letter`,
      [town.staff.teamLeader],
    ),
  );
  const other = await (await work.as(town.staff.caseOfficer)).get(`/akt/${work.file.id}/beslutat/${newId()}`);
  expect(other.status).toBe(404);
});
