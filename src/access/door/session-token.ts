import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';

/** 256 random bits. Only the browser holds the token; the database gets its hash. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();

/** What the browser holds. Anything that no token of ours can be is none: the database would take a zero byte for a fault. */
export function readSessionToken(http: Context, cookie: string): string {
  const token = getCookie(http, cookie) ?? '';
  return /^[\w-]{1,100}$/.test(token) ? token : '';
}
