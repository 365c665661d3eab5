import type { Context } from 'hono';
import { withActor } from '../../platform/database/with-actor.ts';
import { isLanguage } from '../../platform/language/catalogue.ts';
import {
  type DoorRoute,
  type DoorServices,
  keepLanguage,
  keepScheme,
  postedBody,
  readerOf,
  schemeOf,
  sessionToken,
} from './door-route.ts';
import { localPath } from './local-path.ts';
import { HiddenPage } from './pages.tsx';
import { setPreferences } from './session.store.ts';

/** Kept with the person where somebody is signed in, and in the browser for pages before that. Another word changes nothing. */
async function prefer(services: DoorServices, http: Context): Promise<Response> {
  const body = await postedBody(http);
  const language = isLanguage(body.language) ? body.language : undefined;
  const scheme = schemeOf(body.scheme);
  if (language) keepLanguage(http, language);
  if (scheme) keepScheme(http, scheme);
  const token = sessionToken(services, http);
  if (token && (language || scheme)) {
    const wanted = { ...(language && { language }), ...(scheme && { scheme }) };
    await withActor(services.database, token, ({ sql }) => setPreferences(sql, wanted));
  }
  return http.redirect(localPath(body.back, '/'), 303);
}

const hide = (_: DoorServices, http: Context) =>
  http.html(`<!doctype html>${<HiddenPage language={readerOf(http).language} />}`);

export const preferenceRoutes: readonly DoorRoute[] = [
  { method: 'post', path: '/sprak', handle: prefer },
  { method: 'post', path: '/utseende', handle: prefer },
  { method: 'get', path: '/dold', handle: hide },
];
