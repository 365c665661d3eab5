import { expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { servicesOf } from '../../src/demo/services.ts';
import type { StaffId, UnitId } from '../../src/kernel/ids.ts';
import type { ServiceVersionId } from '../../src/support/service.ts';
import { aFile, type MadeFile, tellsOf } from '../builders/index.ts';
import { pastSupport } from '../support/past-support.ts';
import { onStage } from '../support/stage.ts';
import type { Fields } from '../support/whole-contact.ts';

/** V45: short contacts vanish, and nobody knows why. V47: there is a queue, so we close before they are ready. */
let hers: MadeFile;
let address = '';
const the = onStage(async (stage) => {
  const { town } = stage;
  const { staff, units } = town;
  const administrator = await stage.visit(staff.administrator);
  for (const service of servicesOf(town))
    if (['supportTalks', 'perpetratorProgramme'].includes(String(service.kind)))
      await stage.send(administrator, '/insatser', service as Fields);
  const versions = await town.look<{ id: ServiceVersionId; kind: string }>('select id, kind from data.service');
  const version = (kind: string) => versions.find((one) => one.kind === kind)?.id as ServiceVersionId;
  hers = await aFile(town)
    .withTeam({ staffId: staff.therapist, function: 'therapist' })
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(({ sql }, made) => setFileSide(sql, made, 'victim'))
    .onDesk({ first: 'Elin', last: 'Strand' })
    .made();
  const fileOf = (side: 'victim' | 'perpetrator', by: StaffId, unit: UnitId) =>
    aFile(town)
      .createdBy(by)
      .ofUnit(unit)
      .with(({ sql }, made) => setFileSide(sql, made, side))
      .made();
  // Ten who waited a fortnight and ten of those who use violence who waited three days; nine of the first have ended since.
  const { caseOfficer: amina, perpetratorTherapist: daniel } = staff;
  const exposed = await pastSupport(town, await fileOf('victim', amina, units.violenceTeam), amina);
  const violent = await pastSupport(town, await fileOf('perpetrator', daniel, units.outpatient), daniel);
  await exposed.asked(10, version('supportTalks'), 'exposed');
  await violent.asked(10, version('perpetratorProgramme'), 'usesViolence');
  const mirja = await stage.visit(staff.therapist);
  const own = { service: version('supportTalks'), rightTold: 'yes', worker: staff.therapist };
  address = await stage.send(mirja, `/akt/${hers.id}/insatser`, own);
  await stage.send(mirja, `${address}/borja`);
  for (const purpose of ['Sömnen', 'Barnen']) await stage.send(mirja, `${address}/samtal`, { purpose });
  await town.letPass({ hours: 3 * 24 });
  await violent.begun();
  await town.letPass({ hours: 11 * 24 });
  await exposed.begun();
  await exposed.ended(5, { how: 'ended', reason: undefined, words: undefined });
  await exposed.ended(4, { how: 'silent', reason: 'childCare', words: undefined });
});

it('V45 two talks that nobody came to raise the question, and no end is taken without what is known of why', async () => {
  const { town } = the();
  const mirja = await the().page(town.staff.therapist, address);
  for (const left of [2, 1]) {
    const writes = mirja.locator('summary', { hasText: 'Skriv vad som hände' });
    expect(await writes.count()).toBe(left);
    await writes.first().click();
    const form = mirja.locator('form[action$="/utfall"]').first();
    if (left === 2) {
      await form.getByRole('button', { name: 'Spara' }).click();
      await mirja.getByRole('link', { name: 'Välj vad som hände.' }).waitFor();
    }
    await form.getByLabel('Kom inte').check();
    await form.getByRole('button', { name: 'Spara' }).click();
    await mirja.getByText('Samtalet är sparat').waitFor();
  }
  await mirja.getByRole('heading', { name: 'Personen har inte hörts av' }).waitFor();
  const says = mirja.locator(`form[action="${address}/tystnad"]`);
  await says.getByLabel('Personen har slutat komma').check();
  await says.getByLabel('Med egna ord').fill('Hon skrev att barnvakten blev sjuk.');
  await says.getByRole('button', { name: 'Spara' }).click();
  await mirja.getByRole('link', { name: 'Välj skälet, eller ”Vi vet inte”.' }).waitFor();
  expect(await says.getByLabel('Med egna ord').inputValue()).toBe('Hon skrev att barnvakten blev sjuk.');
  await says.getByLabel('Ingen barnpassning').check();
  await says.getByRole('button', { name: 'Spara' }).click();
  await mirja.getByText('Insatsen är avslutad, och skälet är kvar').waitFor();
  const told = await mirja.locator('main').innerText();
  for (const words of ['Slutade komma', 'Ingen barnpassning', 'barnvakten blev sjuk']) expect(told).toContain(words);
});

it('V45 silent exits are counted over all files with the reasons known, and never by person', async () => {
  const { town } = the();
  const early = await the().page(town.staff.teamLeader, '/insatser/ko');
  await early.getByText('För få har avslutat för att något ska visas.').waitFor();
  await town.letPass({ hours: 14 * 24 });
  const karin = await the().page(town.staff.teamLeader, '/insatser/ko');
  await karin.getByText('Slutade komma utan ett ord: 5 av 10 avslutade.').waitFor();
  const told = await karin.locator('#slut').locator('xpath=ancestor::section[1]').innerText();
  expect(told).toContain('Ingen barnpassning');
  expect(told).not.toMatch(/barnvakten|Elin/);
  const mirja = await the().page(town.staff.therapist, '/min-dag');
  expect((await mirja.goto(the().address('/insatser/ko')))?.status()).toBe(404);
});

it('V47 waits of those exposed stand beside those of who uses violence', async () => {
  const karin = await the().page(the().town.staff.teamLeader, '/insatser/ko');
  const part = karin.locator('#vantetider').locator('xpath=ancestor::section[1]');
  const waits = (who: string) => part.getByRole('row', { name: who }).innerText();
  expect(await waits('Våldsutsatta')).toMatch(/11\s+14 dagar/);
  expect(await waits('De som använder våld')).toMatch(/10\s+3 dagar/);
});

it('V47 who is not ready is closed by nobody who has a queue, whatever else is answered', async () => {
  const { town } = the();
  const amina = await the().page(town.staff.caseOfficer, `/akt/${hers.id}/avslut`);
  await amina.getByText('Att andra väntar är inget skäl att sluta.').waitFor();
  await amina.getByLabel('Nej, personen är inte redo').check();
  await amina.getByLabel('Kontakten har tystnat').check();
  await amina.getByLabel('Med egna ord').fill('Hon har inte svarat sedan barnvakten blev sjuk.');
  await amina.getByRole('radio', { name: 'Det vet vi inte', exact: true }).check();
  await amina.getByLabel('Hur vet ni det').fill('Ingen har talat med henne på två veckor.');
  await amina.getByLabel('Risken är inte bedömd').fill('Görs när hon hör av sig.');
  await amina.getByLabel('Vem svarar när du själv').selectOption({ index: 1 });
  await amina.getByLabel('Vilken hjälplinje').selectOption('kvinnofridslinjen');
  await amina.getByLabel('Inte frågat', { exact: true }).check();
  await amina.getByRole('button', { name: 'Avsluta akten' }).click();
  await amina.getByText('Den som inte är redo avslutas bara av en chef i enheten.').first().waitFor();
  expect(await amina.getByLabel('Hur vet ni det').inputValue()).toContain('två veckor');
  expect(await town.look('select from data.closing')).toEqual([]);
});
