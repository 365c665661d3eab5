import { afterAll, beforeAll, expect, it } from 'vitest';
import { doorRoutes, setFileSide } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { readingRoutes } from '../../src/readings/index.ts';
import { aFile, aTown, type MadeFile, type Session, type Town, tellsOf } from '../builders/index.ts';
import { pdfWords } from '../support/pdf.ts';
import { answered, asks, form, readersIn, signs } from '../support/readings.ts';
import { expectRefused } from '../support/refusals.ts';
import { publicRoutes } from '../support/routes.ts';
import { SealedLog } from '../support/sealed-log.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// Who has read, for the one whom the file is about: from the sealed log, by function, tested for harm, looked at by two.

let town: Town;
let served: Served;
let file: MadeFile;
let officer: Visitor;
let officerSession: Session;
let therapist: Visitor;
let leader: Visitor;
const at = (tail = '') => `/akt/${file.id}${tail}`;

const as = async (person: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[person]));

/** Days on which only what must never come out was done; each is a canary by its date. */
const hidden = ['location.revealed', 'block.set', 'sides.keptApart', 'conflict.reported', 'relation.declared'];
const dayOfHidden = (i: number) => `2026-03-0${i + 1}`;

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.delegates('disclosure', 'teamLeader');
  file = await aFile(town)
    .with(({ sql }, opened) => setFileSide(sql, opened, 'victim'))
    .with(tellsOf({ part: 'self', name: 'Elin Sund', birthYear: 1990 }))
    .with(tellsOf({ part: 'usesViolence', name: 'Rolf Berg' }))
    .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
    .made();
  const his = await aFile(town).createdBy(town.staff.otherCaseOfficer).made();
  const situation = await aFile(town).made();
  await town.look(`insert into authz.situation_member values ($1, $2, 'victim'), ($1, $3, 'perpetrator')`, [
    situation.id,
    file.id,
    his.id,
  ]);
  officerSession = await town.signIn(town.staff.caseOfficer);
  officer = new Visitor(served, officerSession);
  await officer.get(at());
  therapist = await as('therapist');
  await therapist.get(at());
  leader = await as('teamLeader');
  await leader.post(at('/oppna'), form({ purpose: 'review', reason: 'Följer upp', next: at() }));
  // Shut out: one who is merely curious, one who holds the other side, one from where those who use violence are met.
  for (const person of ['outsider', 'otherCaseOfficer', 'perpetratorTherapist'] as const)
    expect((await (await as(person)).get(at())).status).toBe(404);
  for (const [i, action] of hidden.entries())
    await town.look(
      `insert into audit.entry (at, staff_id, session_id, action, outcome, file_id, opening_id)
       select $1::timestamptz, o.staff_id, o.session_id, $2, 'done', o.file_id, o.id from authz.opening o where o.file_id = $3 and o.staff_id = $4 limit 1`,
      [`${dayOfHidden(i)}T12:00:00Z`, action, file.id, town.staff.caseOfficer],
    );
  await new SealedLog(town).seal();
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

async function asked(who: Visitor, path: string, more: Record<string, string> = {}): Promise<string> {
  const answer = await who.post(path, asks(more));
  expect([answer.status, answer.status === 303 ? '' : await answer.text()]).toEqual([303, '']);
  return answer.headers.get('location') ?? '';
}

const see = async (who: Visitor, path: string) => (await who.get(path)).text();
const staffNames = ['Amina Yusuf', 'Mirja Niemi', 'Karin Norén', 'Ulf Sand', 'Johan Berg', 'Daniel Ek'];

it('is taken down with the safe way alone, has a clock and an owner, and no paper before a second person has signed', async () => {
  for (const [more, said] of [
    [{ who: '' }, 'Välj vem som frågar'],
    [{ way: 'letter' }, 'Post är inte ett sätt som är avtalat'],
    [{ way: '' }, 'Välj hur svaret ska ges'],
    [{ until: '1/1 2090' }, 'Dagen har inte varit än'],
    [{ since: 'i dag', until: '1/1 2026' }, 'Den sista dagen är före den första'],
  ] as const) {
    const answer = await officer.post(at('/last'), asks(more));
    expect([answer.status, (await answer.text()).includes(said), said]).toEqual([422, true, said]);
  }
  // Whoever takes it down, the responsible one owns it.
  const path = await asked(therapist, at('/last'));
  expect(
    await town.look(`select owner_id, met_at, ended_at from data.running_clock where rule = 'whoHasRead'`),
  ).toEqual([{ owner_id: town.staff.caseOfficer, met_at: null, ended_at: null }]);
  expect(await see(therapist, path)).toContain('Den som är ansvarig för akten');
  expect(readersIn(await see(therapist, path))).toEqual([]);
  expect((await therapist.post(`${path}/svar`, answered(''))).status).toBe(404);

  const page = await see(officer, path);
  expect(readersIn(page)).toHaveLength(4); // case officer, therapist, leader; and from income support, refused
  for (const [more, said] of [
    [{ harm: 'yes' }, 'Håll inne fler, eller avslå'],
    [{ harm: '' }, 'Välj ja eller nej'],
    [{ foundWords: '' }, 'Skriv vad som händer om det hittas'],
    [{ [readersIn(page)[0] ?? '']: '' }, 'Välj om de ska stå med'],
    [{ [readersIn(page)[0] ?? '']: 'colleague' }, 'Skriv vad som talar för och emot'],
  ] as const) {
    const answer = await officer.post(`${path}/svar`, answered(page, more));
    expect([answer.status, (await answer.text()).includes(said), said]).toEqual([422, true, said]);
  }
  const leads = readersIn(page).find((name) => name.endsWith('teamLeader')) ?? '';
  const held = {
    [leads]: 'otherPerson',
    'weigh.otherPerson.for': 'Hon frågade.',
    'weigh.otherPerson.against': 'Rör någon.',
  };
  expect((await officer.post(`${path}/svar`, answered(page, held))).status).toBe(303);
  // Whoever may sign is told that it waits, once, until it is signed.
  const told = () => town.look(`select staff_id from data.alert where kind = 'readingToSign' and seen_at is null`);
  const waits = [{ staff_id: town.staff.therapist }];
  expect(await told()).toEqual(waits);
  expect((await officer.get(`${path}/blad`)).status).toBe(404);
  expect((await officer.post(`${path}/lamna`, form({ asked: 'yes' }))).status).toBe(404);
  const waiting = await see(therapist, path);
  expect((await officer.post(`${path}/signera`, signs(waiting))).status).toBe(404);
  const made = /name="made" value="([^"]+)"/.exec(waiting)?.[1];
  await expectRefused(town.ask(officerSession, 'select authz.sign_reading_extract($1, null)', [made]));
  for (const [fields, said] of [
    [signs(waiting, { checked: '' }), 'Kryssa i att du har läst'],
    [signs(waiting, { made: newId() }), 'framtaget på nytt'],
  ] as const)
    expect([(await therapist.post(`${path}/signera`, fields)).status, said]).toEqual([422, said]);
  // Made anew: what was read before can't be signed any more.
  expect((await officer.post(`${path}/svar`, answered(page, held))).status).toBe(303);
  expect((await therapist.post(`${path}/signera`, signs(waiting))).status).toBe(422);
  expect(await told()).toEqual(waits);
  expect((await therapist.post(`${path}/signera`, signs(await see(therapist, path)))).status).toBe(303);
  expect(await told()).toEqual([]);

  const paper = await therapist.get(`${path}/blad`);
  expect(paper.headers.get('content-disposition')).toMatch(/^attachment; filename="U-[0-9A-F]{8}\.pdf"$/);
  const pdf = Buffer.from(await paper.arrayBuffer());
  const words = pdfWords(pdf);
  const shown = [words, (await see(officer, path)).replaceAll(/<header[\s\S]*?<\/header>/g, '')];
  for (const reader of [
    'Socialsekreterare,Relationsvåldsteamet(arbetarmedärendet)',
    'Behandlare,Relationsvåldsteamet',
    'Försörjningsstöd:försökteöppna,ochsläpptesintein',
  ])
    expect(words).toContain(reader);
  for (const never of [
    'Gruppledare',
    'Öppenvården',
    'Relationsvåldsteamet:försökte',
    'Berg',
    'Elin',
    'mars2026',
    'Följerupp',
  ])
    expect([never, words.includes(never)]).toEqual([never, false]);
  for (const name of staffNames) expect([name, words.includes(name.replace(' ', ''))]).toEqual([name, false]);
  for (const never of ['mars 2026', 'Öppenvården', 'Johan Berg', 'Ulf Sand', 'Daniel Ek'])
    expect([never, shown[1]?.includes(never)]).toEqual([never, false]);
  // All of it is in the log.
  const logged = await town.look<{ action: string; staff_id: string; outcome: string }>(
    'select action, staff_id, outcome from audit.entry where file_id = $1',
    [file.id],
  );
  for (const action of hidden) expect(logged.some((line) => line.action === action)).toBe(true);
  for (const staff of [town.staff.otherCaseOfficer, town.staff.perpetratorTherapist])
    expect(logged.some((line) => line.staff_id === staff && line.outcome === 'refused')).toBe(true);
  for (const action of ['reading.asked', 'reading.made', 'reading.signed', 'reading.printed', 'reading.shown'])
    expect([action, logged.some((line) => line.action === action && line.outcome === 'done')]).toEqual([action, true]);
  expect(pdf.toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>');

  expect((await officer.post(`${path}/lamna`, form())).status).toBe(422);
  expect((await officer.post(`${path}/lamna`, form({ asked: 'yes' }))).status).toBe(303);
  const register = await see(officer, at('/utlamnat'));
  for (const said of [
    'Till personen själv',
    'På papper, i handen',
    'Vem som har läst',
    'Beslutat av Mirja Niemi',
    'Gruppledare, Relationsvåldsteamet: Hålls inne',
  ])
    expect(register).toContain(said);
  expect(
    await town.look(`select from data.running_clock where rule = 'whoHasRead' and met_at is not null`),
  ).toHaveLength(1);
  for (const end of ['lamna', 'avsla', 'avsluta'])
    expect((await leader.post(`${path}/${end}`, form({ asked: 'yes', reasons: 'Nej.' }))).status).toBe(404);
});

it('is refused with reasons and with how to appeal, by one who has such decisions, and names nobody else', async () => {
  const path = await asked(officer, at('/last'));
  expect((await officer.post(`${path}/avsla`, form({ reasons: 'Nej.' }))).status).toBe(404);
  await expectRefused(
    town.ask(officerSession, `select authz.end_reading_request($1, 'refused', '\\x00')`, [path.split('/').at(-1)]),
  );
  for (const [reasons, said] of [
    ['', 'Skriv skälen'],
    ['Rolf skulle få veta det.', 'Skälen nämner Rolf Berg'],
  ] as const) {
    const answer = await leader.post(`${path}/avsla`, form({ reasons }));
    expect([answer.status, (await answer.text()).includes(said)]).toEqual([422, true]);
  }
  expect((await leader.post(`${path}/avsla`, form({ reasons: 'Svaret är farligt att ha hemma nu.' }))).status).toBe(
    303,
  );
  const words = pdfWords(Buffer.from(await (await leader.get(`${path}/blad`)).arrayBuffer()));
  for (const said of ['Svaretärfarligt', 'inomtreveckor', 'valtningslagen44§']) expect(words).toContain(said);
  const again = await asked(officer, at('/last'));
  expect((await officer.post(`${again}/avsluta`, form())).status).toBe(303);
  expect((await officer.get(`${again}/blad`)).status).toBe(404);
  expect(
    await town.look(`select from data.running_clock where rule = 'whoHasRead' and met_at is null and ended_at is null`),
  ).toEqual([]);
});

it('is answered to those who may, and looks missing to all others; the log gives nothing to one who only works in the file', async () => {
  const path = await asked(officer, at('/last'));
  const outside = [
    'outsider',
    'administrator',
    'auditor',
    'boardChair',
    'otherCaseOfficer',
    'perpetratorTherapist',
  ] as const;
  for (const person of outside) {
    const visitor = await as(person);
    for (const address of [at('/last'), path, `${path}/blad`])
      expect([person, (await visitor.get(address)).status]).toEqual([person, 404]);
    for (const act of ['svar', 'signera', 'lamna', 'avsla', 'avsluta'])
      expect([person, (await visitor.post(`${path}/${act}`, form())).status]).toEqual([person, 404]);
  }
  const rows = async (session: Session) =>
    (await town.ask(session, `select * from authz.readings($1, null, 'infinity', 'self')`, [file.id])).length;
  expect(await rows(officerSession)).toBeGreaterThan(3);
  for (const person of [...outside, 'therapist', 'manager'] as const) {
    const session = await town.signIn(town.staff[person]);
    await town.open(session, file.id);
    expect([person, await rows(session)]).toEqual([person, 0]);
  }
  const request = path.split('/').at(-1);
  for (const person of outside)
    await expectRefused(
      town.ask(await town.signIn(town.staff[person]), `select authz.end_reading_request($1, 'withdrawn', null)`, [
        request,
      ]),
    );
});

it('is reached by nobody who doesn’t work here: every way to it opens a file as staff', async () => {
  expect(readingRoutes.every(({ kind, access }) => kind === 'file' && access.who === 'file')).toBe(true);
  const paths = new Set(readingRoutes.map(({ path }) => path));
  for (const { path } of [...doorRoutes, ...publicRoutes(served.app)]) expect(paths.has(path)).toBe(false);
  const nobody = new Visitor(served);
  expect((await nobody.get(at('/last'))).headers.get('location')).toBe('/logga-in');
});

it('is not answered from half a log: while a line of the file waits for its seal nothing is said yet', async () => {
  const path = await asked(officer, at('/last'));
  await town.look(
    `insert into audit.entry (at, staff_id, action, outcome, file_id) values (now() - interval '2 hours', $1, 'file.shown', 'refused', $2)`,
    [town.staff.outsider, file.id],
  );
  const page = await see(officer, path);
  expect(page).toContain('inte förseglat i loggen');
  const early = await officer.post(`${path}/svar`, answered(page, { foundWords: 'Hon bor ensam nu.' }));
  expect([early.status, (await early.text()).includes('Hon bor ensam nu.')]).toEqual([422, true]);
  await new SealedLog(town).seal();
  expect(await see(officer, path)).not.toContain('inte förseglat i loggen');
  expect((await officer.post(`${path}/svar`, answered(await see(officer, path)))).status).toBe(303);
});

it('finds the lines of one file by index among those of all others', async () => {
  await town.look(
    `insert into audit.entry (at, staff_id, action, outcome, file_id) select now(), $1, 'file.shown', 'refused', gen_random_uuid() from generate_series(1, 60000)`,
    [town.staff.outsider],
  );
  await town.look(
    `insert into audit.leaf select 1000000 + e.id, e.id, sha256('x') from audit.entry e where not exists (select from audit.leaf l where l.entry_id = e.id)`,
  );
  await town.look('analyze audit.entry');
  await town.look('analyze audit.leaf');
  const [row] = await town.ask<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
    officerSession,
    `explain (analyze, buffers, timing off, format json) select * from authz.readings($1, null, 'infinity', 'self')`,
    [file.id],
  );
  const plan = row?.['QUERY PLAN'][0].Plan;
  expect((plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0)).toBeLessThan(3000);
});
