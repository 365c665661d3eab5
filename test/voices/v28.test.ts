import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTown, type Town } from '../builders/index.ts';
import { newContext } from '../support/browser.ts';
import { Investigations } from '../support/investigations.ts';
import { openSite, type Site } from '../support/site.ts';
import { serve } from '../support/visitor.ts';

/** V28: looked into again and again, and nothing given. What came of it before stands on top; once more without help is the leader's. */
let town: Town;
let site: Site;
let work: Investigations;
let at = '';

beforeAll(async () => {
  town = await aTown();
  await town.delegates('endWithoutIntervention', 'caseOfficer');
  site = await openSite(town);
  work = await Investigations.begin(town, serve(town));
  const leader = await work.as(town.staff.teamLeader, 'Granskar.');
  await work.assessed();
  const first = await work.signed(leader);
  expect((await work.endedWithoutHelp(work.officer, first)).status).toBe(303);
  at = await work.signed(leader);
  const told = { person: work.self, how: 'inHand', words: 'Hela utredningen.' };
  await work.send(work.officer, `${at}/beslut/underlag`, told);
});
afterAll(async () => {
  expect(site.faults).toEqual([]);
  await site.close();
  await town.close();
});

const page = async (staff: 'caseOfficer' | 'teamLeader', reason?: string) => {
  const session = await town.signIn(town.staff[staff]);
  if (reason) await town.open(session, work.file.id, reason);
  const context = await newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(8000);
  await context.addCookies([{ name: 'session', value: session.token, url: site.origin }]);
  return context.newPage();
};

describe('V28 not investigated again and again without help', () => {
  it('V28 shows what came of it before on top, and refuses the case officer in words that say who may', async () => {
    const amina = await page('caseOfficer');
    await amina.goto(site.origin + at);
    await amina.getByText('Utredd 1 gång förut utan att få någon insats.').first().waitFor();
    await amina.getByRole('link', { name: 'Kommunicera och besluta' }).click();
    await amina.getByLabel('Avsluta utan insats').check();
    await amina.getByLabel('Varför?', { exact: true }).fill('Hon svarar inte.');
    await amina.getByRole('button', { name: 'Besluta', exact: true }).click();
    await amina
      .getByText(/Bara ledaren för enheten får avslå eller avsluta utan insats en gång till/)
      .first()
      .waitFor();
    expect(await amina.getByLabel('Varför?', { exact: true }).inputValue()).toBe('Hon svarar inte.');
    await amina.getByRole('button', { name: 'Lämna frågan till ledaren' }).click();
    await amina.getByText('Ledaren har fått frågan.').waitFor();
    const session = await town.signIn(town.staff.caseOfficer);
    await town.open(session, work.file.id);
    const end = (outcome: string) =>
      town.ask(
        session,
        `update data.investigation set state = 'ended', outcome = $1, ended_by = authz.me(), ended_at = now() where state = 'signed'`,
        [outcome],
      );
    // Called a refusal it leaves her with what she had all the same.
    for (const outcome of ['withoutHelp', 'refused'])
      await expect(end(outcome)).rejects.toMatchObject({ code: '42501' });
  });

  it('V28 the leader may, and says why once more', async () => {
    await town.delegates('endWithoutIntervention', 'teamLeader');
    const karin = await page('teamLeader', 'Avgör frågan.');
    await karin.goto(`${site.origin}${at}/beslut`);
    await karin.getByLabel('Avsluta utan insats').check();
    await karin.getByLabel('Varför?', { exact: true }).fill('Hon har flyttat och får hjälp där.');
    await karin.getByRole('button', { name: 'Besluta', exact: true }).click();
    await karin.getByText('Skriv varför personen inte får någon hjälp en gång till.').first().waitFor();
    await karin
      .getByLabel(/Varför får personen ingen hjälp en gång till/)
      .fill('Den nya kommunen har tagit över utredningen.');
    await karin.getByRole('button', { name: 'Besluta', exact: true }).click();
    await karin.getByText('Beslutet är fattat.').first().waitFor();
    const ended = await town.look<{ n: number }>(
      `select count(*)::int as n from data.investigation where outcome = 'withoutHelp'`,
    );
    expect(ended[0]?.n).toBe(2);
  });
});
