import { beforeEach, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId, type PersonId, type StaffId } from '../../src/kernel/ids.ts';
import { aFile, consentsTo, type MadeFile, tellsOf } from '../builders/index.ts';
import { aFileAtWork, as, officer, support, town } from '../support/file-at-work.ts';
import { unlawfulIn } from '../support/lawful.ts';
import type { Visitor } from '../support/visitor.ts';

// A coordinated individual plan (SoL 10:8) is carried by her consent from the call to the end, and by nothing else.

aFileAtWork();
const clinic = 'Psykiatrin i Strandhaga';
const school = 'Strandskolan';
let hers: MadeFile;

const make = async (side: 'victim' | 'perpetrator' | 'childWitness', owner: StaffId = town.staff.caseOfficer) => {
  hers = await aFile(town)
    .createdBy(owner)
    .withTeam({ staffId: town.staff.supportWorker, function: 'supportWorker' })
    .onDesk({ first: 'Sara', last: 'Vik' })
    .with(tellsOf({ part: 'self', name: 'Sara Vik', birthYear: side === 'childWitness' ? 2018 : 1990 }))
    .with(tellsOf({ part: 'usesViolence', name: 'Olle Berg' }))
    .with(tellsOf({ part: 'closePerson', name: 'Mona Vik' }))
    // The same man a second time, as somebody close.
    .with(tellsOf({ part: 'closePerson', name: 'olle  berg' }))
    .with(tellsOf({ part: 'guardian', name: 'Karin Vik' }))
    .with(({ sql }, opened) => setFileSide(sql, opened, side))
    .made();
};
beforeEach(() => make('victim'));

const address = (tail = '') => `/akt/${hers.id}/sip${tail}`;
const page = async (who = officer) => (await who.get(address())).text();
const post = async (tail: string, fields: Record<string, string | string[]> = {}, who: Visitor = officer) => {
  const answer = await who.post(address(tail), { _form: newId(), ...fields });
  return { status: answer.status, text: await answer.text() };
};
const consent = async (outside: string, more: Partial<Parameters<typeof consentsTo>[3]> = {}) => {
  const session = await town.signIn(town.staff.caseOfficer);
  const opened = await town.open(session, hers.id);
  if (!opened) throw new Error('not opened');
  return consentsTo(town, session, opened, { outside, parts: ['health'], ...more });
};
const withdraw = async (id: string) => {
  const session = await town.signIn(town.staff.caseOfficer);
  await town.open(session, hers.id);
  await town.ask(session, 'select authz.withdraw_consent($1)', [id]);
};
const seen = (fields: Record<string, string> = {}) =>
  post('', { seenOn: '2027-03-08', seenBy: 'self', why: 'Traumabehandling och boende samtidigt.', ...fields });
const plans = () =>
  town.look<{ id: string }>('select id from data.coordinated_plan where file_id = $1 order by at', [hers.id]);
const plan = async () => (await plans())[0]?.id ?? '';
const begin = async (fields: Record<string, string> = {}) =>
  post(`/${await plan()}/borja`, { enough: 'yes', owner: town.staff.caseOfficer, meetBy: '2027-03-30', ...fields });
const field = (id: string) => `called.c${id.replaceAll('-', '')}`;
const call = async (fields: Record<string, string | string[]> = {}) =>
  post(`/${await plan()}/kalla`, { 'meeting.day': '2027-03-09', 'meeting.time': '23:00', enough: 'yes', ...fields });
const held = (fields: Record<string, string> = {}) => ({
  ...{ heldOn: '2027-03-09', needs: 'Behandling och ett tryggt boende.', opinion: 'Jag vill sova.' },
  ...{ main: 'socialServices', mainWho: 'Amina, handläggare', reviewOn: '2027-04-20' },
  owner: town.staff.caseOfficer,
  ...{ 'rows.healthCare.who': 'Överläkare Ek', 'rows.healthCare.task': 'Traumabehandling' },
  'rows.healthCare.dueOn': '2027-04-10',
  ...{ 'rows.socialServices.task': 'Söker lägenhet', 'rows.socialServices.dueOn': '2027-04-01' },
  'rows.socialServices.owner': town.staff.caseOfficer,
  ...fields,
});
const hold = async (fields: Record<string, string> = {}) => post(`/${await plan()}/mote`, held(fields));
const clocks = async () =>
  (
    await town.look<{ rule: string; over: boolean }>(
      `select rule, coalesce(met_at, ended_at) is not null as over from data.running_clock
       where file_id = $1 and rule like 'coordinatedPlan%' order by rule`,
      [hers.id],
    )
  ).map(({ rule, over }) => `${rule.replace('coordinatedPlan', '')} ${over ? 'over' : 'runs'}`);
const given = () =>
  town.look<{ how: string; parts: string[] }>(
    'select how, parts from data.disclosure where file_id = $1 and consent_id is not null order by at, how',
    [hers.id],
  );

it('goes from the need to the follow-up, each step with its clock, and what is ours in the plan', async () => {
  for (const [wrong, says] of [
    [{ seenBy: '' }, 'Välj vem som såg behovet.'],
    [{ why: '' }, 'Skriv varför båda behövs.'],
    [{ seenOn: '2027-03-20' }, 'Dagen har inte varit än.'],
  ] as const) {
    const refused = await seen(wrong);
    expect([wrong, refused.status, refused.text.includes(says)]).toEqual([wrong, 422, true]);
  }
  expect(await plans()).toEqual([]);
  expect((await seen()).status).toBe(303);
  expect(await clocks()).toEqual(['Consent runs']);
  const clinics = await consent(clinic);
  const schools = await consent(school);
  // What was consented to is read before it is relied on: help with sleep is no coordinated plan.
  expect(await page()).toContain(`${clinic} (Samordna stödet)`);
  expect((await begin({ owner: '' })).status).toBe(422);
  expect((await begin()).status).toBe(303);
  expect((await begin()).status).toBe(409);
  expect(await clocks()).toEqual(['Call runs', 'Consent over', 'Meeting runs']);
  expect(await page()).toContain('Samtycket gäller: Samordna stödet');
  const other = await call({ [field(schools)]: 'school', 'meeting.day': '2027-03-18' });
  expect([other.status, other.text.includes('Utan vården är det ingen SIP.')]).toEqual([422, true]);
  expect(other.text).toContain('value="2027-03-18"');
  expect((await call({ [field(clinics)]: 'healthCare', 'meeting.day': '2027-03-01' })).status).toBe(422);
  expect(await given()).toEqual([]);
  expect((await call({ [field(clinics)]: 'healthCare', [field(schools)]: 'school' })).status).toBe(303);
  expect(await given()).toEqual([
    { how: 'letter', parts: ['identity'] },
    { how: 'letter', parts: ['identity'] },
  ]);
  expect(await clocks()).toEqual(['Call over', 'Consent over', 'Meeting runs']);
  for (const [wrong, says] of [
    [{ opinion: '' }, 'Skriv vad personen själv säger'],
    [{ missing: 'notThere' }, 'Välj inte också varför de saknas.'],
    [{ main: 'police' }, 'Välj vem som har huvudansvaret.'],
    [{ mainWho: '' }, 'Skriv vem som har huvudansvaret'],
    [{ 'rows.healthCare.dueOn': '' }, 'Skriv senast vilken dag.'],
    [{ 'rows.healthCare.who': '' }, 'Skriv vem utanför socialtjänsten som var med.'],
    [{ 'rows.socialServices.owner': '' }, 'Välj vem hos oss som gör det.'],
    [{ 'rows.police.who': 'Utredare Berg' }, 'Samtycket gäller inte längre för någon'],
  ] as const) {
    const refused = await hold(wrong);
    expect([
      wrong,
      refused.status,
      refused.text.includes(says),
      refused.text.includes('Behandling och ett tryggt'),
    ]).toEqual([wrong, 422, true, true]);
  }
  expect((await hold()).status).toBe(303);
  expect((await hold()).status).toBe(409);
  const shown = await page();
  for (const words of [
    'Nästa: följ upp senast tis 20 apr.',
    'Socialtjänsten, Amina, handläggare',
    'Överläkare Ek',
    'Jag vill sova.',
  ])
    expect(shown).toContain(words);
  expect(await (await officer.get(`/akt/${hers.id}/plan`)).text()).toContain('Söker lägenhet');
  // Who was not there is told nothing of what was said.
  expect((await given()).filter(({ how }) => how === 'meeting')).toEqual([{ how: 'meeting', parts: ['health'] }]);
  const [part] = await town.look<{ id: string }>(
    'select id from data.coordinated_part where file_id = $1 and task is not null',
    [hers.id],
  );
  expect((await post(`/uppgift/${part?.id}/gjord`)).status).toBe(303);
  expect((await post(`/uppgift/${part?.id}/gjord`)).status).toBe(409);
  const review = async (fields: Record<string, string> = {}) =>
    post(`/${await plan()}/uppfoljt`, {
      ...{ words: 'Hon sover bättre.', next: '2027-06-01', owner: town.staff.caseOfficer },
      ...fields,
    });
  expect((await review({ next: '' })).status).toBe(422);
  expect((await review()).status).toBe(303);
  expect(await clocks()).toEqual(['Call over', 'Consent over', 'Meeting over', 'Review over', 'Review runs']);
  const end = async (because: string) =>
    post(`/${await plan()}/avsluta`, { because, words: 'Hon vet vem hon ringer.' });
  expect((await end('')).status).toBe(422);
  expect((await end('needsMet')).status).toBe(303);
  expect((await end('needsMet')).status).toBe(409);
  expect((await clocks()).every((one) => one.endsWith('over'))).toBe(true);
  expect(await unlawfulIn(town.adminUrl)).toEqual([]);
});

it('calls nobody without a consent in force, and stops where it is withdrawn', async () => {
  await seen();
  expect(await page()).toContain('Inget samtycke gäller i dag till någon utanför nämnden.');
  expect((await begin()).status).toBe(409);
  await consent(clinic, { answer: 'refused' });
  await consent(clinic, { answer: 'waiting' });
  await consent(clinic, { days: -1 });
  expect((await begin()).status).toBe(409);
  const first = await consent(clinic);
  await begin();
  await withdraw(first);
  expect((await call({ [field(first)]: 'healthCare' })).status).toBe(422);
  expect(await town.look('select 1 from data.coordinated_partner where file_id = $1', [hers.id])).toEqual([]);
  expect(await given()).toEqual([]);
  const second = await consent(clinic);
  expect((await call({ [field(second)]: 'healthCare' })).status).toBe(303);
  await withdraw(second);
  expect(await page()).toContain('Samtycket gäller inte längre.');
  const refused = await hold();
  expect([refused.status, refused.text.includes('Kalla ingen, berätta inget')]).toEqual([409, true]);
  expect(refused.text).toContain('Behandling och ett tryggt boende.');
  // Asked anew, she says yes: the same receiver is there again.
  const third = await consent(clinic);
  expect((await hold()).status).toBe(303);
  await withdraw(third);
  const late = { words: 'x', next: '2027-06-01', owner: town.staff.caseOfficer };
  expect((await post(`/${await plan()}/uppfoljt`, late)).status).toBe(409);
  expect((await post(`/${await plan()}/avsluta`, { because: 'consentWithdrawn', words: 'Hon vet.' })).status).toBe(303);
  expect(await unlawfulIn(town.adminUrl)).toEqual([]);
});

it('rests on a consent that whoever begins it and calls says that she has read', async () => {
  await seen();
  const clinics = await consent(clinic);
  const says = 'Läs vad samtycket gäller, och kryssa i rutan.';
  // Nobody has read it for her: it is never ticked already.
  const ticked = (shown: string) => /<input[^>]*name="enough"[^>]*>/.exec(shown)?.[0].includes(' checked');
  expect(ticked(await page())).toBe(false);
  const unread = await begin({ enough: '' });
  expect([unread.status, unread.text.includes(says), unread.text.includes('value="2027-03-30"')]).toEqual([
    422,
    true,
    true,
  ]);
  expect((await begin()).status).toBe(303);
  const uncalled = await call({ [field(clinics)]: 'healthCare', enough: '' });
  expect([uncalled.status, uncalled.text.includes(says), uncalled.text.includes('value="23:00"')]).toEqual([
    422,
    true,
    true,
  ]);
  expect(await given()).toEqual([]);
});

it('is not held before the day that they were called to, and keeps what was typed', async () => {
  await seen();
  const clinics = await consent(clinic);
  await begin();
  await call({ [field(clinics)]: 'healthCare', 'meeting.day': '2027-03-10' });
  // Until then the form isn't there; one that was open before keeps its words.
  const before = await page();
  expect([before.includes('Nästa: mötet'), before.includes('/mote"')]).toEqual([true, false]);
  const early = await hold();
  expect([
    early.status,
    early.text.includes('Kallelsen gäller'),
    early.text.includes('Behandling och ett tryggt'),
  ]).toEqual([422, true, true]);
  expect(
    await town.look('select 1 from data.coordinated_plan where held_on is not null and file_id = $1', [hers.id]),
  ).toEqual([]);
  expect((await given()).map(({ how }) => how)).toEqual(['letter']);
  expect((await call({ [field(clinics)]: 'healthCare' })).status).toBe(303);
  expect(await page()).toContain('/mote"');
  expect((await hold()).status).toBe(303);
});

it('never offers one who uses violence as a relative, nor anybody in his own file', async () => {
  const clinics = async () => {
    await seen();
    const id = await consent(clinic);
    await begin();
    return id;
  };
  const id = await clinics();
  const shown = await page();
  expect(shown).toContain('Mona Vik');
  expect(shown.toLowerCase()).not.toMatch(/olle\s+berg<\/label>|olle\s+berg<\/span>/);
  const people = await town.look<{ id: string; part: string }>(
    'select id, part from data.person_told where file_id = $1 order by id',
    [hers.id],
  );
  const offered = people.filter((one) => shown.includes(`value="${one.id}"`)).map(({ part }) => part);
  expect(offered.toSorted()).toEqual(['closePerson', 'guardian']);
  const violent = people.find(({ part }) => part === 'usesViolence')?.id as PersonId;
  const along = (fields: Record<string, string | string[]>) => call({ [field(id)]: 'healthCare', ...fields });
  expect((await along({ relatives: [violent], relativeWords: 'Det går bra.' })).status).toBe(422);
  const mona = people.find((one) => one.part === 'closePerson' && shown.includes(`value="${one.id}"`))?.id ?? '';
  expect((await along({ relatives: [mona] })).status).toBe(422);
  expect((await along({ relatives: [mona], relativeWords: 'Sara vill ha henne med.' })).status).toBe(303);
  expect(await page()).toContain('Närstående: Mona Vik');
  await make('perpetrator');
  await clinics();
  const his = await page();
  expect(his).toContain('planera steget först');
  expect(his).not.toContain('name="relatives"');
});

it('waits in a child’s file until all who must have said yes', async () => {
  await make('childWitness');
  const [karin] = await town.look<{ id: PersonId }>(
    `select id from data.person_told where file_id = $1 and part = 'guardian'`,
    [hers.id],
  );
  const asking = { id: newId(), givenAs: 'guardian' as const, ...(karin && { giverId: karin.id }) };
  await seen();
  await consent(clinic, { asking });
  const waits = await consent(clinic, { asking: { id: asking.id, givenAs: 'guardian' }, answer: 'waiting' });
  expect((await begin()).status).toBe(409);
  await town.look(
    `update data.consent set answer = 'given', signed_how = 'paper', answered_at = authz.now() where id = $1`,
    [waits],
  );
  expect((await begin()).status).toBe(303);
});

it('is nothing to those outside the team; to call is for those who write in the register', async () => {
  await seen();
  await consent(clinic);
  await begin();
  const id = await plan();
  const tails = ['', `/${id}/borja`, `/${id}/kalla`, `/${id}/mote`, `/${id}/uppfoljt`, `/${id}/avsluta`];
  const all = async (who: Visitor) => {
    const answers = [(await who.get(address())).status];
    for (const tail of tails) answers.push((await post(tail, {}, who)).status);
    answers.push((await post(`/uppgift/${id}/gjord`, {}, who)).status);
    return answers;
  };
  expect(await page()).toContain('Traumabehandling och boende samtidigt.');
  for (const who of ['otherCaseOfficer', 'outsider', 'auditor', 'administrator'] as const)
    expect([who, ...(await all(await as(town.staff[who])))]).toEqual([who, ...Array<number>(8).fill(404)]);
  // She sees the need as everyone does, and calls nobody.
  expect(await all(support)).toEqual([200, 422, 404, 404, 404, 404, 404, 404]);
  const other = await aFile(town).made();
  expect((await officer.post(`/akt/${other.id}/sip/${id}/avsluta`, { _form: newId() })).status).toBe(404);
});
