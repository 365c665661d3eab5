import type { Database } from '../../platform/database/database.ts';
import { foundMunicipality } from './door.store.ts';
import { newToken, tokenHash } from './session-token.ts';

/**
 * The one-time link by which the first administrator of an empty municipality enrols; good for 24 hours. Each call makes
 * a new one and the earlier worthless. Undefined as soon as anybody has enrolled: then an administrator gives links.
 */
export async function createFirstAdministratorLink(database: Database, publicUrl: string): Promise<string | undefined> {
  const token = newToken();
  const founded = await foundMunicipality(database, 'Förvaltningen', tokenHash(token));
  return founded ? new URL(`/nyckel/${token}`, publicUrl).href : undefined;
}
