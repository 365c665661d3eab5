import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { servicesOf } from '../../src/demo/services.ts';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// Support in a file: from a decision or open, within reach or not delivered, talk by talk, and ended with a reason.

let town: Town;
let served: Served;
let file: MadeFile;
let his: MadeFile;
let officer: Visitor;
let therapist: Visitor;
type Fields = Record<string, string | string[]>;
const send = (who: Visitor, path: string, fields: Fields = {}) => who.post(path, { _form: newId(), ...fields });
const as = async (key: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[key]));
const at = (tail = '', of = file) => `/akt/${of.id}/insatser${tail}`;
const services = new Map<string, string>();
const one = async <Row extends Record<string, unknown>>(
  text: string,
  values: unknown[] = [],
): Promise<Row | undefined> => (await town.look<Row>(text, values))[0];
const clock = (rule: string, about: string) =>
  one<{ due_at: Temporal.Instant; owner_id: string }>(
    'select due_at, owner_id from data.running_clock where rule = $1 and subject_id = $2 and met_at is null and ended_at is null',
    [rule, about],
  );
const daysTo = async (due: { toString(): string }) =>
  Math.round((await town.now()).until(Temporal.Instant.from(new Date(String(due)).toISOString())).total('hours') / 24);

const open = (kind: string, more: Fields = {}): Fields => ({
  ...{ service: services.get(kind) ?? '', rightTold: 'yes', worker: town.staff.therapist, ...more },
});
async function arranged(who: Visitor, fields: Fields, of = file): Promise<string> {
  const answer = await send(who, at('', of), fields);
  if (answer.status !== 303) throw new Error(`Not arranged: ${await answer.text()}`);
  return answer.headers.get('location') ?? '';
}
const planned = async (who: Visitor, address: string, purpose: string) => {
  await send(who, `${address}/samtal`, { purpose });
  const html = await (await who.get(address)).text();
  return [...html.matchAll(/samtal\/([0-9a-f-]{36})\/stryk/g)].at(-1)?.[1] ?? '';
};
const written = (who: Visitor, address: string, talk: string, outcome: string, more: Fields = {}) =>
  send(who, `${address}/samtal/${talk}/utfall`, { talk, outcome, heldOn: 'i dag', ...more });

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  const administrator = await as('administrator');
  for (const service of servicesOf(town)) await send(administrator, '/insatser', service as Fields);
  for (const row of await town.look<{ id: string; kind: string }>('select id, kind from data.service'))
    services.set(row.kind, row.id);
  const team = { staffId: town.staff.therapist, function: 'therapist' } as const;
  file = await aFile(town)
    .withTeam(team)
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(({ sql }, made) => setFileSide(sql, made, 'victim'))
    .made();
  his = await aFile(town)
    .with(({ sql }, made) => setFileSide(sql, made, 'perpetrator'))
    .made();
  officer = await as('caseOfficer');
  therapist = await as('therapist');
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

it('is open only after the right to apply was told, and never where it takes a decision', async () => {
  const untold = await send(officer, at(), { ...open('supportTalks'), rightTold: '', words: 'Jag vill sova' });
  const html = await untold.text();
  expect([untold.status, html.includes('Berätta först om rätten att ansöka'), html.includes('Jag vill sova')]).toEqual([
    422,
    true,
    true,
  ]);
  const shelter = await send(officer, at(), open('shelter'));
  expect([shelter.status, (await shelter.text()).includes('bara efter behovsprövning och beslut')]).toEqual([
    422,
    true,
  ]);
  // Nobody who is away is asked to give it.
  await town.look(
    `insert into authz.absence values ($1, $2, null, authz.now() - interval '1 hour', authz.now() + interval '1 day')`,
    [newId(), town.staff.therapist],
  );
  const away = await send(officer, at(), open('supportTalks', { worker: town.staff.therapist }));
  expect([away.status, (await away.text()).includes(`value="${town.staff.therapist}"`)]).toEqual([422, false]);
  await town.look('delete from authz.absence where staff_id = $1', [town.staff.therapist]);
  // For somebody else than the one whom the file is about: not among the choices, and refused.
  expect((await send(officer, at(), open('perpetratorProgramme'))).status).toBe(422);
  expect((await send(officer, at(), {})).status).toBe(422);
  expect(await town.look('select id from data.intervention')).toEqual([]);
});

it('begins from a decision, and meets its clock', async () => {
  const granted = await aFile(town)
    .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
    .with(({ sql }, made) => setFileSide(sql, made, 'victim'))
    .made();
  const decision = newId();
  await town.delegates('shelterAdult', 'caseOfficer');
  await town.look(
    `insert into data.decision (id, file_id, section_id, kind, state, asked_by, asked_at, decided_by, decided_at, delegation_id, basis, motivation)
     select $1, $2, $3, 'intervention', 'granted', $4, authz.now(), $4, authz.now(), d.id, 'SN 4.1', '\\x01' from authz.delegation d limit 1`,
    [decision, granted.id, granted.sections.decisions, town.staff.caseOfficer],
  );
  const chosen = open('shelter', { decision, rightTold: '' });
  // A therapist makes no decisions here, and begins nothing from one.
  expect((await send(therapist, at('', granted), chosen)).status).toBe(422);
  const address = await arranged(officer, chosen, granted);
  expect((await send(officer, `${address}/borja`)).status).toBe(303);
  const [event] = await town.look<{ subject: { person: string } }>(
    `select subject from data.event where kind = 'intervention.begun' and file_id = $1`,
    [granted.id],
  );
  expect(address.endsWith(event?.subject.person ?? '-')).toBe(true);
  expect(await (await officer.get(at('', granted))).text()).not.toContain('name="decision"');
});

it('is not delivered as long as the person can’t come (V07)', async () => {
  const address = await arranged(officer, open('supportTalks', { needs: ['childCare', 'interpreter'] }));
  const page = await (await officer.get(address)).text();
  for (const words of [
    'Inte levererad',
    'Saknas: Barnpassning',
    'Vad det inte är',
    'ingen bostad',
    'Vem som ger resten',
    '12 samtal kvar',
  ])
    expect(page).toContain(words);
  expect((await send(officer, `${address}/borja`)).status).toBe(409);
  await send(officer, `${address}/behov`, { needs: ['childCare', 'interpreter'], arranged: ['childCare'] });
  expect((await send(officer, `${address}/borja`)).status).toBe(303);
  expect((await send(officer, `${address}/borja`)).status).toBe(409);
  // A talk by phone, with the children there: asked, and said.
  const talk = await planned(therapist, address, 'Hur nätterna är');
  const unsaid = await written(therapist, address, talk, 'byPhone');
  expect([unsaid.status, (await unsaid.text()).includes('Svara om barnen var med')]).toEqual([422, true]);
  expect((await written(therapist, address, talk, 'byPhone', { childrenInRoom: 'yes' })).status).toBe(303);
  const after = await (await officer.get(address)).text();
  expect([after.includes('11 samtal kvar'), after.includes('Behövs barnpassning?')]).toEqual([true, true]);
  await send(officer, `${address}/behov`, { needs: ['childCare'] });
  expect(await (await officer.get(`/akt/${file.id}`)).text()).toContain('Inte levererad');
});

it('takes over what the plan says that there has to be, and warns where it was arranged without (V07)', async () => {
  const other = await aFile(town)
    .with(({ sql }, made) => setFileSide(sql, made, 'victim'))
    .made();
  const before = await arranged(officer, open('supportTalks'), other);
  for (const kind of ['childCare', 'interpreter'])
    expect((await send(officer, `/akt/${other.id}/komma`, { kind, words: '' })).status).toBe(303);
  // Arranged before it was known: said where talks are planned, and mended with one press.
  const page = await (await officer.get(before)).text();
  for (const said of [
    'insatsen är ordnad utan: Barnpassning, Tolk',
    'Personen kan inte komma än. Saknas: Barnpassning, Tolk',
  ])
    expect(page).toContain(said);
  expect((await send(officer, `${before}/behov`, { needs: ['childCare', 'interpreter'] })).status).toBe(303);
  const mended = await (await officer.get(before)).text();
  expect([mended.includes('ordnad utan'), mended.includes('Saknas: Barnpassning')]).toEqual([false, true]);
  // Whoever arranges another finds it ticked.
  const list = await (await officer.get(at('', other))).text();
  expect(list).toContain('Enligt planen: Barnpassning, Tolk');
  expect(list.match(/name="needs" value="(childCare|interpreter)" checked/g)).toHaveLength(2);
});

it('keeps each talk’s purpose and the person’s order, and strikes nothing away (V05)', async () => {
  const address = await arranged(officer, open('supportTalks'));
  expect((await send(therapist, `${address}/samtal`, { purpose: ' ' })).status).toBe(422);
  // One who hits and one who is hit have no talks together: it says why, and what to do.
  const together = await send(therapist, `${address}/samtal`, { purpose: 'Om barnen', company: 'together' });
  const said = await together.text();
  expect(together.status).toBe(422);
  for (const words of ['aldrig samtal tillsammans', 'för sig, på olika tider', 'value="Om barnen"'])
    expect(said).toContain(words);
  await planned(therapist, address, 'Sömnen');
  const second = await planned(therapist, address, 'Barnen');
  expect((await written(therapist, address, second, 'came')).status).toBe(409);
  await send(therapist, `${address}/samtal/${second}/upp`, { talk: second });
  const page = await (await therapist.get(address)).text();
  expect(page.indexOf('<strong>Barnen')).toBeLessThan(page.indexOf('<strong>Sömnen'));
  await send(therapist, `${address}/samtal/${second}/stryk`, { talk: second });
  expect(await (await therapist.get(address)).text()).toContain('Struket');
  expect((await send(therapist, `${address}/samtal/${second}/upp`, { talk: second })).status).toBe(409);
  // No safe way is agreed, so no time is told along one.
  const first = await planned(therapist, address, 'Pengarna');
  const time = { talk: first, 'when.day': 'i morgon', 'when.time': '10.00' };
  const refused = await send(therapist, `${address}/samtal/${first}/tid`, { ...time, told: 'safeWay' });
  expect([refused.status, (await refused.text()).includes('Ingen säker väg är bestämd')]).toEqual([422, true]);
  expect((await send(therapist, `${address}/samtal/${first}/tid`, { ...time, told: 'inRoom' })).status).toBe(303);
  expect((await send(officer, `${address}/blev-inte`, { why: 'Ångrade sig' })).status).toBe(303);
  expect((await send(officer, `${address}/samtal`, { purpose: 'Mer' })).status).toBe(409);
});

it('asks its worker after two talks missed, and keeps why (V45)', async () => {
  const address = await arranged(officer, open('supportTalks'));
  const id = address.split('/').at(-1) ?? '';
  await send(officer, `${address}/borja`);
  const begun = await clock('silence', id);
  expect(begun?.owner_id).toBe(town.staff.therapist);
  expect(await daysTo(begun?.due_at ?? '')).toBeGreaterThan(36);
  for (const purpose of ['Ett', 'Två']) {
    const talk = await planned(therapist, address, purpose);
    expect((await written(therapist, address, talk, 'noShow')).status).toBe(303);
  }
  expect(await daysTo((await clock('silence', id))?.due_at ?? '')).toBeLessThan(9);
  expect(await (await therapist.get(address)).text()).toContain('Personen har inte hörts av');
  // A light contact is a word: the question goes away, and comes again in a month (V17).
  expect((await send(therapist, `${address}/kontakt`, { way: 'call', by: 'person' })).status).toBe(303);
  expect(await (await therapist.get(address)).text()).not.toContain('Personen har inte hörts av');
  await town.letPass({ hours: 31 * 24 });
  const later = await as('therapist');
  const unsaid = await send(later, `${address}/tystnad`, { what: 'ended', words: 'Sista gången var i mars' });
  expect([unsaid.status, (await unsaid.text()).includes('Välj skälet')]).toEqual([422, true]);
  expect((await send(later, `${address}/tystnad`, { what: 'ended', reason: 'childCare' })).status).toBe(303);
  // Somebody else answers the same question: what she wrote is kept, and nothing of it is saved.
  const typed = { what: 'ended', reason: 'moved', words: 'Flyttade i april', unrated: 'Ingen var kvar att fråga' };
  const second = await send(await as('caseOfficer'), `${address}/tystnad`, typed);
  const kept = await second.text();
  expect([second.status, kept.includes('Någon annan har hunnit svara')]).toEqual([409, true]);
  for (const words of [typed.words, typed.unrated, 'value="moved" checked']) expect(kept).toContain(words);
  expect(
    await town.look(`select from data.intervention where id = $1 and end_reason = 'childCare'`, [id]),
  ).toHaveLength(1);
  expect(await clock('silence', id)).toBeUndefined();
  const page = await (await later.get(address)).text();
  expect([page.includes('Ingen barnpassning'), page.includes('Slutade komma')]).toEqual([true, true]);
  // After the end a call still counts.
  expect((await send(later, `${address}/kontakt`, { way: 'call', by: 'person' })).status).toBe(303);
  expect(await clock('silence', id)).toBeUndefined();
});

it('is extended by a decision alone, near the end, with the measured change (V32)', async () => {
  const amina = await as('caseOfficer');
  const mirja = await as('therapist');
  const address = await arranged(amina, open('supportTalks'));
  const id = address.split('/').at(-1) ?? '';
  const rated = (score: number) =>
    town.look(
      `insert into data.fear_rating (id, file_id, section_id, person_id, score, at, by_id)
         select $1, $2, $3, p.id, $4, authz.now(), $5 from data.person_told p where p.file_id = $2 and p.part = 'self'`,
      [newId(), file.id, file.sections.protection, score, town.staff.caseOfficer],
    );
  await rated(8);
  await town.letPass({ minutes: 1 });
  await send(amina, `${address}/borja`);
  for (let n = 1; n <= 9; n += 1) {
    expect(await clock('supportEnds', id)).toBeUndefined();
    await written(mirja, address, await planned(mirja, address, `Samtal ${n}`), 'came');
  }
  await rated(3);
  expect((await clock('supportEnds', id))?.owner_id).toBe(town.staff.therapist);
  const near = await (await mirja.get(address)).text();
  for (const words of ['Slutet närmar sig', '3 samtal kvar', 'Rädsla 0–10: 8', 'senast 3'])
    expect(near).toContain(words);
  const unreasoned = await send(mirja, `${address}/slut`, { choice: 'extend', more: '5', reason: '' });
  expect([unreasoned.status, (await unreasoned.text()).includes('Skriv skälet.')]).toEqual([422, true]);
  expect((await send(mirja, `${address}/slut`, { choice: 'extend', more: '0', reason: 'x' })).status).toBe(422);
  // A therapist asks; whoever decides in the file answers in her own name.
  // Asked twice at the same moment: the second sees what the first has asked, and waits with it.
  const ask = { choice: 'extend', more: '5', reason: 'Rättegången är i mars.' };
  const both = [mirja, await as('therapist')].map((who) => send(who, `${address}/slut`, ask));
  expect((await Promise.all(both)).map(({ status }) => status).toSorted()).toEqual([303, 409]);
  const [, turn = ''] = /forlangning\/([0-9a-f-]+)/.exec(await (await amina.get(address)).text()) ?? [];
  expect(await (await mirja.get(address)).text()).not.toContain('/forlangning/');
  expect((await send(mirja, `${address}/forlangning/${turn}`, { answer: 'yes', reason: 'x' })).status).toBe(404);
  expect(
    (await send(amina, `${address}/forlangning/${turn}`, { answer: 'yes', reason: 'Ja, till domen.' })).status,
  ).toBe(303);
  expect((await send(amina, `${address}/forlangning/${turn}`, { answer: 'no', reason: 'x' })).status).toBe(409);
  expect(await clock('supportEnds', id)).toBeUndefined();
  const after = await (await amina.get(address)).text();
  expect([after.includes('8 samtal kvar'), after.includes('Beslutat av Amina Yusuf')]).toEqual([true, true]);
  // Handed over: the clock goes along.
  await send(amina, `${address}/lamna-over`, { worker: town.staff.supportWorker });
  expect((await clock('silence', id))?.owner_id).toBe(town.staff.supportWorker);
  const refer = { choice: 'refer', reason: 'Vårdcentralen tar över.', unrated: 'Hann inte före överlämningen.' };
  expect((await send(amina, `${address}/slut`, refer)).status).toBe(303);
  // Somebody was first: nothing is saved, and what was typed is there to be copied.
  const late = await send(amina, `${address}/slut`, { choice: 'end', reason: 'Hon ville inte mer.' });
  expect([late.status, (await late.text()).includes('Hon ville inte mer.')]).toEqual([409, true]);
});

it('begins with one who uses violence when a leader has said go (SoL 13:8)', async () => {
  const amina = await as('caseOfficer');
  const address = await arranged(amina, open('perpetratorProgramme'), his);
  const early = await send(amina, `${address}/borja`);
  expect([early.status, (await early.text()).includes('den utsattas säkerhet övervägas')]).toEqual([409, true]);
  await town.look(
    `insert into data.planned_step (id, file_id, section_id, kind, planned_on, at, by_id, answer_at, word, word_by, word_at)
     values ($1, $2, $3, 'programmeBegins', '2027-03-01', now() - interval '2 days', $4, now() - interval '1 day', 'go', $5, now())`,
    [newId(), his.id, his.sections.plan, town.staff.caseOfficer, town.staff.teamLeader],
  );
  expect((await send(amina, `${address}/borja`)).status).toBe(303);
});

it('says when what has a last day ends before the court does, and that talks may carry on until then (V06, V08)', async () => {
  const amina = await as('caseOfficer');
  const court = await aFile(town)
    .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
    .with(({ sql }, made) => setFileSide(sql, made, 'victim'))
    .made();
  const begun = async (kind: string) => {
    const address = await arranged(amina, open(kind), court);
    expect((await send(amina, `${address}/borja`)).status).toBe(303);
    return address;
  };
  const nextOn = (await town.now()).toZonedDateTimeISO('Europe/Stockholm').toPlainDate().add({ weeks: 20 });
  const process = { kind: 'court', holder: 'Tingsrätten', nextStep: 'Förhandling', nextOn: nextOn.toString() };
  expect((await send(amina, `/akt/${court.id}/processer`, process)).status).toBe(303);
  const said = async (tail: string) =>
    /Stödet (slutar|kan ta slut) före rättsprocessen/.exec(
      await (await amina.get(`/akt/${court.id}${tail}`)).text(),
    )?.[1];
  expect([await said(''), await said('/processer')]).toEqual([undefined, undefined]);
  const weeks = await begun('practicalSupport');
  expect([await said(''), await said('/processer')]).toEqual(['slutar', 'slutar']);
  await begun('supportTalks');
  expect([await said(''), await said('/processer')]).toEqual(['kan ta slut', 'kan ta slut']);
  // Nothing has a last day any more; of the talks nobody knows it.
  await send(amina, `${weeks}/slut`, { choice: 'end', reason: 'Klart.' });
  expect([await said(''), await said('/processer')]).toEqual([undefined, undefined]);
});

it('says that nobody knows how long the police go on, where what is planned has a last day (V08)', async () => {
  const amina = await as('caseOfficer');
  const police = await aFile(town)
    .with(({ sql }, made) => setFileSide(sql, made, 'victim'))
    .made();
  const process = { kind: 'police', holder: 'Polisen, Anna Lind' };
  expect((await send(amina, `/akt/${police.id}/processer`, process)).status).toBe(303);
  const title = 'Stödet kan ta slut före rättsprocessen';
  const read = async (tail: string) => (await amina.get(`/akt/${police.id}${tail}`)).text();
  expect([(await read('')).includes(title), (await read('/processer')).includes(title)]).toEqual([false, false]);
  const planned = { words: 'Följa med till målsägandebiträdet', owner: town.staff.caseOfficer, dueOn: '2027-04-30' };
  expect((await send(amina, `/akt/${police.id}/plan`, planned)).status).toBe(303);
  const [file, processes] = [await read(''), await read('/processer')];
  expect([file.includes(title), processes.includes(title)]).toEqual([true, true]);
  expect(processes).toMatch(/slutar [^,<]*30 apr[^,<]*, och ingen vet när det här är slut: polis\./);
  // What is planned is read out with its day once.
  const heard = file.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  expect(heard).toMatch(/målsägandebiträdet senast [^,.]{0,12}30 apr/);
});

it('is seen and changed by nobody outside, and not by one who only speaks at a meeting', async () => {
  const [row] = await town.look<{ id: string }>('select id from data.intervention where file_id = $1 limit 1', [
    file.id,
  ]);
  for (const key of ['outsider', 'administrator', 'auditor', 'perpetratorTherapist'] as const) {
    const stranger = await as(key);
    expect((await stranger.get(at())).status).toBe(404);
    expect((await stranger.get(at(`/${row?.id}`))).status).toBe(404);
    expect((await send(stranger, at(), open('supportTalks'))).status).toBe(404);
    for (const tail of ['/borja', '/behov', '/slut', '/kontakt', '/tystnad', '/samtal', '/lamna-over', '/blev-inte'])
      expect((await send(stranger, at(`/${row?.id}${tail}`))).status).toBe(404);
  }
  const amina = await as('caseOfficer');
  expect((await amina.get(at(`/${row?.id}`, his))).status).toBe(404);
  expect((await amina.get(at(`/${newId()}`))).status).toBe(404);
});

it('F37 asks about the interpreter each time that a talk is booked, and never books one whom the person knows', async () => {
  // Time has passed since the others signed in.
  officer = await as('caseOfficer');
  therapist = await as('therapist');
  const address = await arranged(officer, open('supportTalks'));
  const first = await planned(therapist, address, 'Nätterna');
  const book = (fields: Fields) =>
    send(therapist, `${address}/samtal/${first}/tid`, {
      ...{ talk: first, 'when.day': 'i morgon', 'when.time': '10.00', told: 'inRoom', ...fields },
    });
  const needs = await send(officer, `/akt/${file.id}/tolk`, {
    ...{ 'interpreter.needed': 'yes', 'interpreter.language': 'so', 'interpreter.dialect': 'benaadir' },
    ...{ 'interpreter.circle': 'föreningen', 'interpreter.checked': 'noneOfThese' },
  });
  expect(needs.status).toBe(303);
  for (const [fields, says] of [
    [{}, 'Välj vem som tolkar.'],
    [{ interpreter: 'known', circleChecked: 'yes' }, 'tolkar aldrig, och inte ett barn'],
    [{ interpreter: 'elsewhere' }, 'Fråga först personen om tolken'],
  ] as const) {
    const answer = await book(fields);
    const html = await answer.text();
    expect([answer.status, html.includes(says)]).toEqual([422, true]);
    // The error leads to its own field, though the page has other forms that ask the same.
    const [, field] = /<li><a href="#([^"]+)">/.exec(html.slice(html.indexOf('class="error-summary"'))) ?? [];
    expect(html.split(` id="${field}"`)).toHaveLength(2);
    expect(html.indexOf(` id="${field}"`)).toBeGreaterThan(html.indexOf(`${first}/tid"`));
  }
  const booked = () => one('select planned_at, interpreter from data.talk where id = $1', [first]);
  expect(await booked()).toEqual({ planned_at: null, interpreter: null });
  expect((await book({ interpreter: 'notBooked' })).status).toBe(303);
  expect((await book({ interpreter: 'elsewhere', circleChecked: 'yes' })).status).toBe(303);
  expect(await booked()).toMatchObject({ interpreter: 'elsewhere' });
  expect(await (await therapist.get(address)).text()).toContain('Tolk: bokad tolk, på telefon från en annan ort');
});
