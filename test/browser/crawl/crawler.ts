import type { Page } from 'playwright-core';
import { axe } from '../../support/axe.ts';
import { newContext } from '../../support/browser.ts';
import { headerFaults } from '../../support/page-headers.ts';
import { routeFor } from '../../support/routes.ts';
import type { Strandhaga } from '../../support/strandhaga.ts';
import { Faults } from './faults.ts';
import { differences, faultsOf, observe, overflow } from './page-checks.ts';
import type { Command, Exceptions, Seen, SeenForm, Visit, Who } from './seen.ts';

/**
 * Each way a page can be asked for is looked at this many times by the first person of a function: one page may be right by chance.
 * A colleague with the same work, who has other files, looks at one. Once so many have been looked at by anybody, the first of a
 * function looks at one, and colleagues at none of those inside a file: what they alone lead to is sought afterwards.
 */
const INSTANCES = { first: 2, colleague: 1 };
const ENOUGH = 6;
const INSIDE_A_FILE = /^\/(akt|kontakt)\/:file\/./;
const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 900 };

export class Crawler {
  readonly #town: Strandhaga;
  readonly #exceptions: Exceptions;
  readonly faults = new Faults();
  readonly visits: Visit[] = [];
  /** The patterns of papers that were fetched. */
  readonly documents = new Set<string>();
  readonly commands = new Map<string, Command>();
  /** Forms that were gone when it was their turn: another form took them away. */
  readonly takenAway = new Set<string>();
  /** How often each way of asking has been looked at, by anybody. */
  readonly #byAll = new Map<string, number>();
  readonly #titles = new Map<string, string>();
  /** The kinds of elements that axe has looked at, or is to. */
  readonly #looked = new Set<string>();
  /** Links of a kind that had been looked at often enough. */
  readonly #left: { who: Who; path: string; from: string }[] = [];

  constructor(town: Strandhaga, exceptions: Exceptions) {
    this.#town = town;
    this.#exceptions = exceptions;
  }

  /** Follows every link and every GET form from `start`, with script off on a narrow screen. */
  async follow(
    who: Who,
    start: readonly string[],
    { language = 'sv', as = 'first' }: { language?: 'sv' | 'en'; as?: keyof typeof INSTANCES } = {},
  ): Promise<void> {
    const page = await this.#newPage(who, { javaScriptEnabled: false, viewport: PHONE });
    if (language === 'en') await page.context().addCookies([{ name: 'sprak', value: 'en', url: this.#town.address }]);
    const waiting = [...start];
    /** Where the link was that led to each. */
    const known = new Map(waiting.map((path) => [path, 'the start']));
    const count = new Map<string, number>();
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const key = this.#kindOf(next);
      const before = count.get(key) ?? 0;
      const byAll = this.#byAll.get(key) ?? 0;
      const fewer = byAll >= ENOUGH && (as === 'first' || INSIDE_A_FILE.test(key)) ? 1 : 0;
      if (before >= INSTANCES[as] - fewer) {
        this.#left.push({ who, path: next, from: known.get(next) ?? '' });
        continue;
      }
      count.set(key, before + 1);
      this.#byAll.set(key, byAll + 1);
      const visit = await this.#visit(page, { who, path: next, from: known.get(next) ?? '' }, language);
      if (!visit) continue;
      this.visits.push(visit);
      for (const path of this.#waysOn(visit)) {
        if (known.has(path)) continue;
        waiting.push(path);
        known.set(path, visit.path);
      }
    }
    await page.context().close();
  }

  /**
   * What the first of each kind of page don't lead to, since not every file has it, is sought among the others: one of each kind in
   * turn, until a page of every pattern that is `missing` was seen, or as many as take a minute.
   */
  async seek(missing: () => readonly string[]): Promise<void> {
    const ofEachKind = [...Map.groupBy(this.#left.splice(0), ({ path }) => this.#kindOf(path)).values()];
    const waiting = Array.from({ length: Math.max(0, ...ofEachKind.map(({ length }) => length)) }).flatMap((_, turn) =>
      ofEachKind.flatMap((links) => links[turn] ?? []),
    );
    const pages = new Map<Who, Page>();
    const known = new Set<string>();
    for (let next = waiting.shift(); next && known.size < 200 && missing().length > 0; next = waiting.shift()) {
      const { who, path } = next;
      if (known.has(`${who} ${path}`)) continue;
      known.add(`${who} ${path}`);
      const page = pages.get(who) ?? (await this.#newPage(who, { javaScriptEnabled: false, viewport: PHONE }));
      pages.set(who, page);
      const visit = await this.#visit(page, next, 'sv');
      if (!visit) continue;
      this.visits.push(visit);
      const wanted = this.#waysOn(visit).filter((way) => missing().includes(this.#route(way) ?? ''));
      waiting.unshift(...wanted.map((way) => ({ who, path: way, from: path })));
    }
    await Promise.all([...pages.values()].map((page) => page.context().close()));
  }

  /**
   * Of each page the fullest make-up, and of the others those that hold a kind of element, or a heading after another, that no
   * page had before: roles and states that show other parts are looked at, and a longer list, or one with less on it, is not.
   */
  *variants(): Generator<Visit> {
    const fullestFirst = (a: Visit, b: Visit) => b.seen.kinds.length - a.seen.kinds.length;
    const ofEach = Map.groupBy(this.visits.toSorted(fullestFirst), ({ pattern }) => pattern);
    for (const [fullest] of ofEach.values()) {
      if (!fullest) continue;
      this.#isNew(fullest.seen);
      yield fullest;
    }
    for (const visit of [...ofEach.values()].flatMap(([, ...others]) => others))
      if (this.#isNew(visit.seen)) yield visit;
  }

  /** Whether it holds a kind of element that nothing had which was looked at before. */
  #isNew({ kinds }: Seen): boolean {
    const before = this.#looked.size;
    for (const kind of kinds) this.#looked.add(kind);
    return this.#looked.size > before;
  }

  /** The same page with script, at a desk and in the dark: axe, and what the browser itself complains of. */
  async look(page: Page, visit: Visit, options: { dark: boolean }): Promise<void> {
    const say = this.#sayOf(visit);
    const complaints: string[] = [];
    const complain = (message: { text(): string }) => complaints.push(`the browser says: ${message.text()}`);
    const failed = (error: Error) => complaints.push(`the script fails: ${error.message}`);
    const asked = (request: { url(): string }) => {
      if (!request.url().startsWith(`${this.#town.address}/`)) complaints.push(`asks elsewhere: ${request.url()}`);
    };
    page.on('console', complain).on('pageerror', failed).on('request', asked);
    await page.goto(this.#town.address + visit.path, { waitUntil: 'load' });
    const seen = await observe(page);
    if (!this.#exceptions.moving.includes(visit.pattern)) say(differences(visit.seen.lines, seen.lines));
    say(overflow(seen, DESK.width));
    if (!this.#exceptions.blank.includes(visit.pattern)) say(await axe(page));
    if (options.dark) {
      await page.emulateMedia({ colorScheme: 'dark' });
      say((await axe(page, ['color-contrast'])).map((fault) => `in the dark, ${fault}`));
      await page.emulateMedia({ colorScheme: 'light' });
    }
    page.off('console', complain).off('pageerror', failed).off('request', asked);
    say(complaints);
  }

  /** Sends these forms of one person as they stand, with script off: nothing, or too little, was filled in. */
  async send(who: Who, commands: readonly Command[]): Promise<void> {
    const phone = await this.#newPage(who, { javaScriptEnabled: false, viewport: PHONE });
    const desk = await this.desk(who);
    for (const command of commands) {
      // Each in a session of its own: one form may end it, or begin one.
      for (const page of [phone, desk]) await this.#enterAnew(page, who);
      await this.#send(command, phone, desk);
    }
    await Promise.all([phone, desk].map((page) => page.context().close()));
  }

  async #send(command: Command, phone: Page, desk: Page): Promise<void> {
    const say = this.#sayOf({ ...command, pattern: `POST ${command.route}` });
    const status = await this.#submit(phone, command);
    if (status === undefined) this.takenAway.add(command.route);
    else if (status === -1) say([`is not sent by its first button, on ${command.path}`]);
    else if (![200, 303, 409, 422].includes(status)) say([`answers ${status}`]);
    if (![200, 303, 409, 422].includes(status ?? 0)) return;
    const seen = await observe(phone);
    say(faultsOf(seen, { language: 'sv', blank: false }));
    say(overflow(seen, PHONE.width));
    if (status !== 422 || !this.#isNew(seen)) return;
    // What was refused changed nothing, and can be sent once more, to be looked at with script.
    await this.#submit(desk, command);
    // The summary of errors has focus: what it scrolled under a bar is not how the page is found.
    await desk.evaluate('scrollTo(0, 0)');
    say(await axe(desk));
  }

  async #submit(page: Page, { path, route }: Command): Promise<number | undefined> {
    await page.goto(this.#town.address + path, { waitUntil: 'load' });
    // By its route: a form that makes something new has the new thing's id in its address, another one each time.
    const actions = await page.evaluate<string[]>(
      `[...document.querySelectorAll('main form[method="post"]')].map((form) => form.getAttribute('action'))`,
    );
    const at = actions.findIndex((action) => this.#route(action, 'post') === route);
    if (at === -1) return undefined;
    const form = page.locator('main form[method="post"]').nth(at);
    const posted = page.waitForResponse((response) => response.request().method() === 'POST');
    const arrived = page.waitForNavigation({ waitUntil: 'load' });
    await form.locator('button:not([type="button"])').first().dispatchEvent('click');
    if (
      !(await arrived.then(
        () => true,
        () => false,
      ))
    )
      return -1;
    return (await posted).status();
  }

  async desk(who: Who): Promise<Page> {
    // Colours that are on their way from light to dark would be measured half way.
    return this.#newPage(who, { viewport: DESK, reducedMotion: 'reduce' });
  }

  async #newPage(who: Who, options: Parameters<typeof newContext>[0]): Promise<Page> {
    const context = await newContext(options);
    const page = await context.newPage();
    await this.#enterAnew(page, who);
    page.setDefaultTimeout(15_000);
    return page;
  }

  async #enterAnew(page: Page, who: Who): Promise<void> {
    await page.context().clearCookies();
    if (who !== 'nobody') await this.#town.enter(page.context(), who);
  }

  #sayOf({ pattern, who, path }: { pattern: string; who: Who; path: string }): (faults: readonly string[]) => void {
    return (faults) => this.faults.add(pattern, `${who}: ${path}`, faults);
  }

  #route(address: string, method: 'get' | 'post' = 'get'): string | undefined {
    return routeFor(this.#town.app, method, new URL(address, this.#town.address).pathname);
  }

  /** A page of one pattern is told apart by what it is asked, not by ids. */
  #kindOf(path: string): string {
    const asked = [...new URL(path, this.#town.address).searchParams.keys()];
    return `${this.#route(path)} ${asked.sort().join()}`;
  }

  /** A paper is kept by whoever presses the link, and is no page: it comes whole, under a name that tells nothing. */
  async #fetchDocument(page: Page, document: { who: Who; path: string; pattern: string }): Promise<void> {
    const answer = await page.request.get(this.#town.address + document.path);
    this.documents.add(document.pattern);
    const say = this.#sayOf(document);
    say(headerFaults(answer.headers()));
    if (answer.status() !== 200) say([`answers ${answer.status()}`]);
    const name = answer.headers()['content-disposition'] ?? '';
    if (!/^attachment; filename="[\dA-Z-]+\.(?:pdf|jpg)"$/.test(name)) say([`is kept under the name ${name}`]);
  }

  async #visit(
    page: Page,
    { who, path, from }: { who: Who; path: string; from: string },
    preferred: 'sv' | 'en',
  ): Promise<Visit | undefined> {
    const route = this.#route(path);
    if (route !== undefined && this.#exceptions.documents.includes(route)) {
      await this.#fetchDocument(page, { who, path, pattern: route });
      return undefined;
    }
    const answer = await page.goto(this.#town.address + path, { waitUntil: 'load' });
    const url = new URL(page.url());
    const seen = await observe(page);
    // Any page of a file may ask for the reason first: that is one page, whatever it was asked for.
    const asksReason = seen.forms.some(({ action }) => action.endsWith('/oppna'));
    const pattern = asksReason ? 'the reason is asked' : (this.#route(url.pathname) ?? url.pathname);
    const visit = { who, path, pattern, seen };
    const say = this.#sayOf(visit);
    say(headerFaults((await answer?.allHeaders()) ?? {}));
    if (answer?.status() !== 200) {
      const source = this.#route(from) ?? from;
      if (answer?.status() !== 404 || !this.#exceptions.lists.includes(source))
        say([`answers ${answer?.status()}, and ${source} links to it`]);
      return undefined;
    }
    // The help pages have no memory of who reads them, so that the address says in which language.
    const language = url.searchParams.get('sprak') === 'en' ? 'en' : isHelp(pattern) ? 'sv' : preferred;
    say(faultsOf(visit.seen, { language, blank: this.#exceptions.blank.includes(pattern) }));
    say(overflow(visit.seen, PHONE.width));
    // What varies with whose page it is would be told by the browser's history.
    const title = this.#titles.get(`${language} ${pattern}`) ?? visit.seen.title;
    this.#titles.set(`${language} ${pattern}`, title);
    if (title !== visit.seen.title) say([`the title is not constant: ${title} and ${visit.seen.title}`]);
    for (const form of visit.seen.forms) this.#note(form, visit);
    return visit;
  }

  #note({ action, method, inMain }: SeenForm, { who, path, pattern }: Visit): void {
    const route = this.#route(action || path, method === 'post' ? 'post' : 'get');
    if (!route) this.#sayOf({ who, path, pattern })([`a form goes to ${method} ${action}, which nothing answers`]);
    else if (method === 'post' && inMain && !this.commands.has(route)) this.commands.set(route, { route, who, path });
  }

  /** Links and GET forms of ours; what leads away or out is no page of ours. */
  #waysOn({ path, who, seen }: Visit): string[] {
    const asked = seen.forms
      .filter(({ method }) => method === 'get')
      .map(({ action, query }) => `${new URL(action || path, this.#town.address).href}?${query}`);
    const own = [...seen.links, ...asked]
      .map((link) => new URL(link))
      .filter(({ origin }) => origin === this.#town.address);
    return [...new Set(own.map(({ pathname, search }) => pathname + search))].filter((way) => {
      const route = this.#route(way);
      if (!route) this.#sayOf({ pattern: `${way} (no route)`, who, path })(['a link leads there']);
      return route && !this.#exceptions.leaves.includes(route);
    });
  }
}

const isHelp = (pattern: string): boolean => pattern === '/' || pattern.startsWith('/hjalp/');
