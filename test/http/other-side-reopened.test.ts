import { afterAll, beforeAll, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import type { JobsDatabase } from '../../src/platform/database/with-jobs.ts';
import { situationTasks } from '../../src/situation/index.ts';
import { aFile, tellsOf } from '../builders/index.ts';
import { Intake } from '../support/intake.ts';
import type { Visitor } from '../support/visitor.ts';
import { createdAfter, fieldOf, must, proposed, send } from '../support/whole-contact.ts';

// The file of one who uses violence is opened again without anybody's leave: the way in is open. Whoever is exposed is considered from
// then on (SoL 13:8), and nothing on that side tells whether anybody is.

let intake: Intake;
let jobs: JobsDatabase;
let worker: Visitor;
let leader: Visitor;
/** Of the first, she who is exposed is known here. */
const his: Record<'tied' | 'alone', string> = { tied: '', alone: '' };
const both = ['tied', 'alone'] as const;
let hers = '';

const carry = async () => void (await situationTasks(jobs).steps?.({}));
async function later(hours: number): Promise<void> {
  await intake.town.letPass({ hours });
  await carry();
  [worker, leader] = await Promise.all([intake.visit('perpetratorTherapist'), intake.visit('outpatientLeader')]);
}

beforeAll(async () => {
  intake = await Intake.open();
  await intake.begin();
  jobs = intake.town.connectJobs();
  const { town } = intake;
  const contact = await intake.contact({ hisNumber: '193003064742' });
  const address = await must(intake.officer, `${contact.address}/oppna-akter`, {
    ...proposed(town, contact),
    'team.responsible': town.staff.backupOfficer,
    'team.deputy': town.staff.intakeLeader,
    [`${fieldOf(contact.usesViolence)}.choice`]: 'new',
    [`${fieldOf(contact.usesViolence)}.protection`]: 'none',
    'other.responsible': town.staff.perpetratorTherapist,
    'other.deputy': town.staff.outpatientLeader,
  });
  hers = address.split('/')[2] ?? '';
  const made = await createdAfter(town, contact.id);
  his.tied = made.find(({ unit_id }) => unit_id === town.units.outpatient)?.id ?? '';
  his.alone = (
    await aFile(town)
      .createdBy(town.staff.perpetratorTherapist)
      .ofUnit(town.units.outpatient)
      .with((tx, file) => setFileSide(tx.sql, file, 'perpetrator'))
      .with(tellsOf({ part: 'self', name: 'Rolf Strand' }))
      .made()
  ).id;
  await later(0);
});
afterAll(async () => {
  await jobs.close();
  await intake.close();
});

const closes = () => ({
  ready: 'ready',
  reason: 'ownWish',
  goingOn: 'unknown',
  violence: 'Det vet vi inte.',
  reassessment: 'Bedöms inte här.',
  wayBack: 'Ring mottaget.',
  substitute: intake.town.staff.outpatientLeader,
  helpLine: 'valjattsluta',
  followUp: 'declined',
});
const stepOf = async (file: string, kind: string) =>
  (
    await intake.town.look<{ id: string; word: string | null }>(
      'select id, word from data.planned_step where file_id = $1 and kind = $2 and done_at is null and cancelled_at is null',
      [file, kind],
    )
  )[0];
const asked = () =>
  intake.town.look<{ id: string }>('select id from data.safety_ask where ended_at is null and file_id = $1', [hers]);
const goes = async (kind: string) => {
  await carry();
  const officer = await intake.visit('backupOfficer');
  for (const { id } of await asked())
    await must(officer, `/akt/${hers}/overvaganden/${id}`, { word: 'go', words: 'Inget hinder.' });
  await later(5);
  for (const who of both) {
    const step = await stepOf(his[who], kind);
    expect([who, (await send(leader, `/stegbesked/${step?.id}`, { word: 'go' })).status]).toEqual([who, 303]);
  }
};
const pageOf = async (who: 'tied' | 'alone') =>
  (await (await worker.get(`/akt/${his[who]}/steg`)).text())
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
    .replaceAll(/datetime="[^"]*"|"\d+\.[0-9a-f]{8}"|\b\d\d\.\d\d\b/g, 'TIME')
    .replaceAll(/\b[A-Z0-9]{2,4}(?:-[A-Z0-9]{2,5})+\b/g, 'REF');

it('opens at once, is considered on her side, and looks the same whether there is anybody or not', async () => {
  for (const who of both) await must(worker, `/akt/${his[who]}/steg`, { kind: 'fileCloses', plannedOn: 'i dag' });
  await goes('fileCloses');
  for (const who of both) await must(worker, `/akt/${his[who]}/avslut`, closes());
  await carry();
  expect(await asked()).toEqual([]);
  for (const who of both) await must(worker, `/akt/${his[who]}/oppna-igen`, { because: 'Kanariefågel: han ringde.' });
  await carry();
  expect(await asked()).toHaveLength(1);
  expect(
    await intake.town.look(
      `select owner_id from data.running_clock where file_id = $1 and rule = 'safetyConsideration' and met_at is null and ended_at is null`,
      [hers],
    ),
  ).toEqual([{ owner_id: intake.town.staff.backupOfficer }]);
  const officer = await intake.visit('backupOfficer');
  const considers = await (await officer.get(`/akt/${hers}/overvaganden`)).text();
  expect([considers.includes('Får steget tas?'), /Kanariefågel|Rolf|öppnades igen/.test(considers)]).toEqual([
    true,
    false,
  ]);
  const [tied, alone] = await Promise.all(both.map(pageOf));
  expect(tied === alone).toBe(true);
  expect(tied).toContain('Akten öppnades igen');
  // It has happened, so nobody writes it in by hand.
  const forged = await send(worker, `/akt/${his.tied}/steg`, { kind: 'fileReopened', plannedOn: 'i dag' });
  expect(forged.status).toBe(422);
  await goes('fileReopened');
  for (const who of both) {
    const step = await stepOf(his[who], 'fileReopened');
    await must(worker, `/akt/${his[who]}/steg/${step?.id}/tagen`);
  }
  await carry();
  expect(await asked()).toEqual([]);
});
