import { expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, type MadeFile, tellsOf } from '../builders/index.ts';
import { onStage } from '../support/stage.ts';

/** V22: one guardian says no, so the child gets nothing. Nobody is asked automatically, and a no is not the end. */
const [nova, mother, father] = [newId<PersonId>(), newId<PersonId>(), newId<PersonId>()];
let child: MadeFile;
const the = onStage(async ({ town }) => {
  child = await aFile(town)
    .createdBy(town.staff.childOfficer)
    .ofUnit(town.units.childrenUnit)
    .with(tellsOf({ id: mother, part: 'guardian', name: 'Elin Strand' }))
    .with(tellsOf({ id: father, part: 'usesViolence', name: 'Tarek Strand' }))
    .with(tellsOf({ id: nova, part: 'self', name: 'Nova Strand', birthYear: 2018, guardianIds: [mother, father] }))
    .with(({ sql }, opened) => setFileSide(sql, opened, 'childWitness'))
    .onDesk({ first: 'Nova', last: 'Strand' })
    .made();
});

it('V22 asking comes after danger, each lawful way is weighed, and only then is want of consent a reason', async () => {
  const { town } = the();
  const elin = await the().page(town.staff.childOfficer, `/akt/${child.id}/barnet`);
  await elin.getByRole('link', { name: 'Vårdnadshavarnas samtycke till insats' }).click();
  await elin.getByText('Tarek Strand (använder våld)').waitFor();
  await elin.getByLabel('Vad gäller det?').selectOption({ label: 'Behandling i öppna former' });
  await elin.getByLabel('Efter utredning och beslut (SoL 11:1)').check();
  await elin.getByLabel('Säger ja').first().check();
  await elin.getByLabel('Insatsen är lämplig för barnet').check();
  await elin.getByRole('button', { name: 'Skriv in' }).click();
  await elin.getByText('Saknar svar: Elin Strand, Tarek Strand.').waitFor();

  const answer = async (name: string, fill: (form: ReturnType<typeof elin.locator>) => Promise<void>) => {
    const part = elin.locator('details', { hasText: `Svar för ${name}` });
    if (!(await part.getAttribute('open').then((open) => open !== null))) await part.locator('summary').click();
    await fill(part);
    await part.getByRole('button', { name: 'Spara svaret' }).click();
  };
  const group = (form: ReturnType<typeof elin.locator>, name: RegExp | string) => form.getByRole('group', { name });
  const at = `/akt/${child.id}/vardnad/${nova}`;
  const visitor = await the().visit(town.staff.childOfficer);
  await visitor.get(at);
  const [asked] = await town.look<{ id: string }>('select id from data.guardian_question where file_id = $1', [
    child.id,
  ]);
  await the().send(visitor, `${at}/${asked?.id}/svar`, { guardian: mother, endangers: 'no', answer: 'yes' });
  await elin.reload();
  // Nobody knows whether it is dangerous: then the father has been asked by nobody, whatever was ticked.
  await answer('Tarek Strand', async (form) => {
    await group(form, /komma i fara/)
      .getByLabel('Vet inte')
      .check();
    await group(form, 'Svar').getByLabel('Säger nej').check();
    await form.getByLabel('Med vilka ord, när och hur?').fill('Han svarade kort.');
  });
  await elin.getByText('Då är svaret: inte frågad, för att det inte är säkert.').first().waitFor();
  await answer('Tarek Strand', async (form) => {
    expect(await form.getByLabel('Med vilka ord, när och hur?').inputValue()).toBe('Han svarade kort.');
    await form.getByLabel('Med vilka ord, när och hur?').fill('');
    await group(form, 'Svar').getByLabel('Inte frågad').check();
    await form.getByLabel('Om inte frågad: varför?').selectOption({ label: 'Det är inte säkert att fråga' });
  });
  await elin.getByText('Samtycke saknas. Pröva vägarna nedan. Att fråga är farligt.').waitFor();

  await elin.locator('summary', { hasText: 'Nekas på grund av samtycke' }).click();
  await elin.getByLabel('Vad får barnet i stället, och vem håller i det?').fill('Förskolan vet. Elin håller i det.');
  await elin.getByRole('button', { name: 'Skriv att det nekas' }).click();
  await elin
    .getByText(/Besvara först: /)
    .first()
    .waitFor();
  await the().send(visitor, `${at}/${asked?.id}/vag/care`, { taken: 'no', wayWords: 'Ingen påtaglig risk.' });
  const way = elin
    .locator('.stack', { hasText: 'FB 6:13 a' })
    .filter({ has: elin.locator('details') })
    .last();
  await way.locator('summary').click();
  await way.getByLabel('Nej, den går inte').check();
  await way.getByLabel('Varför?').fill('Utskottet sade nej.');
  await way.getByRole('button', { name: 'Spara' }).click();
  await elin.getByText('Svaret om vägen är sparat.').waitFor();
  await elin.locator('summary', { hasText: 'Nekas på grund av samtycke' }).click();
  await elin.getByLabel('Vad får barnet i stället, och vem håller i det?').fill('Förskolan vet. Elin håller i det.');
  await elin.getByRole('button', { name: 'Skriv att det nekas' }).click();
  await elin
    .getByText(/^Nekat på grund av samtycke/)
    .first()
    .waitFor();
  // Nobody has been written to, called or told.
  const told = await town.look(
    `select from data.event where file_id = $1 and kind in ('letter.made', 'contact.tried', 'disclosure.made')`,
    [child.id],
  );
  expect(told).toEqual([]);
});
