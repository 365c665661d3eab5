import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { type FileId, newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

type Fields = Record<string, string | string[]>;
type Person = { id: string; part: string; own_file_id: string | null };

const number = { hers: '193001227705', his: '193003064742' };
let town: Town;
let served: Served;
let officer: Visitor;
let caseOfficer: Visitor;

const send = (visitor: Visitor, path: string, fields: Fields = {}) => visitor.post(path, { _form: newId(), ...fields });
const must = async (visitor: Visitor, path: string, fields: Fields = {}) => {
  const answer = await send(visitor, path, fields);
  expect([path, answer.status, answer.status === 303 ? '' : await answer.text()]).toEqual([path, 303, '']);
  return answer.headers.get('location') ?? '';
};
const read = async (address: string, visitor = officer) => (await visitor.get(address)).text();
const fieldOf = (id: string) => `people.p${id.replaceAll('-', '')}`;

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});
beforeEach(async () => {
  officer = new Visitor(served, await town.signIn(town.staff.dutyOfficer));
  caseOfficer = new Visitor(served, await town.signIn(town.staff.caseOfficer));
});

/** A call of which everything is known: she, a child, the one who uses violence, and how she may be reached. */
async function aWholeContact(options: { number?: string } = {}) {
  const address = await must(officer, '/kontakt/ny', {
    channel: 'call',
    source: 'person',
    'received.day': 'i dag',
    'received.time': '00.05',
    name: 'Elin Strand',
  });
  await officer.get(address);
  await must(officer, `${address}/person`, { 'self.name': 'Elin Strand', 'self.number': options.number ?? '' });
  await must(officer, `${address}/saker-kontakt`, { 'ways.sms.allowed': 'yes', 'ways.sms.target': '070-174 06 05' });
  await must(officer, `${address}/besked`);
  await must(officer, `${address}/andra`, {
    'other.part': 'usesViolence',
    'other.name': 'Rolf Strand',
    'other.relation': 'partner',
    'other.livesWith': 'yes',
  });
  const people = async () =>
    Object.fromEntries(
      (
        await town.look<Person>('select id, part, own_file_id from data.person_told where file_id = $1', [
          address.split('/')[2],
        ])
      ).map((row) => [row.part, row.id]),
    );
  const { usesViolence = '', self = '' } = await people();
  await must(officer, `${address}/fler`, {
    'child.name': 'Nova Strand',
    'child.birthYear': '2017',
    'child.livesWith': 'yes',
    'child.guardians': [usesViolence, self],
  });
  const { child = '' } = await people();
  const told = { 'violence.by': usesViolence, 'violence.severity': 'injury' };
  await must(officer, `${address}/handelse`, {
    ...told,
    'violence.kinds': 'physical',
    'violence.to': self,
    'violence.words': '”Han slog mig i köket.”',
  });
  await town.letPass({ minutes: 1 });
  await must(officer, `${address}/handelse`, {
    ...told,
    'violence.kinds': 'psychological',
    'violence.to': child,
    'violence.words': '”Han skrek åt Nova.”',
  });
  await must(officer, `${address}/skala`, { fear: '8' });
  await must(officer, `${address}/tid`, { urgency: '3' });
  const tellings = (
    await town.look<{ id: string; to_person: string }>(
      'select id, to_person from data.violence_told where file_id = $1',
      [address.split('/')[2]],
    )
  ).map((row) => ({ id: row.id, to: row.to_person }));
  return { address, id: address.split('/')[2] ?? '', self, child, usesViolence, tellings };
}
type Whole = Awaited<ReturnType<typeof aWholeContact>>;

/** What the page proposes: her file with everything, the child's with what is about the child. */
const proposed = (contact: Whole): Fields => ({
  [`${fieldOf(contact.self)}.choice`]: 'new',
  [`${fieldOf(contact.self)}.protection`]: 'none',
  [`${fieldOf(contact.self)}.tellings`]: contact.tellings.map(({ id }) => id),
  [`${fieldOf(contact.self)}.parts`]: ['safeContact', 'fear', 'protection', 'people'],
  [`${fieldOf(contact.child)}.choice`]: 'new',
  [`${fieldOf(contact.child)}.protection`]: 'none',
  [`${fieldOf(contact.child)}.tellings`]: contact.tellings.filter(({ to }) => to === contact.child).map(({ id }) => id),
  [`${fieldOf(contact.child)}.parts`]: ['protection'],
  [`${fieldOf(contact.usesViolence)}.choice`]: 'none',
  'team.responsible': town.staff.dutyOfficer,
  'team.deputy': town.staff.intakeLeader,
});

const createdAfter = (id: string) =>
  town.look<{ id: string; side: string; function: string; staff: string }>(
    `select f.id, string_agg(g.function || ':' || g.staff_id, ' ' order by g.function) as function
       from authz.file f join authz.ground g on g.file_id = f.id and g.ended_at is null
      where f.kind = 'person' and exists (select from authz.file c where c.id = $1 and f.created_at >= c.created_at)
      group by f.id`,
    [id],
  );

describe('V02 told once: what came in goes on, by part', () => {
  it('shows who can read a child’s file before anything goes there', async () => {
    const contact = await aWholeContact();
    const page = await read(`${contact.address}/oppna-akter`);
    expect(page).toContain('Kan läsas av: Elin Strand, Rolf Strand.');
    expect(page).toContain('Rolf Strand använder våld och kan läsa det som skrivs här.');
    expect(page).toContain('Inget ur kontakten följer med');
  });

  it('opens a file for her and one for the child, each with its own, and they know each other', async () => {
    const contact = await aWholeContact({ number: number.hers });
    const hers = await must(officer, `${contact.address}/oppna-akter`, proposed(contact));
    expect(hers).toMatch(/^\/akt\//);
    const page = await read(hers);
    expect(page).toContain('Elin S');
    const herId = hers.split('/')[2];
    const people = await town.look<Person>('select part, own_file_id from data.person_told where file_id = $1', [
      herId,
    ]);
    const childFile = people.find(({ part }) => part === 'child')?.own_file_id ?? '';
    expect(childFile).toMatch(/^[0-9a-f-]{36}$/);
    expect(people.find(({ part }) => part === 'usesViolence')?.own_file_id).toBeNull();
    const inChild = await town.look<Person>('select part, own_file_id from data.person_told where file_id = $1', [
      childFile,
    ]);
    expect(inChild.find(({ part }) => part === 'guardian')?.own_file_id).toBe(herId);
    expect(await town.look('select 1 from data.violence_told where file_id = $1', [childFile])).toHaveLength(1);
    expect(await town.look('select 1 from data.violence_told where file_id = $1', [herId])).toHaveLength(2);
    expect(await town.look('select 1 from data.safe_contact where file_id = $1', [herId])).not.toEqual([]);
    expect(await town.look('select 1 from data.safe_contact where file_id = $1', [childFile])).toEqual([]);
    expect((await officer.get(`/akt/${childFile}`)).status).toBe(200);
  });

  it('V46 names a deputy with each responsible one, and moves the clocks with their deadlines', async () => {
    const contact = await aWholeContact();
    const before = await town.look<{ rule: string; due_at: unknown }>(
      'select rule, due_at from data.running_clock where file_id = $1 and met_at is null and ended_at is null order by rule',
      [contact.id],
    );
    await must(officer, `${contact.address}/oppna-akter`, proposed(contact));
    const left = await town.look(
      'select rule from data.running_clock where file_id = $1 and met_at is null and ended_at is null',
      [contact.id],
    );
    expect(left).toEqual([]);
    const files = (await createdAfter(contact.id)).map(({ id }) => id);
    const after = await town.look<{ rule: string; due_at: unknown }>(
      'select rule, due_at from data.running_clock where file_id = any ($1) and met_at is null and ended_at is null order by rule',
      [files],
    );
    expect(after).toEqual(before.filter(({ rule }) => rule !== 'namedOwner'));
    const alone = await send(officer, `${contact.address}/oppna-akter`, {
      ...proposed(contact),
      'team.deputy': town.staff.dutyOfficer,
    });
    expect(alone.status).toBe(422);
    expect(await alone.text()).toContain('Ersättaren måste vara någon annan');
  });

  it('asks for protected identity, and lets only the named team open such a file', async () => {
    const contact = await aWholeContact();
    const asked = await send(officer, `${contact.address}/oppna-akter`, {
      ...proposed(contact),
      [`${fieldOf(contact.self)}.protection`]: '',
    });
    expect(asked.status).toBe(422);
    expect(await asked.text()).toContain('Välj om personen har skyddade personuppgifter.');
    const hers = await must(officer, `${contact.address}/oppna-akter`, {
      ...proposed(contact),
      [`${fieldOf(contact.self)}.protection`]: 'protectedRegistration',
    });
    const colleague = new Visitor(served, await town.signIn(town.staff.supportWorker));
    await town.onDuty(town.staff.supportWorker, town.units.intake);
    // The contact says the same.
    expect((await colleague.get(contact.address)).status).toBe(404);
    expect((await officer.get(contact.address)).status).toBe(200);
    const labels = await town.look<{ label: Buffer }>('select label from data.desk where file_id = $1', [contact.id]);
    expect(labels.map(({ label }) => town.keyring.desk.unseal(`desk.label:${contact.id}`, label)).join()).not.toMatch(
      /E/,
    );
    expect((await colleague.get(hers)).status).toBe(404);
    expect((await officer.get(hers)).status).toBe(200);
  });

  it('can’t be done twice', async () => {
    const contact = await aWholeContact();
    await must(officer, `${contact.address}/oppna-akter`, proposed(contact));
    const again = await send(officer, `${contact.address}/oppna-akter`, proposed(contact));
    expect(again.status).toBe(409);
    expect(await createdAfter(contact.id)).toHaveLength(2);
  });

  it('is refused until it is known how she can be reached and how urgent it is', async () => {
    const address = await must(officer, '/kontakt/ny', {
      channel: 'call',
      source: 'police',
      'received.day': 'i dag',
      'received.time': '00.05',
    });
    const [self] = await town.look<Person>('select id from data.person_told where file_id = $1', [
      address.split('/')[2],
    ]);
    const fields = {
      [`${fieldOf(self?.id ?? '')}.choice`]: 'new',
      [`${fieldOf(self?.id ?? '')}.protection`]: 'none',
      'team.responsible': town.staff.dutyOfficer,
      'team.deputy': town.staff.intakeLeader,
    };
    const refused = await send(officer, `${address}/oppna-akter`, fields);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('Säker kontakt saknas.');
  });

  it('is done by nobody without a ground, and the refusal looks like nothing', async () => {
    const contact = await aWholeContact();
    const before = await createdAfter(contact.id);
    for (const who of ['caseOfficer', 'childOfficer', 'outsider', 'administrator'] as const) {
      const visitor = new Visitor(served, await town.signIn(town.staff[who]));
      expect((await visitor.get(`${contact.address}/oppna-akter`)).status, who).toBe(404);
      expect((await send(visitor, `${contact.address}/oppna-akter`, proposed(contact))).status, who).toBe(404);
    }
    expect(await createdAfter(contact.id)).toEqual(before);
  });
});

describe('the file of one who uses violence', () => {
  const withHis = (contact: Whole): Fields => ({
    ...proposed(contact),
    [`${fieldOf(contact.usesViolence)}.choice`]: 'new',
    [`${fieldOf(contact.usesViolence)}.protection`]: 'none',
    [`${fieldOf(contact.usesViolence)}.tellings`]: contact.tellings.map(({ id }) => id),
  });

  it('needs others to answer for it than those who work with her', async () => {
    const contact = await aWholeContact();
    const none = await send(officer, `${contact.address}/oppna-akter`, withHis(contact));
    expect(none.status).toBe(422);
    const same = { 'other.responsible': town.staff.dutyOfficer, 'other.deputy': town.staff.therapist };
    const refused = await send(officer, `${contact.address}/oppna-akter`, { ...withHis(contact), ...same });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('får inte vara någon av dem som ansvarar för hennes');
  });

  it('is never held by whoever opens hers, and never one that is there already', async () => {
    const contact = await aWholeContact();
    const others = { 'other.responsible': town.staff.dutyOfficer, 'other.deputy': town.staff.therapist };
    const own = { 'team.responsible': town.staff.backupOfficer };
    const both = await send(officer, `${contact.address}/oppna-akter`, { ...withHis(contact), ...others, ...own });
    expect(both.status).toBe(422);
    const there = await aFile(town)
      .createdBy(town.staff.dutyOfficer)
      .ofUnit(town.units.intake)
      .with((tx, file) => setFileSide(tx.sql, file, 'perpetrator'))
      .with(tellsOf({ part: 'self', name: 'Rolf Strand' }))
      .onDesk({ first: 'Rolf', last: 'Strand' })
      .made();
    await officer.get(`/akt/${there.id}`);
    for (const person of [contact.usesViolence, contact.self, contact.child]) {
      const chosen = { ...proposed(contact), [`${fieldOf(person)}.choice`]: there.id };
      const refused = await send(officer, `${contact.address}/oppna-akter`, chosen);
      expect([person, refused.status < 500 && refused.status >= 400]).toEqual([person, true]);
    }
    expect(await town.look('select 1 from data.event where file_id = $1', [there.id])).toEqual([]);
    expect(await town.look('select 1 from data.violence_told where file_id = $1', [there.id])).toEqual([]);
  });

  it('holds that person’s name and nothing that shows her, whatever was posted', async () => {
    const contact = await aWholeContact({ number: number.his });
    const team = { 'other.responsible': town.staff.therapist, 'other.deputy': town.staff.teamLeader };
    await must(officer, `${contact.address}/oppna-akter`, { ...withHis(contact), ...team });
    const files = await createdAfter(contact.id);
    expect(files).toHaveLength(3);
    const his = files.find((row) => row.function.includes(town.staff.therapist))?.id ?? '';
    const count = async (table: string) =>
      (await town.look(`select 1 from data.${table} where file_id = $1`, [his])).length;
    expect(await town.look('select part from data.person_told where file_id = $1', [his])).toEqual([{ part: 'self' }]);
    for (const table of [
      'violence_told',
      'safe_contact',
      'fear_rating',
      'protection_assessment',
      'copied_row',
      'running_clock',
      'unwritten',
    ])
      expect([table, await count(table)]).toEqual([table, 0]);
    const events = await town.look<{ kind: string; subject: object }>(
      'select kind, subject from data.event where file_id = $1',
      [his],
    );
    expect(events).toEqual([{ kind: 'file.created', subject: {} }]);
    // Whoever has hers doesn't keep his.
    expect((await officer.get(`/akt/${his}`)).status).toBe(404);
    const therapist = new Visitor(served, await town.signIn(town.staff.therapist));
    const page = await read(`/akt/${his}`, therapist);
    expect(page).toContain('Rolf S');
    expect(page).not.toContain('Elin');
    expect(page).not.toContain('Nova');
    const situation = await town.look('select role from authz.situation_member where file_id = $1', [his]);
    expect(situation).toEqual([{ role: 'perpetrator' }]);
  });
});

describe('taking a contact', () => {
  it('V43 gives it to the first, and to the second a sentence and nothing more', async () => {
    const address = await must(officer, '/kontakt/ny', {
      channel: 'call',
      source: 'police',
      'received.day': 'i dag',
      'received.time': '00.05',
      name: 'Elin Strand',
    });
    const [leader, backup] = await Promise.all([
      town.signIn(town.staff.intakeLeader).then((s) => new Visitor(served, s)),
      town.signIn(town.staff.backupOfficer).then((s) => new Visitor(served, s)),
    ]);
    expect((await backup.get(address)).status).toBe(404);
    const both = await Promise.all([send(leader, `${address}/ta`), send(backup, `${address}/ta`)]);
    expect(both.map((answer) => answer.headers.get('location')).toSorted()).toEqual([address, '/mottag']);
    const winner = both[0]?.headers.get('location') === address ? leader : backup;
    expect(await read(address, winner)).toContain('Elin Strand');
    const rows = await town.look<{ owner_id: string }>('select distinct owner_id from data.desk where file_id = $1', [
      address.split('/')[2],
    ]);
    expect(rows).toHaveLength(1);
    expect(
      await town.look(`select 1 from data.event where file_id = $1 and kind = 'contact.claimed'`, [
        address.split('/')[2],
      ]),
    ).toHaveLength(1);
    const outside = await send(caseOfficer, `${address}/ta`);
    expect(outside.headers.get('location')).toBe('/mottag');
    expect((await caseOfficer.get(address)).status).toBe(404);
  });
});

describe('handing over', () => {
  it('gives it to a named person in the other unit, with a deputy and the clocks, and takes it from the sender', async () => {
    const contact = await aWholeContact();
    const to = `${town.units.violenceTeam}.${town.staff.caseOfficer}`;
    expect((await send(officer, `${contact.address}/lamna-over`, { receiver: '', words: '' })).status).toBe(422);
    await must(officer, `${contact.address}/lamna-over`, { receiver: to, words: 'Ring inte. Barnen är hos mormor.' });
    expect((await officer.get(contact.address)).status).toBe(404);
    const page = await read(contact.address, caseOfficer);
    expect(page).toContain('Elin Strand');
    expect(page).toContain('Amina Yusuf');
    const clocks = await town.look<{ owner_id: string; unit_id: string }>(
      'select distinct owner_id, unit_id from data.running_clock where file_id = $1 and met_at is null and ended_at is null',
      [contact.id],
    );
    expect(clocks).toEqual([{ owner_id: town.staff.caseOfficer, unit_id: town.units.violenceTeam }]);
    const deputies = await town.look(
      `select staff_id from authz.ground where file_id = $1 and function = 'deputy' and ended_at is null`,
      [contact.id],
    );
    expect(deputies).toHaveLength(1);
  });

  it('refuses one who doesn’t work there', async () => {
    const contact = await aWholeContact();
    const to = `${town.units.violenceTeam}.${town.staff.outsider}`;
    expect((await send(officer, `${contact.address}/lamna-over`, { receiver: to, words: 'Till dig.' })).status).toBe(
      422,
    );
  });
});

describe('the wrong person', () => {
  const wrong = { reason: 'Två med samma namn.', sure: 'yes' };
  const marked = (file: string) =>
    town.look<{ n: number }>(
      `select (select count(*) from data.violence_told where file_id = $1 and detached_at is not null)::int
            + (select count(*) from data.person_told where file_id = $1 and detached_at is not null)::int as n`,
      [file],
    );
  const kinds = async (file: string) =>
    (await town.look<{ kind: string }>('select kind from data.event where file_id = $1 order by at', [file])).map(
      ({ kind }) => kind,
    );

  it('is marked in the file, seen in both time lines, and undone while nobody else has read', async () => {
    const contact = await aWholeContact();
    const hers = await must(officer, `${contact.address}/oppna-akter`, proposed(contact));
    const herId = hers.split('/')[2] ?? '';
    const unsure = await send(officer, `${contact.address}/skilj-av`, { reason: '' });
    expect(unsure.status).toBe(422);
    await must(officer, `${contact.address}/skilj-av`, wrong);
    expect((await marked(herId))[0]?.n).toBeGreaterThan(2);
    expect(await read(contact.address)).toContain('Ångra');
    expect([await kinds(herId), await kinds(contact.id)].map((all) => all.at(-1))).toEqual([
      'contact.detached',
      'contact.detached',
    ]);
    expect(await read(`${hers}/saker-kontakt`)).toContain('Ingen säker kontakt är känd');
    await must(officer, `${contact.address}/skilj-av/angra`);
    expect((await marked(herId))[0]?.n).toBe(0);
    expect(await read(`${hers}/saker-kontakt`)).not.toContain('Ingen säker kontakt är känd');

    await must(officer, `${contact.address}/skilj-av`, wrong);
    const leader = await town.signIn(town.staff.intakeLeader);
    expect(await town.open(leader, herId as FileId, 'Läser in mig.')).toBeDefined();
    await must(officer, `${contact.address}/skilj-av/angra`);
    expect((await marked(herId))[0]?.n).toBeGreaterThan(2);
    expect(await read(contact.address)).toContain('Någon annan har läst sedan dess');
  });

  it('is put right by nobody without a ground', async () => {
    const contact = await aWholeContact();
    const hers = await must(officer, `${contact.address}/oppna-akter`, proposed(contact));
    for (const path of ['skilj-av', 'skilj-av/angra'])
      expect((await send(caseOfficer, `${contact.address}/${path}`, wrong)).status).toBe(404);
    expect((await marked(hers.split('/')[2] ?? ''))[0]?.n).toBe(0);
  });
});

describe('known here?', () => {
  const why = { reason: 'Kvinna i samtalet säger att hon har en handläggare.' };

  it('names a file only to one who has a ground, and says the same to everyone else, to the letter', async () => {
    const contact = await aWholeContact();
    const file = await aFile(town).made();
    const session = await town.signIn(town.staff.caseOfficer);
    await town.open(session, file.id);
    const { PersonalNumber } = await import('../../src/kernel/personal-number.ts');
    const { Temporal } = await import('temporal-polyfill');
    const read1 = PersonalNumber.parse('193007289261', Temporal.PlainDate.from('2026-11-22'));
    if (!read1.ok) throw new Error('a test number that is none');
    await town.ask(session, 'select authz.index_person($1, $2, true)', [file.id, town.keyring.personHash(read1.value)]);

    const ask = async (visitor: Visitor, address: string, typed: string) => {
      const answer = await send(visitor, `${address}/kand-har`, { number: typed, ...why });
      return (await answer.text()).replaceAll(/name="_form" value="[^"]+"/g, '').replaceAll(typed, 'NUMBER');
    };
    const hidden = await ask(officer, contact.address, '193007289261');
    const gone = await ask(officer, contact.address, '193008169165');
    expect(hidden).toContain('Inget du kan se. Vid fara: ring bakjour.');
    expect(hidden).toBe(gone);
    expect(hidden).not.toContain(file.id);
    // The holder is told, the one who asked is not.
    expect(
      await town.look(`select staff_id from data.alert where file_id = $1 and kind = 'personAsked'`, [file.id]),
    ).toEqual([{ staff_id: town.staff.caseOfficer }]);
    const own = await must(caseOfficer, '/kontakt/ny', {
      channel: 'call',
      source: 'police',
      'received.day': 'i dag',
      'received.time': '00.05',
    });
    await caseOfficer.get(own);
    expect(await ask(caseOfficer, own, '193007289261')).toContain(`/akt/${file.id}`);
    expect(await town.look(`select 1 from data.alert where kind = 'personAsked'`)).toHaveLength(1);
  });

  it('takes a reason, is logged without the number, and has a limit with a sentence', async () => {
    const contact = await aWholeContact();
    const none = await send(officer, `${contact.address}/kand-har`, { number: number.hers, reason: '' });
    expect(none.status).toBe(422);
    const asked = await town.look<{ detail: object }>(
      `select detail from audit.entry where action = 'person.asked' and staff_id = $1`,
      [town.staff.dutyOfficer],
    );
    expect(asked.length).toBeGreaterThan(0);
    expect(JSON.stringify(asked)).not.toContain(number.hers);
    expect(JSON.stringify(asked)).not.toContain('handläggare');
    let last: Response | undefined;
    for (let n = 0; n < 31; n += 1)
      last = await send(officer, `${contact.address}/kand-har`, { number: number.hers, ...why });
    expect(last?.status).toBe(429);
    expect(await last?.text()).toContain('Vänta tio minuter');
  });
});
