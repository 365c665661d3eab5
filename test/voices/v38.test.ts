import { expect, it } from 'vitest';
import { onStage } from '../support/stage.ts';
import { aWholeContact, createdAfter, fieldOf, must, proposed } from '../support/whole-contact.ts';

/** V38: treatment staff see the subjected, the violent and the child: three stories to hold at once. */
let hers = '';
let his = '';
let childs = '';
const the = onStage(async (stage) => {
  const { town } = stage;
  const { staff, units } = town;
  await town.onDuty(staff.dutyOfficer, units.intake);
  const contact = await aWholeContact(town, await stage.visit(staff.dutyOfficer));
  await must(await stage.visit(staff.dutyOfficer), `${contact.address}/lamna-over`, {
    receiver: `${units.violenceTeam}.${staff.caseOfficer}`,
    words: 'Ring inte.',
  });
  const opened = await must(await stage.visit(staff.caseOfficer), `${contact.address}/oppna-akter`, {
    ...proposed(town, contact),
    [`${fieldOf(contact.usesViolence)}.choice`]: 'new',
    [`${fieldOf(contact.usesViolence)}.protection`]: 'none',
    'team.responsible': staff.caseOfficer,
    'team.deputy': staff.therapist,
    'other.responsible': staff.otherCaseOfficer,
    'other.deputy': staff.supportWorker,
  });
  const made = await createdAfter(town, contact.id);
  hers = opened.split('/')[2] ?? '';
  his = made.find((one) => one.function.includes(staff.otherCaseOfficer))?.id ?? '';
  childs = made.find(({ id }) => id !== hers && id !== his)?.id ?? '';
});

it('V38 the subjected, the violent and the child have a file each, and each side reads its own', async () => {
  const { staff } = the().town;
  const johan = await the().page(staff.otherCaseOfficer, `/akt/${his}`);
  const amina = await the().page(staff.caseOfficer, `/akt/${hers}`);
  expect(await amina.locator('main').innerText()).toContain('Nova');
  expect(await johan.locator('main').innerText()).not.toMatch(/Elin|Nova|i köket/);
  for (const id of [hers, childs]) expect((await johan.goto(the().address(`/akt/${id}`)))?.status()).toBe(404);
  expect((await amina.goto(the().address(`/akt/${his}`)))?.status()).toBe(404);
});

it('V38 nobody holds both sides of the same violence without a decision that a leader has written first', async () => {
  const { staff } = the().town;
  const amina = await the().page(staff.caseOfficer, `/akt/${hers}/team`);
  const add = async (page: typeof amina) => {
    const form = page.locator('#ny').locator('xpath=ancestor::section').locator('form');
    await form.getByLabel('Vem?').selectOption({ label: 'Johan Berg' });
    await form.getByLabel('Medhandläggare').check();
    await form.getByRole('button', { name: 'Lägg till i teamet' }).click();
  };
  await add(amina);
  await amina.getByText('utan att gruppledaren har beslutat det').first().waitFor();
  expect(await amina.locator('main').innerText()).not.toContain('andra sidan');

  const karin = await the().page(staff.teamLeader, `/akt/${hers}/team`);
  await karin.getByLabel('Lämna över eller ta över').check();
  await karin.getByLabel('Med egna ord').fill('Fördelar ärendet.');
  await karin.getByRole('button', { name: 'Öppna akten' }).click();
  await karin
    .getByRole('row', { name: /Johan Berg/ })
    .getByText('hinder')
    .waitFor();
  await add(karin);
  await karin.getByText('fatta ett skrivet beslut').first().waitFor();
  await karin.getByLabel('Jag beslutar att samma person').check();
  await karin.getByRole('button', { name: 'Lägg till i teamet' }).click();
  await karin.getByText('Utan ett skrivet beslut får ingen båda sidor.').first().waitFor();
  const johan = await the().page(staff.otherCaseOfficer, '/min-dag');
  expect((await johan.goto(the().address(`/akt/${hers}`)))?.status()).toBe(404);
  await karin.getByLabel('Varför kan ingen annan').fill('Ingen annan har tid i vår. Två handledare, var sin sida.');
  await karin.getByRole('button', { name: 'Lägg till i teamet' }).click();
  await karin.getByText('Johan Berg får arbeta med båda sidor.').waitFor();

  expect((await johan.goto(the().address(`/akt/${hers}`)))?.status()).toBe(200);
  // The decision is for who leads: colleagues in the file learn nothing of the other side.
  await amina.goto(the().address(`/akt/${hers}/team`));
  expect(await amina.locator('main').innerText()).not.toMatch(/båda sidor|har tid i vår/);
});
