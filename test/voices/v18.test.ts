import { expect, it } from 'vitest';
import { planning } from '../support/planning.ts';

/** V18: which bus, the Tax Agency, divorce, an own account? And at the police desk told to speak before everybody. */
const the = planning();

it('V18 errands begin side by side, each says what it reveals, somebody goes along, and the room is booked first', async () => {
  const { town } = the();
  const page = await the().page(town.staff.caseOfficer, '/plan');
  await page.getByRole('link', { name: 'Uppbrottsplan' }).click();
  expect(await page.title()).toBe('Plan – Samgrepp');
  const row = (name: string) => page.locator('.record').filter({ has: page.getByText(`Ta med: ${name}`) });
  await page.getByText('En flyttanmälan gör adressen offentlig').waitFor();
  for (const name of ['Eget konto i banken', 'Skatteverket och skyddad folkbokföring', 'Hyresvärden', 'Polisen'])
    await row(name).getByRole('checkbox').check();
  await row('Polisen').getByText('Annat för just den här raden').click();
  await row('Polisen').getByLabel('Vem följer med?').selectOption({ value: town.staff.supportWorker });
  // Without a day nothing is planned, and what was ticked stays ticked.
  await page.getByRole('button', { name: 'Lägg till i planen' }).click();
  await page.getByText('Skriv senast vilken dag.').first().waitFor();
  expect(await row('Hyresvärden').getByRole('checkbox').isChecked()).toBe(true);
  await page.getByLabel('Senast vilken dag?').fill('19/3');
  await page.getByRole('button', { name: 'Lägg till i planen' }).click();
  await page.getByText('Ärendena står i planen').waitFor();

  const card = (name: string) => page.getByRole('article', { name });
  await card('Polisen').getByText('Inget rum är bokat').waitFor();
  await card('Polisen').locator('summary', { hasText: 'Rummet är bokat' }).click();
  await card('Polisen').getByLabel('Hos vem är rummet bokat').fill('Brottsofferpolisen, fredag 13');
  await card('Polisen').getByRole('button', { name: 'Rummet är bokat' }).click();
  await card('Polisen').getByText('Brottsofferpolisen, fredag 13').waitFor();

  await card('Hyresvärden').getByText('Det finns ett hinder').click();
  await card('Hyresvärden').getByLabel('Vilket hinder?').selectOption({ label: 'Hyresvärden säger nej' });
  await card('Hyresvärden').getByRole('button', { name: 'Skriv in hindret' }).click();
  await page.getByText('1 hinder kvar').waitFor();
  expect(await the().rows('select kind from data.obstacle where file_id = $1')).toEqual([{ kind: 'landlordRefuses' }]);

  // Who goes along finds it among her own, and the list says nothing of what it is.
  const hers = await the().page(town.staff.supportWorker);
  await hers.getByText('Följ med: Polisen').first().waitFor();
  await hers.goto(
    the()
      .address('')
      .replace(/\/akt.*/, '/arenden'),
  );
  expect(await hers.locator('main').innerText()).not.toMatch(/Polis|Uppbrott|Hyresvärd/);
  // One outside finds neither that she is about to leave nor that she is here.
  for (const other of [town.staff.outsider, town.staff.otherCaseOfficer]) await the().findsNothing(other, '/uppbrott');
});
