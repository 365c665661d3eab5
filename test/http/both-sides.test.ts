import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { today } from '../../src/kernel/calendar-day.ts';
import type { StaffId } from '../../src/kernel/ids.ts';
import { PersonalNumber } from '../../src/kernel/personal-number.ts';
import { aFile, rows, tellsOf } from '../builders/index.ts';
import { Intake } from '../support/intake.ts';
import { Visitor } from '../support/visitor.ts';
import { aWholeContact, createdAfter, type Fields, fieldOf, must, proposed, send } from '../support/whole-contact.ts';

// V38: a worker who holds one side of the same violence is never handed the other without a decision by the leader.

const number = { hers: '193001227705', his: '193003064742' };
const keptApart = 'utan att gruppledaren har beslutat det';
let intake: Intake;
beforeAll(async () => {
  intake = await Intake.open();
});
afterAll(() => intake.close());
beforeEach(() => intake.begin());

const hash = async (digits: string) => {
  const read = PersonalNumber.parse(digits, today(await intake.town.now()));
  if (!read.ok) throw new Error('a test number that is none');
  return intake.town.keyring.personHash(read.value);
};

/** The older file of the one who uses violence: known by number, and by name to nobody else than its team. */
async function hisOlderFile() {
  const key = await hash(number.his);
  return aFile(intake.town)
    .createdBy(intake.town.staff.perpetratorTherapist)
    .ofUnit(intake.town.units.outpatient)
    .with((tx, file) => setFileSide(tx.sql, file, 'perpetrator'))
    .with(tellsOf({ part: 'self', name: 'Rolf Strand' }))
    .with(async ({ sql }, file) => {
      await rows(sql, 'select authz.index_person($1, $2, true)', [file.id, key]);
    })
    .withTeam({ staffId: intake.town.staff.therapist, function: 'therapist' })
    .made();
}

const grounds = (file: string) =>
  intake.town.look<{ staff_id: string }>('select staff_id from authz.ground where file_id = $1 and ended_at is null', [
    file,
  ]);

describe('handing over a contact', () => {
  it('refuses one who holds the older file of the one who uses violence, in words that don’t tell of it', async () => {
    await hisOlderFile();
    const contact = await intake.contact({ hisNumber: number.his });
    const to = (staff: string) => ({ receiver: `${intake.town.units.violenceTeam}.${staff}`, words: 'Ring inte.' });
    const refused = await send(intake.officer, `${contact.address}/lamna-over`, to(intake.town.staff.therapist));
    expect(refused.status).toBe(409);
    const page = await refused.text();
    expect(page).toContain(keptApart);
    expect(page).toContain('Ring inte.');
    expect(page).not.toContain('andra sidan');
    expect(await grounds(contact.id)).toEqual([{ staff_id: intake.town.staff.dutyOfficer }]);
    // That it was answered is seen by whoever reads the log.
    expect(
      await intake.town.look(`select outcome from audit.entry where action = 'sides.keptApart' and file_id = $1`, [
        contact.id,
      ]),
    ).toEqual([{ outcome: 'refused' }]);
    await must(intake.officer, `${contact.address}/lamna-over`, to(intake.town.staff.caseOfficer));
    expect((await grounds(contact.id)).map((one) => one.staff_id)).not.toContain(intake.town.staff.therapist);
  });

  it('says the same of one with a conflict of interest', async () => {
    const contact = await intake.contact();
    const support = await intake.town.signIn(intake.town.staff.supportWorker);
    await intake.town.ask(support, `select authz.set_block(gen_random_uuid(), $1, authz.me(), 'conflictOfInterest')`, [
      contact.id,
    ]);
    const refused = await send(intake.officer, `${contact.address}/lamna-over`, {
      receiver: `${intake.town.units.violenceTeam}.${intake.town.staff.supportWorker}`,
      words: 'Till dig.',
    });
    expect([refused.status, (await refused.text()).includes(keptApart)]).toEqual([409, true]);
  });
});

describe('taking a contact', () => {
  it('is for somebody else than the one who holds his older file, and says no more than that', async () => {
    await hisOlderFile();
    const contact = await intake.contact({ hisNumber: number.his });
    await must(intake.officer, `${contact.address}/lamna-over`, {
      receiver: `${intake.town.units.violenceTeam}.${intake.town.staff.caseOfficer}`,
      words: 'Till er.',
    });
    await intake.town.look('update authz.ground set ended_at = authz.now() where file_id = $1', [contact.id]);
    const [his, other] = await Promise.all(
      [intake.town.staff.therapist, intake.town.staff.otherCaseOfficer].map(
        async (one) => new Visitor(intake.served, await intake.town.signIn(one)),
      ),
    );
    if (!his || !other) throw new Error('two visitors');
    expect((await send(his, `${contact.address}/ta`)).headers.get('location')).toBe('/mottag');
    expect(await grounds(contact.id)).toEqual([]);
    await send(other, `${contact.address}/ta`);
    expect(await grounds(contact.id)).toEqual([{ staff_id: intake.town.staff.otherCaseOfficer }]);
  });
});

describe('naming the teams when files are opened', () => {
  it('refuses for hers whoever holds his older file, as responsible and as deputy', async () => {
    await hisOlderFile();
    const contact = await intake.contact({ hisNumber: number.his });
    for (const field of ['team.responsible', 'team.deputy']) {
      const refused = await send(intake.officer, `${contact.address}/oppna-akter`, {
        ...proposed(intake.town, contact),
        [field]: intake.town.staff.therapist,
      });
      expect([field, refused.status, (await refused.text()).includes(keptApart)]).toEqual([field, 409, true]);
    }
    expect(await createdAfter(intake.town, contact.id)).toEqual([]);
  });

  it('finds the other side by her own earlier file too, and refuses for his whoever holds hers', async () => {
    const key = await hash(number.hers);
    const hers = await aFile(intake.town)
      .createdBy(intake.town.staff.otherCaseOfficer)
      .with(async ({ sql }, file) => {
        await rows(sql, 'select authz.index_person($1, $2, true)', [file.id, key]);
      })
      .made();
    const his = await aFile(intake.town)
      .createdBy(intake.town.staff.childOfficer)
      .ofUnit(intake.town.units.childrenUnit)
      .made();
    const situation = await aFile(intake.town).createdBy(intake.town.staff.manager).made();
    await intake.town.look(`update authz.file set kind = 'situation' where id = $1`, [situation.id]);
    await intake.town.look(
      `insert into authz.situation_member (situation_id, file_id, role) values ($1, $2, 'victim'), ($1, $3, 'perpetrator')`,
      [situation.id, hers.id, his.id],
    );
    const contact = await intake.contact({ number: number.hers });
    const withHis: Fields = {
      ...proposed(intake.town, contact),
      [`${fieldOf(contact.usesViolence)}.choice`]: 'new',
      [`${fieldOf(contact.usesViolence)}.protection`]: 'none',
      'other.responsible': intake.town.staff.otherCaseOfficer,
      'other.deputy': intake.town.staff.supportWorker,
    };
    const both = await send(intake.officer, `${contact.address}/oppna-akter`, withHis);
    expect([both.status, (await both.text()).includes(keptApart)]).toEqual([409, true]);
    const other = await send(intake.officer, `${contact.address}/oppna-akter`, {
      ...proposed(intake.town, contact),
      'team.responsible': intake.town.staff.childOfficer,
    });
    expect([other.status, (await other.text()).includes(keptApart)]).toEqual([409, true]);
    expect(await createdAfter(intake.town, contact.id)).toEqual([]);
  });
});

describe('naming the teams as who leads the unit', () => {
  const opening = async (responsible: StaffId) => {
    const leader = await intake.visit('intakeLeader');
    const contact = await aWholeContact(intake.town, leader, { hisNumber: number.his });
    const fields: Fields = {
      ...proposed(intake.town, contact),
      'team.responsible': responsible,
      'team.deputy': intake.town.staff.backupOfficer,
    };
    const open = async (more: Fields = {}) => {
      const answer = await send(leader, `${contact.address}/oppna-akter`, { ...fields, ...more });
      return { status: answer.status, page: await answer.text(), to: answer.headers.get('location') ?? '' };
    };
    return { leader, contact, open };
  };

  it('is told of the other side, and decides in writing, which nobody else reads', async () => {
    await hisOlderFile();
    const { leader, contact, open } = await opening(intake.town.staff.therapist);
    const asked = await open();
    expect([asked.status, asked.page.includes('name="decided"'), asked.page.includes('andra sidan')]).toEqual([
      409,
      true,
      true,
    ]);
    const unwritten = await open({ decided: 'yes' });
    expect([unwritten.status, unwritten.page.includes('Utan ett skrivet beslut')]).toEqual([409, true]);
    expect(await createdAfter(intake.town, contact.id)).toEqual([]);
    const done = await open({ decided: 'yes', decision: 'Ingen annan talar hennes språk.' });
    expect(done.status).toBe(303);
    const made = (await createdAfter(intake.town, contact.id)).map(({ id }) => id);
    const decided = await intake.town.look<{ file_id: string; words: Buffer }>(
      'select file_id, words from data.sides_decision where staff_id = $1 and file_id = any ($2)',
      [intake.town.staff.therapist, made],
    );
    // In hers and in the child's.
    expect([made.length, decided.length, decided.some(({ words }) => words.includes('hennes språk'))]).toEqual([
      2,
      2,
      false,
    ]);
    expect(await (await leader.get(`${done.to}/team`)).text()).toContain('Ingen annan talar hennes språk.');
    const therapist = await intake.visit('therapist');
    const seen = await therapist.get(`${done.to}/team`);
    expect([seen.status, (await seen.text()).includes('hennes språk')]).toEqual([200, false]);
  });

  it('is refused as everybody else for a conflict of interest, and about herself', async () => {
    const { leader, contact, open } = await opening(intake.town.staff.supportWorker);
    const support = await intake.town.signIn(intake.town.staff.supportWorker);
    await intake.town.ask(support, `select authz.set_block(gen_random_uuid(), $1, authz.me(), 'conflictOfInterest')`, [
      contact.id,
    ]);
    const more = { decided: 'yes', decision: 'Det går bra.' };
    const blocked = await open(more);
    expect([blocked.status, blocked.page.includes(keptApart), blocked.page.includes('andra sidan')]).toEqual([
      409,
      true,
      false,
    ]);
    const his = await hisOlderFile();
    await intake.town.look('update authz.ground set staff_id = $2 where file_id = $1 and staff_id = $3', [
      his.id,
      intake.town.staff.intakeLeader,
      intake.town.staff.therapist,
    ]);
    const own = await send(leader, `${contact.address}/oppna-akter`, {
      ...proposed(intake.town, contact),
      'team.responsible': intake.town.staff.intakeLeader,
      'team.deputy': intake.town.staff.backupOfficer,
      ...more,
    });
    expect([own.status, (await own.text()).includes(keptApart)]).toEqual([409, true]);
    const made = await createdAfter(intake.town, contact.id);
    expect(made.filter(({ id }) => id !== his.id)).toEqual([]);
    await intake.town.look('update authz.ground set ended_at = authz.now() where file_id = $1', [his.id]);
    // The words of a decision are written only where one leads the unit.
    const session = await intake.town.signIn(intake.town.staff.dutyOfficer);
    expect(await intake.town.ask(session, 'select * from authz.led_writable_files()')).toEqual([]);
  });
});

describe('the team of a file', () => {
  it('lets the leader name one of the other side only by a decision that is said and kept', async () => {
    await hisOlderFile();
    const contact = await intake.contact({ hisNumber: number.his });
    const hers = await must(intake.officer, `${contact.address}/oppna-akter`, {
      ...proposed(intake.town, contact),
      'team.responsible': intake.town.staff.backupOfficer,
    });
    const leader = await intake.visit('intakeLeader');
    const name: Fields = { staff: intake.town.staff.therapist, function: 'therapist' };
    const worker = await intake.visit('backupOfficer');
    const refused = await send(worker, `${hers}/team`, name);
    const said = await refused.text();
    expect([refused.status, said.includes(keptApart), said.includes('andra sidan')]).toEqual([409, true, false]);
    const asked = await send(leader, `${hers}/team`, name);
    const page = await asked.text();
    expect([asked.status, page.includes('name="decided"')]).toEqual([409, true]);
    const unwritten = await send(leader, `${hers}/team`, { ...name, decided: 'yes' });
    expect([unwritten.status, (await unwritten.text()).includes('Utan ett skrivet beslut')]).toEqual([409, true]);
    expect(await grounds(hers.split('/')[2] ?? '')).not.toContainEqual({ staff_id: intake.town.staff.therapist });
    await must(leader, `${hers}/team`, { ...name, decided: 'yes', decision: 'Ingen annan har tid i vår.' });
    const decided = await intake.town.look<{ words: Buffer }>(
      'select words from data.sides_decision where file_id = $1',
      [hers.split('/')[2]],
    );
    expect([decided.length, decided[0]?.words.includes('har tid i vår')]).toEqual([1, false]);
    expect(await (await leader.get(`${hers}/team`)).text()).toContain('Ingen annan har tid i vår.');
    for (const other of [worker, await intake.visit('therapist')])
      expect(await (await other.get(`${hers}/team`)).text()).not.toContain('har tid i vår');
    const events = await intake.town.look<{ subject: { decided?: string } }>(
      `select subject from data.event where file_id = $1 and kind = 'team.named'`,
      [hers.split('/')[2]],
    );
    expect(events.map(({ subject }) => subject.decided)).toEqual(['leader']);
  });
});
