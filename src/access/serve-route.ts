import type { Context, Handler } from 'hono';
import { type FileId, parseId } from '../kernel/ids.ts';
import type { Database, Sql } from '../platform/database/database.ts';
import { type Actor, type Entered, type Work, withActor } from '../platform/database/with-actor.ts';
import type { Keyring } from '../platform/sealing/keyring.ts';
import { drawn } from '../platform/web/drawn.ts';
import { readBody } from './body-of-route.ts';
import { readSessionToken } from './door/session-token.ts';
import { mayRenewEmergency, renewEmergency } from './emergency/emergency.store.ts';
import { askToOpen, findOpenFile, logLine, type OpenFile, takeTurn, writeLog } from './files.store.ts';
import { setNotice, takeNotice } from './notice-of-route.ts';
import { askProof, asksForProof } from './proof-of-route.ts';
import type { Answer, Body, FileContext, Frame, FrameTop, StaffContext, StaffRoute } from './route.ts';
import { claimSubmission, findSubmission, finishSubmission, releaseSubmission } from './submission.store.ts';

export type RouteServices = {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly sessionCookie: string;
  /** The address that staff type; passkeys, forms and links are bound to it. */
  readonly origin: string;
  /** The sender of notices by mail; undefined where none is sent. */
  readonly mailFrom?: string | undefined;
  readonly pages: {
    /**
     * The same for what is denied and for what isn't there. Under a file's address `actor` gets the ways on that are hers.
     * `body`: what was sent, if anything was. It is handed back whatever the reason, so that it tells nothing.
     */
    missing(language: 'sv' | 'en', actor: Actor | undefined, body?: Body): unknown;
    failed(language: 'sv' | 'en'): unknown;
    /** The session locked or ended while somebody wrote: the form is handed back, to be sent again. */
    held(language: 'sv' | 'en', form: { door: string; action: string; body: Body }): unknown;
    /** The hour of an emergency is over: a press makes it longer, and what was sent is saved by the same press. */
    emergencyEnded(language: 'sv' | 'en', form: { fileId: FileId; action: string; body: Body | undefined }): unknown;
    /** Somebody changed the same thing at the same moment: what was typed is handed back, and where to see what holds now. */
    overtaken(language: 'sv' | 'en', form: { action: string; back: string; body: Body }): unknown;
    /** For a form that did not come from a page of ours; `origin` is where ours are. */
    notFromHere(language: 'sv' | 'en', origin: string): unknown;
    /** What asks for a fresh proof that it is the same person; a form waits on the page. */
    prove(frame: Frame, till: string, madeUp: boolean, held: { action: string; body: Body } | undefined): unknown;
    askReason(frame: Frame, fileId: FileId, next: string): unknown;
  };
  /** Only where this machine alone can reach the app. The database asks again whether its people are made up. */
  readonly demoDoor: boolean;
  /** Writes a fault to the log of the process, without values. */
  readonly reportFault: (error: unknown, action: string) => void;
};

/** What is known of a file by a slice that is built on this one. */
type Serving = RouteServices & {
  /** What warns in this file and how old its assessments are, for the top of each of its pages. */
  readonly topOf: (ctx: FileContext) => Promise<FrameTop>;
};

/** Pages answer from within one transaction; the line of the log is written in it, and goes with it if it fails. */
export function serveRoute(services: Serving, route: StaffRoute): Handler {
  return async (http) => {
    const token = readSessionToken(http, services.sessionCookie);
    const body = route.method === 'post' ? await readBody(http) : {};
    try {
      const first = await attempt(services, route, http, token, body);
      if (first.kind !== 'opened') return first.response;
      const second = await attempt(services, route, http, token, body);
      // Open, and not there: a file about nobody. It looks like what isn't there to one who may know.
      return second.kind === 'opened' ? missingPage(services, http, second.actor, body) : second.response;
    } catch (error) {
      return await afterFault(services, route, http, token, body, error);
    }
  };
}

type Attempt = { kind: 'answered'; response: Response } | { kind: 'opened'; actor: Actor };

function attempt(services: Serving, route: StaffRoute, http: Context, token: string, body: Body): Promise<Attempt> {
  const id = route.kind === 'staff' ? undefined : parseId<FileId>(http.req.param('file'));
  const findFile = async (sql: Sql) => (id?.ok ? findOpenFile(sql, services.keyring, id.value) : undefined);
  const work = async (tx: Work, file: OpenFile | undefined): Promise<Attempt> => {
    const answered = (response: Response | Promise<Response>) =>
      Promise.resolve(response).then((r) => ({ kind: 'answered' as const, response: r }));
    if (tx.entered.state !== 'open') return answered(notSignedIn(services, http, tx.entered, token, body));
    const { actor } = tx.entered;
    const ctx = staffContext(services, http, tx, actor, body);
    const refused = async (fileId?: FileId) => {
      await writeLog(tx.sql, { action: route.audit, outcome: 'refused', fileId });
      return answered(missingPage(services, http, actor, body));
    };

    // Nothing was done yet, and that somebody tried is told all the same.
    const logged = async (response: Promise<Response>, fileId?: FileId) => {
      await writeLog(tx.sql, { action: route.audit, outcome: 'invalid', fileId, detail: { asked: 'proof' } });
      return response;
    };

    if (route.kind === 'staff') {
      if (!holdsRole(actor, route.access)) return refused();
      if (asksForProof(route, actor, tx.now)) return answered(logged(askProof(services, http, ctx)));
      return answered(await finish(services, route, http, tx, ctx, undefined, () => route.handle(ctx)));
    }

    if (!id?.ok) return refused();
    if (!file) {
      if (route.method === 'post' && body._renew && (await renewEmergency(tx.sql, id.value)))
        return { kind: 'opened', actor };
      const answer = await askToOpen(tx.sql, id.value, route.purpose, null);
      if (answer === 'open') return { kind: 'opened', actor };
      if (answer === 'needsReason') {
        // What was posted can't be sent again by a link, so a command leads back to the file.
        const next = route.method === 'get' ? http.req.path : `/akt/${id.value}`;
        await writeLog(tx.sql, {
          action: route.audit,
          outcome: 'invalid',
          fileId: id.value,
          detail: { asked: 'reason' },
        });
        return answered(http.html(await drawn(services.pages.askReason(ctx.frame, id.value, next)), 200));
      }
      if (answer === 'refused' && (await mayRenewEmergency(tx.sql, id.value))) {
        await writeLog(tx.sql, { action: route.audit, outcome: 'refused', fileId: id.value });
        if (http.req.header('accept')?.includes('application/json')) return answered(http.json({ ended: true }, 409));
        const form = { fileId: id.value, action: http.req.path, body: route.method === 'post' ? body : undefined };
        return answered(http.html(await drawn(services.pages.emergencyEnded(ctx.language, form)), 409));
      }
      return refused(id.value);
    }
    const needs = route.access;
    if (needs.reads?.some((s) => !file.mayRead(s)) || needs.writes?.some((s) => !file.mayWrite(s)))
      return refused(file.id);
    if (asksForProof(route, actor, tx.now)) return answered(logged(askProof(services, http, ctx), file.id));
    if (route.method === 'post') await takeTurn(tx.sql, file);
    const side = {
      perpetrator: file.side === 'perpetrator',
      protection: file.protection,
      emergency: file.emergency && { fileId: file.id, ...file.emergency },
    };
    const bare: FileContext = { ...ctx, file, frame: { ...ctx.frame, file: side } };
    const top = file.mayRead('protection') ? await services.topOf(bare) : undefined;
    const fileContext: FileContext = { ...bare, frame: { ...ctx.frame, file: { ...side, top } } };
    return answered(await finish(services, route, http, tx, fileContext, file.id, () => route.handle(fileContext)));
  };
  return withActor(services.database, token, work, findFile);
}

/** Handles, logs and answers. A command that was sent before leads where its first sending led. */
async function finish(
  services: RouteServices,
  route: StaffRoute,
  http: Context,
  tx: Work,
  ctx: StaffContext,
  fileId: FileId | undefined,
  handle: () => Promise<Answer>,
): Promise<Response> {
  const submission = route.method === 'post' ? parseId(ctx.body._form?.[0]) : undefined;
  if (submission?.ok && !(await claimSubmission(ctx.sql, submission.value, ctx.actor.staffId, ctx.now))) {
    tx.last(logLine(tx.sql, { action: route.audit, outcome: 'invalid', fileId, detail: { sent: 'again' } }));
    return http.redirect((await findSubmission(ctx.sql, submission.value)) ?? '/', 303);
  }
  const answer = await handle();
  const outcome =
    answer.kind === 'missing'
      ? 'refused'
      : (answer.kind === 'page' || answer.kind === 'json') && answer.status !== 200
        ? 'invalid'
        : 'done';
  if (submission?.ok) {
    if (answer.kind === 'redirect') await finishSubmission(ctx.sql, submission.value, answer.to);
    else await releaseSubmission(ctx.sql, submission.value);
  }
  // Who only reads a file, and who works in it, is what the review of the log asks.
  const changed = route.method === 'post' && outcome === 'done' && answer.kind !== 'page' ? { changed: true } : {};
  tx.last(logLine(tx.sql, { action: route.audit, outcome, fileId, detail: { ...ctx.audit, ...changed } }));
  switch (answer.kind) {
    case 'page':
      return http.html(await drawn(answer.html), answer.status);
    case 'json':
      return http.json(answer.body as object, answer.status);
    case 'document':
      return http.body(Uint8Array.from(answer.content), 200, {
        'Content-Type': answer.mediaType,
        // Kept where the reader says, never shown within a page of ours.
        'Content-Disposition': `attachment; filename="${answer.fileName}"`,
      });
    case 'missing':
      return missingPage(services, http, ctx.actor, ctx.body);
    case 'redirect':
      if (answer.notice) setNotice(http, answer.notice);
      return http.redirect(answer.to, 303);
  }
}

function staffContext(services: RouteServices, http: Context, tx: Work, actor: Actor, body: Body): StaffContext {
  const frame: Frame = {
    language: actor.language,
    scheme: actor.scheme,
    actor,
    now: tx.now,
    path: http.req.path,
    notice: takeNotice(http),
  };
  return {
    http,
    body,
    actor,
    frame,
    params: http.req.param() as Record<string, string>,
    query: http.req.query(),
    sql: tx.sql,
    now: tx.now,
    language: actor.language,
    keyring: services.keyring,
    origin: services.origin,
    mailFrom: services.mailFrom,
    audit: {},
  };
}

function holdsRole(actor: Actor, access: { who: 'signedIn' } | { who: 'role'; roles: readonly string[] }): boolean {
  return access.who === 'signedIn' || actor.roles.some(({ role }) => access.roles.includes(role));
}

/**
 * To the door. A form that was sent from a page whose session has locked or ended meanwhile is not lost: it is handed back,
 * to be sent again once the door is open. Nothing of it is kept here.
 */
async function notSignedIn(
  services: RouteServices,
  http: Context,
  entered: Entered,
  token: string,
  body: Body,
): Promise<Response> {
  const door = entered.state === 'locked' ? '/last' : '/logga-in';
  if (http.req.header('accept')?.includes('application/json')) return http.json({ signedIn: false }, 401);
  if (token !== '' && Object.keys(body).some((name) => name !== '_form')) {
    const language = entered.state === 'locked' ? entered.language : 'sv';
    return http.html(String(await services.pages.held(language, { door, action: http.req.path, body })), 401);
  }
  const next =
    http.req.method === 'GET' && entered.state === 'locked' ? `?till=${encodeURIComponent(http.req.path)}` : '';
  return http.redirect(`${door}${next}`, 303);
}

const missingPage = async (
  services: RouteServices,
  http: Context,
  actor: Actor | undefined,
  body: Body,
): Promise<Response> => {
  const whose = http.req.param('file') === undefined ? undefined : actor;
  return http.html(String(await services.pages.missing(actor?.language ?? 'sv', whose, body)), 404);
};

/** Two at once: a key that is taken, something that was made meanwhile and stands, or each waiting for the other. */
const overtakenCodes = ['23505', 'SG005', 'SG006', '40P01', '40001'] as const;

/** The work was rolled back. A refusal by the database looks like a missing page; both leave a line in the log. */
async function afterFault(
  services: RouteServices,
  route: StaffRoute,
  http: Context,
  token: string,
  body: Body,
  error: unknown,
): Promise<Response> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const refusedByDatabase = code === '42501';
  const overtaken = route.method === 'post' && overtakenCodes.some((one) => one === code);
  if (!refusedByDatabase && !overtaken) services.reportFault(error, route.audit);
  const fileId = parseId<FileId>(http.req.param('file'));
  const entered = await withActor(services.database, token, async (tx) => {
    await writeLog(tx.sql, {
      action: route.audit,
      outcome: refusedByDatabase ? 'refused' : 'invalid',
      fileId: fileId.ok ? fileId.value : undefined,
    });
    return tx.entered;
  }).catch(() => undefined);
  const actor = entered?.state === 'open' ? entered.actor : undefined;
  const language = actor?.language ?? 'sv';
  if (refusedByDatabase) return missingPage(services, http, actor, body);
  if (overtaken && actor) {
    const back = fileId.ok ? `/${http.req.path.split('/')[1]}/${fileId.value}` : '/min-dag';
    return http.html(String(await services.pages.overtaken(language, { action: http.req.path, back, body })), 409);
  }
  return http.html(String(await services.pages.failed(language)), 500);
}
