import { expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { servicesOf } from '../../src/demo/services.ts';
import { aFile, type MadeFile, tellsOf } from '../builders/index.ts';
import { onStage } from '../support/stage.ts';
import { aWholeContact, type Fields, fieldOf } from '../support/whole-contact.ts';

/** V17: calls between talks, and some after the end, gave safety; the end names a way back, a substitute and a help line. */
let file: MadeFile;
const the = onStage(async (stage) => {
  const { town } = stage;
  const administrator = await stage.visit(town.staff.administrator);
  await stage.send(administrator, '/insatser', servicesOf(town).find(({ kind }) => kind === 'supportTalks') as Fields);
  await town.onDuty(town.staff.dutyOfficer, town.units.intake);
  file = await aFile(town)
    .createdBy(town.staff.dutyOfficer)
    .ofUnit(town.units.intake)
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(({ sql }, made) => setFileSide(sql, made, 'victim'))
    .onDesk({ first: 'Elin', last: 'Strand' })
    .made();
});

async function anotherTalk(): Promise<Record<string, string>> {
  const { town } = the();
  const [service] = await town.look<{ id: string }>(`select id from data.service where kind = 'supportTalks'`);
  return { service: service?.id ?? '', rightTold: 'yes', worker: town.staff.dutyOfficer };
}

it('V17 a call between the talks is work, and one after the end too', async () => {
  const { staff } = the().town;
  const sara = await the().page(staff.dutyOfficer, `/akt/${file.id}/insatser`);
  await sara.getByLabel('Insats', { exact: true }).selectOption({ label: 'Stödsamtal (öppen)' });
  await sara.getByLabel(/Jag har berättat att personen alltid kan ansöka/).check();
  await sara.getByLabel('Ges av').selectOption(staff.dutyOfficer);
  await sara.getByRole('button', { name: 'Ordna insatsen' }).click();
  await sara.getByRole('button', { name: 'Börja insatsen' }).click();
  await sara.getByText('Insatsen har börjat').waitFor();
  const light = sara.locator('form[action$="/kontakt"]');
  const opens = () => sara.locator('summary', { hasText: 'Skriv in kontakten' }).click();
  await opens();
  await light.getByRole('button').click();
  for (const missing of ['Välj hur.', 'Välj vem som hörde av sig.'])
    await sara.getByRole('link', { name: missing }).waitFor();
  await light.getByLabel('Telefon', { exact: true }).check();
  await light.getByLabel('Personen').check();
  await light.getByRole('button').click();
  await sara.getByText('1 kort kontakt', { exact: true }).waitFor();

  await sara.locator('summary', { hasText: 'Avsluta, förlänga eller gå vidare' }).click();
  await sara.getByLabel('Avsluta', { exact: true }).check();
  await sara.getByRole('button', { name: 'Spara vad som händer' }).click();
  await sara.getByRole('link', { name: 'Skriv skälet.' }).waitFor();
  await sara.getByLabel('Skäl', { exact: true }).fill('”Jag klarar mig, om jag får ringa ibland.”');
  await sara.getByRole('button', { name: 'Spara vad som händer' }).click();
  await sara.getByText('Insatsen är avslutad').first().waitFor();
  await opens();
  await light.getByLabel('Telefon', { exact: true }).check();
  await light.getByLabel('Personen').check();
  await light.getByRole('button').click();
  await sara.getByText('2 korta kontakter', { exact: true }).waitFor();
});

it('V17 before a holiday she is told whom to call meanwhile, and until then the worker is asked', async () => {
  const { staff } = the().town;
  const officer = await the().visit(staff.dutyOfficer);
  const talks = await the().send(officer, `/akt/${file.id}/insatser`, await anotherTalk());
  await the().send(officer, `${talks}/borja`);
  await the().send(officer, '/organisation/franvaro', {
    ...{ staff: staff.dutyOfficer, deputy: staff.intakeLeader, first: '2027-03-12', last: '2027-03-21' },
  });
  const sara = await the().page(staff.dutyOfficer, '/min-dag');
  await sara.locator('a[href$="#borta"]').click();
  await sara.getByText('Personen har inte fått veta vem som finns då.').first().waitFor();
  const save = () => sara.getByRole('button', { name: 'Spara vad som sades' }).click();
  await save();
  for (const missing of [/^Skriv ett nummer eller en hjälplinje/, 'Välj hur personen fick veta det.'])
    await sara.getByRole('link', { name: missing }).waitFor();
  await sara.getByLabel('Numret att ringa, eller en hjälplinje').fill('Kvinnofridslinjen, 116 016');
  // No safe way is agreed on in her file: what isn't safe is refused, and what was written stays.
  await sara.getByLabel('På den säkra vägen').check();
  await save();
  await sara.getByRole('link', { name: /^Ingen säker väg är bestämd/ }).waitFor();
  await sara.getByLabel('I rummet', { exact: true }).check();
  await save();
  await sara.getByText('Det som sades är sparat').first().waitFor();
  await sara.getByText('Kvinnofridslinjen, 116 016').first().waitFor();
  await sara.goto(the().address('/min-dag'));
  expect(await sara.locator('a[href$="#borta"]').count()).toBe(0);
  // The one who stands in finds the words there when she calls; whoever has no business there finds no file.
  const peter = await the().page(staff.intakeLeader, talks, { file: file.id, reason: 'Vikarierar för Sara.' });
  await peter.getByText('Kvinnofridslinjen, 116 016').first().waitFor();
  const ulf = await the().page(staff.outsider, '/min-dag');
  expect((await ulf.goto(the().address(talks)))?.status()).toBe(404);
  await the().send(officer, `${talks}/slut`, { choice: 'end', reason: 'Samtalen är klara.' });
});

it('V17 the end names a way back, a substitute and a help line, and nothing closes without them', async () => {
  const { staff } = the().town;
  const sara = await the().page(staff.dutyOfficer, `/akt/${file.id}/avslut`);
  const close = () => sara.getByRole('button', { name: 'Avsluta akten' }).click();
  await sara.getByLabel('Ja, det känns klart').check();
  await sara.getByLabel('Målet är nått', { exact: true }).check();
  await sara.getByRole('radio', { name: 'Nej', exact: true }).check();
  await sara.getByLabel('Hur vet ni det').fill('Hon säger det själv, och han har flyttat.');
  await sara.getByLabel('Risken är inte bedömd').fill('Hon vill inte, och inget tyder på ny fara.');
  await sara.getByLabel('Personen vill inte att vi hör av oss').check();
  await sara.getByLabel('Hur kommer personen tillbaka?').fill('');
  await close();
  await sara.getByText('3 saker behöver rättas').waitFor();
  for (const field of ['wayBack', 'substitute', 'helpLine'])
    expect(await sara.locator(`[name=${field}]`).getAttribute('aria-invalid')).toBe('true');
  expect(await the().town.look('select from data.closing')).toEqual([]);
  await sara.getByLabel('Hur kommer personen tillbaka?').fill('Ring mottaget, säg bara ditt förnamn.');
  await sara.getByLabel('Vem svarar när du själv').selectOption({ label: 'Peter Holm' });
  await sara.getByLabel('Vilken hjälplinje').selectOption('kvinnofridslinjen');
  await close();
  await sara.getByText('Akten är avslutad.').waitFor();
  await sara.goto(the().address(`/akt/${file.id}/avslut`));
  for (const said of ['Ring mottaget, säg bara ditt förnamn.', 'I stället svarar Peter Holm.'])
    await sara.getByText(said).waitFor();
});

it('V17 who comes back is taken to the same file, which opens, and to nobody who has no business there', async () => {
  const { town } = the();
  const { staff } = town;
  // Whoever is not named finds no file, closed or open.
  const ulf = await the().page(staff.outsider, '/min-dag');
  expect((await ulf.goto(the().address(`/akt/${file.id}`)))?.status()).toBe(404);

  const contact = await aWholeContact(town, await the().visit(staff.dutyOfficer));
  const sara = await the().page(staff.dutyOfficer, `${contact.address}/oppna-akter`);
  const chooses = async (person: string, choice: string) => {
    const field = fieldOf(person);
    await sara.locator(`[name="${field}.choice"][value="${choice}"]`).check();
    if (choice === 'new') await sara.locator(`[name="${field}.protection"]`).selectOption('none');
  };
  await sara.getByText('Avslutad. Den öppnas igen när kontakten läggs dit.').first().waitFor();
  await chooses(contact.self, file.id);
  await chooses(contact.child, 'new');
  await chooses(contact.usesViolence, 'none');
  await sara.locator('[name="team.responsible"]').selectOption(staff.dutyOfficer);
  await sara.locator('[name="team.deputy"]').selectOption(staff.intakeLeader);
  // The file is hers, and not open yet: opening it is said and logged, and what she chose stays chosen.
  await sara.getByRole('button', { name: 'Öppna akterna' }).click();
  await sara.getByText('Är den din är den öppnad nu: läs igenom och tryck igen.').first().waitFor();
  expect(await sara.locator(`[name="${fieldOf(contact.self)}.choice"][value="${file.id}"]`).isChecked()).toBe(true);
  await sara.getByRole('button', { name: 'Öppna akterna' }).click();
  await sara.getByText('Akten var avslutad och är nu öppen igen.').waitFor();
  expect(await town.look('select from data.closing where reopened_at is null')).toEqual([]);
});
