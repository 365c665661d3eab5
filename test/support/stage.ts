import type { BrowserContext, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect } from 'vitest';
import { type FileId, newId, type StaffId } from '../../src/kernel/ids.ts';
import { aTown, type Town } from '../builders/index.ts';
import { newContext } from './browser.ts';
import { openSite, type Site } from './site.ts';
import { type Served, serve, Visitor } from './visitor.ts';

/** A town seen by several people, each in a browser of their own, and set up by plain requests. */
export class Stage {
  readonly town: Town;
  readonly served: Served;
  readonly #site: Site;
  readonly #contexts: BrowserContext[] = [];

  private constructor(town: Town, site: Site) {
    this.town = town;
    this.#site = site;
    this.served = serve(town);
  }

  /** On a Tuesday morning in March. */
  static async open(): Promise<Stage> {
    const town = await aTown();
    await town.setClock(Temporal.ZonedDateTime.from('2027-03-09T09:30[Europe/Stockholm]').toInstant());
    return new Stage(town, await openSite(town));
  }

  /** With `reason`, the file is opened first, for one who is not in its team. */
  async #signIn(staffId: StaffId, opens?: { readonly file: FileId; readonly reason: string }): Promise<string> {
    const session = await this.town.signIn(staffId);
    if (opens) await this.town.open(session, opens.file, opens.reason);
    return session.token;
  }

  async visit(staffId: StaffId): Promise<Visitor> {
    return new Visitor(this.served, await this.town.signIn(staffId));
  }

  /** One form, sent; the address that it leads to. */
  async send(who: Visitor, path: string, fields: Record<string, string | string[]> = {}): Promise<string> {
    const answer = await who.post(path, { _form: newId(), ...fields });
    if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.headers.get('location') ?? '';
  }

  async page(
    staffId: StaffId,
    path: string,
    { script = true, ...opens }: { script?: boolean; file?: FileId; reason?: string } = {},
  ): Promise<Page> {
    const context = await newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: script });
    this.#contexts.push(context);
    const { file, reason } = opens;
    const value = await this.#signIn(staffId, file && reason ? { file, reason } : undefined);
    await context.addCookies([{ name: 'session', value, url: this.#site.origin }]);
    context.setDefaultTimeout(8000);
    const page = await context.newPage();
    await page.goto(this.address(path));
    return page;
  }

  address(path: string): string {
    return this.#site.origin + path;
  }

  async close(): Promise<void> {
    for (const context of this.#contexts) await context.close();
    await this.#site.close();
    expect([...this.served.faults, ...this.#site.faults]).toEqual([]);
    await this.town.close();
  }
}

/** The same for each test of a file of tests. */
export function onStage(prepare: (stage: Stage) => Promise<void>): () => Stage {
  let opened: Stage | undefined;
  beforeAll(async () => {
    opened = await Stage.open();
    await prepare(opened);
  });
  afterAll(() => opened?.close());
  return () => {
    if (!opened) throw new Error('Not opened yet');
    return opened;
  };
}
