import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Context } from 'hono';
import { findSessionFor, listDemoPeople, type Proof, proveSession, type Reproof } from './door.store.ts';
import { type DoorServices, giveSession, sessionToken, withinLimit } from './door-route.ts';
import { beginUse, proofOf } from './passkey.ts';
import { newToken, tokenHash } from './session-token.ts';
import { readAnswered, refusedJson } from './sign-in-routes.tsx';

/** Proving again that it still is the same person, by the script that speaks with the device; and in a demo without one. */

export async function beginReproof(services: DoorServices, http: Context, what: Reproof): Promise<Response> {
  if (!(await withinLimit(services, http, 'begin', ''))) return refusedJson(http, true);
  const session = await findSessionFor(services.database, what, sessionToken(services, http));
  return session ? http.json(await beginUse(services, what, session.sessionId)) : refusedJson(http);
}

export async function proveWith(
  services: DoorServices,
  http: Context,
  what: Reproof,
  proof: Proof | null,
): Promise<boolean> {
  const token = newToken();
  const proved = await proveSession(services.database, what, sessionToken(services, http), tokenHash(token), proof);
  if (proved) giveSession(services, http, token);
  return proved;
}

export async function finishReproof(services: DoorServices, http: Context, what: Reproof): Promise<Response> {
  const session = await findSessionFor(services.database, what, sessionToken(services, http));
  const given = await readAnswered<AuthenticationResponseJSON>(http);
  if (!(await withinLimit(services, http, 'proof', given?.response.id ?? ''))) return refusedJson(http, true);
  const proof = session && given && (await proofOf(services, what, given, session.sessionId));
  if (!proof || !(await proveWith(services, http, what, proof))) return refusedJson(http);
  return http.json({ to: null }); // the script goes where the form says
}

export const hasMadeUpPeople = async (services: DoorServices): Promise<boolean> =>
  services.demoDoor && (await listDemoPeople(services.database)).length > 0;
