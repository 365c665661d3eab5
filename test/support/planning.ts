import type { BrowserContext, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { newContext } from './browser.ts';
import { nothingAt } from './nothing-at.ts';
import { openSite, type Site } from './site.ts';
import { type Served, serve, Visitor } from './visitor.ts';

/** One file with its team, on a Tuesday in March, seen in a browser and by plain requests. */
export class Planning {
  readonly town: Town;
  readonly served: Served;
  readonly file: MadeFile;
  readonly #site: Site;
  readonly #contexts: BrowserContext[] = [];

  private constructor(town: Town, site: Site, file: MadeFile) {
    this.town = town;
    this.#site = site;
    this.served = serve(town);
    this.file = file;
  }

  static async open(): Promise<Planning> {
    const town = await aTown();
    await town.setClock(Temporal.ZonedDateTime.from('2027-03-09T09:30[Europe/Stockholm]').toInstant());
    const file = await aFile(town)
      .withTeam(
        { staffId: town.staff.therapist, function: 'therapist' },
        { staffId: town.staff.supportWorker, function: 'supportWorker' },
      )
      .onDesk({ first: 'Elin', last: 'Strand' })
      .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
      .with(tellsOf({ part: 'child', name: 'Alva' }))
      .with(({ sql }, opened) => setFileSide(sql, opened, 'victim'))
      .made();
    return new Planning(town, await openSite(town), file);
  }

  path(tail = ''): string {
    return `/akt/${this.file.id}${tail}`;
  }

  async visit(staffId: StaffId): Promise<Visitor> {
    return new Visitor(this.served, await this.town.signIn(staffId));
  }

  send(who: Visitor, tail: string, fields: Record<string, string | string[]> = {}) {
    return who.post(this.path(tail), { _form: newId(), ...fields });
  }

  /** The page of the file, as this person has it in a browser. */
  async page(staffId: StaffId, tail = ''): Promise<Page> {
    const context = await newContext();
    this.#contexts.push(context);
    const { token } = await this.town.signIn(staffId);
    await context.addCookies([{ name: 'session', value: token, url: this.#site.origin }]);
    const page = await context.newPage();
    await page.goto(this.#site.origin + this.path(tail));
    return page;
  }

  /** This person's browser finds no more there than at a file that doesn't exist. */
  async findsNothing(staffId: StaffId, tail: string): Promise<void> {
    const page = await this.page(staffId, tail);
    await nothingAt(page, this.path(tail), this.file.id);
  }

  address(tail: string): string {
    return this.#site.origin + this.path(tail);
  }

  rows<Row extends Record<string, unknown>>(text: string): Promise<Row[]> {
    return this.town.look<Row>(text, [this.file.id]);
  }

  async close(): Promise<void> {
    for (const context of this.#contexts) await context.close();
    await this.#site.close();
    expect([...this.served.faults, ...this.#site.faults]).toEqual([]);
    await this.town.close();
  }
}

/** The same for each test of a file of tests. */
export function planning(): () => Planning {
  let opened: Planning | undefined;
  beforeAll(async () => {
    opened = await Planning.open();
  });
  afterAll(() => opened?.close());
  return () => {
    if (!opened) throw new Error('Not opened yet');
    return opened;
  };
}
