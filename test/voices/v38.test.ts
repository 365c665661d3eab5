import { expect, it } from 'vitest';
import { aFile } from '../builders/index.ts';
import { planning } from '../support/planning.ts';

/** V38: treatment staff see the subjected, the violent and the child: three stories to hold at once. */
const the = planning();

it('V38 nobody holds both sides of the same violence without a decision that a leader has written first', async () => {
  const { town, file } = the();
  const { staff } = town;
  const his = await aFile(town).createdBy(staff.otherCaseOfficer).made();
  const situation = await aFile(town).createdBy(staff.manager).made();
  await town.look(
    `insert into authz.situation_member (situation_id, file_id, role) values ($1, $2, 'victim'), ($1, $3, 'perpetrator')`,
    [situation.id, file.id, his.id],
  );
  // Three files, and each opened on a ground of its own.
  const johan = await the().visit(staff.otherCaseOfficer);
  expect((await johan.get(the().path())).status).toBe(404);
  expect((await (await the().visit(staff.caseOfficer)).get(`/akt/${his.id}`)).status).toBe(404);

  const amina = await the().page(staff.caseOfficer, '/team');
  const add = async (page: typeof amina) => {
    const form = page.locator('#ny').locator('xpath=ancestor::section').locator('form');
    await form.getByLabel('Vem?').selectOption({ label: 'Johan Berg' });
    await form.getByLabel('Medhandläggare').check();
    await form.getByRole('button', { name: 'Lägg till i teamet' }).click();
  };
  await add(amina);
  await amina.getByText('utan att gruppledaren har beslutat det').first().waitFor();
  expect(await amina.locator('main').innerText()).not.toContain('andra sidan');

  const karin = await the().page(staff.teamLeader, '/team');
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
  expect((await johan.get(the().path())).status).toBe(404);
  await karin.getByLabel('Varför kan ingen annan').fill('Ingen annan har tid i vår. Två handledare, var sin sida.');
  await karin.getByRole('button', { name: 'Lägg till i teamet' }).click();
  await karin.getByText('Johan Berg får arbeta med båda sidor.').waitFor();

  expect((await johan.get(the().path())).status).toBe(200);
  // The decision is for who leads: colleagues in the file learn nothing of the other side.
  await amina.goto(the().address('/team'));
  expect(await amina.locator('main').innerText()).not.toMatch(/båda sidor|har tid i vår/);
});
