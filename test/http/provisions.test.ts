import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// Without consent, by a paragraph: its own test, one with delegation who signs, and some that are off until a lawyer decides.

let town: Town;
let served: Served;
let file: MadeFile;
let officer: Visitor;

const at = (tail = '') => `/akt/${file.id}${tail}`;
const as = async (key: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[key]));
const opens = async (key: keyof Town['staff']) => {
  const session = await town.signIn(town.staff[key]);
  await town.open(session, file.id, 'Prövar');
  return new Visitor(served, session);
};
const common = () => ({
  how: 'spoken',
  day: 'i dag',
  parts: ['protection'],
  words: 'Vad hon är rädd för',
  outside: 'Jouråklagaren',
  against: 'Hon vill inte',
  decider: town.staff.teamLeader as string,
});
const seriousCrime = () => ({
  ...common(),
  ground: 'seriousCrime',
  crime: 'grossViolationOfIntegrity',
  stage: 'committed',
  crimeDay: 'i går',
  'test.needed': 'Utredningen behöver veta när',
  receiver: 'prosecutor',
});
const contactData = () => ({
  ...common(),
  ground: 'contactDataRequest',
  'test.requester': 'Polisen, K123-26',
  receiver: 'police',
  parts: ['safeContact'],
  contactTested: 'yes',
  decider: town.staff.manager as string,
});
const write = (fields: Record<string, string | string[]>, who = officer) =>
  who.post(at('/utlamnat/nytt'), { _form: newId(), ...fields });
const rows = () =>
  town.look<{ id: string; signed: boolean; refused: boolean; delegated: boolean }>(
    `select id, signed_at is not null as signed, refused_at is not null as refused, delegation_id is not null as delegated
     from data.disclosure where file_id = $1`,
    [file.id],
  );

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.delegates('disclosure', 'teamLeader');
  await town.delegates('disclosure', 'caseOfficer', 'onBackup');
  await town.delegates('contactDataDisclosure', 'unitManager');
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});
beforeEach(async () => {
  file = await aFile(town)
    .with(tellsOf({ part: 'self', name: 'Elin Strand', birthYear: 1990 }))
    .with(({ sql }, made) => setFileSide(sql, made, 'victim'))
    .made();
  officer = await as('caseOfficer');
});

describe('a provision', () => {
  it('is chosen first, and only then asks for its own test', async () => {
    const choose = (await (await officer.get(at('/utlamnat/nytt'))).text()).replaceAll('\u00a0', ' ');
    for (const words of ['OSL 10:23', 'OSL 10:18 c', 'OSL 26:9', 'Generalklausulen gäller inte'])
      expect(choose).toContain(words);
    expect(choose).not.toContain('grund=interestBalance');
    expect(choose).toContain('Avstängd.');
    const form = await (await officer.get(at('/utlamnat/nytt?grund=seriousCrime'))).text();
    expect(form).toContain('Grov fridskränkning');
    expect(form).toContain('Karin Norén');
    expect(form).not.toContain('Mirja Niemi');
  });

  it.each(['under18', 'needed'] as const)('of care for a minor asks for %s', async (name) => {
    const care = {
      ...common(),
      ...{
        ground: 'necessaryCareMinor',
        receiver: 'healthCare',
        'test.under18': 'yes',
        'test.needed': 'Barnet behöver vård',
      },
    };
    expect((await write({ ...care, [`test.${name}`]: '' })).status).toBe(422);
    expect((await write(care)).status).toBe(303);
  });

  it('reaches as far as the penalty of that day, and says where it doesn’t', async () => {
    const answer = await write({ ...seriousCrime(), crime: 'assault' });
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('Misshandel: lägsta straffet är mindre än en månads fängelse'),
    ]);
    expect((await write({ ...seriousCrime(), crime: 'grossUnlawfulCoercion', stage: 'attempted' })).status).toBe(422);
    expect((await write({ ...seriousCrime(), crime: 'grossUnlawfulCoercion' })).status).toBe(303);
  });

  it('gives how she is reached only where OSL 21:3 has been tested', async () => {
    const answer = await write({ ...seriousCrime(), parts: ['safeContact'] });
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('Pröva OSL 21:3 först')]);
  });
});

describe('the signature', () => {
  it('is the decider’s own: told, with a clock, by a row of the order that is kept', async () => {
    expect((await write(seriousCrime())).status).toBe(303);
    const [row] = await rows();
    expect(row).toMatchObject({ signed: false, refused: false });
    expect(
      await town.look(
        `select (select count(*)::int from data.alert where file_id = $1 and kind = 'disclosureToSign' and staff_id = $2) as told,
          (select owner_id from data.running_clock where file_id = $1 and rule = 'disclosureSignature' and met_at is null) as owner`,
        [file.id, town.staff.teamLeader],
      ),
    ).toEqual([{ told: 1, owner: town.staff.teamLeader }]);
    const paper = await (await officer.get(at('/utlamnat/utskrift'))).text();
    expect(paper).not.toContain('Jouråklagaren');
    const path = at(`/utlamnande/${row?.id}`);
    for (const key of ['manager', 'supportWorker'] as const)
      expect((await (await opens(key)).post(`${path}/skriv-under`, { _form: newId() })).status, key).toBe(404);
    expect((await officer.post(`${path}/skriv-under`, { _form: newId() })).status).toBe(404);
    const leader = await opens('teamLeader');
    expect((await leader.post(`${path}/skriv-under`, { _form: newId() })).status).toBe(303);
    expect(await rows()).toMatchObject([{ signed: true, delegated: true }]);
    expect((await leader.post(`${path}/nej`, { _form: newId(), why: 'x' })).status).toBe(409);
    expect(await (await officer.get(at('/utlamnat/utskrift'))).text()).toContain('Jouråklagaren');
  });

  it('never goes home with one who uses violence, nor to whom a child’s paper is given', async () => {
    for (const side of ['perpetrator', 'childWitness', undefined] as const) {
      const made = aFile(town).with(tellsOf({ part: 'self', name: 'Rolf Strand', birthYear: 1990 }));
      const other = await (side ? made.with(({ sql }, one) => setFileSide(sql, one, side)) : made).made();
      const register = await (await officer.get(`/akt/${other.id}/utlamnat`)).text();
      expect([side, register.includes('/utlamnat/utskrift')]).toEqual([side, false]);
      expect((await officer.get(`/akt/${other.id}/utlamnat/utskrift`)).status).toBe(404);
    }
  });

  it('can’t be written for another, nor moved, in the database either', async () => {
    await write(seriousCrime());
    const [row] = await rows();
    const session = await town.signIn(town.staff.caseOfficer);
    await town.open(session, file.id);
    expect(
      await town.ask(session, `update data.disclosure set signed_at = now() where id = $1 returning id`, [row?.id]),
    ).toEqual([]);
    await expect(
      town.ask(
        session,
        `insert into data.disclosure (id, file_id, section_id, at, given_by, receiver_name, how, ground_kind, parts, to_sign, decided_by, signed_at)
         values ($1, $2, $3, now(), $4, '\\x00', 'spoken', 'otherProvision', '{plan}', true, $5, now())`,
        [newId(), file.id, file.sections.consents, session.staffId, town.staff.teamLeader],
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('is at night the back-up’s, and one who decides herself signs at once', async () => {
    await town.onDuty(town.staff.otherCaseOfficer, town.units.violenceTeam, { duty: 'backup' });
    const backup = await opens('otherCaseOfficer');
    expect((await write({ ...seriousCrime(), decider: town.staff.otherCaseOfficer }, backup)).status).toBe(303);
    expect(await rows()).toMatchObject([{ signed: true, delegated: true }]);
  });

  it('of contact data is a manager’s, who says no where there are exceptional reasons, in words', async () => {
    expect((await write({ ...contactData(), decider: town.staff.teamLeader })).status).toBe(422);
    expect((await write(contactData())).status).toBe(303);
    const [row] = await rows();
    const manager = await opens('manager');
    const path = at(`/utlamnande/${row?.id}`);
    expect((await manager.post(`${path}/nej`, { _form: newId() })).status).toBe(422);
    expect(
      (await manager.post(`${path}/nej`, { _form: newId(), why: 'Han har vänner där: fara för liv' })).status,
    ).toBe(303);
    expect(await rows()).toMatchObject([{ signed: false, refused: true }]);
    const register = await (await officer.get(at('/utlamnat'))).text();
    for (const words of ['Lämnades inte ut', 'fara för liv']) expect(register).toContain(words);
  });
});

describe('the lawyer’s switch', () => {
  const turn = (who: Visitor, to: 'on' | 'off', provision = 'interestBalance') =>
    who.post('/organisation/bestammelser', {
      _form: newId(),
      provision,
      turn: to,
      decidedBy: 'Kommunjuristen',
      decision: 'PM 2026:4, för grova brott',
      decidedOn: 'i dag',
    });
  const balance = () => ({
    ...common(),
    ground: 'interestBalance',
    receiver: 'police',
    'test.circumstances': 'Det planeras',
    'test.stronger': 'Liv',
    decider: town.staff.manager as string,
  });

  it('is off until an administrator writes in the decision, and off again when it is turned back', async () => {
    expect((await officer.get(at('/utlamnat/nytt?grund=interestBalance'))).status).toBe(404);
    expect((await write(balance())).status).toBe(404);
    for (const key of ['manager', 'caseOfficer', 'auditor'] as const)
      expect((await turn(await as(key), 'on')).status, key).toBe(404);
    const administrator = await as('administrator');
    expect((await turn(administrator, 'on')).status).toBe(303);
    expect(await (await administrator.get('/organisation/bestammelser')).text()).toContain(
      'PM 2026:4, för grova brott',
    );
    const form = await (await officer.get(at('/utlamnat/nytt?grund=interestBalance'))).text();
    expect(form).not.toContain('value="safeContact"');
    expect(form).not.toContain('value="identity"');
    expect((await write({ ...balance(), parts: ['identity'] })).status).toBe(422);
    expect((await write(balance())).status).toBe(303);
    await turn(administrator, 'off');
    expect((await write(balance())).status).toBe(404);
  });

  it('opens the file to a colleague by OSL 26:9 c only while it is on; by 26:9 always, once it is signed', async () => {
    const ask = async (law: string) =>
      officer.post(at('/utan-samtycke'), {
        _form: newId(),
        law,
        without: 'notSafe',
        reader: town.staff.outsider,
        ownTask: 'Hemtjänsten',
        test: 'Behövs för omvårdnaden',
        parts: ['protection'],
        until: String((await town.now()).toZonedDateTimeISO('Europe/Stockholm').toPlainDate().add({ days: 3 })),
      });
    expect((await ask('careOfElderly')).status).toBe(422);
    const session = await town.signIn(town.staff.caseOfficer);
    await town.open(session, file.id);
    await expect(
      town.ask(
        session,
        `select authz.ask_provision($1, $2, $3, '{plan}', authz.now() + interval '1 day', 'careOfElderly')`,
        [newId(), file.id, town.staff.outsider],
      ),
    ).rejects.toMatchObject({ code: '42501' });
    expect((await ask('necessaryCareMinor')).status).toBe(303);
    const [ground] = await town.look<{ id: string; kind: string }>(
      `select id, kind from authz.ground where file_id = $1 and staff_id = $2`,
      [file.id, town.staff.outsider],
    );
    expect(ground?.kind).toBe('provision');
    const reader = await as('outsider');
    expect((await reader.get(at())).status).toBe(404);
    const leader = await opens('teamLeader');
    expect((await leader.post(at(`/utan-samtycke/${ground?.id}/skriv-under`), { _form: newId() })).status).toBe(303);
    expect((await reader.get(at())).status).toBe(200);
    expect(await (await reader.get(at('/varfor'))).text()).toContain('En bestämmelse i lagen ger din enhet detta');
    // She hears that she may: the notice is hers to see as long as the ground lasts.
    const told = async () =>
      town.ask(await town.signIn(town.staff.outsider), `select kind from data.alert where kind = 'fileShared'`);
    expect(await told()).toHaveLength(1);
    expect((await leader.post(at(`/utan-samtycke/${ground?.id}/nej`), { _form: newId(), why: 'Klart' })).status).toBe(
      303,
    );
    expect(await told()).toEqual([]);
    expect((await reader.get(at())).status).toBe(404);
    await turn(await as('administrator'), 'on', 'careOfElderly');
    expect((await ask('careOfElderly')).status).toBe(303);
  });
});
