import { afterAll, beforeAll, expect, it } from 'vitest';
import { aContact, aFile, aTown, type Town } from '../builders/index.ts';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.close());

it('makes a file that its team opens and nobody else', async () => {
  const { caseOfficer, therapist, outsider } = town.staff;
  const file = await aFile(town).withTeam({ staffId: therapist, function: 'therapist' }).withNote('Hon ringde.').made();
  expect((await town.open(await town.signIn(caseOfficer), file.id))?.id).toBe(file.id);
  expect((await town.open(await town.signIn(therapist), file.id))?.mayRead('location')).toBe(false);
  expect(await town.open(await town.signIn(outsider), file.id)).toBeUndefined();
});

it('makes a contact that duty opens', async () => {
  const contact = await aContact(town).onDesk().made();
  const session = await town.signIn(town.staff.backupOfficer);
  expect(await town.open(session, contact.id)).toBeUndefined();
  await town.onDuty(town.staff.backupOfficer, town.units.intake);
  expect((await town.open(session, contact.id))?.ground).toBe('duty');
});
