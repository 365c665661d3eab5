import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffId } from '../../src/kernel/ids.ts';
import { consentsTo } from '../builders/index.ts';
import { newContext } from '../support/browser.ts';
import { openSite, type Site } from '../support/site.ts';
import { tuesday } from '../support/tuesday.ts';
import { UrgentMeetings } from '../support/urgent-meetings.ts';

/** A case officer's Tuesday, 10.45: the urgent group, called an hour ago; decisions get owners. On a phone and at a desk, by keyboard where it is quickest. */
describe('V52 a Tuesday: the urgent group, called an hour ago', () => {
  let urgent: UrgentMeetings;
  let site: Site;
  let meeting = '';
  beforeAll(async () => {
    urgent = await UrgentMeetings.open();
    await urgent.begin();
    await consentsTo(urgent.town, urgent.officer, urgent.own, { unitId: urgent.town.units.childrenUnit });
    site = await openSite(urgent.town);
  });
  afterAll(async () => {
    expect(site.faults).toEqual([]);
    await site.close();
    await urgent.town.close();
  });

  const at = async (staffId: StaffId, width = 1280, javaScriptEnabled = true): Promise<Page> => {
    const context = await newContext({ viewport: { width, height: 900 }, javaScriptEnabled });
    const { token } = await urgent.town.signIn(staffId);
    await context.addCookies([{ name: 'session', value: token, url: site.origin }]);
    return context.newPage();
  };

  it('V52 9.47 is called from Min dag in three presses: the button on top, the case, call', async () => {
    const page = await at(urgent.town.staff.caseOfficer);
    await page.goto(`${site.origin}/min-dag`);
    await page.getByRole('link', { name: 'Sammankalla akut' }).click();
    await page.getByRole('link', { name: /Elin S\./ }).click();
    await page.getByLabel('Var, eller på vilket nummer?').fill('Rum 3');
    expect(await page.getByRole('checkbox', { name: 'Elin Åkesson, Barn och unga' }).isChecked()).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText('Mötet är sammankallat. En har fått kallelse.').waitFor();
    meeting = page.url();
    expect(await page.getByText('Elin Åkesson').count()).toBeGreaterThan(0);
  });

  it('V52 9.50 is answered on a phone, with script off', async () => {
    const page = await at(urgent.town.staff.childOfficer, 390, false);
    await page.goto(`${site.origin}/min-dag`);
    const answer = page.getByRole('form', { name: /Svara på kallelsen/ });
    await answer.getByRole('button', { name: 'Jag kommer' }).click();
    await page.getByText('Ditt svar är sparat: du kommer.').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= 390')).toBe(true);
  });

  it('V52 10.45 meets; what is decided gets an owner and a day, and the clock has been met', async () => {
    const { town, file } = urgent;
    await town.setClock(tuesday('10:45'));
    const page = await at(town.staff.caseOfficer);
    await page.goto(meeting);
    await page.locator(`a[href^="/akt/${file.id}/moten/"]`).first().click();
    const item = new URL(page.url()).pathname;
    await page.goto(meeting);
    await page
      .getByRole('button', { name: /tystnadsplikt|bekräftar/i })
      .first()
      .click();
    await page.goto(`${site.origin}${item}`);
    const decide = page.locator(`form[action="${item}/beslut"]`);
    await decide.locator('[name="words"]').fill('Ordna plats i natt');
    await decide.locator('[name="owner"]').selectOption(town.staff.childOfficer);
    await decide.locator('[name="dueOn"]').fill('i dag');
    await decide.getByRole('button').first().click();
    await page.getByText('Ordna plats i natt').first().waitFor();
    const close = page.locator(`form[action="${item}/avsluta"]`);
    await close.locator('[name="said"]').fill('Barnen sover hos moster.');
    await close.getByRole('button').first().click();
    await page.waitForLoadState();
    expect(await urgent.clocks()).toMatchObject([{ running: false }]);
    const his = await at(town.staff.childOfficer);
    await his.goto(`${site.origin}/arenden`);
    expect(await his.content()).toContain(file.id);
  });
});
