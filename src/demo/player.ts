import type { Hono } from 'hono';
import { type FileId, newId, type PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Database } from '../platform/database/database.ts';
import { withActor } from '../platform/database/with-actor.ts';
import type { Keyring } from '../platform/sealing/keyring.ts';
import { type Founded, signInAs } from './found.store.ts';
import { ownFilesIn, peopleIn } from './people.store.ts';
import type { StaffKey } from './strandhaga.ts';

export type PlayerServices = {
  readonly app: Hono;
  readonly database: Database;
  readonly keyring: Keyring;
  readonly origin: string;
  readonly sessionCookie: string;
};

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/**
 * Plays stories through the pages' own addresses, as the people of Strandhaga would: nothing in the demo exists that a
 * person could not have done. The clock of the demo database is set for each act.
 */
export class Player {
  readonly #services: PlayerServices;
  readonly founded: Founded;

  constructor(services: PlayerServices, founded: Founded) {
    this.#services = services;
    this.founded = founded;
  }

  /** Sets the one clock; it goes on from there. */
  async at(moment: Instant): Promise<void> {
    await this.#services.database.app.query('select authz.set_clock($1)', [moment.toString()]);
  }

  async as(key: StaffKey): Promise<Visitor> {
    return new Visitor(this.#services, await signInAs(this.#services.database, this.founded.staff[key]));
  }
}

/** One signed-in person, as the server sees her browser. */
export class Visitor {
  readonly #services: PlayerServices;
  readonly #token: string;

  constructor(services: PlayerServices, token: string) {
    this.#services = services;
    this.#token = token;
  }

  /** The people that an open file tells of, by name: forms name them by id. */
  peopleOf(fileId: FileId): Promise<Map<string, PersonId>> {
    return withActor(this.#services.database, this.#token, ({ sql }) => peopleIn(sql, this.#services.keyring, fileId));
  }

  ownFilesOf(fileId: FileId): Promise<Map<string, FileId>> {
    return withActor(this.#services.database, this.#token, ({ sql }) =>
      ownFilesIn(sql, this.#services.keyring, fileId),
    );
  }

  get #cookie(): string {
    return `${this.#services.sessionCookie}=${this.#token}`;
  }

  async get(path: string): Promise<{ status: number; text: string }> {
    const answer = await this.#services.app.request(`${this.#services.origin}${path}`, {
      headers: { cookie: this.#cookie },
    });
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

  /** A file goes along with the form. */
  async upload(path: string, fields: Readonly<Record<string, string>>, file: { name: string; content: Uint8Array }) {
    const form = new FormData();
    for (const [name, value] of Object.entries({ _form: newId(), ...fields })) form.set(name, value);
    form.set(file.name, new File([Buffer.from(file.content)], 'file'));
    const answer = await this.#services.app.request(`${this.#services.origin}${path}`, {
      method: 'POST',
      headers: { cookie: this.#cookie, origin: this.#services.origin },
      body: form,
    });
    if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}: ${errorsIn(await answer.text())}`);
  }

  async post(
    path: string,
    fields: Fields = {},
  ): Promise<{ status: number; location: string | undefined; text: string }> {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries({ _form: newId(), ...fields })) {
      for (const one of typeof value === 'string' ? [value] : value) form.append(name, one);
    }
    const answer = await this.#services.app.request(`${this.#services.origin}${path}`, {
      method: 'POST',
      headers: {
        cookie: this.#cookie,
        origin: this.#services.origin,
        'content-type': 'application/x-www-form-urlencoded',
      },
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
