import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

/** 256 random bits. Only the browser holds the token; the database gets its hash. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();

type Named = { readonly sessionCookie: string };

const attributes = ({ sessionCookie }: Named) =>
  ({ path: '/', httpOnly: true, sameSite: 'Strict', secure: sessionCookie.startsWith('__Host-') }) as const;

export const sessionToken = (services: Named, http: Context): string => getCookie(http, services.sessionCookie) ?? '';

/** Without an age: it goes when the browser is closed. The database ends the session itself, whatever the browser keeps. */
export const giveSession = (services: Named, http: Context, token: string): void =>
  setCookie(http, services.sessionCookie, token, attributes(services));

export const takeSession = (services: Named, http: Context): void => {
  deleteCookie(http, services.sessionCookie, attributes(services));
};
