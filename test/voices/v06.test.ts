import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { newContext } from '../support/browser.ts';
import { openSite, type Site } from '../support/site.ts';
import { serve, Visitor } from '../support/visitor.ts';

/** V06: support ended though the violence had not. V47: there is a queue, so we close before they are ready. */
let town: Town;
let site: Site;
let file: MadeFile;
const at = (tail: string) => `${site.origin}/akt/${file.id}${tail}`;

beforeAll(async () => {
  town = await aTown();
  site = await openSite(town);
  file = await aFile(town)
    .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
    .with(tellsOf({ id: newId<PersonId>(), part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ id: newId<PersonId>(), part: 'child', name: 'Nova', birthYear: 2018, livesWith: 'yes' }))
    .onDesk({ first: 'Elin', last: 'Strand' })
    .made();
  const officer = new Visitor(serve(town), await town.signIn(town.staff.caseOfficer));
  const set = await officer.post(`/akt/${file.id}/saker-kontakt`, {
    _form: newId(),
    'ways.sms.allowed': 'yes',
    'ways.sms.target': '070-174 06 05',
    'ways.sms.forEmergency': 'yes',
  });
  expect(set.status).toBe(303);
  await officer.post(`/akt/${file.id}/processer`, { _form: newId(), kind: 'court', holder: 'Strandhaga tingsrätt' });
});
afterAll(async () => {
  expect(site.faults).toEqual([]);
  await site.close();
  await town.close();
});

/** With `opens`, the file is opened first, for one who is not in its team. */
async function asStaff(who: keyof Town['staff'], opens?: string) {
  const context = await newContext({ viewport: { width: 1280, height: 900 } });
  const session = await town.signIn(town.staff[who]);
  if (opens) await town.open(session, file.id, opens);
  await context.addCookies([{ name: 'session', value: session.token, url: site.origin }]);
  context.setDefaultTimeout(8000);
  return context.newPage();
}

describe('V06 support does not end while the violence goes on', () => {
  it('V06 closing asks what stands open, answer by answer, and names the way back', async () => {
    const page = await asStaff('caseOfficer');
    await page.goto(at(''));
    await page.getByRole('link', { name: 'Avsluta akten' }).click();
    await page.getByLabel('Ja, det känns klart').check();
    await page.getByLabel('Målet är nått till en del').check();
    await page.getByRole('radio', { name: 'Ja', exact: true }).check();
    await page.getByLabel('Hur vet ni det').fill('Han skickar sms varje vecka. Hon har larm och kontaktförbud.');
    await page.getByLabel('Vem svarar när du själv').selectOption({ index: 1 });
    await page.getByLabel('Vilken hjälplinje').selectOption('kvinnofridslinjen');
    await page.getByLabel('Personen vill att vi hör av oss').check();
    await page.getByLabel('På vilket sätt är det säkert?').fill('Sms vardag 9–11, skriv bara ”hej”.');
    await page.getByLabel('Vem hör av sig?').selectOption(town.staff.caseOfficer);
    await page.getByRole('button', { name: 'Avsluta akten' }).click();

    // Neither the court, nor the child, nor the old assessment has been answered: nothing is closed, and nothing typed is lost.
    await page.getByText('3 saker behöver rättas').waitFor();
    expect(await page.getByLabel('Hur vet ni det').inputValue()).toContain('kontaktförbud');
    await page.getByLabel('Vem följer personen genom den?').fill('Brottsofferjouren går med den 14 mars.');
    await page.getByLabel('Nova: vem ser till barnets behov nu?').fill('Barnkuratorn, varannan vecka.');
    await page.getByLabel('Risken är inte bedömd').fill('Ny bedömning görs av polisen i kontaktförbudet.');
    await page.getByRole('button', { name: 'Avsluta akten' }).click();
    await page.getByText('Akten är avslutad.').waitFor();
    await page.getByText('Akten avslutades', { exact: true }).waitFor();
    await page.context().close();
  });

  it('V06 what was agreed for afterwards has an owner and three days, and is asked along the agreed way', async () => {
    const days = await town.look<{ months: number }>(
      `select f.months from data.follow_up f join data.running_clock c on c.subject_id = f.id and c.rule = 'followUpContact'
        where f.file_id = $1 and c.owner_id = $2 and c.met_at is null order by f.due_on`,
      [file.id, town.staff.caseOfficer],
    );
    expect(days.map(({ months }) => months)).toEqual([3, 6, 12]);
    const page = await asStaff('caseOfficer');
    await page.goto(at('/avslut'));
    await page.getByText('Sms vardag 9–11, skriv bara ”hej”.').first().waitFor();
    await page.getByText('Skriv upp svaret').first().click();
    await page.getByLabel('Nådde personen').check();
    await page.getByRole('button', { name: 'Skriv upp svaret' }).click();
    // Reached, and nothing said of the violence or of the help: that is what the follow-up is for.
    await page.getByText('2 saker behöver rättas').waitFor();
    await page.getByLabel('Mindre än förut').check();
    await page.getByRole('radio', { name: 'Delvis', exact: true }).check();
    await page.getByRole('button', { name: 'Skriv upp svaret' }).click();
    await page.getByText('Svaret är uppskrivet.').waitFor();
    expect(
      await town.look(`select from data.running_clock where rule = 'followUpContact' and met_at is not null`),
    ).toHaveLength(1);
    await page.context().close();
  });

  it('V06 a follow-up that hears of violence asks whether the file opens, loses nothing, and her own no is enough', async () => {
    const page = await asStaff('caseOfficer');
    await page.goto(at('/avslut'));
    await page.getByText('Skriv upp svaret').first().click();
    await page.getByLabel('Nådde personen').check();
    await page.getByLabel('Som förut').check();
    await page.getByRole('radio', { name: 'Delvis', exact: true }).check();
    await page.getByLabel('Vad sa personen?').fill('Han ringer om nätterna.');
    await page.getByRole('button', { name: 'Skriv upp svaret' }).click();
    await page.getByText('Svaret tyder på fara. Välj om akten öppnas igen.').first().waitFor();
    expect(await page.getByLabel('Vad sa personen?').inputValue()).toBe('Han ringer om nätterna.');
    await page.getByLabel('Nej, personen vill inte. Det räcker').check();
    await page.getByRole('button', { name: 'Skriv upp svaret' }).click();
    await page.getByText('Ledare och ansvarig får veta det.').waitFor();
    expect(await town.look('select from data.closing where reopened_at is null')).toHaveLength(1);
    await page.context().close();
    const leader = await asStaff('teamLeader');
    await leader.goto(`${site.origin}/min-dag`);
    await leader.getByText('En uppföljning tyder på att våldet pågår').first().waitFor();
    await leader.context().close();
  });

  it('V06 the therapist whose work has ended sees nothing more, and what the last follow-up hears opens the file', async () => {
    const therapist = await asStaff('therapist');
    expect((await therapist.goto(at('')))?.status()).toBe(404);
    await therapist.context().close();
    const page = await asStaff('caseOfficer');
    await page.goto(at('/avslut'));
    await page.getByText('Skriv upp svaret').first().click();
    await page.getByLabel('Nådde personen').check();
    await page.getByLabel('Mer än förut').check();
    await page.getByRole('radio', { name: 'Delvis', exact: true }).check();
    await page.getByLabel('Ja, öppna akten nu').check();
    await page.getByLabel('Varför öppnas akten').fill('Han har flyttat tillbaka.');
    await page.getByRole('button', { name: 'Skriv upp svaret' }).click();
    await page.getByText('Akten är öppen igen, och ledare och ansvarig får veta det.').waitFor();
    expect(
      await town.look(
        `select c.rule from data.running_clock c where c.file_id = $1 and c.met_at is null and c.ended_at is null order by c.rule`,
        [file.id],
      ),
    ).toEqual([{ rule: 'openInvestigation' }, { rule: 'riskRedEvent' }]);
    await page.context().close();
  });
});

describe('V47 closing asks whether she is ready', () => {
  it('V47 one who is not ready is not closed because there is a queue', async () => {
    // One that was opened again has somebody to decide whether to investigate, before it can be closed.
    file = await aFile(town)
      .with(tellsOf({ id: newId<PersonId>(), part: 'self', name: 'Mira Holm' }))
      .made();
    const answered = async (page: Page) => {
      await page.goto(at('/avslut'));
      await page.getByText('Att andra väntar är inget skäl att sluta.').waitFor();
      await page.getByLabel('Nej, personen är inte redo').check();
      await page.getByLabel('Målet är nått till en del').check();
      await page.getByRole('radio', { name: 'Det vet vi inte', exact: true }).check();
      await page.getByLabel('Hur vet ni det').fill('Mira vill ha fem samtal till.');
      await page.getByLabel('Risken är inte bedömd').fill('Görs av polisen i veckan.');
      await page.getByLabel('Vem svarar när du själv').selectOption({ index: 1 });
      await page.getByLabel('Vilken hjälplinje').selectOption('kvinnofridslinjen');
      await page.getByLabel('Inte frågat', { exact: true }).check();
      await page.getByRole('button', { name: 'Avsluta akten' }).click();
    };
    // Whoever has her file answers all that is asked, and is refused for that alone; nothing that was written is lost.
    const page = await asStaff('caseOfficer');
    await answered(page);
    await page.getByRole('link', { name: 'Den som inte är redo avslutas bara av en chef i enheten.' }).waitFor();
    await page.getByText('En sak behöver rättas').waitFor();
    expect(await page.getByLabel('Hur vet ni det').inputValue()).toBe('Mira vill ha fem samtal till.');
    const closed = () => town.look('select ready, closed_by from data.closing where file_id = $1', [file.id]);
    expect(await closed()).toEqual([]);
    await page.context().close();

    // Her leader gives the same answers, and answers for it by name: it stands that she was not ready.
    const leader = await asStaff('teamLeader', 'Frågan om avslut har kommit till mig.');
    await answered(leader);
    await leader.getByText('Akten är avslutad.').waitFor();
    expect(await closed()).toEqual([{ ready: 'notReady', closed_by: town.staff.teamLeader }]);
    await leader.goto(at('/avslut'));
    await leader.getByText('Nej, personen är inte redo').waitFor();
    await leader.context().close();
  });
});
