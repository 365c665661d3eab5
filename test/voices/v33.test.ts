import { expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { planning } from '../support/planning.ts';

/** V33: the group leader follows up cases every month with each worker, and needs an overview without clients of her own. */
const the = planning();

it('V33 the leader sees how the work lies and goes through the month, with no file opened', async () => {
  const { town, file } = the();
  const { staff, units } = town;
  await town.look(
    `insert into data.running_clock (id, file_id, section_id, rule, started_at, due_at, owner_id, unit_id)
      select $1, $2, $3, 'riskReassessment', authz.now() - interval '12 days', authz.now() - interval '3 days', $4, $5`,
    [newId(), file.id, file.sections.protection, staff.caseOfficer, units.violenceTeam],
  );
  await town.look(
    `insert into data.unwritten (id, file_id, staff_id, unit_id, since) values ($1, $2, $3, $4, authz.now() - interval '4 days')`,
    [newId(), file.id, staff.caseOfficer, units.violenceTeam],
  );
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
  await page.locator('summary', { hasText: 'Bestäm en uppföljning' }).click();
  await page.getByLabel('Vad ska göras?').fill('Ny riskbedömning bokas.');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  // Nothing is agreed without who does it and by when, and nothing that was typed is lost.
  await page.getByText('Välj vem som gör det.').first().waitFor();
  expect(await page.getByLabel('Vad ska göras?').inputValue()).toBe('Ny riskbedömning bokas.');
  await page.getByLabel('Vem gör det?').selectOption({ label: 'Amina Yusuf' });
  await page.getByLabel('Senast').fill('16/3');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await page.getByText('Amina Yusuf, senast').waitFor();
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

  expect(await the().rows("select id from authz.opening where file_id = $1 and ground_kind = 'leader'")).toEqual([]);
  const colleague = await the().visit(staff.caseOfficer);
  expect((await colleague.get(`/manad/${units.violenceTeam}/2027-03`)).status).toBe(404);
});
