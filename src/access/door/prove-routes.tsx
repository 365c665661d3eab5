import type { Context } from 'hono';
import { type DoorRoute, type DoorServices, fieldOf, home, html, isJson, notHere, readerOf } from './door-route.ts';
import { localPath } from './local-path.ts';
import { ProvePage } from './prove-page.tsx';
import { beginReproof, finishReproof, hasMadeUpPeople, proveWith } from './reproof.ts';
import { doorTexts } from './texts.ts';

const placeOf = (till: unknown): string => localPath(till, home);

async function prove(services: DoorServices, http: Context): Promise<Response> {
  if (isJson(http)) return finishReproof(services, http, 'prove');
  const reader = readerOf(http);
  const till = placeOf(await fieldOf(http, 'till'));
  const problem = doorTexts(reader.language).passkey.needsScript;
  const madeUp = await hasMadeUpPeople(services);
  return html(http, <ProvePage reader={reader} till={till} madeUp={madeUp} problem={problem} />, 422);
}

/**
 * The made-up people's proof. A form that waited for it is sent on as it is: 307 keeps its method and all that was typed.
 */
async function proveAsMadeUp(services: DoorServices, http: Context): Promise<Response> {
  if (!services.demoDoor || !(await proveWith(services, http, 'prove', null))) return notHere(services, http);
  const again = http.req.query('igen');
  return again === undefined ? http.redirect(placeOf(http.req.query('till')), 303) : http.redirect(placeOf(again), 307);
}

export const proveRoutes: readonly DoorRoute[] = [
  { method: 'post', path: '/visa-dig/borja', handle: (services, http) => beginReproof(services, http, 'prove') },
  { method: 'post', path: '/visa-dig', handle: prove },
  { method: 'post', path: '/visa-dig/demo', handle: proveAsMadeUp },
];
