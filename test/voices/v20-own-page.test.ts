import { expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { aFile, type MadeFile, tellsOf } from '../builders/index.ts';
import { onStage } from '../support/stage.ts';

/** V20: every child in a case is a person with own needs, an own voice, an own plan and own decisions. */
let child: MadeFile;
const the = onStage(async ({ town }) => {
  child = await aFile(town)
    .createdBy(town.staff.childOfficer)
    .ofUnit(town.units.childrenUnit)
    .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
    .with(tellsOf({ part: 'self', name: 'Nova Strand', birthYear: 2018 }))
    .with(tellsOf({ part: 'guardian', name: 'Tarek Strand' }))
    .with(({ sql }, opened) => setFileSide(sql, opened, 'childWitness'))
    .onDesk({ first: 'Nova', last: 'Strand' })
    .made();
});

it('V20 the child’s own page says what is missing, keeps what is written, and asks who may read before', async () => {
  const { town } = the();
  const elin = await the().page(town.staff.childOfficer, `/akt/${child.id}/barnet`);
  // Who may read as a party stands above what one writes.
  await elin.getByText(/Kan läsas av vårdnadshavare som är part.*Tarek Strand/).waitFor();
  for (const gap of ['Ingen har skrivit vad barnet har fått veta.', 'Inga behov är inskrivna.'])
    await elin.getByText(gap).first().waitFor();

  const voice = elin.locator('form[action$="/barnet/rost"]');
  const open = (form: typeof voice) =>
    form.evaluate((element) => element.closest('details')?.setAttribute('open', '') ?? undefined);
  await open(voice);
  await voice.getByLabel('Vad har barnet fått veta?').fill('Vi pratar med mamma först.');
  await voice.getByLabel('Hur berättade du?').selectOption({ label: 'I lek' });
  await voice.getByLabel('Delvis').check();
  await voice.getByRole('button').click();
  // Neither what it says nor why that is missing: what was written stays.
  await elin.getByRole('link', { name: 'Skriv vad barnet säger, eller varför det saknas.' }).waitFor();
  expect(await voice.getByLabel('Vad har barnet fått veta?').inputValue()).toBe('Vi pratar med mamma först.');
  await voice.getByLabel('Vad säger barnet självt?').fill('Jag vill ha min katt.');
  await voice.getByRole('button').click();
  await elin.getByText('Barnet säger: ”Jag vill ha min katt.”').waitFor();

  const need = elin.locator('form[action$="/barnet/behov"]');
  await open(need);
  await need.getByLabel('Område').selectOption({ label: 'Skydd och trygghet' });
  await need.getByLabel('I vems ord?').selectOption({ label: 'Barnets' });
  await need.getByLabel('Behovet').fill('Att ingen skriker.');
  await need.getByRole('button').click();
  await elin.getByText('Att ingen skriker.').first().waitFor();
  expect(await elin.getByText('Inga behov är inskrivna.').count()).toBe(0);
});

it('V20 it has its own plan and own decisions, behind the same page', async () => {
  const { town } = the();
  const elin = await the().page(town.staff.childOfficer, `/akt/${child.id}/barnet#plan`);
  const own = elin.locator('section', { has: elin.locator('#plan') });
  await own.getByRole('link', { name: 'Barnets plan' }).click();
  expect(new URL(elin.url()).pathname).toBe(`/akt/${child.id}/plan`);
  await elin.goBack();
  await own.getByRole('link', { name: 'Barnets beslut' }).click();
  expect(new URL(elin.url()).pathname).toBe(`/akt/${child.id}/beslut`);
  await elin.getByText('Nova Strand').first().waitFor();
});

it('V20 who treats the child reads it and writes nothing; whoever has no business there finds no file', async () => {
  const { town } = the();
  const mirja = await the().page(town.staff.therapist, `/akt/${child.id}/barnet`);
  await mirja.getByText('Barnet säger: ”Jag vill ha min katt.”').waitFor();
  expect(await mirja.locator('form[action*="/barnet/"]').count()).toBe(0);
  for (const who of ['caseOfficer', 'outsider', 'auditor'] as const) {
    const other = await the().page(town.staff[who], '/min-dag');
    expect([who, (await other.goto(the().address(`/akt/${child.id}/barnet`)))?.status()]).toEqual([who, 404]);
    expect(await other.content()).not.toContain('katt');
  }
});
