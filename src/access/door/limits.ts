import { createHash } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Database } from '../../platform/database/database.ts';
import { countAttempt } from './door.store.ts';

/** Tries in a minute (security.md G12). By account and address together: whoever tries elsewhere locks nobody out. */
const allowed = { proof: 5, begin: 60 } as const;

type Services = { readonly database: Database; readonly origin: string };

export function withinLimit(
  services: Services,
  http: Context,
  what: keyof typeof allowed,
  account: string,
): Promise<boolean> {
  const key = createHash('sha256')
    .update(JSON.stringify([what, account, addressOf(services, http)]))
    .digest();
  return countAttempt(services.database, key, allowed[what]);
}

/** Over https a proxy stands in front, and the last address that it was given is the one that it saw itself. */
function addressOf({ origin }: Services, http: Context): string {
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
