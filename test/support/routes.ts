import type { Hono } from 'hono';
import { doorRoutes } from '../../src/access/index.ts';
import { staffRoutes } from '../../src/app.ts';
import { newId } from '../../src/kernel/ids.ts';

export type Method = 'get' | 'post';

/** A way into the app as it is served: what the tests walk is what visitors reach. */
export type Served = { readonly method: Method; readonly path: string };

/** Every route of the app, in the order in which they are tried. Middleware, which answers nothing itself, is left out. */
export const servedRoutes = (app: Hono): Served[] =>
  app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => ({ method: toMethod(method), path }));

const toMethod = (word: string): Method => {
  const method = word.toLowerCase();
  if (method !== 'get' && method !== 'post') throw new Error(`A route answers ${word}, which no page sends`);
  return method;
};

const known = new Set([...doorRoutes, ...staffRoutes].map(({ method, path }) => `${method} ${path}`));

/** Public help pages and the assets: what is in neither list of routes. */
export const publicRoutes = (app: Hono): Served[] =>
  servedRoutes(app).filter(({ method, path }) => !known.has(`${method} ${path}`));

/** The route that answers an address; the app takes the first that fits. */
export function routeFor(app: Hono, method: Method, address: string): string | undefined {
  return servedRoutes(app).find((route) => route.method === method && fits(route.path, address))?.path;
}

function fits(pattern: string, address: string): boolean {
  const wanted = pattern.split('/');
  const given = address.split('/');
  return wanted.length === given.length && wanted.every((part, at) => part.startsWith(':') || part === given[at]);
}

/** An address of the route; what isn't named is the id of nothing. */
export const addressOf = (path: string, named: Readonly<Record<string, string>> = {}): string =>
  path.replace(/:([a-zA-Z]+)(\{[^}]*\})?/g, (_, name: string) => named[name] ?? newId());
