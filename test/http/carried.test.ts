import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FileId, newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type Session, type Town, tellsOf } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';
import { aWholeContact, must, proposed, type Whole } from '../support/whole-contact.ts';

// What was decided and promised while it was a contact is found in the file of the person whom it is about (voices V03).

let town: Town;
let served: Served;
let officer: Visitor;
let session: Session;

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.delegates('shelterAdult', 'teamLeader');
  await town.delegates('shelterAdult', 'unitManager');
  await town.delegates('shelterChildImmediate', 'boardChair');
});
afterAll(async () => {
  expect(served.faults.map(String)).toEqual([]);
  await town.close();
});
beforeEach(async () => {
  session = await town.signIn(town.staff.dutyOfficer);
  officer = new Visitor(served, session);
});

async function decidedAndPromised() {
  const contact = await aWholeContact(town, officer);
  await must(officer, `${contact.address}/loften`, {
    kind: 'call',
    words: 'Vi ringer klockan nio och hjälper med pengar.',
    givenBy: town.staff.dutyOfficer,
    'due.day': 'i morgon',
    'due.time': '09.00',
  });
  await must(officer, `${contact.address}/varningar`, { kind: 'weapon', words: 'Jaktvapen.' });
  await must(officer, `${contact.address}/beslut`, {
    person: contact.self,
    kind: 'shelterAdult',
    of: town.staff.intakeLeader,
    proposal: 'Skyddat boende i natt.',
  });
  const leader = await town.signIn(town.staff.intakeLeader);
  await town.open(leader, contact.id as FileId, 'Beslutar.');
  const [decision] = await town.look<{ id: string }>('select id from data.decision where file_id = $1', [contact.id]);
  await must(new Visitor(served, leader), `${contact.address}/beslut/${decision?.id}`, {
    outcome: 'granted',
    motivation: 'Risken är hög.',
  });
  await town.signOut(leader);
  return { contact, decision: decision?.id ?? '' };
}

const open = async (contact: Whole) => {
  const hers = await must(officer, `${contact.address}/oppna-akter`, {
    ...proposed(town, contact),
    [`people.p${contact.self.replaceAll('-', '')}.parts`]: ['warnings'],
  });
  return { hers, id: hers.split('/')[2] ?? '' };
};
const read = async (address: string) => (await officer.get(address)).text();
const clocks = (file: string, rule: string) =>
  town.look<{ subject_id: string | null }>(
    'select subject_id from data.running_clock where file_id = $1 and rule = $2 and met_at is null and ended_at is null',
    [file, rule],
  );

describe('decisions and promises of a contact', () => {
  it('stand on the page of her file, signed by those who made them, and the promise can be kept there', async () => {
    const { contact } = await decidedAndPromised();
    const { hers, id } = await open(contact);
    const page = await read(hers);
    expect(page).toContain('Vi ringer klockan nio');
    expect(page).toContain('Beviljat');
    expect(page).toContain('Beslutat av Lena Wik');
    expect(await read(`${hers}/beslut`)).toContain('Risken är hög.');
    const [promise] = await town.look<{ id: string }>('select id from data.promise where file_id = $1', [id]);
    expect(await clocks(id, 'promise')).toEqual([{ subject_id: promise?.id }]);
    expect(await clocks(contact.id, 'promise')).toEqual([]);
    await must(officer, `${hers}/loften/${promise?.id}/hallet`);
    expect(await clocks(id, 'promise')).toEqual([]);
  });

  it('tell in the child’s file what has happened with the child’s placement, by whom, and that it has begun', async () => {
    const contact = await aWholeContact(town, officer);
    const asks = {
      person: contact.child,
      kind: 'shelterChildImmediate',
      of: town.staff.boardChair,
      proposal: 'Med mamman.',
    };
    await must(officer, `${contact.address}/beslut`, asks);
    const [asked] = await town.look<{ id: string }>('select id from data.decision where file_id = $1', [contact.id]);
    const chair = new Visitor(served, await town.signIn(town.staff.boardChair));
    const granted = { outcome: 'granted', motivation: 'Barnet är i fara.', meeting: '' };
    await must(chair, `${contact.address}/beslut/${asked?.id}`, granted);
    await must(officer, `${contact.address}/beslut/${asked?.id}/steg`, {
      step: 'begun',
      on: 'i dag',
      words: 'Kom i natt.',
    });
    await open(contact);
    const [copy] = await town.look<{ id: string; file: string; by: string }>(
      `select s.decision_id as id, s.file_id as file, s.by_id as by from data.decision_step s where s.copied_of is not null
         and s.copied_of in (select o.id from data.decision_step o where o.file_id = $1)`,
      [contact.id],
    );
    expect(copy?.by).toBe(town.staff.dutyOfficer);
    const page = await read(`/akt/${copy?.file}/beslut/${copy?.id}/steg`);
    expect(page).toContain('Kom i natt.');
    expect(page).not.toContain('value="begun"');
    expect(page).toContain('value="ended"');
  });

  it('that is only asked for goes along with whoever is to decide it, and waits in the contact no more', async () => {
    const contact = await aWholeContact(town, officer);
    await must(officer, `${contact.address}/beslut`, {
      person: contact.self,
      kind: 'shelterAdult',
      of: town.staff.manager,
      proposal: 'Skyddat boende i natt.',
    });
    const { hers, id } = await open(contact);
    const asked = (file: string) =>
      town.look<{ id: string; of: string; there: boolean }>(
        `select id, asked_of as of, detached_at is null as there from data.decision where file_id = $1 and state = 'asked'`,
        [file],
      );
    expect(await read(`${hers}/beslut`)).toContain('Väntar');
    expect((await asked(id)).map(({ of }) => of)).toEqual([town.staff.manager]);
    expect((await asked(contact.id)).map(({ there }) => there)).toEqual([false]);
    const decider = new Visitor(served, await town.signIn(town.staff.manager));
    await must(decider, `${hers}/beslut/${(await asked(id))[0]?.id}`, {
      outcome: 'granted',
      motivation: 'Risken är hög.',
    });
    expect(await read(hers)).toContain('Beviljat');
    // It was somebody else's: the question waits in the contact again.
    await must(officer, `${contact.address}/skilj-av`, { reason: 'Två med samma namn.', sure: 'yes' });
    expect(await read(hers)).not.toContain('Beviljat');
    expect((await asked(contact.id)).map(({ there }) => there)).toEqual([true]);
  });

  it('a report for a child is followed from her file, and not where it turned out to be somebody else’s', async () => {
    const contact = await aWholeContact(town, officer);
    await town.onDuty(town.staff.childOfficer, town.units.childrenUnit);
    await must(officer, `${contact.address}/barn/${contact.child}/anmal`, {
      ...{ words: 'Han skrek åt Nova. Kanariefågel.', endangers: 'unknown', unit: town.units.childrenUnit },
    });
    const { hers, id } = await open(contact);
    const [thread] = await town.look<{ id: string; child: string }>(
      'select id, child_file_id as child from data.report_thread where from_file_id = $1',
      [contact.id],
    );
    for (const page of [hers, `${hers}/barn`]) expect(await read(page)).toContain('Anmäld. Mottagen? Inte än');
    expect(await read(`${hers}/gemensamt`)).toContain('Börja skriva tillsammans');
    const receives = new Visitor(served, await town.signIn(town.staff.childOfficer));
    await receives.get(`/kontakt/${thread?.child}/anmalan`);
    await must(receives, `/kontakt/${thread?.child}/anmalan/ta-emot`);
    expect(await read(`${hers}/barn`)).toContain('Mottagen av Elin Åkesson');
    // Told in her file, where the work goes on, and no more in the contact.
    expect(
      await town.look(`select file_id, staff_id from data.alert where kind = 'reportMoved' and subject_id = $1`, [
        thread?.id,
      ]),
    ).toEqual([{ file_id: id, staff_id: town.staff.dutyOfficer }]);
    await must(officer, `${hers}/gemensamt/${thread?.id}/borja`);
    expect(await town.look(`select staff_id from data.alert where kind = 'jointAsked'`)).toEqual([
      { staff_id: town.staff.childOfficer },
    ]);
    // Nobody else ties a file of her own to it, whose thread id she might know.
    const nova = newId<PersonId>();
    const theirs = await aFile(town)
      .with(tellsOf({ id: nova, part: 'child' }))
      .made();
    const amina = await town.signIn(town.staff.caseOfficer);
    await town.open(amina, theirs.id);
    await expectRefused(
      town.ask(
        amina,
        `insert into data.concern_report (id, file_id, section_id, child_id, made_at, made_by, words, endangers_if_told, thread_id, direction)
           values ($1, $2, $3, $4, now(), $5, '\\x01', 'no', $6, 'sent')`,
        [newId(), theirs.id, theirs.sections.children, nova, town.staff.caseOfficer, thread?.id],
      ),
    );
    await must(officer, `${contact.address}/skilj-av`, { reason: 'Två med samma namn.', sure: 'yes' });
    expect(await read(`${hers}/barn`)).not.toContain('Mottagen av Elin');
    expect(await read(`${contact.address}/barn`)).toContain('Mottagen av Elin');
  });

  it('a report stays with her file when the contact is disposed of, and ends with the last of those that have it', async () => {
    const contact = await aWholeContact(town, officer);
    await town.onDuty(town.staff.childOfficer, town.units.childrenUnit);
    const report = { words: 'Oro.', endangers: 'unknown', unit: town.units.childrenUnit };
    await must(officer, `${contact.address}/barn/${contact.child}/anmal`, report);
    const { id } = await open(contact);
    const threads = () =>
      town.look<{ id: string; of: string | null; child: string | null }>(
        'select t.id, t.from_file_id as of, t.child_file_id as child from data.report_thread t where t.from_file_id = any ($1) or t.child_file_id = any ($1)',
        [[contact.id, id]],
      );
    const child = (await threads())[0]?.child;
    for (const gone of [contact.id, child]) await town.look('select data.take_away($1)', [gone]);
    expect(await threads()).toEqual([expect.objectContaining({ of: id, child: null })]);
    await town.look('select data.take_away($1)', [id]);
    expect(await threads()).toEqual([]);
  });

  it('go to nobody else’s file', async () => {
    const { contact } = await decidedAndPromised();
    const { id } = await open(contact);
    const others = await town.look(
      `select 1 from data.decision d where d.file_id not in ($1, $2)
          and d.decided_at is not null and d.copied_of in (select id from data.decision where file_id = $2)`,
      [id, contact.id],
    );
    expect(others).toEqual([]);
  });

  it('are copied as they stand: nobody signs a decision with another’s name by calling it a copy', async () => {
    const { contact, decision } = await decidedAndPromised();
    const { id } = await open(contact);
    await officer.get(`/akt/${id}`);
    await town.open(session, contact.id as FileId);
    const copy = (state: string, decidedBy: string, of: string | null) =>
      town.ask(
        session,
        `insert into data.decision (id, file_id, section_id, kind, person_id, state, asked_by, asked_at, decided_by, decided_at, delegation_id, basis, motivation, copied_of)
         select $1, s.file_id, s.id, o.kind, null, $2, o.asked_by, o.asked_at, $3, o.decided_at, o.delegation_id, o.basis, o.motivation, $4
           from data.decision o join authz.section s on s.file_id = $5 and s.kind = 'decisions' where o.id = $6`,
        [newId(), state, decidedBy, of, id, decision],
      );
    await expectRefused(copy('refused', town.staff.intakeLeader, decision));
    await expectRefused(copy('granted', town.staff.manager, decision));
    await expectRefused(copy('granted', town.staff.intakeLeader, null));
    await copy('granted', town.staff.intakeLeader, decision);
  });
});

describe('a contact that was somebody else’s', () => {
  it('takes its decisions, promises and warnings along, stops their clocks, and waits for an owner again', async () => {
    const { contact } = await decidedAndPromised();
    const { hers, id } = await open(contact);
    expect(await read(hers)).toContain('Jaktvapen.');
    // In the child's file too, which whoever puts it right need not have open.
    const elsewhere = () =>
      town.look<{ marked: boolean }>(
        `select p.detached_at is not null as marked from data.copied_row k join data.person_told p on p.id = k.row_id
          where k.contact_id = $1 and k.file_id <> $2`,
        [contact.id, id],
      );
    expect((await elsewhere()).map(({ marked }) => marked)).toContain(false);
    await must(officer, `${contact.address}/skilj-av`, { reason: 'Två med samma namn.', sure: 'yes' });
    const page = await read(hers);
    expect(new Set((await elsewhere()).map(({ marked }) => marked))).toEqual(new Set([true]));
    for (const words of ['Vi ringer klockan nio', 'Beviljat', 'Jaktvapen.']) expect(page).not.toContain(words);
    expect(await clocks(id, 'promise')).toEqual([]);
    expect(await clocks(contact.id, 'namedOwner')).toHaveLength(1);
    await must(officer, `${contact.address}/skilj-av/angra`);
    expect(new Set((await elsewhere()).map(({ marked }) => marked))).toEqual(new Set([false]));
    const again = await read(hers);
    for (const words of ['Vi ringer klockan nio', 'Beviljat', 'Jaktvapen.']) expect(again).toContain(words);
    expect(await clocks(id, 'promise')).toHaveLength(1);
    expect(await clocks(contact.id, 'namedOwner')).toEqual([]);
  });
});
