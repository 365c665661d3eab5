import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town } from '../builders/index.ts';
import { newContext } from '../support/browser.ts';
import { openSite, type Site } from '../support/site.ts';

// What is due is proposed by the unit's leader, confirmed by another who sees a reference alone, and stopped by whoever needs it.

let town: Town;
let site: Site;
let file: MadeFile;
let reference: string;

beforeAll(async () => {
  town = await aTown();
  site = await openSite(town);
  file = await aFile(town).made();
  await town.look(
    `insert into data.closing (id, file_id, section_id, reason, ready, way_back, substitute_id, help_line, follow_up, closed_at, closed_by)
     values ($1, $2, $3, 'goalReached', 'ready', '\\x01', $4, 'x', 'declined', authz.now() - interval '6 years', $4)`,
    [newId(), file.id, file.sections.plan, town.staff.caseOfficer],
  );
  await town.look(`update data.event set at = at - interval '6 years' where file_id = $1`, [file.id]);
  const [row] = await town.look<{ reference: string }>('select reference from authz.file where id = $1', [file.id]);
  reference = row?.reference ?? '';
});
afterAll(async () => {
  expect(site.faults).toEqual([]);
  await site.close();
  await town.close();
});

async function asStaff(who: keyof Town['staff']) {
  const context = await newContext({ viewport: { width: 1280, height: 900 } });
  const { token } = await town.signIn(town.staff[who]);
  await context.addCookies([{ name: 'session', value: token, url: site.origin }]);
  context.setDefaultTimeout(8000);
  const page = await context.newPage();
  await page.goto(`${site.origin}/organisation`);
  await page.getByRole('link', { name: 'Bevara och gallra' }).click();
  return page;
}

it('takes two people to destroy a file, and one to stop it', async () => {
  const karin = await asStaff('teamLeader');
  await karin.getByLabel(reference).check();
  await karin.getByRole('button', { name: 'Föreslå gallring' }).click();
  // Nothing is proposed that nobody says to have looked at, and the choice stays.
  await karin.getByText('Kontrollera först, och kryssa sedan i.').first().waitFor();
  expect(await karin.getByLabel(reference).isChecked()).toBe(true);
  await karin.getByLabel('ingen behöver dem').check();
  await karin.getByRole('button', { name: 'Föreslå gallring' }).click();
  await karin.getByText('Dig: någon annan bekräftar').waitFor();
  expect(await karin.getByRole('button', { name: 'Bekräfta' }).count()).toBe(0);

  const eva = await asStaff('administrator');
  await eva.getByText('Sedan kan det inte fås tillbaka.').waitFor();
  await eva.getByRole('button', { name: 'Bekräfta' }).click();
  await eva.getByText('Bekräftat. Gallringen genomförs när driften kör den').waitFor();
  await eva.context().close();

  await karin.reload();
  await karin.getByText('Stoppa en akts gallring').click();
  await karin.getByLabel('Aktens referens').fill(reference.toLowerCase());
  await karin.getByLabel('Varför').selectOption('court');
  await karin.getByLabel('Vad gäller det?').fill('Målet är inte avgjort.');
  await karin.getByLabel('Tänk igenom igen senast').fill('om ett år');
  await karin.getByRole('button', { name: 'Stoppa gallringen' }).click();
  await karin.getByText('Till exempel 26 nov').first().waitFor();
  expect(await karin.getByLabel('Vad gäller det?').inputValue()).toBe('Målet är inte avgjort.');
  await karin.getByLabel('Tänk igenom igen senast').fill('31 dec');
  await karin.getByRole('button', { name: 'Stoppa gallringen' }).click();
  await karin.getByText('Gallringen är stoppad.').waitFor();
  expect(await town.look('select from data.disposal where file_id = $1 and withdrawn_at is null', [file.id])).toEqual(
    [],
  );
  await karin.context().close();
});
