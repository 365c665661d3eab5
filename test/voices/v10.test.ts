import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { grantsAid } from '../builders/aid.ts';
import { aGroup, consentsTo } from '../builders/index.ts';
import { planning } from '../support/planning.ts';

/** V10: income support did not understand; money never came through. */
const the = planning();

it('V10 income support takes its need, has tasks of its own with a clock, and two weeks of money never just end', async () => {
  const { town, file } = the();
  const { staff, units } = town;
  await aGroup(town, { unitId: units.incomeSupport, staffId: staff.outsider });
  const hers = await town.signIn(staff.caseOfficer);
  const own = await town.open(hers, file.id);
  if (!own) throw new Error('Not opened');
  await consentsTo(town, hers, own, { unitId: units.incomeSupport, parts: ['protection'] });
  await grantsAid(town, own);
  const officer = await the().visit(staff.caseOfficer);
  await the().send(officer, '/behov', { kind: 'income', unit: units.incomeSupport, words: 'Mat och hyra från april' });

  const theirs = await the().page(staff.outsider, '/behov');
  await theirs
    .getByRole('article', { name: /Försörjning/ })
    .locator('summary')
    .click();
  await theirs.getByLabel('Ja, enheten tar det').check();
  await theirs.getByRole('button', { name: 'Spara svaret' }).click();
  await theirs.getByText('Svaret är inskrivet.').waitFor();
  // What was decided about her is not theirs: no money is put in from there.
  expect(await theirs.getByRole('button', { name: 'Lägg in i planen' }).count()).toBe(0);
  await theirs.goto(the().address('/plan'));
  await theirs.getByLabel('Vad ska göras?').fill('Besluta om försörjningsstöd för april');
  await theirs.getByLabel('Vem gör det?').selectOption({ value: staff.outsider });
  await theirs.getByLabel('Senast vilken dag?').fill('19/3');
  await theirs.getByRole('button', { name: 'Planera åtgärden' }).click();
  await theirs.getByText('Åtgärden är planerad.').waitFor();
  expect(
    await the().rows(`select owner_id from data.running_clock where file_id = $1 and rule = 'planAction'`),
  ).toEqual([{ owner_id: staff.outsider }]);

  const page = await the().page(staff.caseOfficer, '/behov');
  await page.getByLabel('Vilket beslut?').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Lägg in i planen' }).click();
  await page.getByText('Du påminns innan det tar slut.').waitFor();
  await town.setClock(Temporal.ZonedDateTime.from('2027-03-22T09:30[Europe/Stockholm]').toInstant());
  const late = await the().page(staff.caseOfficer);
  await late.getByRole('link', { name: 'Bestäm vad som kommer sedan' }).first().click();
  const aid = late.getByRole('article', { name: 'Nödbistånd' });
  await aid.locator('summary').click();
  await aid.getByRole('button', { name: 'Spara vad som kommer sedan' }).click();
  await late.getByText('Välj vad som kommer sedan.').first().waitFor();
  await aid.getByLabel('Försörjningsstöd är beviljat').check();
  await aid.getByLabel('Hur blev det?').fill('Beviljat från den 23 mars.');
  await aid.getByRole('button', { name: 'Spara vad som kommer sedan' }).click();
  await late.getByText('Det är inskrivet vad som kommer sedan.').waitFor();

  // Income support has its own need there, and nothing of what was decided; family law, which no consent names, has no file at all.
  const again = await (await the().page(staff.outsider, '/behov')).content();
  expect(again).toContain('Mat och hyra från april');
  expect(again).not.toContain('Beviljat från den 23 mars.');
  for (const tail of ['/behov', '/plan']) await the().findsNothing(staff.familyOfficer, tail);
});
