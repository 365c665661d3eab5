import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { newContext } from './browser.ts';

/** What an act costs: how often something is pressed, and whether forms were sent from more than one page. */
type Cost = { readonly presses: number };

const key = 'samgrepp-day-presses';
const soFar = `Number(sessionStorage.getItem('${key}') ?? 0)`;
const counting = `addEventListener('pointerdown', (event) => event.isTrusted && sessionStorage.setItem('${key}', ${soFar} + 1), true)`;

/**
 * A working day in a browser. Everybody goes by what the pages lead to: an address is typed once, when the day begins. Each
 * press is counted (a pointer that goes down, wherever a page is then), and each page that a form is sent from.
 */
export class Day {
  readonly #pages = new Map<string, Page>();
  readonly #sentFrom = new Set<string>();
  readonly #origin: string;
  readonly #enter: (context: BrowserContext, who: string) => Promise<void>;

  constructor(origin: string, enter: (context: BrowserContext, who: string) => Promise<void>) {
    this.#origin = origin;
    this.#enter = enter;
  }

  /** Her page, as it stands; on *Min dag* the first time. */
  async of(who: string, options: Parameters<typeof newContext>[0] = {}): Promise<Page> {
    const known = this.#pages.get(who);
    if (known) return known;
    const context = await newContext(options);
    context.setDefaultTimeout(5_000);
    await context.addInitScript({ content: counting });
    context.on('request', (request) => {
      if (request.isNavigationRequest() && request.method() === 'POST')
        this.#sentFrom.add(new URL(request.frame().url()).pathname);
    });
    await this.#enter(context, who);
    const page = await context.newPage();
    this.#pages.set(who, page);
    await page.goto(`${this.#origin}/min-dag`);
    return page;
  }

  /** Signed in anew: an hour has passed, and the day goes on at *Min dag*. */
  async again(who: string): Promise<Page> {
    const page = await this.of(who);
    await this.#enter(page.context(), who);
    await page.goto(`${this.#origin}/min-dag`);
    return page;
  }

  /** One act of somebody: it is sent from one page, and costs so many presses as is told. */
  async act(who: string, cost: Cost, work: (page: Page) => Promise<void>): Promise<void> {
    const page = await this.of(who);
    const before = await presses(page);
    this.#sentFrom.clear();
    await told(page, work);
    await page.waitForLoadState();
    expect([...this.#sentFrom], 'pages that a form was sent from').toHaveLength(1);
    expect.soft((await presses(page)) - before, `presses of ${who}`).toBe(cost.presses);
  }

  /** The way to the next act, by links alone: how many of them. */
  async way(who: string, links: number, work: (page: Page) => Promise<void>): Promise<void> {
    const page = await this.of(who);
    const before = await presses(page);
    this.#sentFrom.clear();
    await told(page, work);
    expect([...this.#sentFrom], 'nothing is sent on the way').toEqual([]);
    expect.soft((await presses(page)) - before, `links of ${who}`).toBe(links);
  }

  async close(): Promise<void> {
    for (const page of this.#pages.values()) await page.context().close();
  }
}

/** Where it stood still, when it did: the address, and what the page said. */
async function told(page: Page, work: (page: Page) => Promise<void>): Promise<void> {
  try {
    await work(page);
  } catch (error) {
    const words = await page.locator('main').innerText();
    throw new Error(`${error}\n${page.url()}\n${words.slice(0, 1500)}`, { cause: error });
  }
}

const presses = (page: Page) => page.evaluate<number>(soFar);

/** A part of a page that folds: opened where it isn't. */
export async function unfolded(page: Page, heading: string) {
  const fold = page.locator('details.fold').filter({ has: page.getByRole('heading', { name: heading, exact: true }) });
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').first().click();
  return fold;
}

export const said = (page: Page) => page.locator('main').innerText();
export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
export const follow = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().click();
/** A link of the section with this heading. */
export const inSection = (page: Page, heading: string, name: string) =>
  page
    .locator('section', { has: page.getByRole('heading', { name: heading }) })
    .getByRole('link', { name })
    .first()
    .click();
