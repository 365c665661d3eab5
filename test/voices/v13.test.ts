import { expect, it } from 'vitest';
import { aGroup, consentsTo } from '../builders/index.ts';
import { planning } from '../support/planning.ts';

/** V13: trauma care waits months, or refuses while the violence goes on; bounced between caregivers. */
const the = planning();

it('V13 a referral has a day and an answer; two refusals for one need reach the internal group, as her consent allows', async () => {
  const { town, file } = the();
  const { staff, units } = town;
  await aGroup(town, { unitId: units.incomeSupport, staffId: staff.outsider });
  const page = await the().page(staff.caseOfficer);
  await page.getByRole('link', { name: 'Remisser' }).click();
  const refer = async (receiver: string) => {
    await page.getByLabel('Vad behövs?').selectOption({ label: 'Traumabehandling' });
    await page.getByLabel('Vem frågas?').fill(receiver);
    await page.getByLabel('Till vad?').fill('Traumabehandling');
    await page.getByLabel('Inget. Hen söker själv').check();
    await page.getByLabel('Svar senast').fill('30/3');
    await page.getByRole('button', { name: 'Skriv in', exact: true }).click();
    await page.getByText('Det är inskrivet.').waitFor();
  };
  const card = (receiver: string) => page.getByRole('article', { name: receiver });
  const refuse = async (receiver: string) => {
    await card(receiver).locator('summary').click();
    await card(receiver).getByLabel('Nej', { exact: true }).check();
    // No answer without what they said.
    await card(receiver).getByRole('button', { name: 'Spara svaret' }).click();
    await page.getByText('Skriv vad de sa.').first().waitFor();
    await card(receiver).getByLabel('Vad sa de?').fill('Inte medan våldet pågår.');
    await card(receiver).getByRole('button', { name: 'Spara svaret' }).click();
    await page.getByText('Svaret är inskrivet.').waitFor();
  };
  await refer('Psykiatrin');
  await card('Psykiatrin').getByText('Svar väntas senast').waitFor();
  // Trauma care waits months: no end without a day to ask again, and it runs on. The wait passes, and then they refuse.
  await card('Psykiatrin').locator('summary').click();
  await card('Psykiatrin').getByLabel('Ja, men det dröjer').check();
  await card('Psykiatrin').getByLabel('Vad sa de?').fill('Kön är fyra månader.');
  await card('Psykiatrin').getByRole('button', { name: 'Spara svaret' }).click();
  await page.getByText('Skriv vilken dag vi frågar igen.').first().waitFor();
  expect(await card('Psykiatrin').getByLabel('Vad sa de?').inputValue()).toBe('Kön är fyra månader.');
  await card('Psykiatrin').getByLabel('när frågar vi igen?').fill('10/7');
  await card('Psykiatrin').getByRole('button', { name: 'Spara svaret' }).click();
  await page.getByText('Inskrivet att det dröjer.').waitFor();
  await card('Psykiatrin').getByText('Ja, men det dröjer. Fråga igen senast').waitFor();
  expect(
    await the().rows(
      `select id from data.running_clock where file_id = $1 and rule = 'referralAnswer' and met_at is null and ended_at is null`,
    ),
  ).toHaveLength(1);
  await refuse('Psykiatrin');
  await card('Psykiatrin').getByText('Kön är fyra månader.').waitFor();
  expect(await the().rows('select id from data.proposal where file_id = $1')).toEqual([]);
  await refer('Vårdcentralen');
  await refuse('Vårdcentralen');
  await page.getByText('frågan ligger nu till interna gruppen').waitFor();
  expect(await the().rows('select id from data.proposal where file_id = $1')).toHaveLength(1);

  // Without her consent the group sees nothing of it; with it the question, and not what was asked of whom.
  const member = await the().visit(staff.outsider);
  expect((await member.get(the().path('/moten'))).status).toBe(404);
  const hers = await town.signIn(staff.caseOfficer);
  const own = await town.open(hers, file.id);
  if (!own) throw new Error('Not opened');
  await consentsTo(town, hers, own, { unitId: units.incomeSupport, parts: ['protection'] });
  expect((await member.get(the().path('/moten'))).status).toBe(200);
  const seen = await (await member.get(the().path('/remisser'))).text();
  expect(seen).not.toMatch(/Psykiatrin|Inte medan våldet/);
});
