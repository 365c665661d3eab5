import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isLanguage, type Language } from '../../platform/language/catalogue.ts';
import { drawn } from '../../platform/web/drawn.ts';
import type { RouteServices } from '../serve-route.ts';
import { countTry, type Try } from './limits.ts';
import type { Reader } from './pages.tsx';
import { readSessionToken } from './session-token.ts';

export type DoorServices = RouteServices;

/** A way that is open to one who isn't signed in. The list of them is walked by a test. */
export type DoorRoute = {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly handle: (services: DoorServices, http: Context) => Promise<Response> | Response;
};

export const home = '/min-dag';

const kept = { path: '/', httpOnly: true, sameSite: 'Strict', maxAge: 365 * 24 * 3600 } as const;

/**
 * How this browser last read us: language and appearance are no secrets, and the sign-in page needs them. The help pages
 * have no cookie, and say in the link in which language they were read.
 */
export function readerOf(http: Context): Reader {
  const language = http.req.query('sprak') ?? getCookie(http, 'sprak');
  return {
    language: isLanguage(language) ? language : 'sv',
    scheme: schemeOf(getCookie(http, 'utseende')) ?? 'system',
  };
}

export const keepLanguage = (http: Context, language: Language): void => setCookie(http, 'sprak', language, kept);
export const keepScheme = (http: Context, scheme: Reader['scheme']): void => setCookie(http, 'utseende', scheme, kept);

export const schemeOf = (value: unknown): Reader['scheme'] | undefined =>
  value === 'system' || value === 'light' || value === 'dark' ? value : undefined;

export const html = async (http: Context, page: unknown, status: 200 | 404 | 422 | 500 = 200): Promise<Response> =>
  http.html(await drawn(page), status);

/** What an address that doesn't exist answers. */
export const notHere = (services: DoorServices, http: Context): Promise<Response> =>
  html(http, services.pages.missing(readerOf(http).language, undefined), 404);

/** What can't be read is nothing. */
export const postedBody = (http: Context): Promise<Record<string, unknown>> => http.req.parseBody().catch(() => ({}));

export async function fieldOf(http: Context, name: string): Promise<string | undefined> {
  const value = (await postedBody(http))[name];
  return typeof value === 'string' ? value : undefined;
}

/** Only a script can have made it: what a form posts is no answer of a device. */
export const isJson = (http: Context): boolean =>
  (http.req.header('content-type') ?? '').startsWith('application/json');

type Named = Pick<DoorServices, 'sessionCookie'>;

const attributes = ({ sessionCookie }: Named) =>
  ({ path: '/', httpOnly: true, sameSite: 'Strict', secure: sessionCookie.startsWith('__Host-') }) as const;

export const sessionToken = (services: Named, http: Context): string => readSessionToken(http, services.sessionCookie);

/** Without an age: it goes when the browser is closed. The database ends the session itself, whatever the browser keeps. */
export const giveSession = (services: Named, http: Context, token: string): void =>
  setCookie(http, services.sessionCookie, token, attributes(services));

export const takeSession = (services: Named, http: Context): void => {
  deleteCookie(http, services.sessionCookie, attributes(services));
};

export const withinLimit = (
  services: DoorServices,
  http: Context,
  what: Try['what'],
  account: string,
): Promise<boolean> => countTry(services.database, { what, account, address: addressOf(services, http) });

/** Over https a proxy stands in front, and the last address that it was given is the one that it saw itself. */
function addressOf({ origin }: DoorServices, http: Context): string {
  const forwarded = origin.startsWith('https:')
    ? http.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined;
  if (forwarded) return forwarded;
  try {
    return getConnInfo(http).remote.address ?? '';
  } catch {
    return ''; // not served over a socket: everyone shares one limit
  }
}
