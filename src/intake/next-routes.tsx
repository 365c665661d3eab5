import { z } from 'zod';
import {
  askToOpen,
  type FileContext,
  fileCommand,
  filePage,
  findOpenFile,
  invalid,
  missing,
  page,
  redirect,
  type StaffContext,
  type StaffRoute,
  staffCommand,
} from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { type FileId, parseId, type UnitId } from '../kernel/ids.ts';
import { backupNow } from '../organisation/index.ts';
import type { Language } from '../platform/language/catalogue.ts';
import { emptyForm, oneOf, parseForm, personalNumber, postedForm, text, withErrors } from '../platform/web/form.ts';
import { type Apart, apartIn, receiverAndDeputy } from './apart.ts';
import { claimContact } from './commands/claim-contact.ts';
import type { OpenProblem, Triage } from './commands/file-of-person.ts';
import { handOver } from './commands/hand-over.ts';
import { openFiles } from './commands/open-files.ts';
import { ownFiles } from './desks.store.ts';
import { loadContact } from './load-contact.ts';
import { HandOverPage, receiverValue } from './pages/hand-over-page.tsx';
import { type KnownAnswer, KnownPage } from './pages/known-page.tsx';
import { safeContactOf } from './pages/safe-view.tsx';
import { TriagePage } from './pages/triage-page.tsx';
import { askKnown } from './person-index.store.ts';
import { type Colleague, colleagues } from './receivers.store.ts';
import { intakeTexts } from './texts.ts';
import type { PersonPlan } from './triage.ts';
import { freshTriage, triageForm } from './triage-form.ts';

const words = (ctx: StaffContext) => intakeTexts(ctx.language);
type Problems = ReturnType<typeof intakeTexts>['problems'];
const saying = (of: (t: Problems) => string) => (language: Language) => of(intakeTexts(language).problems);
const addressOf = (ctx: FileContext) => `/kontakt/${ctx.file.id}`;
const purpose = 'intake';

const knownForm = (ctx: StaffContext) =>
  z.object({
    number: personalNumber({ today: today(ctx.now), missing: saying((t) => t.number) }),
    reason: text({ max: 500, missing: saying((t) => t.reason) }),
  });

async function knownPage(ctx: FileContext, form: Parameters<typeof KnownPage>[0]['form'], answer: KnownAnswer) {
  const units = [...ctx.actor.duty, ...ctx.actor.roles].map(({ unitId }) => unitId);
  const backup = await backupNow(ctx.sql, units, ctx.now);
  return KnownPage({ frame: ctx.frame, address: addressOf(ctx), form, answer, backup });
}

/** To another unit than the one that has it; among those who work with people there. */
const receiversFor = (ctx: FileContext, all: readonly Colleague[]) =>
  all.filter(({ unitId }) => unitId !== ctx.file.unitId);

const handOverForm = (receivers: readonly Colleague[]) =>
  z.object({
    receiver: oneOf(receivers.map(receiverValue), { missing: saying((t) => t.receiver) }),
    words: text({ max: 4000, missing: saying((t) => t.handOverWords) }),
  });

function openProblem(ctx: FileContext, problem: OpenProblem): string {
  const t = words(ctx);
  if (typeof problem !== 'string') return problem.map((answer) => t.problems.missing[answer]).join(' ');
  return problem === 'notFromHere' ? t.problems.notFromHere : t.triage.problem[problem];
}

/** What is said of those whom a leader decides about; nothing where she has decided in writing. */
function apartProblems(
  ctx: FileContext,
  { fields, toDecide }: Apart,
  { decided, decision }: Triage,
): Record<string, string> | undefined {
  const t = words(ctx).problems;
  if (fields.length === 0) return undefined;
  if (toDecide.length === 0) return Object.fromEntries(fields.map((field) => [field, t.keptApart]));
  if (!decided) return { decided: t.bothSides(fields.length) };
  return decision ? undefined : { decision: t.decisionMissing };
}

/** Who may answer for the files: the contact's unit first, so that the nearest names stand on top. */
async function staffFor(ctx: FileContext): Promise<Colleague[]> {
  const all = await colleagues(ctx.sql, ctx.now);
  return [
    ...all.filter(({ unitId }) => unitId === ctx.file.unitId),
    ...all.filter(({ unitId }) => unitId !== ctx.file.unitId),
  ];
}

/** Asks for the chosen files that aren't open yet. It counts from the next request on, so the form is sent once more. */
async function openOwn(ctx: FileContext, plans: readonly PersonPlan[]): Promise<void> {
  for (const { choice } of plans) {
    if (choice.kind === 'existing' && !(await findOpenFile(ctx.sql, ctx.keyring, choice.fileId)))
      await askToOpen(ctx.sql, choice.fileId, purpose, null);
  }
}

const deputyFor = (ctx: FileContext, staff: readonly Colleague[]) => {
  const others = staff.filter(
    ({ unitId, staffId }) => unitId === (ctx.file.unitId as UnitId) && staffId !== ctx.actor.staffId,
  );
  return (others.find(({ leads }) => leads) ?? others[0])?.staffId;
};

export const nextRoutes: readonly StaffRoute[] = [
  staffCommand({
    path: '/kontakt/:file/ta',
    access: { who: 'signedIn' },
    audit: 'contact.claimed',
    handle: async (ctx) => {
      const id = parseId<FileId>(ctx.params.file);
      if (!id.ok) return missing;
      const taken = await claimContact(ctx, id.value);
      // The same answer where somebody was first and where there is nothing to take.
      if (!taken) return redirect('/mottag', { text: words(ctx).contact.takenByOther });
      return redirect(`/kontakt/${id.value}`, { text: words(ctx).contact.taken });
    },
  }),
  filePage({
    path: '/kontakt/:file/kand-har',
    access: { who: 'file', writes: ['account'] },
    purpose,
    audit: 'person.askedPage',
    handle: async (ctx) => {
      const facts = await loadContact(ctx);
      if (!facts) return missing;
      const self = facts.people.find(({ part }) => part === 'self');
      return page(await knownPage(ctx, emptyForm({ number: self?.number ?? undefined }), undefined));
    },
  }),
  fileCommand({
    path: '/kontakt/:file/kand-har',
    access: { who: 'file', writes: ['account'] },
    purpose,
    audit: 'person.asked',
    handle: async (ctx) => {
      if (ctx.file.kind !== 'contact') return missing;
      const parsed = parseForm(knownForm(ctx), ctx.body, ctx.language);
      if (!parsed.ok) return invalid(await knownPage(ctx, parsed.form, undefined));
      const { number, reason } = parsed.value;
      const sealed = ctx.keyring.reasons.seal(`person.asked:${ctx.actor.sessionId}`, reason);
      const files = await askKnown(ctx, number, sealed);
      if (files === 'tooMany') return invalid(await knownPage(ctx, postedForm(ctx.body), 'tooMany'), 429);
      return page(await knownPage(ctx, postedForm(ctx.body), { files }));
    },
  }),
  filePage({
    path: '/kontakt/:file/lamna-over',
    access: { who: 'file', writes: ['account'] },
    purpose,
    audit: 'contact.handOverPage',
    handle: async (ctx) => {
      if (ctx.file.kind !== 'contact') return missing;
      const receivers = receiversFor(ctx, await colleagues(ctx.sql, ctx.now));
      return page(HandOverPage({ frame: ctx.frame, address: addressOf(ctx), receivers, form: emptyForm() }));
    },
  }),
  fileCommand({
    path: '/kontakt/:file/lamna-over',
    access: { who: 'file', writes: ['account'] },
    purpose,
    audit: 'contact.handedOver',
    handle: async (ctx) => {
      const facts = await loadContact(ctx);
      if (!facts) return missing;
      const all = await colleagues(ctx.sql, ctx.now);
      const receivers = receiversFor(ctx, all);
      const again = (form: Parameters<typeof HandOverPage>[0]['form'], status: 409 | 422) =>
        invalid(HandOverPage({ frame: ctx.frame, address: addressOf(ctx), receivers, form }), status);
      const parsed = parseForm(handOverForm(receivers), ctx.body, ctx.language);
      if (!parsed.ok) return again(parsed.form, 422);
      const receiver = receivers.find((one) => receiverValue(one) === parsed.value.receiver);
      if (!receiver) return missing;
      const found = await receiverAndDeputy(ctx, receiver, all);
      if (found === 'keptApart')
        return again(withErrors(postedForm(ctx.body), { receiver: words(ctx).problems.keptApart }), 409);
      const safe = await safeContactOf(ctx);
      const to = { receiver, deputy: found.deputy, words: parsed.value.words };
      const done = await handOver(ctx, facts, safe.known, to);
      if (!done.ok) return again(withErrors(postedForm(ctx.body), { '': openProblem(ctx, done.error) }), 409);
      return redirect('/mottag', { text: words(ctx).handOver.done });
    },
  }),
  filePage({
    path: '/kontakt/:file/oppna-akter',
    access: { who: 'file', reads: ['identity'], writes: ['account', 'children', 'protection', 'safeContact'] },
    purpose,
    audit: 'files.openPage',
    handle: async (ctx) => {
      const facts = await loadContact(ctx);
      if (!facts) return missing;
      const [files, staff] = await Promise.all([ownFiles(ctx), staffFor(ctx)]);
      const form = freshTriage(facts, { responsible: ctx.actor.staffId, deputy: deputyFor(ctx, staff) });
      return page(TriagePage({ frame: ctx.frame, facts, files, staff, form }));
    },
  }),
  fileCommand({
    path: '/kontakt/:file/oppna-akter',
    access: { who: 'file', reads: ['identity'], writes: ['account', 'children', 'protection', 'safeContact'] },
    purpose,
    audit: 'contact.filesOpened',
    handle: async (ctx) => {
      const facts = await loadContact(ctx);
      if (!facts) return missing;
      const [files, staff] = await Promise.all([ownFiles(ctx), staffFor(ctx)]);
      const again = (form: Parameters<typeof TriagePage>[0]['form'], status: 409 | 422) =>
        invalid(TriagePage({ frame: ctx.frame, facts, files, staff, form }), status);
      const parsed = parseForm(triageForm(facts, files, staff, ctx.actor.staffId), ctx.body, ctx.language);
      if (!parsed.ok) return again(parsed.form, 422);
      const apart = await apartIn(ctx, parsed.value);
      const refusedFor = apartProblems(ctx, apart, parsed.value);
      if (refusedFor) return again(withErrors(postedForm(ctx.body), refusedFor), 409);
      const safe = await safeContactOf(ctx);
      const done = await openFiles(ctx, facts, safe.known, parsed.value, apart.toDecide);
      if (!done.ok) {
        if (done.error === 'notOpen') await openOwn(ctx, parsed.value.plans);
        return again(withErrors(postedForm(ctx.body), { '': openProblem(ctx, done.error) }), 409);
      }
      const { hers, back } = done.value;
      const { triage } = words(ctx);
      const text = { open: triage.done, reopened: triage.reopened, closed: triage.stillClosed }[back];
      return redirect(hers ? `/akt/${hers}` : addressOf(ctx), { text });
    },
  }),
];
