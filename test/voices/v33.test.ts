import { expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { planning } from '../support/planning.ts';
import { must } from '../support/whole-contact.ts';

/** V33: the group leader follows up cases every month with each worker, and needs an overview without clients of her own. */
const the = planning();

it('V33 the leader sees how the work lies and goes through the month, with no file opened', async () => {
  const { town } = the();
  const { staff, units } = town;
  // The risk was assessed and a note begun in March; a month later the one is too old and the other still unsigned.
  const officer = await the().visit(staff.caseOfficer);
  const begun = await must(officer, the().path('/lage'), { instrument: 'talk', mode: 'inPerson' });
  const judged = { level: 'high', words: 'Han vet var hon arbetar.', ownEstimate: '7' };
  await must(officer, begun, { version: '0', act: 'finish', ...judged });
  await must(officer, the().path(`/anteckning/${newId()}`), { text: 'Hon ringde i dag.', version: '0.a1b2c3d4' });
  await town.letPass({ hours: 24 * 34 });
  const page = await the().page(staff.teamLeader);
  const site = new URL(page.url()).origin;
  await page.goto(`${site}/min-dag`);
  await page.getByRole('link', { name: 'Ärendeläge' }).first().click();
  const row = page.getByRole('row', { name: /Amina Yusuf/ });
  await row.getByText('1', { exact: true }).first().waitFor();
  await row.getByRole('link', { name: 'Amina Yusuf', exact: true }).click();
  await page
    .getByRole('row', { name: /E\. S\./ })
    .getByText('1 försenad')
    .waitFor();
  await page.getByRole('link', { name: 'Alla i enheten' }).click();

  await page.getByRole('link', { name: 'Månadsuppföljning' }).click();
  await page.getByText('inte gjort').waitFor();
  await page.getByText('Amina Yusuf: 1').waitFor();
  // With each worker: her row leads to what is to be agreed with her.
  const hers = page.getByRole('row', { name: /Amina Yusuf.*inget bestämt/ });
  await hers.getByRole('link', { name: 'Bestäm med Amina Yusuf' }).click();
  expect(await page.getByLabel('Vem gör det?').locator('option:checked').innerText()).toBe('Amina Yusuf');
  await page.getByLabel('Vem gör det?').selectOption('');
  await page.getByLabel('Vad ska göras?').fill('Ny riskbedömning bokas.');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  // Nothing is agreed without who does it and by when, and nothing that was typed is lost.
  await page.getByText('Välj vem som gör det.').first().waitFor();
  expect(await page.getByLabel('Vad ska göras?').inputValue()).toBe('Ny riskbedömning bokas.');
  await page.getByLabel('Vem gör det?').selectOption({ label: 'Amina Yusuf' });
  await page.getByLabel('Senast').fill('19/4');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await page.getByText('Amina Yusuf, senast').waitFor();
  await page.getByRole('row', { name: /Amina Yusuf.*1 bestämt, 1 kvar/ }).waitFor();
  await page.getByRole('button', { name: 'Skriv under månaden' }).click();
  await page.getByText('Underskriven av Karin Norén').waitFor();

  // Who does it finds it on a day of her own, and says when it is done.
  const amina = await the().page(staff.caseOfficer);
  await amina.goto(`${site}/min-dag`);
  await amina
    .getByRole('listitem')
    .filter({ hasText: 'Ny riskbedömning bokas.' })
    .getByRole('button', { name: /^Gjort/ })
    .click();
  await amina.getByText('Ledaren ser det vid nästa månads genomgång.').waitFor();

  // A month later it is what is looked at first.
  await town.letPass({ hours: 24 * 31 });
  const later = await the().page(staff.teamLeader);
  await later.goto(`${site}/arendelage`);
  await later.getByRole('link', { name: 'Månadsuppföljning' }).click();
  await later.getByText('Ny riskbedömning bokas.').waitFor();
  await later.getByText('Amina Yusuf sa det').waitFor();
  await later
    .getByRole('row', { name: /Amina Yusuf/ })
    .getByRole('link', { name: 'Amina Yusuf', exact: true })
    .click();
  const agreed = later.getByRole('region', { name: 'Överenskommet' });
  await agreed.getByText('Ny riskbedömning bokas.').waitFor();
  await agreed.getByRole('link', { name: 'april 2027' }).click();
  await later.getByText('Underskriven av Karin Norén').waitFor();

  expect(await the().rows("select id from authz.opening where file_id = $1 and ground_kind = 'leader'")).toEqual([]);
  const colleague = await the().visit(staff.caseOfficer);
  expect((await colleague.get(`/manad/${units.violenceTeam}/2027-04`)).status).toBe(404);
});
