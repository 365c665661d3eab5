import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Context } from 'hono';
import { findEnrolment, startSession } from './door.store.ts';
import { type DoorRoute, type DoorServices, home, html, isJson, readerOf, withinLimit } from './door-route.ts';
import { EnrolPage, LinkGonePage } from './pages.tsx';
import { beginEnrolment, finishEnrolment } from './passkey.ts';
import { tokenHash } from './session-token.ts';
import { enterWith, readAnswered, refusedJson } from './sign-in-routes.tsx';
import { doorTexts } from './texts.ts';

async function linkOf(services: DoorServices, http: Context) {
  const token = http.req.param('token') ?? '';
  const linkHash = tokenHash(token);
  const who = await findEnrolment(services.database, linkHash);
  return who && { ...who, linkHash, action: `/nyckel/${token}` };
}

/** A used, an old and an invented link look alike. */
async function show(services: DoorServices, http: Context): Promise<Response> {
  const reader = readerOf(http);
  const link = await linkOf(services, http);
  if (!link) return html(http, <LinkGonePage reader={reader} />, 404);
  return html(http, <EnrolPage reader={reader} action={link.action} name={link.staffName} />);
}

async function begin(services: DoorServices, http: Context): Promise<Response> {
  if (!(await withinLimit(services, http, 'begin', ''))) return refusedJson(http, true);
  const link = await linkOf(services, http);
  return link ? http.json(await beginEnrolment(services, link)) : refusedJson(http);
}

/** The new passkey has just been used with finger, face or code: that is a sign-in too. */
async function finish(services: DoorServices, http: Context): Promise<Response> {
  const link = await linkOf(services, http);
  if (!isJson(http)) {
    const reader = readerOf(http);
    if (!link) return html(http, <LinkGonePage reader={reader} />, 404);
    const problem = doorTexts(reader.language).passkey.needsScript;
    return html(http, <EnrolPage reader={reader} action={link.action} name={link.staffName} problem={problem} />, 422);
  }
  if (!(await withinLimit(services, http, 'proof', http.req.param('token') ?? ''))) return refusedJson(http, true);
  const given = await readAnswered<RegistrationResponseJSON>(http);
  const proof = link && given && (await finishEnrolment(services, link, given));
  if (!proof) return refusedJson(http);
  const entered = await enterWith(services, http, (hash) => startSession(services.database, hash, proof));
  return entered ? http.json({ to: home }) : refusedJson(http);
}

export const enrolmentRoutes: readonly DoorRoute[] = [
  { method: 'get', path: '/nyckel/:token', handle: show },
  { method: 'post', path: '/nyckel/:token/borja', handle: begin },
  { method: 'post', path: '/nyckel/:token', handle: finish },
];
