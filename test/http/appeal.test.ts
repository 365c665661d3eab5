import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type Town, tellsOf } from '../builders/index.ts';
import { Investigations } from '../support/investigations.ts';
import { pdfWords } from '../support/pdf.ts';
import { expectRefused } from '../support/refusals.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// An appeal: in time it is reviewed here and is with the court within a week; too late it is rejected by one who may (FL 37–39, 44–46).

let town: Town;
let served: Served;
let work: Investigations;
let officer: Visitor;
let leader: Visitor;
let at = '';
let refused = '';
const day = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const said = async (answer: Response, words: string) => [answer.status, (await answer.text()).includes(words)];
const clocks = async (rule: string) =>
  (
    await town.look<{ due: string; is: string }>(
      `select (due_at at time zone 'Europe/Stockholm')::date::text as due,
         case when ended_at is not null then 'ended' when met_at is null then 'runs' when met_at < due_at then 'met' else 'late' end as is
       from data.running_clock where file_id = $1 and rule = $2 order by started_at, due_at`,
      [work.file.id, rule],
    )
  ).map(({ due, is }) => `${due} ${is}`);
const refuse = async (what: string): Promise<string> => {
  const fields = { choice: 'refuse', what, motivation: 'Behovet kan tillgodoses på annat sätt.' };
  return (await work.send(leader, `${at}/beslut`, fields)).headers.get('location') ?? '';
};
const told = async (kind: string, staff: string) =>
  (
    await town.look('select from data.alert where kind = $1 and file_id = $2 and staff_id = $3', [
      kind,
      work.file.id,
      staff,
    ])
  ).length;
const waiting = async () =>
  (
    await town.look(
      `select from data.alert where kind = 'reviewAsked' and file_id = $1 and staff_id = $2 and seen_at is null`,
      [work.file.id, town.staff.teamLeader],
    )
  ).length;
const received = (made: string, on: string) =>
  work.send(officer, `${made}/mottaget`, { person: work.self, on, how: 'inHand' });
const coming = (cameOn: string) => ({ party: work.self, cameOn, way: 'letter', says: 'Jag behöver mer stöd.' });
/** Where the one appeal that is open is answered. */
const openAppeal = async (made: string): Promise<string> =>
  /\/akt\/[0-9a-f-]+\/beslutat\/[0-9a-f-]+\/overklagat\/[0-9a-f-]{36}/.exec(
    await (await officer.get(made)).text(),
  )?.[0] ?? '';
const on = async (moment: string) => {
  await town.setClock(day(moment));
  officer = await work.as(town.staff.caseOfficer);
  leader = await work.as(town.staff.teamLeader, 'Beslutar.');
};

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.setClock(day('2027-05-03T09:00'));
  work = await Investigations.begin(town, served);
  for (const kind of ['intervention', 'rejectAppeal'] as const) await town.delegates(kind, 'teamLeader');
  officer = work.officer;
  leader = await work.as(town.staff.teamLeader, 'Granskar.');
  await work.assessed();
  at = await work.signed(leader);
  const told = { person: work.self, how: 'inHand', words: 'Hela utredningen.' };
  await work.send(officer, `${at}/beslut/underlag`, told);
  refused = await refuse('Samtalsstöd');
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

it('is noted with its day and its party, and the leader is asked while nobody knows when it was received', async () => {
  await on('2027-05-24T09:00');
  for (const [wrong, words] of [
    [{ cameOn: '2027-05-25' }, 'inte varit än'],
    [{ cameOn: '2027-05-02' }, 'före beslutet'],
    [{ party: newId() }, 'Välj en av parterna'],
    [{ says: '' }, 'Skriv'],
  ] as const)
    expect([
      words,
      ...(await said(await work.send(officer, `${refused}/overklagat`, { ...coming('2027-05-24'), ...wrong }), words)),
    ]).toEqual([words, 422, true]);
  expect(await clocks('appealHandover')).toEqual([]);
  expect((await work.send(officer, `${refused}/overklagat`, coming('2027-05-24'))).status).toBe(303);
  // From the day that it came, a week; no weekend is waited for.
  expect(await clocks('appealHandover')).toEqual(['2027-06-01 runs']);
  expect(await told('reviewAsked', town.staff.teamLeader)).toBe(1);
  const head = await (await officer.get(refused)).text();
  expect(head.indexOf('Beslutet är överklagat.')).toBeGreaterThan(0);
  expect(head.indexOf('Beslutet är överklagat.')).toBeLessThan(head.indexOf('Brevet, som mottagaren läser det'));
  expect(await said(await officer.get(refused), 'inte antecknat när parten fick beslutet')).toEqual([200, true]);
  expect(
    await said(await work.send(officer, `${refused}/overklagat`, coming('2027-05-24')), 'redan ett överklagande'),
  ).toEqual([422, true]);
  // The last day is the Monday after: in time once the day is known.
  expect((await received(refused, '2027-05-03')).status).toBe(303);
  expect(await said(await officer.get(refused), 'I tid. Ompröva först')).toEqual([200, true]);
});

it('is reviewed by one who may decide it, and handed over with what the court must know', async () => {
  const appeal = await openAppeal(refused);
  // Nothing is handed over before it has been reviewed, and nothing in time is rejected.
  for (const step of ['handedOver', 'rejected', 'upheld'])
    expect((await work.send(leader, appeal, { step, words: 'Nu.', stepOn: 'i dag' })).status).toBe(409);
  const kept = { step: 'kept', words: 'Inget nytt har kommit fram.' };
  expect(await said(await work.send(officer, appeal, kept), 'Du har inte delegation för insatser')).toEqual([
    422,
    true,
  ]);
  expect(
    await said(await work.send(leader, appeal, { ...kept, step: 'changed' }), 'Fatta först det nya beslutet'),
  ).toEqual([422, true]);
  // One who hears of it is told of a decision where one was made; that it was read again is on her day already.
  const before = await told('decisionMade', town.staff.caseOfficer);
  expect(before).toBe(1);
  expect(await waiting()).toBe(1);
  expect((await work.send(leader, appeal, kept)).status).toBe(303);
  expect(await waiting()).toBe(0);
  expect(await told('decisionMade', town.staff.caseOfficer)).toBe(before);
  const over = { step: 'handedOver', words: 'Allt i ärendet.', stepOn: '2027-05-31', courtTold: 'yes' };
  await on('2027-06-03T09:00');
  expect(await said(await officer.get('/min-dag'), 'Överklagandet till domstolen')).toEqual([200, true]);
  expect(await said(await officer.get('/min-dag'), `${refused}#overklagat`)).toEqual([200, true]);
  for (const [wrong, words] of [
    [{ courtTold: '' }, 'Säg först till domstolen'],
    [{ stepOn: '' }, 'Skriv vilken dag det var'],
    [{ stepOn: '2027-06-04' }, 'inte varit än'],
    [{ stepOn: '2027-05-23' }, 'före den då överklagandet kom in'],
  ] as const)
    expect([words, ...(await said(await work.send(officer, appeal, { ...over, ...wrong }), words))]).toEqual([
      words,
      422,
      true,
    ]);
  expect((await work.send(officer, appeal, over)).status).toBe(303);
  expect(await said(await officer.get(refused), 'Beslutet är överklagat.')).toEqual([200, false]);
  // Done on its last day, and written down after it.
  expect(await clocks('appealHandover')).toEqual(['2027-06-01 met']);
});

it('that somebody else has answered meanwhile keeps what was typed, and writes nothing twice', async () => {
  await on('2027-06-03T09:30');
  const made = await refuse('Ledsagare');
  expect((await received(made, 'i dag')).status).toBe(303);
  expect((await work.send(officer, `${made}/overklagat`, coming('2027-06-03'))).status).toBe(303);
  const appeal = await openAppeal(made);
  const kept = { step: 'kept', words: 'Ingenting nytt.' };
  expect((await work.send(leader, appeal, kept)).status).toBe(303);
  const late = await work.send(leader, appeal, { ...kept, words: 'Läste igenom allt en gång till.' });
  const page = await late.text();
  expect([late.status, page.includes('har hunnit före'), page.includes('allt en gång till.')]).toEqual([
    ...[409, true, true],
  ]);
  expect((await work.send(officer, appeal, { step: 'withdrawn', words: 'Hon ångrade sig.' })).status).toBe(303);
  const over = await work.send(officer, appeal, { step: 'withdrawn', words: 'Hon ringde på morgonen.' });
  const ended = await over.text();
  expect([over.status, ended.includes('har hunnit före'), ended.includes('ringde på morgonen.')]).toEqual([
    ...[409, true, true],
  ]);
  expect(await town.look('select from data.appeal_step where appeal_id = $1', [appeal.split('/').at(-1)])).toHaveLength(
    2,
  );
});

it('asks before words that tell where she is become part of it', async () => {
  const lives = { kind: 'address', whose: work.self, words: 'Almvägen 3' };
  expect((await work.send(officer, work.path('/plats'), lives)).status).toBe(303);
  const made = await refuse('Hemtjänst');
  expect((await received(made, 'i dag')).status).toBe(303);
  const telling = { ...coming('2027-06-03'), says: 'Jag behöver hjälp på Almvägen 3.' };
  const stops = 'Texten säger var personen finns';
  expect(await said(await work.send(officer, `${made}/overklagat`, telling), stops)).toEqual([422, true]);
  expect((await work.send(officer, `${made}/overklagat`, { ...telling, placeKnown: 'yes' })).status).toBe(303);
  const step = { step: 'withdrawn', words: 'Hon ringde från Almvägen 3.' };
  const appeal = await openAppeal(made);
  expect(await said(await work.send(officer, appeal, step), stops)).toEqual([422, true]);
  expect((await work.send(officer, appeal, { ...step, words: 'Hon ringde.' })).status).toBe(303);
});

it('a guardian’s that is rejected is told the child in no letter, and is appealed by nobody else', async () => {
  const karin = newId<PersonId>();
  const olle = newId<PersonId>();
  const child = await aFile(town)
    .createdBy(town.staff.childOfficer)
    .ofUnit(town.units.childrenUnit)
    .onDesk({ first: 'Nova', last: 'Strand' })
    .with(tellsOf({ part: 'self', name: 'Nova Strand', birthYear: 2010 }))
    .with(tellsOf({ id: karin, part: 'guardian', name: 'Karin Strand' }))
    .with(tellsOf({ id: olle, part: 'guardian', name: 'Olle Strand' }))
    .with(({ sql }, opened) => setFileSide(sql, opened, 'childWitness'))
    .made();
  const session = await town.signIn(town.staff.childOfficer);
  const vault = (await town.open(session, child.id))?.vault;
  const [investigation, rejection] = [newId(), newId()];
  const section = child.sections.decisions;
  await town.look(
    `insert into data.investigation (id, file_id, section_id, subject, state, opened_by, opened_at, basis, motive, danger_if_told)
     values ($1, $2, $3, 'child', 'writing', $4, '2027-05-10', 'Ordningen', $5, 'no')`,
    [
      investigation,
      child.id,
      section,
      town.staff.childOfficer,
      vault?.seal(`investigation.motive:${investigation}`, 'Oro.'),
    ],
  );
  await town.look(
    `insert into data.decision (id, file_id, section_id, kind, person_id, state, asked_by, asked_at, decided_by, decided_at, delegation_id, basis, motivation)
     select $1, $2, $3, 'rejectAppeal', $4, 'refused', $5, '2027-05-20', $5, '2027-05-20', (select id from authz.delegation limit 1), 'Ordningen', $6`,
    [
      rejection,
      child.id,
      section,
      olle,
      town.staff.childOfficer,
      vault?.seal(`decision.motivation:${rejection}`, 'Olle fick det den 3 maj.'),
    ],
  );
  await town.look(
    'insert into data.decided (decision_id, file_id, section_id, investigation_id, words) values ($1, $2, $3, $4, $5)',
    [rejection, child.id, section, investigation, vault?.seal(`decided.words:${rejection}`, 'Överklagandet')],
  );
  const hers = new Visitor(served, session);
  const made = `/akt/${child.id}/beslutat/${rejection}`;
  const page = await (await hers.get(made)).text();
  expect([olle, karin].map((id) => page.includes(`value="${id}"`))).toEqual([true, false]);
  expect([page.includes('Olle fick det den 3 maj.'), page.includes(`action="${made}/brev"`)]).toEqual([true, false]);
  expect((await work.send(hers, `${made}/brev`)).status).toBe(404);
  const of = (person: string) => ({ person, on: '2027-05-21', how: 'inHand' });
  expect((await work.send(hers, `${made}/mottaget`, of(karin))).status).toBe(404);
  expect((await work.send(hers, `${made}/mottaget`, of(olle))).status).toBe(303);
  expect((await work.send(hers, `${made}/overklagat`, { ...coming('2027-05-24'), party: karin })).status).toBe(422);
  expect(await town.look('select from data.decision_letter where file_id = $1', [child.id])).toEqual([]);
});

it('that the court changes waits to be carried out from the judgment, whoever decides it when', async () => {
  const appeal = await openAppeal(refused);
  await on('2027-08-02T09:00');
  const judged = { step: 'courtChanged', words: 'Mål 1234-27: hon har rätt till stödet.', stepOn: '2027-07-30' };
  expect((await work.send(officer, appeal, judged)).status).toBe(303);
  expect(await clocks('execution')).toEqual(['2027-10-31 runs']);
  expect((await work.send(officer, appeal, judged)).status).toBe(409);
  const id = refused.split('/').at(-1);
  const steps = await officer.get(work.path(`/beslut/${id}/steg`));
  expect([steps.status, steps.headers.get('location')]).toEqual([303, refused]);
  expect(await said(await officer.get(refused), 'Fatta beslut enligt domen')).toEqual([200, true]);
  const granting = { choice: 'grant', what: 'Samtalsstöd, tolv samtal', motivation: 'Enligt domen.' };
  const made = (await work.send(leader, `${at}/beslut`, granting)).headers.get('location') ?? '';
  expect((await clocks('execution')).toSorted()).toEqual(['2027-10-31 ended', '2027-10-31 runs']);
  const executed = work.path(`/beslut/${made.split('/').at(-1)}/steg`);
  expect((await work.send(officer, executed, { step: 'executed', on: 'i dag' })).status).toBe(303);
  expect((await clocks('execution')).toSorted()).toEqual(['2027-10-31 ended', '2027-10-31 met']);
});

it('too late is rejected by one who may, on a paper that says how that is appealed; or taken up where the fault is ours', async () => {
  const late = await refuse('Kontaktperson');
  expect((await received(late, 'i dag')).status).toBe(303);
  await on('2027-08-24T09:00');
  expect((await work.send(officer, `${late}/overklagat`, coming('2027-08-24'))).status).toBe(303);
  const appeal = await openAppeal(late);
  expect(await said(await officer.get(late), 'Kom in för sent: sista dagen var')).toEqual([200, true]);
  const rejecting = { step: 'rejected', words: 'Tiden gick ut den 23 augusti.' };
  expect(await said(await work.send(officer, appeal, rejecting), 'Du har inte delegation för att avvisa')).toEqual([
    422,
    true,
  ]);
  const place = { ...rejecting, words: 'Brevet kom till Ekgatan 14.' };
  expect(await said(await work.send(leader, appeal, place), 'ser ut som en adress')).toEqual([422, true]);
  const rejections = `select from data.decision where kind = 'rejectAppeal' and file_id = $1`;
  expect(await town.look(rejections, [work.file.id])).toEqual([]);
  const before = await told('decisionMade', town.staff.caseOfficer);
  const done = await work.send(leader, appeal, rejecting);
  const rejection = done.headers.get('location') ?? '';
  expect([done.status, rejection === late]).toEqual([303, false]);
  expect(await told('decisionMade', town.staff.caseOfficer)).toBe(before + 1);
  expect((await clocks('appealHandover')).at(-1)).toBe('2027-09-01 met');
  expect((await work.send(officer, `${rejection}/brev`)).status).toBe(303);
  const paper = pdfWords(new Uint8Array(await (await officer.get(`${rejection}/blad`)).arrayBuffer()));
  for (const words of ['Avvisas', 'prövardåbaraomdetkominitid', 'FL45', 'treveckor'])
    expect([words, paper.includes(words)]).toEqual([words, true]);
  // The rejection is received and can be appealed like any other; and what was refused is still appealed by nobody else.
  expect((await received(rejection, 'i dag')).status).toBe(303);
  expect((await work.send(officer, `${rejection}/overklagat`, coming('2027-08-24'))).status).toBe(303);
  expect((await clocks('appealHandover')).filter((one) => one.endsWith('runs'))).toHaveLength(1);
  const again = await openAppeal(rejection);
  expect((await work.send(officer, again, { step: 'withdrawn', words: 'Hon ångrade sig.' })).status).toBe(303);
  expect((await clocks('appealHandover')).filter((one) => one.endsWith('runs'))).toEqual([]);

  const ours = await refuse('Stödperson');
  await received(ours, 'i dag');
  await on('2027-09-20T09:00');
  // The leader writes it down: that it came in is no decision.
  const heard = await told('decisionMade', town.staff.caseOfficer);
  expect((await work.send(leader, `${ours}/overklagat`, coming('2027-09-20'))).status).toBe(303);
  expect(await told('decisionMade', town.staff.caseOfficer)).toBe(heard);
  const up = { step: 'wrongInformation', words: 'Brevet sa fyra veckor.' };
  expect((await work.send(officer, await openAppeal(ours), up)).status).toBe(422);
  const untold = await told('decisionMade', town.staff.caseOfficer);
  expect((await work.send(leader, await openAppeal(ours), up)).status).toBe(303);
  expect(await told('decisionMade', town.staff.caseOfficer)).toBe(untold);
  expect(await said(await officer.get(ours), 'Ompröva först beslutet')).toEqual([200, true]);
});

it('is nobody’s without the file, and nobody writes it with another’s name', async () => {
  const appeal = await openAppeal(refused).then((found) => found || `${refused}/overklagat/${newId()}`);
  for (const staff of ['otherCaseOfficer', 'therapist', 'childrenLeader', 'administrator'] as const) {
    const other = await work.as(town.staff[staff]);
    expect((await work.send(other, `${refused}/overklagat`, coming('2027-05-24'))).status).toBe(404);
    expect((await work.send(other, appeal, { step: 'withdrawn', words: 'Nej.' })).status).toBe(404);
  }
  const before = await town.look('select id from data.appeal_step');
  expect(before.length).toBeGreaterThan(0);
  const session = await town.signIn(town.staff.caseOfficer);
  await town.open(session, work.file.id);
  const columns = 'file_id, section_id, appeal_id, decision_id, kind, on_day, words, made_id';
  await expectRefused(
    town.ask(
      session,
      `insert into data.appeal_step (id, ${columns}, by_id, at) select gen_random_uuid(), ${columns}, $1, now() from data.appeal_step`,
      [town.staff.teamLeader],
    ),
  );
  expect(await town.look('select id from data.appeal_step')).toHaveLength(before.length);
  // Sealed: what was said is not read from the rows.
  expect(await town.look(`select from data.appeal where position('Jag behöver'::bytea in words) > 0`)).toEqual([]);
});
