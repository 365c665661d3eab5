import type { Context, MiddlewareHandler } from 'hono';

/**
 * Every change is asked for by a page of ours: the browser says in `Origin` where a form or script was, and no page can
 * make it say otherwise. Whatever the body's type is: a mistake refuses a form of ours, and lets in none of others.
 */
export const onlyFromOwnPages =
  (origin: string, refuse: (http: Context) => Response | Promise<Response>): MiddlewareHandler =>
  (http, next) =>
    http.req.method === 'GET' || http.req.method === 'HEAD' || http.req.header('origin') === origin
      ? next()
      : Promise.resolve(refuse(http));
