import type { Hono } from 'hono';
import { newId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Database } from '../platform/database/database.ts';
import { type Founded, signInAs } from './found.ts';
import type { StaffKey } from './strandhaga.ts';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/**
 * Plays stories through the pages' own addresses, as the people of Strandhaga would: nothing in the demo exists that a
 * person could not have done. The clock of the demo database is set for each act.
 */
export class Player {
  readonly #app: Hono;
  readonly #database: Database;
  readonly #site: { readonly origin: string; readonly cookie: string };
  readonly founded: Founded;

  constructor(
    app: Hono,
    database: Database,
    site: { readonly origin: string; readonly cookie: string },
    founded: Founded,
  ) {
    this.#app = app;
    this.#database = database;
    this.#site = site;
    this.founded = founded;
  }

  /** Sets the one clock; it goes on from there. */
  async at(moment: Instant): Promise<void> {
    await this.#database.app.query('select authz.set_clock($1)', [moment.toString()]);
  }

  async as(key: StaffKey): Promise<Visitor> {
    const token = await signInAs(this.#database, this.founded.staff[key]);
    return new Visitor(this.#app, this.#site.origin, `${this.#site.cookie}=${token}`);
  }
}

/** One signed-in person, as the server sees her browser. */
export class Visitor {
  readonly #app: Hono;
  readonly #origin: string;
  readonly #cookie: string;

  constructor(app: Hono, origin: string, cookie: string) {
    this.#app = app;
    this.#origin = origin;
    this.#cookie = cookie;
  }

  async get(path: string): Promise<{ status: number; text: string }> {
    const answer = await this.#app.request(`${this.#origin}${path}`, { headers: { cookie: this.#cookie } });
    return { status: answer.status, text: await answer.text() };
  }

  /** Sends a form. Answers where it led; a form that was refused is a fault of the story. */
  async send(path: string, fields: Fields = {}): Promise<string> {
    const answer = await this.post(path, fields);
    if (answer.status !== 303 || !answer.location) {
      throw new Error(`${path} answered ${answer.status}: ${errorsIn(answer.text)}`);
    }
    return answer.location;
  }

  async post(
    path: string,
    fields: Fields = {},
  ): Promise<{ status: number; location: string | undefined; text: string }> {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries({ _form: newId(), ...fields })) {
      for (const one of typeof value === 'string' ? [value] : value) form.append(name, one);
    }
    const answer = await this.#app.request(`${this.#origin}${path}`, {
      method: 'POST',
      headers: { cookie: this.#cookie, origin: this.#origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    });
    return { status: answer.status, location: answer.headers.get('location') ?? undefined, text: await answer.text() };
  }
}

/** The sentences of the error summary, for whoever mends the story. */
const errorsIn = (html: string): string =>
  [...html.matchAll(/<a href="#[^"]*"[^>]*>([^<]+)<\/a>/g)]
    .map(([, words]) => words)
    .join(' | ')
    .slice(0, 600);
