import type { Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { expect } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aGroup, aTown, type Town } from '../builders/index.ts';
import { Day, follow, press } from './day.ts';
import { Investigations } from './investigations.ts';
import { openSite, type Site } from './site.ts';
import { serve, Visitor } from './visitor.ts';

type Who = keyof Town['staff'];

/** A Tuesday in a year when everybody has her role. */
export const tuesday = (time: string) =>
  Temporal.ZonedDateTime.from(`2036-11-25T${time}[Europe/Stockholm]`).toInstant();

/** A town before a case officer's Tuesday: her case with a story, a safe way and an investigation that is written, and one contact that nobody owns. */
export class Tuesday {
  readonly town: Town;
  readonly work: Investigations;
  readonly day: Day;
  readonly #site: Site;

  private constructor(town: Town, work: Investigations, site: Site) {
    this.town = town;
    this.work = work;
    this.#site = site;
    this.day = new Day(site.origin, async (context, who) => {
      const { token } = await town.signIn(town.staff[who as Who]);
      await context.addCookies([{ name: 'session', value: token, url: site.origin }]);
    });
  }

  static async open(): Promise<Tuesday> {
    const town = await aTown();
    const { units, staff } = town;
    await town.setClock(tuesday('08:00'));
    for (const decision of ['disclosure', 'intervention'] as const) await town.delegates(decision, 'teamLeader');
    await aGroup(
      town,
      { unitId: units.incomeSupport, staffId: staff.outsider },
      { unitId: units.childrenUnit, staffId: staff.childOfficer },
      { unitId: units.familyLaw, staffId: staff.familyOfficer },
    );
    const served = serve(town);
    const work = await Investigations.begin(town, served);
    const { officer } = work;
    const sent = async (path: string, fields: Record<string, string>) =>
      expect((await work.send(officer, path, fields)).status).toBe(303);
    await sent(work.path('/saker-kontakt'), {
      'ways.call.allowed': 'yes',
      'ways.call.target': '070-174 06 05',
      codeWord: 'pendeln',
    });
    const story = { text: 'Rolf slog Elin i hallen i tisdags.', version: '0.a1b2c3d4' };
    await sent(work.path('/berattelsen/klar'), story);
    await sent(work.path('/berattelsen/bekrafta'), { version: '1', how: 'readAloud' });
    const investigation = await work.opened();
    await work.assessed();
    await work.written(investigation);
    await sent(`${investigation}/ensam`, { alone: 'yes' });
    const duty = new Visitor(served, await town.signIn(staff.dutyOfficer));
    const came = { channel: 'call', source: 'police', 'received.day': 'i dag', 'received.time': '07.50' };
    expect((await duty.post('/kontakt/ny', { _form: newId(), ...came })).status).toBe(303);
    return new Tuesday(town, work, await openSite(town));
  }

  /** The clock is moved on, and whoever it is signs in again and opens the case from her own list. */
  async takesUp(who: Who, time: string): Promise<Page> {
    await this.town.setClock(tuesday(time));
    const page = await this.day.again(who);
    await this.day.way(who, 2, async () => {
      await follow(page, 'Ärenden');
      await follow(page, 'Elin S.');
    });
    return page;
  }

  /** The question of consent, as it is asked of her in the room. */
  async asksConsent(unit: string, part: string): Promise<void> {
    await this.day.act('caseOfficer', { presses: 4 }, async (page) => {
      await page.getByLabel('Ja. Hen är ensam och kan tala fritt').check();
      await page.getByLabel('Välj enhet').selectOption({ label: unit });
      await page.getByLabel('Vad ska det leda till?').fill('Att kunna flytta tryggt');
      await page.getByLabel(part, { exact: true }).check();
      await page.getByLabel('Vi talar ett språk som hen förstår väl').check();
      await press(page, 'Gå vidare');
      await page.getByRole('heading', { name: 'Det här stoppar inget samtycke' }).waitFor();
    });
  }

  async close(): Promise<void> {
    await this.day.close();
    expect(this.#site.faults).toEqual([]);
    await this.#site.close();
    await this.town.close();
  }
}
