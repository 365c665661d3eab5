import { expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { servicesOf } from '../../src/demo/services.ts';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, type MadeFile, tellsOf } from '../builders/index.ts';
import { onStage } from '../support/stage.ts';

/** V29: the child becomes his tool after the separation; parents who hit, deny. It is violence that goes on, and the tracks are separate. */
const nova = newId<PersonId>();
let hers: MadeFile;
let his: MadeFile;
const the = onStage(async (stage) => {
  const { town } = stage;
  const keeper = await stage.visit(town.staff.administrator);
  for (const service of servicesOf(town)) await stage.send(keeper, '/insatser', service as Record<string, string[]>);
  hers = await aFile(town)
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ part: 'usesViolence', name: 'Tarek Strand' }))
    .with(tellsOf({ id: nova, part: 'child', name: 'Nova Strand', birthYear: 2018 }))
    .with(({ sql }, opened) => setFileSide(sql, opened, 'victim'))
    .onDesk({ first: 'Elin', last: 'Strand' })
    .made();
  his = await aFile(town)
    .createdBy(town.staff.perpetratorTherapist)
    .ofUnit(town.units.outpatient)
    .with(tellsOf({ part: 'self', name: 'Tarek Strand' }))
    .with(({ sql }, opened) => setFileSide(sql, opened, 'perpetrator'))
    .made();
});

it('V29 what is done through the child is written as violence, by somebody, and stands among what is told', async () => {
  const { town } = the();
  const amina = await the().page(town.staff.caseOfficer, `/akt/${hers.id}/barn`);
  await amina.getByRole('link', { name: 'Barnet används mot den andra föräldern' }).click();
  await amina.getByText('Det är ingen konflikt mellan två.').waitFor();
  await amina.getByText(/inte heller samarbetssamtal/).waitFor();
  await amina.getByLabel('Vad hände?').fill('Tarek hotade Elin när Nova lämnades.');
  await amina.getByRole('button', { name: 'Skriv in som våld' }).click();
  // Who does it is never left out, and what was written stays.
  await amina.getByText('2 saker behöver rättas').waitFor();
  expect(await amina.getByLabel('Vad hände?').inputValue()).toContain('när Nova lämnades');
  await amina.getByLabel('Vem gör det?').selectOption({ label: 'Tarek Strand' });
  await amina.getByLabel('Hot eller våld vid överlämning').check();
  await amina.getByRole('button', { name: 'Skriv in som våld' }).click();
  await amina.getByText(/Inskrivet som våld som pågår\. .*Risken ska bedömas på nytt senast/).waitFor();
  await amina.goto(the().address(`/akt/${hers.id}/berattelsen`));
  await amina.getByText('Tarek hotade Elin när Nova lämnades.').first().waitFor();
  // Threats at the hand-over are a new threat: what was judged before says nothing any more.
  await amina.goto(the().address(`/akt/${hers.id}`));
  await amina.getByText('Ny bedömning behövs: nytt hot').first().waitFor();
});

it('V29 the tracks are separate: no talk of the two together, and none of her words in his file', async () => {
  const { town } = the();
  const amina = await the().page(town.staff.caseOfficer, `/akt/${hers.id}/insatser`);
  const form = amina.locator(`form[action="/akt/${hers.id}/insatser"]`);
  // The track of the one who hits is not put on the parent who protects: it is neither offered to her nor taken where it is sent.
  const toHer = await form.getByLabel('Insats', { exact: true }).locator('option').allTextContents();
  expect(toHer.some((one) => one.startsWith('Samtal om att sluta'))).toBe(false);
  const [programme] = await town.look<{ id: string }>(
    `select id from data.service where kind = 'perpetratorProgramme'`,
  );
  await form
    .getByLabel('Insats', { exact: true })
    .locator('option')
    .last()
    .evaluate((option, id) => option.setAttribute('value', id), programme?.id ?? '');
  await form.getByLabel('Insats', { exact: true }).selectOption(programme?.id ?? '');
  await form.getByLabel(/Jag har berättat att personen alltid kan ansöka/).check();
  await form.getByLabel('Ges av').selectOption(town.staff.caseOfficer);
  await form.getByRole('button', { name: 'Ordna insatsen' }).click();
  await amina.getByRole('link', { name: 'Välj insats.' }).waitFor();
  expect(await town.look('select from data.intervention where file_id = $1', [hers.id])).toEqual([]);
  await form.getByLabel('Insats', { exact: true }).selectOption({ label: 'Stödsamtal (öppen)' });
  await form.getByLabel(/Jag har berättat att personen alltid kan ansöka/).check();
  await form.getByLabel('Ges av').selectOption(town.staff.caseOfficer);
  await form.getByRole('button', { name: 'Ordna insatsen' }).click();
  await amina.getByLabel('Vad samtalet är till för').fill('Nova och överlämningarna');
  await amina.getByLabel('Med den andra föräldern eller partnern').check();
  await amina.getByRole('button', { name: 'Planera ett samtal' }).click();
  await amina
    .getByText(/har aldrig samtal tillsammans, inte heller om barnen/)
    .first()
    .waitFor();
  expect(await amina.getByLabel('Vad samtalet är till för').inputValue()).toBe('Nova och överlämningarna');
  await amina.getByLabel('Personen själv').check();
  await amina.getByRole('button', { name: 'Planera ett samtal' }).click();
  await amina.getByText('Samtalet är planerat').waitFor();

  // Where he denies it, nothing of it is asked of him: his file has no such page, and its services are others.
  const daniel = await the().page(town.staff.perpetratorTherapist, `/akt/${his.id}`);
  expect(await daniel.locator('main').innerText()).not.toMatch(/Elin|Nova|överlämning/);
  expect((await daniel.goto(the().address(`/akt/${his.id}/efterat/${nova}`)))?.status()).toBe(404);
  await daniel.goto(the().address(`/akt/${his.id}/insatser`));
  const offered = await daniel.getByLabel('Insats', { exact: true }).locator('option').allTextContents();
  expect(offered.filter((one) => one.includes('Samtal om att sluta'))).toHaveLength(1);
  expect(offered.some((one) => one.startsWith('Stödsamtal'))).toBe(false);
});
