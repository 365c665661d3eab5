import { expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { type FileId, newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, type MadeFile, tellsOf } from '../builders/index.ts';
import { onStage } from '../support/stage.ts';

/** V21: the adult unit reports to the child unit, and there the cooperation ends. A thread that both see; silence is shown as silence. */
const nova = newId<PersonId>();
let hers: MadeFile;
let child = '';
const the = onStage(async ({ town }) => {
  await town.delegates('openChildInvestigation', 'caseOfficer');
  await town.delegates('notOpenChildInvestigation', 'teamLeader');
  hers = await aFile(town)
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ id: nova, part: 'child', name: 'Nova Strand', birthYear: 2018, livesWith: 'yes' }))
    .with(({ sql }, opened) => setFileSide(sql, opened, 'victim'))
    .onDesk({ first: 'Elin', last: 'Strand' })
    .made();
});

it('V21 a report is made from the child’s line, and is refused while nobody has said whether telling is dangerous', async () => {
  const { town } = the();
  await town.onDuty(town.staff.childOfficer, town.units.childrenUnit);
  const amina = await the().page(town.staff.caseOfficer, `/akt/${hers.id}`);
  await amina.getByRole('link', { name: 'Nova Strand' }).first().click();
  await amina.getByRole('link', { name: 'Anmäl oro för barn' }).click();
  await amina.getByLabel('Vad vet du, och vad gör dig orolig?').fill('Pappa slog mamma i hallen när Nova såg på.');
  await amina.getByLabel('Jag vill veta vad som beslutas').check();
  await amina.getByRole('button', { name: 'Lämna anmälan' }).click();
  await amina.getByText('En sak behöver rättas').waitFor();
  expect(await amina.getByLabel('Vad vet du').inputValue()).toContain('i hallen');
  await amina.getByRole('radio', { name: 'Vet inte' }).check();
  await amina.getByRole('button', { name: 'Lämna anmälan' }).click();
  await amina.getByText('Anmälan är lämnad.').waitFor();
  await amina.getByText('Så långt har anmälan kommit').waitFor();
  const [told] = await town.look<{ id: string }>('select own_file_id as id from data.person_told where id = $1', [
    nova,
  ]);
  child = told?.id ?? '';
  // What the other unit writes is theirs.
  expect((await amina.goto(the().address(`/kontakt/${child}/anmalan`)))?.status()).toBe(404);
});

it('V21 silence is shown as silence, with whom it waits for, on both sides', async () => {
  const { town } = the();
  await town.letPass({ hours: 72 });
  await town.onDuty(town.staff.childOfficer, town.units.childrenUnit);
  const silence = 'Ingen har svarat på 3 dagar. Svaret väntar hos Elin Åkesson';
  const amina = await the().page(town.staff.caseOfficer, `/akt/${hers.id}`);
  await amina.getByText(silence).first().waitFor();
  const elin = await the().page(town.staff.childOfficer, '/min-dag');
  await elin.getByRole('button', { name: 'Orosanmälan att ta emot' }).first().click();
  await elin.getByText(silence).first().waitFor();
});

it('V21 is received, assessed and decided on by one who may, and told back as the law allows', async () => {
  const { town } = the();
  const at = `/kontakt/${child}/anmalan`;
  // Script off: all of it is plain forms.
  const elin = await the().page(town.staff.childOfficer, at, { script: false });
  await elin.getByRole('button', { name: 'Ta emot' }).click();
  await elin.getByText('Anmälan är mottagen, och du är ansvarig.').waitFor();
  await elin.getByText('Berätta inte för vårdnadshavarna än').waitFor();
  await elin.getByRole('link', { name: 'Bedöm skydd nu' }).click();
  await elin.getByText('Har någon av oss pratat med barnet?').waitFor();
  await elin.goto(the().address(at));
  await elin.getByLabel('Utredning inleds inte').check();
  await elin.getByLabel('Varför?', { exact: true }).fill('Nova är trygg hos mormor.');
  await elin.getByRole('button', { name: 'Besluta' }).click();
  // Not hers to decide; the page says whose it is, and keeps what she wrote.
  await elin
    .getByText(/Maria Öberg/)
    .first()
    .waitFor();
  expect(await elin.getByLabel('Varför?', { exact: true }).inputValue()).toBe('Nova är trygg hos mormor.');
  await elin.getByLabel('Utredning är inledd').check();
  await elin.getByLabel('Varför?', { exact: true }).fill('Nova har sett våld många gånger.');
  await elin.getByRole('button', { name: 'Besluta' }).click();
  await elin.getByText('Beslutet är fattat.').waitFor();
  await elin.getByLabel('Svar, eller varför det är olämpligt').fill('Utredning är inledd.');
  await elin.getByRole('button', { name: 'Spara svaret' }).click();
  await elin.getByText('Svaret är sparat.').waitFor();

  const amina = await the().page(town.staff.caseOfficer, '/min-dag');
  await amina.getByRole('button', { name: 'Något har hänt med en orosanmälan' }).first().click();
  await amina.getByText('Utredning är inledd').first().waitFor();
  const read = await amina.locator('main').innerText();
  expect(read).toMatch(/Svar till den som anmälde\s+Klart/);
  // What was found out about the child is never told back.
  expect(read).not.toContain('sett våld många gånger');
  expect(await town.look('select from data.alert where file_id = $1 and seen_at is null', [child as FileId])).toEqual(
    [],
  );
});
