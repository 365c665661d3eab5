import { expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { servicesOf } from '../../src/demo/services.ts';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, type MadeFile, tellsOf } from '../builders/index.ts';
import { onStage, type Stage } from '../support/stage.ts';

/** V26: young children do not fit the programmes. Support by age and kind, and what is missing is seen by those who can mend it. */
const sam = newId<PersonId>();
let hers: MadeFile;
const aFamily = ({ town }: Stage, child: PersonId) =>
  aFile(town)
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ id: child, part: 'child', name: 'Sam Strand', birthYear: 2024 }))
    .with(({ sql }, opened) => setFileSide(sql, opened, 'victim'))
    .onDesk({ first: 'Elin', last: 'Strand' })
    .made();
const the = onStage(async (stage) => {
  const { town } = stage;
  const keeper = await stage.visit(town.staff.administrator);
  for (const service of servicesOf(town)) await stage.send(keeper, '/insatser', service as Record<string, string[]>);
  hers = await aFamily(stage, sam);
  const officer = await stage.visit(town.staff.caseOfficer);
  for (let n = 0; n < 4; n += 1) {
    const child = newId<PersonId>();
    const { id } = await aFamily(stage, child);
    const gap = { kind: 'gap', gap: 'noSupply', support: 'trappanTalks', words: 'För liten.', reviewOn: '2027-03-20' };
    await officer.get(`/akt/${id}`);
    await stage.send(officer, `/akt/${id}/barnen/${child}`, { ...gap, owner: town.staff.caseOfficer });
  }
});

it('V26 what there is stands by age and kind, and a gap is written as ours and not as the child’s', async () => {
  const { town } = the();
  const amina = await the().page(town.staff.caseOfficer, `/akt/${hers.id}/barnen`);
  await amina.getByRole('link', { name: 'Vad som finns för barn' }).click();
  const trappan = amina.getByRole('row', { name: /Trappan-samtal/ });
  expect(await trappan.getByRole('cell').allInnerTexts()).toEqual(
    expect.arrayContaining(['Finns inte', 'Trappan', 'Trappan', 'Trappan']),
  );
  await amina.getByText(/\d+ luckor/).waitFor();
  await amina.goto(the().address('/insatser'));
  await amina.getByLabel('För vem').selectOption({ label: 'Barn' });
  await amina.getByLabel('Ålder').fill('3');
  await amina.getByRole('button', { name: 'Sök insatser' }).click();
  await amina.getByRole('heading', { name: '2 insatser' }).waitFor();
  expect(await amina.locator('main table').innerText()).not.toContain('Trappan');
  await amina.getByLabel('Ålder').fill('8');
  await amina.getByRole('button', { name: 'Sök insatser' }).click();
  await amina.getByRole('link', { name: 'Trappan', exact: true }).waitFor();

  await amina.goto(the().address(`/akt/${hers.id}/barnen`));
  await amina.locator('summary', { hasText: 'Skriv in' }).click();
  await amina.getByLabel('Barnet får inget än').check();
  await amina.getByLabel('Varför får barnet inget?').selectOption({ label: 'Stödet finns inte här' });
  await amina.getByLabel('Vem håller i det?').selectOption(town.staff.caseOfficer);
  await amina.getByLabel('När ser någon efter igen?').fill('20/3');
  await amina.getByLabel('Varför?', { exact: true }).fill('Sam är tre år.');
  await amina.getByRole('button', { name: 'Skriv in' }).click();
  // Which support is missing has to be said, or it couldn't be counted.
  await amina.getByText('Välj vilket stöd.').first().waitFor();
  await amina.getByLabel('Vilket stöd, eller vilket stöd saknas?').selectOption({ label: 'Trappan-samtal' });
  await amina.getByRole('button', { name: 'Skriv in' }).click();
  await amina.getByText('Barnet får inget än · Stödet finns inte här · Trappan-samtal').waitFor();
});

it('V26 the leader sees what is missing, counted, and never whose child; then there is something for the smallest', async () => {
  const { town } = the();
  await town.letPass({ hours: 24 * 32 });
  const karin = await the().page(town.staff.teamLeader, '/barn');
  const row = karin.getByRole('row', { name: /Stödet finns inte här/ });
  expect(await row.innerText()).toMatch(/Trappan-samtal\s+5$/);
  expect(await karin.locator('main').innerText()).not.toMatch(/Sam|Elin/);
  const keeper = await the().visit(town.staff.administrator);
  const [trappan] = servicesOf(town).filter(({ kind }) => kind === 'trappanTalks');
  await the().send(keeper, '/insatser', { ...trappan, fromAge: '0', toAge: '3', 'sv.name': 'Trappan för de minsta' });
  await karin.getByRole('link', { name: 'Vad som finns för barn' }).click();
  await karin.getByRole('link', { name: 'Trappan för de minsta' }).waitFor();
});
