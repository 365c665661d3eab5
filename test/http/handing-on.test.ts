import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FileId } from '../../src/kernel/ids.ts';
import { Intake } from '../support/intake.ts';
import { must, proposed, send } from '../support/whole-contact.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await Intake.open();
});
afterAll(() => intake.close());
beforeEach(() => intake.begin());

describe('taking a contact', () => {
  it('V43 gives it to the first, and to the second a sentence and nothing more', async () => {
    const address = await must(intake.officer, '/kontakt/ny', {
      channel: 'call',
      source: 'police',
      'received.day': 'i dag',
      'received.time': '00.00',
      name: 'Elin Strand',
    });
    const [leader, backup] = await Promise.all([intake.visit('intakeLeader'), intake.visit('backupOfficer')]);
    expect((await backup.get(address)).status).toBe(404);
    const both = await Promise.all([send(leader, `${address}/ta`), send(backup, `${address}/ta`)]);
    expect(both.map((answer) => answer.headers.get('location')).toSorted()).toEqual([address, '/mottag']);
    const winner = both[0]?.headers.get('location') === address ? leader : backup;
    expect(await intake.read(address, winner)).toContain('Elin Strand');
    const rows = await intake.town.look<{ owner_id: string }>(
      'select distinct owner_id from data.desk where file_id = $1',
      [address.split('/')[2]],
    );
    expect(rows).toHaveLength(1);
    expect(
      await intake.town.look(`select 1 from data.event where file_id = $1 and kind = 'contact.claimed'`, [
        address.split('/')[2],
      ]),
    ).toHaveLength(1);
    const outside = await send(intake.caseOfficer, `${address}/ta`);
    expect(outside.headers.get('location')).toBe('/mottag');
    expect((await intake.caseOfficer.get(address)).status).toBe(404);
  });
});

describe('handing over', () => {
  it('gives it to a named person in the other unit, with a deputy and the clocks, and takes it from the sender', async () => {
    const contact = await intake.contact();
    const to = `${intake.town.units.violenceTeam}.${intake.town.staff.caseOfficer}`;
    expect((await send(intake.officer, `${contact.address}/lamna-over`, { receiver: '', words: '' })).status).toBe(422);
    await must(intake.officer, `${contact.address}/lamna-over`, {
      receiver: to,
      words: 'Ring inte. Barnen är hos mormor.',
    });
    expect((await intake.officer.get(contact.address)).status).toBe(404);
    const page = await intake.read(contact.address, intake.caseOfficer);
    expect(page).toContain('Elin Strand');
    expect(page).toContain('Amina Yusuf');
    const clocks = await intake.town.look<{ owner_id: string; unit_id: string }>(
      'select distinct owner_id, unit_id from data.running_clock where file_id = $1 and met_at is null and ended_at is null',
      [contact.id],
    );
    expect(clocks).toEqual([{ owner_id: intake.town.staff.caseOfficer, unit_id: intake.town.units.violenceTeam }]);
    const deputies = await intake.town.look(
      `select staff_id from authz.ground where file_id = $1 and function = 'deputy' and ended_at is null`,
      [contact.id],
    );
    expect(deputies).toHaveLength(1);
  });

  it('refuses one who doesn’t work there', async () => {
    const contact = await intake.contact();
    const to = `${intake.town.units.violenceTeam}.${intake.town.staff.outsider}`;
    expect(
      (await send(intake.officer, `${contact.address}/lamna-over`, { receiver: to, words: 'Till dig.' })).status,
    ).toBe(422);
  });
});

describe('the wrong person', () => {
  const wrong = { reason: 'Två med samma namn.', sure: 'yes' };
  const marked = (file: string) =>
    intake.town.look<{ n: number }>(
      `select (select count(*) from data.violence_told where file_id = $1 and detached_at is not null)::int
            + (select count(*) from data.person_told where file_id = $1 and detached_at is not null)::int as n`,
      [file],
    );
  const kinds = async (file: string) =>
    (
      await intake.town.look<{ kind: string }>('select kind from data.event where file_id = $1 order by at', [file])
    ).map(({ kind }) => kind);

  it('is marked in the file, seen in both time lines, and undone while nobody else has read', async () => {
    const contact = await intake.contact();
    const hers = await must(intake.officer, `${contact.address}/oppna-akter`, proposed(intake.town, contact));
    const herId = hers.split('/')[2] ?? '';
    const unsure = await send(intake.officer, `${contact.address}/skilj-av`, { reason: '' });
    expect(unsure.status).toBe(422);
    await must(intake.officer, `${contact.address}/skilj-av`, wrong);
    expect((await marked(herId))[0]?.n).toBeGreaterThan(2);
    expect(await intake.read(contact.address)).toContain('Ångra');
    expect([await kinds(herId), await kinds(contact.id)].map((all) => all.at(-1))).toEqual([
      'contact.detached',
      'contact.returned',
    ]);
    expect(await intake.read(`${hers}/saker-kontakt`)).toContain('Ingen säker kontakt är känd');
    await must(intake.officer, `${contact.address}/skilj-av/angra`);
    expect((await marked(herId))[0]?.n).toBe(0);
    expect(await intake.read(`${hers}/saker-kontakt`)).not.toContain('Ingen säker kontakt är känd');

    await must(intake.officer, `${contact.address}/skilj-av`, wrong);
    const leader = await intake.town.signIn(intake.town.staff.intakeLeader);
    expect(await intake.town.open(leader, herId as FileId, 'Läser in mig.')).toBeDefined();
    await must(intake.officer, `${contact.address}/skilj-av/angra`);
    expect((await marked(herId))[0]?.n).toBeGreaterThan(2);
    expect(await intake.read(contact.address)).toContain('Någon annan har läst sedan dess');
  });

  it('is put right by nobody without a ground', async () => {
    const contact = await intake.contact();
    const hers = await must(intake.officer, `${contact.address}/oppna-akter`, proposed(intake.town, contact));
    for (const path of ['skilj-av', 'skilj-av/angra'])
      expect((await send(intake.caseOfficer, `${contact.address}/${path}`, wrong)).status).toBe(404);
    expect((await marked(hers.split('/')[2] ?? ''))[0]?.n).toBe(0);
  });
});
