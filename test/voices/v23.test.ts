import { expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, type MadeFile, tellsOf } from '../builders/index.ts';
import { onStage } from '../support/stage.ts';

/** V23: two investigations, one on the violence, one on parenting; the word violence is lost. One section, written and owned by both units. */
let hers: MadeFile;
let child = '';
let investigation = '';
const the = onStage(async (stage) => {
  const { town } = stage;
  const [nova, mother, father] = [newId<PersonId>(), newId<PersonId>(), newId<PersonId>()];
  await town.delegates('openAdultInvestigation', 'caseOfficer');
  await town.onDuty(town.staff.childOfficer, town.units.childrenUnit);
  hers = await aFile(town)
    .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
    .with(tellsOf({ id: mother, part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ id: father, part: 'usesViolence', name: 'Tarek Strand' }))
    .with(tellsOf({ id: nova, part: 'child', name: 'Nova Strand', birthYear: 2018, guardianIds: [mother, father] }))
    .with(({ sql }, opened) => setFileSide(sql, opened, 'victim'))
    .onDesk({ first: 'Elin', last: 'Strand' })
    .made();
  const amina = await stage.visit(town.staff.caseOfficer);
  const report = { words: 'Oro för Nova.', endangers: 'unknown', unit: town.units.childrenUnit };
  await amina.get(`/akt/${hers.id}`);
  await stage.send(amina, `/akt/${hers.id}/barn/${nova}/anmal`, report);
  investigation = await stage.send(amina, `/akt/${hers.id}/utredning`, { outcome: 'open', motive: 'Hon har ringt.' });
  const [told] = await town.look<{ id: string }>('select own_file_id as id from data.person_told where id = $1', [
    nova,
  ]);
  child = told?.id ?? '';
  const elin = await stage.visit(town.staff.childOfficer);
  await elin.get(`/kontakt/${child}/anmalan`);
  await stage.send(elin, `/kontakt/${child}/anmalan/ta-emot`);
});

it('V23 the adult’s investigation leads to the shared section, whose readers stand before what is written', async () => {
  const { town } = the();
  const amina = await the().page(town.staff.caseOfficer, investigation);
  await amina.locator('summary', { hasText: 'Våldets art och omfattning' }).click();
  await amina.getByRole('link', { name: 'Våldet som barnet mött det' }).click();
  await amina.getByText('Vårdnadshavare som kan läsa: Elin Strand, Tarek Strand.').waitFor();
  await amina.getByRole('button', { name: 'Börja skriva tillsammans' }).click();
  await amina.getByText('Barnenheten ser nu att ni kan skriva tillsammans.').waitFor();
  await amina.getByRole('button', { name: 'Skriv in för båda enheterna' }).click();
  await amina.getByText('En sak behöver rättas').waitFor();
  await amina.getByLabel('Våldet som barnet mött det').fill('Tarek slog Elin med knuten hand. Nova satt under bordet.');
  await amina.getByRole('button', { name: 'Skriv in för båda enheterna' }).click();
  await amina.getByText('Inskrivet. Båda enheterna kan läsa det.').waitFor();
});

it('V23 the children’s unit is told, joins, reads the violence in the same words and writes the child’s own', async () => {
  const { town } = the();
  const elin = await the().page(town.staff.childOfficer, '/min-dag');
  await elin.getByRole('button', { name: 'Någon vill skriva tillsammans med dig' }).first().click();
  await elin.getByText(/Amina Yusuf vill skriva tillsammans med er/).waitFor();
  // Before joining nothing of it is read.
  expect(await elin.locator('main').innerText()).not.toContain('knuten hand');
  await elin.getByRole('button', { name: 'Var med' }).click();
  await elin.getByText('Tarek slog Elin med knuten hand. Nova satt under bordet.').waitFor();
  await elin.getByLabel('Våldet som barnet mött det').fill('Nova säger: ”Det lät som åska.”');
  await elin.getByRole('button', { name: 'Skriv in för båda enheterna' }).click();
  await elin.getByText('Inskrivet. Båda enheterna kan läsa det.').waitFor();
  // Her file stays hers.
  expect((await elin.goto(the().address(`/akt/${hers.id}`)))?.status()).toBe(404);
});

it('V23 is read by the two alone, and closed for both by either', async () => {
  const { town } = the();
  const at = `/akt/${hers.id}/gemensamt`;
  const mirja = await the().page(town.staff.therapist, `/akt/${hers.id}`);
  expect((await mirja.goto(the().address(at)))?.status()).toBe(404);
  // Script off: the folded form opens and is sent all the same.
  const amina = await the().page(town.staff.caseOfficer, at, { script: false });
  await amina.getByText('Det lät som åska.').waitFor();
  await amina.getByText('Hålls av Amina Yusuf och Elin Åkesson.').waitFor();
  await amina.locator('summary', { hasText: 'Avsluta' }).click();
  await amina.getByRole('button', { name: 'Avsluta' }).click();
  await amina
    .getByText(/^Avslutat /)
    .first()
    .waitFor();
  expect(await amina.getByRole('button', { name: 'Skriv in för båda enheterna' }).count()).toBe(0);
});
