import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Context } from 'hono';
import { z } from 'zod';
import { parseId, type StaffId } from '../../kernel/ids.ts';
import { type Entered, withActor } from '../../platform/database/with-actor.ts';
import { type CeremonyId, listDemoPeople, startDemoSession, startSession } from './door.store.ts';
import {
  type DoorRoute,
  type DoorServices,
  fieldOf,
  giveSession,
  home,
  html,
  isJson,
  notHere,
  readerOf,
  sessionToken,
  withinLimit,
} from './door-route.ts';
import { SignInPage } from './pages.tsx';
import { type Answered, beginUse, proofOf } from './passkey.ts';
import { endSession } from './session.store.ts';
import { newToken, tokenHash } from './session-token.ts';
import { doorTexts } from './texts.ts';

const answered = z.object({
  ceremony: z.string().transform((text, ctx) => {
    const id = parseId<CeremonyId>(text);
    if (id.ok) return id.value;
    ctx.addIssue({ code: 'custom' });
    return z.NEVER;
  }),
  // What lies within is judged by the passkey library, which knows its form.
  response: z.looseObject({ id: z.string().max(2000) }),
});

/** What a device answered, as the script posted it. */
export async function readAnswered<T extends { id: string }>(http: Context): Promise<Answered<T> | undefined> {
  const parsed = answered.safeParse(await http.req.json().catch(() => undefined));
  return parsed.success
    ? { ceremony: parsed.data.ceremony, response: parsed.data.response as unknown as T }
    : undefined;
}

export const enteredWith = (services: DoorServices, token: string): Promise<Entered> =>
  withActor(services.database, token, async ({ entered }) => entered);

/** A new token at each sign-in; what this browser was signed in with before ends. */
export async function enterWith(
  services: DoorServices,
  http: Context,
  start: (hash: Buffer) => Promise<boolean>,
): Promise<boolean> {
  const token = newToken();
  if (!(await start(tokenHash(token)))) return false;
  const before = sessionToken(services, http);
  if (before) await withActor(services.database, before, ({ sql }) => endSession(sql, before));
  giveSession(services, http, token);
  return true;
}

export const refusedJson = (http: Context, tooMany = false): Response => {
  const t = doorTexts(readerOf(http).language).passkey;
  return http.json({ problem: tooMany ? t.tooMany : t.refused }, tooMany ? 429 : 401);
};

const people = (services: DoorServices) =>
  services.demoDoor ? listDemoPeople(services.database) : Promise.resolve([]);

async function showSignIn(services: DoorServices, http: Context): Promise<Response> {
  const { state } = await enteredWith(services, sessionToken(services, http));
  if (state === 'open') return http.redirect(home, 303);
  if (state === 'locked') return http.redirect('/last', 303);
  return html(http, <SignInPage reader={readerOf(http)} demoPeople={await people(services)} />);
}

async function begin(services: DoorServices, http: Context): Promise<Response> {
  if (!(await withinLimit(services, http, 'begin', ''))) return refusedJson(http, true);
  return http.json(await beginUse(services, 'signIn'));
}

async function finish(services: DoorServices, http: Context): Promise<Response> {
  if (!isJson(http)) {
    const reader = readerOf(http);
    const problem = doorTexts(reader.language).passkey.needsScript;
    return html(http, <SignInPage reader={reader} demoPeople={await people(services)} problem={problem} />, 422);
  }
  const given = await readAnswered<AuthenticationResponseJSON>(http);
  if (!(await withinLimit(services, http, 'proof', given?.response.id ?? ''))) return refusedJson(http, true);
  const proof = given && (await proofOf(services, 'signIn', given));
  if (!proof) return refusedJson(http);
  const entered = await enterWith(services, http, (hash) => startSession(services.database, hash, proof));
  return entered ? http.json({ to: home }) : refusedJson(http);
}

async function enterAsMadeUp(services: DoorServices, http: Context): Promise<Response> {
  const staff = parseId<StaffId>(await fieldOf(http, 'staff'));
  if (!services.demoDoor || !staff.ok) return notHere(services, http);
  const entered = await enterWith(services, http, (hash) => startDemoSession(services.database, hash, staff.value));
  return entered ? http.redirect(home, 303) : notHere(services, http);
}

export const signInRoutes: readonly DoorRoute[] = [
  { method: 'get', path: '/logga-in', handle: showSignIn },
  { method: 'post', path: '/logga-in/borja', handle: begin },
  { method: 'post', path: '/logga-in', handle: finish },
  { method: 'post', path: '/logga-in/demo', handle: enterAsMadeUp },
];
