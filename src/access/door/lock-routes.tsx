import type { Context } from 'hono';
import { withActor } from '../../platform/database/with-actor.ts';
import {
  type DoorRoute,
  type DoorServices,
  fieldOf,
  home,
  html,
  isJson,
  notHere,
  readerOf,
  sessionToken,
  takeSession,
} from './door-route.ts';
import { localPath } from './local-path.ts';
import { LockPage } from './pages.tsx';
import { beginReproof, finishReproof, hasMadeUpPeople, proveWith } from './reproof.ts';
import { endSession, lockSession } from './session.store.ts';
import { enteredWith } from './sign-in-routes.tsx';
import { doorTexts } from './texts.ts';

const placeOf = (till: unknown): string => localPath(till, home);

async function lock(services: DoorServices, http: Context): Promise<Response> {
  await withActor(services.database, sessionToken(services, http), ({ sql }) => lockSession(sql));
  return http.redirect(`/last?till=${encodeURIComponent(placeOf(await fieldOf(http, 'back')))}`, 303);
}

/** Entering also locks what was idle too long, so the page is right even for one who reloads it. */
async function show(services: DoorServices, http: Context): Promise<Response> {
  const till = placeOf(http.req.query('till'));
  const entered = await enteredWith(services, sessionToken(services, http));
  if (entered.state === 'open') return http.redirect(till, 303);
  if (entered.state === 'none') return http.redirect('/logga-in', 303);
  const reader = { ...readerOf(http), language: entered.language };
  return html(http, <LockPage reader={reader} till={till} madeUp={await hasMadeUpPeople(services)} />);
}

async function unlock(services: DoorServices, http: Context): Promise<Response> {
  if (!isJson(http)) {
    const reader = readerOf(http);
    const problem = doorTexts(reader.language).passkey.needsScript;
    const madeUp = await hasMadeUpPeople(services);
    const till = placeOf(await fieldOf(http, 'till'));
    return html(http, <LockPage reader={reader} till={till} madeUp={madeUp} problem={problem} />, 422);
  }
  return finishReproof(services, http, 'unlock');
}

async function unlockAsMadeUp(services: DoorServices, http: Context): Promise<Response> {
  if (!services.demoDoor || !(await proveWith(services, http, 'unlock', null))) return notHere(services, http);
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
  { method: 'post', path: '/last/borja', handle: (services, http) => beginReproof(services, http, 'unlock') },
  { method: 'post', path: '/last', handle: unlock },
  { method: 'post', path: '/last/demo', handle: unlockAsMadeUp },
  { method: 'post', path: '/logga-ut', handle: signOut },
];
