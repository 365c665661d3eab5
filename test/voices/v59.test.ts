import { expect, it } from 'vitest';
import { planning } from '../support/planning.ts';

/** V59: police victim support lends alarms, and its words weigh more. */
const the = planning();

it('V59 an alarm and somebody along to the police are asked for from the plan, and answered', async () => {
  const { staff } = the().town;
  const page = await the().page(staff.supportWorker, '/remisser');
  const ask = async (kind: string, receiver: string, day: string) => {
    await page.getByLabel('Vad behövs?').selectOption({ label: kind });
    await page.getByLabel('Vem frågas?').fill(receiver);
    await page.getByLabel('Till vad?').fill('Medan utredningen pågår');
    await page.getByLabel('Inget. Hen söker själv').check();
    await page.getByLabel('Svar senast').fill(day);
    await page.getByRole('button', { name: 'Skriv in', exact: true }).click();
  };
  // She who goes along asks for what partners lend; care is not hers to ask for.
  expect(await page.getByLabel('Vad behövs?').locator('option', { hasText: 'Psykiatri' }).count()).toBe(0);
  await ask('Larm från polisen', 'Brottsofferpolisen', '8/3/2027');
  await page.getByText('Dagen har redan varit.').first().waitFor();
  expect(await page.getByLabel('Vem frågas?').inputValue()).toBe('Brottsofferpolisen');
  await ask('Larm från polisen', 'Brottsofferpolisen', '12/3');
  await page.getByText('Det är inskrivet.').waitFor();
  await ask('Någon med vid polisanmälan', 'Brottsofferjouren', '12/3');
  await page.getByText('Det är inskrivet.').waitFor();
  const card = page.getByRole('article', { name: /Larm från polisen/ });
  await card.locator('summary').click();
  await card.getByLabel('Ja', { exact: true }).check();
  await card.getByLabel('Vad sa de?').fill('Larmet kan hämtas på fredag.');
  await card.getByRole('button', { name: 'Spara svaret' }).click();
  await page.getByText('Svaret är inskrivet.').waitFor();
  await card.getByText('Larmet kan hämtas på fredag.').waitFor();
  // What nobody answered stays on the clock of whoever asked.
  expect(
    await the().rows(
      `select owner_id from data.running_clock where file_id = $1 and rule = 'referralAnswer' and met_at is null`,
    ),
  ).toEqual([{ owner_id: staff.supportWorker }]);

  // Whoever has no business with her learns neither that an alarm was asked for nor that she is here.
  for (const other of [staff.outsider, staff.auditor]) await the().findsNothing(other, '/remisser');
});
