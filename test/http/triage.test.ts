import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { aFile, tellsOf } from '../builders/index.ts';
import { Intake } from '../support/intake.ts';
import {
  createdAfter,
  type Fields,
  fieldOf,
  must,
  type Person,
  proposed,
  send,
  type Whole,
} from '../support/whole-contact.ts';

const number = { hers: '193001227705', his: '193003064742' };
let intake: Intake;
beforeAll(async () => {
  intake = await Intake.open();
});
afterAll(() => intake.close());
beforeEach(() => intake.begin());

describe('V02 told once: what came in goes on, by part', () => {
  it('shows who can read a child’s file before anything goes there', async () => {
    const contact = await intake.contact();
    const page = await intake.read(`${contact.address}/oppna-akter`);
    expect(page).toContain('Kan läsas av: Elin Strand, Rolf Strand.');
    expect(page).toContain('Rolf Strand använder våld och kan läsa det som skrivs här.');
    expect(page).toContain('Inget ur kontakten följer med');
  });

  it('opens a file for her and one for the child, each with its own, and they know each other', async () => {
    const contact = await intake.contact({ number: number.hers });
    const hers = await must(intake.officer, `${contact.address}/oppna-akter`, proposed(intake.town, contact));
    expect(hers).toMatch(/^\/akt\//);
    const page = await intake.read(hers);
    expect(page).toContain('Elin S');
    const herId = hers.split('/')[2];
    const people = await intake.town.look<Person>('select part, own_file_id from data.person_told where file_id = $1', [
      herId,
    ]);
    const childFile = people.find(({ part }) => part === 'child')?.own_file_id ?? '';
    expect(childFile).toMatch(/^[0-9a-f-]{36}$/);
    expect(people.find(({ part }) => part === 'usesViolence')?.own_file_id).toBeNull();
    const inChild = await intake.town.look<Person>(
      'select part, own_file_id from data.person_told where file_id = $1',
      [childFile],
    );
    expect(inChild.find(({ part }) => part === 'guardian')?.own_file_id).toBe(herId);
    expect(await intake.town.look('select 1 from data.violence_told where file_id = $1', [childFile])).toHaveLength(1);
    expect(await intake.town.look('select 1 from data.violence_told where file_id = $1', [herId])).toHaveLength(2);
    expect(await intake.town.look('select 1 from data.safe_contact where file_id = $1', [herId])).not.toEqual([]);
    expect(await intake.town.look('select 1 from data.safe_contact where file_id = $1', [childFile])).toEqual([]);
    expect((await intake.officer.get(`/akt/${childFile}`)).status).toBe(200);
  });

  it('V46 names a deputy with each responsible one, and moves the clocks with their deadlines', async () => {
    const contact = await intake.contact();
    const before = await intake.town.look<{ rule: string; due_at: unknown }>(
      'select rule, due_at from data.running_clock where file_id = $1 and met_at is null and ended_at is null order by rule',
      [contact.id],
    );
    await must(intake.officer, `${contact.address}/oppna-akter`, proposed(intake.town, contact));
    const left = await intake.town.look(
      'select rule from data.running_clock where file_id = $1 and met_at is null and ended_at is null',
      [contact.id],
    );
    expect(left).toEqual([]);
    const files = (await createdAfter(intake.town, contact.id)).map(({ id }) => id);
    const after = await intake.town.look<{ rule: string; due_at: unknown }>(
      'select rule, due_at from data.running_clock where file_id = any ($1) and met_at is null and ended_at is null order by rule',
      [files],
    );
    const begun = ['openInvestigation', 'riskFirst'];
    expect(after.filter(({ rule }) => !begun.includes(rule))).toEqual(
      before.filter(({ rule }) => rule !== 'namedOwner'),
    );
    // And in each somebody has to decide at once whether to investigate (SoL 14:2).
    expect(after.filter(({ rule }) => rule === 'openInvestigation')).toHaveLength(2);
    // In hers alone the risk is to be assessed; a child is assessed at once.
    expect(after.filter(({ rule }) => rule === 'riskFirst')).toHaveLength(1);
    const alone = await send(intake.officer, `${contact.address}/oppna-akter`, {
      ...proposed(intake.town, contact),
      'team.deputy': intake.town.staff.dutyOfficer,
    });
    expect(alone.status).toBe(422);
    expect(await alone.text()).toContain('Ersättaren måste vara någon annan');
  });

  it('asks for protected identity, and lets only the named team open such a file', async () => {
    const contact = await intake.contact();
    const asked = await send(intake.officer, `${contact.address}/oppna-akter`, {
      ...proposed(intake.town, contact),
      [`${fieldOf(contact.self)}.protection`]: '',
    });
    expect(asked.status).toBe(422);
    expect(await asked.text()).toContain('Välj om personen har skyddade personuppgifter.');
    const hers = await must(intake.officer, `${contact.address}/oppna-akter`, {
      ...proposed(intake.town, contact),
      [`${fieldOf(contact.self)}.protection`]: 'protectedRegistration',
    });
    const colleague = await intake.visit('supportWorker');
    await intake.town.onDuty(intake.town.staff.supportWorker, intake.town.units.intake);
    // The contact says the same.
    expect((await colleague.get(contact.address)).status).toBe(404);
    expect((await intake.officer.get(contact.address)).status).toBe(200);
    const labels = await intake.town.look<{ label: Buffer }>('select label from data.desk where file_id = $1', [
      contact.id,
    ]);
    expect(
      labels.map(({ label }) => intake.town.keyring.desk.unseal(`desk.label:${contact.id}`, label)).join(),
    ).not.toMatch(/E/);
    expect((await colleague.get(hers)).status).toBe(404);
    expect((await intake.officer.get(hers)).status).toBe(200);
  });

  it('can’t be done twice', async () => {
    const contact = await intake.contact();
    await must(intake.officer, `${contact.address}/oppna-akter`, proposed(intake.town, contact));
    const again = await send(intake.officer, `${contact.address}/oppna-akter`, proposed(intake.town, contact));
    expect(again.status).toBe(409);
    expect(await createdAfter(intake.town, contact.id)).toHaveLength(2);
  });

  it('is refused until it is known how she can be reached and how urgent it is', async () => {
    const address = await must(intake.officer, '/kontakt/ny', {
      channel: 'call',
      source: 'police',
      'received.day': 'i dag',
      'received.time': '00.00',
    });
    const [self] = await intake.town.look<Person>('select id from data.person_told where file_id = $1', [
      address.split('/')[2],
    ]);
    const fields = {
      [`${fieldOf(self?.id ?? '')}.choice`]: 'new',
      [`${fieldOf(self?.id ?? '')}.protection`]: 'none',
      'team.responsible': intake.town.staff.dutyOfficer,
      'team.deputy': intake.town.staff.intakeLeader,
    };
    const refused = await send(intake.officer, `${address}/oppna-akter`, fields);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('Säker kontakt saknas.');
  });

  it('is done by nobody without a ground, and the refusal looks like nothing', async () => {
    const contact = await intake.contact();
    const before = await createdAfter(intake.town, contact.id);
    for (const who of ['caseOfficer', 'childOfficer', 'outsider', 'administrator'] as const) {
      const visitor = await intake.visit(who);
      expect((await visitor.get(`${contact.address}/oppna-akter`)).status, who).toBe(404);
      expect((await send(visitor, `${contact.address}/oppna-akter`, proposed(intake.town, contact))).status, who).toBe(
        404,
      );
    }
    expect(await createdAfter(intake.town, contact.id)).toEqual(before);
  });
});

describe('the file of one who uses violence', () => {
  const withHis = (contact: Whole): Fields => ({
    ...proposed(intake.town, contact),
    [`${fieldOf(contact.usesViolence)}.choice`]: 'new',
    [`${fieldOf(contact.usesViolence)}.protection`]: 'none',
    [`${fieldOf(contact.usesViolence)}.tellings`]: contact.tellings.map(({ id }) => id),
  });

  it('needs others to answer for it than those who work with her', async () => {
    const contact = await intake.contact();
    const none = await send(intake.officer, `${contact.address}/oppna-akter`, withHis(contact));
    expect(none.status).toBe(422);
    const same = { 'other.responsible': intake.town.staff.dutyOfficer, 'other.deputy': intake.town.staff.therapist };
    const refused = await send(intake.officer, `${contact.address}/oppna-akter`, { ...withHis(contact), ...same });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('får inte vara någon av dem som ansvarar för den våldsutsattas');
  });

  it('is never held by whoever opens hers, and never one that is there already', async () => {
    const contact = await intake.contact();
    const others = { 'other.responsible': intake.town.staff.dutyOfficer, 'other.deputy': intake.town.staff.therapist };
    const own = { 'team.responsible': intake.town.staff.backupOfficer };
    const both = await send(intake.officer, `${contact.address}/oppna-akter`, {
      ...withHis(contact),
      ...others,
      ...own,
    });
    expect(both.status).toBe(422);
    const there = await aFile(intake.town)
      .createdBy(intake.town.staff.dutyOfficer)
      .ofUnit(intake.town.units.intake)
      .with((tx, file) => setFileSide(tx.sql, file, 'perpetrator'))
      .with(tellsOf({ part: 'self', name: 'Rolf Strand' }))
      .onDesk({ first: 'Rolf', last: 'Strand' })
      .made();
    await intake.officer.get(`/akt/${there.id}`);
    for (const person of [contact.usesViolence, contact.self, contact.child]) {
      const chosen = { ...proposed(intake.town, contact), [`${fieldOf(person)}.choice`]: there.id };
      const refused = await send(intake.officer, `${contact.address}/oppna-akter`, chosen);
      expect([person, refused.status < 500 && refused.status >= 400]).toEqual([person, true]);
    }
    expect(await intake.town.look('select 1 from data.event where file_id = $1', [there.id])).toEqual([]);
    expect(await intake.town.look('select 1 from data.violence_told where file_id = $1', [there.id])).toEqual([]);
  });

  it('holds that person’s name and nothing that shows her, whatever was posted', async () => {
    const contact = await intake.contact({ number: number.his });
    const team = { 'other.responsible': intake.town.staff.therapist, 'other.deputy': intake.town.staff.teamLeader };
    await must(intake.officer, `${contact.address}/oppna-akter`, { ...withHis(contact), ...team });
    const files = await createdAfter(intake.town, contact.id);
    expect(files).toHaveLength(3);
    const his = files.find((row) => row.function.includes(intake.town.staff.therapist))?.id ?? '';
    const count = async (table: string) =>
      (await intake.town.look(`select 1 from data.${table} where file_id = $1`, [his])).length;
    expect(await intake.town.look('select part from data.person_told where file_id = $1', [his])).toEqual([
      { part: 'self' },
    ]);
    for (const table of [
      'violence_told',
      'safe_contact',
      'fear_rating',
      'protection_assessment',
      'copied_row',
      'unwritten',
    ])
      expect([table, await count(table)]).toEqual([table, 0]);
    const events = await intake.town.look<{ kind: string; subject: object }>(
      'select kind, subject from data.event where file_id = $1',
      [his],
    );
    expect(events).toEqual([{ kind: 'file.created', subject: {} }]);
    // What its unit sees of it tells the day and no moment, and nobody of hers holds it.
    const clocks = await intake.town.look(
      `select rule, owner_id, unit_id, (started_at at time zone 'Europe/Stockholm')::time::text as moment
         from data.running_clock where file_id = $1`,
      [his],
    );
    const [{ unit_id }] = (await intake.town.look<{ unit_id: string }>('select unit_id from authz.file where id = $1', [
      his,
    ])) as [{ unit_id: string }];
    expect(clocks).toEqual([
      { rule: 'firstMeetingAsked', owner_id: intake.town.staff.therapist, unit_id, moment: '00:00:00' },
    ]);
    // Whoever has hers doesn't keep his.
    expect((await intake.officer.get(`/akt/${his}`)).status).toBe(404);
    const therapist = await intake.visit('therapist');
    const page = await intake.read(`/akt/${his}`, therapist);
    expect(page).toContain('Rolf S');
    expect(page).not.toContain('Elin');
    expect(page).not.toContain('Nova');
    const situation = await intake.town.look('select role from authz.situation_member where file_id = $1', [his]);
    expect(situation).toEqual([{ role: 'perpetrator' }]);
  });
});
