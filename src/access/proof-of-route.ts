import type { Context } from 'hono';
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../kernel/instant.ts';
import type { Actor } from '../platform/database/with-actor.ts';
import { localPath } from './door/local-path.ts';
import type { Body, Frame, StaffContext, StaffRoute } from './route.ts';

const freshFor = { minutes: 10 };

export const asksForProof = (route: StaffRoute, actor: Actor, now: Instant): boolean =>
  route.proof === 'fresh' && Temporal.Instant.compare(actor.provedAt.add(freshFor), now) < 0;

type Asking = {
  readonly pages: {
    prove(frame: Frame, till: string, madeUp: boolean, held: { action: string; body: Body } | undefined): unknown;
  };
  readonly demoDoor: boolean;
};

/** Nothing was done. A form goes along and is sent once the proof is there; a page is led to. */
export async function askProof(services: Asking, http: Context, ctx: StaffContext): Promise<Response> {
  const { path } = http.req;
  const posted = http.req.method === 'POST';
  const held = posted ? { action: path, body: ctx.body } : undefined;
  // Back from a form that was not sent: to the page that it stood on, where that is one of ours.
  const from = localPath(URL.parse(http.req.header('referer') ?? '')?.pathname, '/min-dag');
  return http.html(
    String(await services.pages.prove(ctx.frame, posted ? from : path, services.demoDoor, held)),
    posted ? 401 : 200,
  );
}
