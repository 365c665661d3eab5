import type { Hono } from 'hono';
import { answerPages } from '../../src/answers/answer-pages.tsx';
import { createApp } from '../../src/app.ts';
import type { Session, Town } from '../builders/index.ts';

const origin = 'http://localhost:3000';

export type Served = { readonly app: Hono; readonly faults: unknown[] };

/** The whole app over a town's database, answered in this process. */
export function serve(town: Town, options: { demoDoor?: boolean; mailFrom?: string } = {}): Served {
  const faults: unknown[] = [];
  const app = createApp({
    database: town.database,
    keyring: town.keyring,
    sessionCookie: 'session',
    origin,
    demoDoor: options.demoDoor ?? true,
    neutralUrl: 'https://weather.example/',
    mailFrom: options.mailFrom,
    pages: answerPages,
    reportFault: (error) => faults.push(error),
  });
  return { app, faults };
}

/** Somebody with a browser of their own: keeps cookies, follows no redirect by itself. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #app: Hono;

  constructor({ app }: Served, session?: Session) {
    this.#app = app;
    if (session) this.cookies.set('session', session.token);
  }

  get(path: string): Promise<Response> {
    return this.#ask(path, { headers: {} });
  }

  post(
    path: string,
    fields: Record<string, string | string[]> = {},
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
    return this.#ask(path, { method: 'POST', headers: { origin, ...headers }, body });
  }

  /** A form with a paper in it. */
  postForm(path: string, body: FormData): Promise<Response> {
    return this.#ask(path, { method: 'POST', headers: { origin }, body });
  }

  postJson(path: string, body: unknown): Promise<Response> {
    const headers = { origin, 'content-type': 'application/json', accept: 'application/json' };
    return this.#ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async #ask(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await this.#app.request(`${origin}${path}`, { ...init, headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
}
