import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Context } from 'hono';
import { withActor } from '../../platform/database/with-actor.ts';
import { findLockedSession, listDemoPeople, type Proof, unlockSession } from './door.store.ts';
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
  takeSession,
  withinLimit,
} from './door-route.ts';
import { localPath } from './local-path.ts';
import { LockPage } from './pages.tsx';
import { beginUse, proofOf } from './passkey.ts';
import { endSession, lockSession } from './session.store.ts';
import { newToken, tokenHash } from './session-token.ts';
import { enteredWith, readAnswered, refusedJson } from './sign-in-routes.tsx';
import { doorTexts } from './texts.ts';

const placeOf = (till: unknown): string => localPath(till, home);

async function lock(services: DoorServices, http: Context): Promise<Response> {
  await withActor(services.database, sessionToken(services, http), ({ sql }) => lockSession(sql));
  return http.redirect(`/last?till=${encodeURIComponent(placeOf(await fieldOf(http, 'back')))}`, 303);
}

const hasMadeUpPeople = async (services: DoorServices): Promise<boolean> =>
  services.demoDoor && (await listDemoPeople(services.database)).length > 0;

/** Entering also locks what was idle too long, so the page is right even for one who reloads it. */
async function show(services: DoorServices, http: Context): Promise<Response> {
  const till = placeOf(http.req.query('till'));
  const entered = await enteredWith(services, sessionToken(services, http));
  if (entered.state === 'open') return http.redirect(till, 303);
  if (entered.state === 'none') return http.redirect('/logga-in', 303);
  const reader = { ...readerOf(http), language: entered.language };
  return html(http, <LockPage reader={reader} till={till} madeUp={await hasMadeUpPeople(services)} />);
}

async function begin(services: DoorServices, http: Context): Promise<Response> {
  if (!(await withinLimit(services, http, 'begin', ''))) return refusedJson(http, true);
  const locked = await findLockedSession(services.database, sessionToken(services, http));
  return locked ? http.json(await beginUse(services, 'unlock', locked.sessionId)) : refusedJson(http);
}

async function unlockWith(services: DoorServices, http: Context, proof: Proof | null): Promise<boolean> {
  const token = newToken();
  const unlocked = await unlockSession(services.database, sessionToken(services, http), tokenHash(token), proof);
  if (unlocked) giveSession(services, http, token);
  return unlocked;
}

async function unlock(services: DoorServices, http: Context): Promise<Response> {
  if (!isJson(http)) {
    const reader = readerOf(http);
    const problem = doorTexts(reader.language).passkey.needsScript;
    const madeUp = await hasMadeUpPeople(services);
    const till = placeOf(await fieldOf(http, 'till'));
    return html(http, <LockPage reader={reader} till={till} madeUp={madeUp} problem={problem} />, 422);
  }
  const locked = await findLockedSession(services.database, sessionToken(services, http));
  const given = await readAnswered<AuthenticationResponseJSON>(http);
  if (!(await withinLimit(services, http, 'proof', given?.response.id ?? ''))) return refusedJson(http, true);
  const proof = locked && given && (await proofOf(services, 'unlock', given, locked.sessionId));
  if (!proof || !(await unlockWith(services, http, proof))) return refusedJson(http);
  return http.json({ to: null }); // the script goes where the form says
}

async function unlockAsMadeUp(services: DoorServices, http: Context): Promise<Response> {
  if (!services.demoDoor || !(await unlockWith(services, http, null))) return notHere(services, http);
  return http.redirect(placeOf(await fieldOf(http, 'till')), 303);
}

/** Ends the session, locked or not, and asks the browser to forget all it has of us. */
async function signOut(services: DoorServices, http: Context): Promise<Response> {
  const token = sessionToken(services, http);
  if (token) await withActor(services.database, token, ({ sql }) => endSession(sql, token));
  takeSession(services, http);
  http.header('Clear-Site-Data', '"cache", "cookies", "storage"');
  return http.redirect('/logga-in', 303);
}

export const lockRoutes: readonly DoorRoute[] = [
  { method: 'post', path: '/las', handle: lock },
  { method: 'get', path: '/last', handle: show },
  { method: 'post', path: '/last/borja', handle: begin },
  { method: 'post', path: '/last', handle: unlock },
  { method: 'post', path: '/last/demo', handle: unlockAsMadeUp },
  { method: 'post', path: '/logga-ut', handle: signOut },
];
