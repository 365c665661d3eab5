import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StaffId } from '../../src/kernel/ids.ts';
import { Intake } from '../support/intake.ts';
import { Visitor } from '../support/visitor.ts';
import { createdAfter, type Fields, fieldOf, must, proposed, send } from '../support/whole-contact.ts';

// Who is told of as violent gets a file of his own when a contact is opened: in another unit, with a worker of its own.

let intake: Intake;
beforeAll(async () => {
  intake = await Intake.open();
});
afterAll(() => intake.close());
beforeEach(() => intake.begin());

describe('the file of one who uses violence', () => {
  it('lies in the unit of whoever answers for it, where her leader doesn’t see it, nor its leader hers', async () => {
    const contact = await intake.contact();
    const fields = (deputy: string): Fields => ({
      ...proposed(intake.town, contact),
      [`${fieldOf(contact.usesViolence)}.choice`]: 'new',
      [`${fieldOf(contact.usesViolence)}.protection`]: 'none',
      'other.responsible': intake.town.staff.perpetratorTherapist,
      'other.deputy': deputy,
    });
    const elsewhere = await send(
      intake.officer,
      `${contact.address}/oppna-akter`,
      fields(intake.town.staff.supportWorker),
    );
    expect([elsewhere.status, (await elsewhere.text()).includes('samma enhet som den ansvariga')]).toEqual([422, true]);
    const hers = await must(
      intake.officer,
      `${contact.address}/oppna-akter`,
      fields(intake.town.staff.outpatientLeader),
    );
    const his = (await createdAfter(intake.town, contact.id)).find(
      ({ unit_id }) => unit_id === intake.town.units.outpatient,
    );
    expect(his?.function).toContain(`responsible:${intake.town.staff.perpetratorTherapist}`);
    expect(his?.function).not.toContain(intake.town.staff.dutyOfficer);
    const [leader, otherLeader] = await Promise.all(
      [intake.town.staff.intakeLeader, intake.town.staff.outpatientLeader].map(
        async (one) => new Visitor(intake.served, await intake.town.signIn(one)),
      ),
    );
    expect((await leader?.get(`/akt/${his?.id}`))?.status).toBe(404);
    expect((await otherLeader?.get(`/akt/${his?.id}`))?.status).toBe(200);
    expect((await otherLeader?.get(hers))?.status).toBe(404);
    const desks = await intake.town.look<{ unit_id: string }>(
      'select distinct unit_id from data.desk where file_id = $1 and unit_id is not null',
      [his?.id],
    );
    expect(desks).toEqual([{ unit_id: intake.town.units.outpatient }]);
  });
});

describe('two who both are told of as violent', () => {
  it('have a file and a worker each, neither of whom is told of the other, and no talk together', async () => {
    const { town, officer } = intake;
    const contact = await intake.contact();
    // She says that she has hit back: his violence and hers are told each by itself.
    await must(officer, `${contact.address}/handelse`, {
      'violence.by': contact.self,
      'violence.to': contact.usesViolence,
      'violence.kinds': 'physical',
      'violence.severity': 'threatOrControl',
      'violence.words': '”Jag slog tillbaka.”',
    });
    const both = (other: StaffId): Fields => ({
      ...proposed(town, contact),
      'team.responsible': town.staff.backupOfficer,
      [`${fieldOf(contact.usesViolence)}.choice`]: 'new',
      [`${fieldOf(contact.usesViolence)}.protection`]: 'none',
      'other.responsible': other,
      'other.deputy': town.staff.outpatientLeader,
    });
    expect((await send(officer, `${contact.address}/oppna-akter`, both(town.staff.backupOfficer))).status).not.toBe(
      303,
    );
    const hers = await must(officer, `${contact.address}/oppna-akter`, both(town.staff.perpetratorTherapist));
    const made = await createdAfter(town, contact.id);
    const his = made.find(({ unit_id }) => unit_id === town.units.outpatient);
    expect(his?.function).toContain(town.staff.perpetratorTherapist);
    const daniel = await intake.visit('perpetratorTherapist');
    const seen = await (await daniel.get(`/akt/${his?.id}`)).text();
    expect(['Elin', 'Nova', 'slog tillbaka', contact.address].filter((word) => seen.includes(word))).toEqual([]);
    expect((await daniel.get(hers)).status).toBe(404);
    const lena = await intake.visit('backupOfficer');
    expect((await lena.get(`/akt/${his?.id}`)).status).toBe(404);
    // There is no word for a talk of the two, on either side, whoever lives with whom.
    await expect(
      town.look(
        `insert into data.talk (id, file_id, section_id, intervention_id, place, purpose, made_by, made_at, company)
           values (gen_random_uuid(), $1, gen_random_uuid(), gen_random_uuid(), 1, '\\x01', $2, now(), 'together')`,
        [his?.id, town.staff.perpetratorTherapist],
      ),
    ).rejects.toThrow('talk_company_check');
  });
});
