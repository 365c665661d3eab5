import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { aGroup, consentsTo } from '../builders/index.ts';
import { planning } from '../support/planning.ts';

/** V37: everything with violence is sent to the centre, also when the need is drugs, psychiatry or housing. */
const the = planning();

it('V37 each unit has its own need in one plan; a no takes a reason and is counted, and without consent no unit sees anything', async () => {
  const { town, file } = the();
  const { staff, units } = town;
  await aGroup(town, { unitId: units.incomeSupport, staffId: staff.outsider });
  const hers = await town.signIn(staff.caseOfficer);
  const own = await town.open(hers, file.id);
  if (!own) throw new Error('Not opened');

  const page = await the().page(staff.caseOfficer, '/behov');
  const ask = async (kind: string, unit: string, words: string) => {
    const summary = page.locator('summary', { hasText: 'Fråga en enhet' });
    if ((await page.getByLabel('Vilket behov?').isVisible()) === false) await summary.click();
    await page.getByLabel('Vilket behov?').selectOption({ label: kind });
    await page.getByLabel('Vilken enhet frågas?').selectOption({ value: unit });
    await page.getByLabel('Vad behövs, i en mening?').fill(words);
    await page.getByRole('button', { name: 'Fråga enheten' }).click();
    await page.getByText('Behovet är inskrivet.').waitFor();
  };
  const card = (name: string | RegExp) => page.getByRole('article', { name });
  // Without consent: nobody is told, and the unit has no way in.
  await ask('Missbruk eller beroende', units.outpatient, 'Vill sluta dricka, behöver någon att tala med');
  await card(/Missbruk/)
    .getByText('Enheten ser inget här.')
    .waitFor();
  const stranger = await the().visit(staff.outsider);
  expect((await stranger.get(the().path('/behov'))).status).toBe(404);
  await card(/Missbruk/)
    .locator('summary')
    .click();
  await card(/Missbruk/)
    .getByLabel('Nej, enheten tar det inte')
    .check();
  await card(/Missbruk/)
    .getByRole('button', { name: 'Spara svaret' })
    .click();
  await page.getByText('Skriv skälet.').first().waitFor();
  await card(/Missbruk/)
    .getByLabel('Skäl')
    .fill('Säger att våldet måste upphöra först.');
  await card(/Missbruk/)
    .getByRole('button', { name: 'Spara svaret' })
    .click();
  await page.getByText('Nekade: 1.').waitFor();
  await card(/Missbruk/)
    .getByText('Ingen har det')
    .waitFor();

  // With consent: whoever speaks for the unit is told, reads it, and answers herself.
  await consentsTo(town, hers, own, { unitId: units.incomeSupport, parts: ['protection'] });
  await page.reload();
  await ask('Försörjning', units.incomeSupport, 'Hyran i april');
  await card(/Försörjning/)
    .getByText('Enheten läser här, med samtycke')
    .waitFor();
  const member = await the().visit(staff.outsider);
  expect(await (await member.get('/min-dag')).text()).toContain('Du har fått en uppgift');
  const theirs = await (await member.get(the().path('/behov'))).text();
  expect(theirs).toContain('Hyran i april');
  const [need] = await the().rows<{ id: string }>(`select id from data.need where file_id = $1 and kind = 'income'`);
  expect((await the().send(member, `/behov/${need?.id}/svar`, { answer: 'taken' })).status).toBe(303);
  await page.reload();
  await card(/Försörjning/)
    .getByText('Har det', { exact: true })
    .waitFor();
});

it('V37 a case that goes back to who handed it over takes a reason, which is counted for the leader', async () => {
  const { town } = the();
  const { staff, units } = town;
  const over = async (page: Page, to: string) => {
    await page.locator('summary', { hasText: 'Lämna över ansvaret' }).click();
    await page.getByLabel('Ny ansvarig handläggare').selectOption({ label: to });
    const form = page.locator('form[action$="/overlamning"]');
    await form.getByLabel('Vem står in?').selectOption({ label: 'Karin Norén' });
    await form.getByRole('button', { name: 'Lämna över' }).click();
  };
  const amina = await the().page(staff.caseOfficer, '/team');
  await over(amina, 'Johan Berg');
  await amina.waitForURL('**/arenden');
  const johan = await the().page(staff.otherCaseOfficer, '/team');
  await over(johan, 'Amina Yusuf');
  await johan.getByText('En återlämning har alltid ett skäl.').first().waitFor();
  const again = johan.locator('form[action$="/overlamning"]');
  await again.getByLabel('Varför?').selectOption({ label: 'Kräver annan kompetens' });
  await again.getByLabel('Med egna ord').fill('Behöver någon som kan hedersrelaterat våld.');
  await again.getByRole('button', { name: 'Lämna över' }).click();
  await johan.waitForURL('**/arenden');
  const leader = await the().visit(staff.teamLeader);
  const month = await (await leader.get(`/manad/${units.violenceTeam}/2027-03`)).text();
  for (const word of ['från Johan Berg till Amina Yusuf', 'kräver annan kompetens', 'återlämnat'])
    expect(month).toContain(word);
  expect(month).not.toContain('hedersrelaterat');
});
