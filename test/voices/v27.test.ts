import { expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { aFile, type MadeFile, tellsOf } from '../builders/index.ts';
import { onStage } from '../support/stage.ts';

/** V27: after a Barnahus consultation nobody knows who does what, and nobody is told when the police close the case. */
let childs: MadeFile;
const the = onStage(async ({ town }) => {
  childs = await aFile(town)
    .createdBy(town.staff.childOfficer)
    .ofUnit(town.units.childrenUnit)
    .withTeam({ staffId: town.staff.childrenLeader, function: 'coHandler' })
    .onDesk({ first: 'Nova', last: 'Strand' })
    .with(tellsOf({ part: 'self', name: 'Nova Strand', birthYear: 2018 }))
    .with(({ sql }, opened) => setFileSide(sql, opened, 'childWitness'))
    .made();
});

it('V27 each authority has what it does and by when, and what is ours stands in the child’s plan', async () => {
  const { town } = the();
  const officer = await the().page(town.staff.childOfficer, `/akt/${childs.id}/samrad`);
  const field = (name: string) => officer.locator(`[name="rows.${name}"]`);
  await officer.getByLabel('När hölls det?').fill('i går');
  await officer.getByLabel('Videosamtal').check();
  await officer.getByLabel(/Misstanke om brott mot barn/).check();
  await officer.locator('summary', { hasText: 'Polisen' }).click();
  await field('police.who').fill('Utredare Berg');
  await field('police.task').fill('Hör Nova');
  await officer.locator('summary', { hasText: 'Socialtjänsten' }).click();
  await field('socialServices.task').fill('Besöker Nova');
  await field('socialServices.owner').selectOption(town.staff.childrenLeader);
  await field('socialServices.dueOn').fill('15/3');
  await officer.getByLabel('Vad bestämdes?').fill('Polisen hör Nova först.');
  await officer.getByLabel(/Om barnets röst saknas/).selectOption({ label: 'Ingen har frågat än' });
  await officer.getByLabel('Vad ska barnet få veta?').fill('Att många vuxna hjälps åt.');
  await officer.getByLabel('Vem berättar?').selectOption({ label: 'Socialtjänsten' });
  await officer.getByLabel('När följs det upp?').fill('22/3');
  await officer.getByLabel('Vem håller i uppföljningen?').selectOption(town.staff.childOfficer);
  await officer.getByRole('button', { name: 'Skriv in samrådet' }).click();
  // What nobody does by a day is no task; what was typed stays.
  await officer.getByText('Skriv senast vilken dag.').first().waitFor();
  expect(await officer.getByLabel('Vad bestämdes?').inputValue()).toBe('Polisen hör Nova först.');
  await field('police.dueOn').fill('17/3');
  await officer.getByRole('button', { name: 'Skriv in samrådet' }).click();
  await officer.getByText('Barnets röst saknas: ingen har frågat än.').waitFor();
  await officer.getByText('Utredare Berg').waitFor();
  await officer.goto(the().address(`/akt/${childs.id}/plan`));
  await officer.getByText('Besöker Nova').waitFor();
});

it('V27 when the police close the case somebody owns that the child is told', async () => {
  const { town } = the();
  const officer = await the().page(town.staff.childOfficer, `/akt/${childs.id}/samrad`);
  await officer.locator('summary', { hasText: 'Polisens utredning är avslutad' }).click();
  await officer.getByLabel('Vilken dag avslutades den?').fill('i dag');
  await officer.getByLabel(/Vad blev det/).fill('Nedlagd, går inte att styrka.');
  await officer.getByLabel(/Vem berättar för barnet, och/).selectOption(town.staff.childrenLeader);
  await officer.locator('[name="tellBy"]').fill('i dag');
  await officer.getByRole('button', { name: 'Skriv in att den är avslutad' }).click();
  await officer.getByText('Barnet har inte fått veta det än.').waitFor();
  const leader = await the().page(town.staff.childrenLeader, '/min-dag');
  await leader
    .getByRole('link', { name: /Berätta för barnet/ })
    .first()
    .click();
  await leader.getByLabel(/Vad fick barnet veta/).fill('Nova vet att vi tror på det som hände.');
  await leader.getByRole('button', { name: 'Spara', exact: true }).click();
  await leader.getByText(/Barnet fick veta .*: Nova vet att vi tror/).waitFor();
});
