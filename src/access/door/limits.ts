import { createHash } from 'node:crypto';
import type { Database } from '../../platform/database/database.ts';
import { countAttempt } from './door.store.ts';

/** Tries in a minute (OWASP ASVS 2.4.1). By account and address together: whoever tries elsewhere locks nobody out. */
const allowed = { proof: 5, begin: 60 } as const;

export type Try = { readonly what: keyof typeof allowed; readonly account: string; readonly address: string };

export function countTry(database: Database, { what, account, address }: Try): Promise<boolean> {
  const key = createHash('sha256')
    .update(JSON.stringify([what, account, address]))
    .digest();
  return countAttempt(database, key, allowed[what]);
}
