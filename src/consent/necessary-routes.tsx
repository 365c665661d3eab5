import { z } from 'zod';
import {
  type Answer,
  type FileContext,
  fewMaySee,
  invalid,
  maySignNecessary,
  missing,
  page,
  redirect,
  type StaffRoute,
  shareableParts,
} from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { type GroundId, parseId } from '../kernel/ids.ts';
import { listStaff, worksWithPeople } from '../organisation/index.ts';
import {
  calendarDay,
  emptyForm,
  type FormState,
  manyOf,
  oneOf,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { isBlocked, necessariesOf, signers } from './necessary.store.ts';
import { type Law, laws, longestDays, type Necessary, necessaryStanding, signersOf, usualDays } from './necessary.ts';
import { endWithoutConsent, shareWithoutConsent, signForNecessary } from './necessary-commands.ts';
import { AskNecessaryPage, NecessaryPage, withoutReasons } from './pages/necessary-pages.tsx';
import { consentCommand, consentPage, reads, writes } from './person-file-route.ts';
import { provisionTexts } from './provision-texts.ts';
import { isSwitchedOn, switchings } from './switch.store.ts';
import { necessaryTexts } from './texts.ts';

const path = '/akt/:file/utan-samtycke';
const list = (ctx: FileContext) => `/akt/${ctx.file.id}/samtycken#utan`;

const readers = async (ctx: FileContext) =>
  (await listStaff(ctx.sql, ctx.now)).filter((one) => worksWithPeople(one) && one.id !== ctx.actor.staffId);

const drawAsk = async (ctx: FileContext, form: FormState) =>
  AskNecessaryPage({ ctx, form, readers: await readers(ctx), laws: await lawsFor(ctx) });

/** What may open the file to a colleague without consent; the last only where the municipality's lawyer has decided so. */
async function lawsFor(ctx: FileContext): Promise<Law[]> {
  const all = await switchings(ctx.sql);
  return laws.filter((law) => law !== 'careOfElderly' || isSwitchedOn(all, law));
}

const blank = (ctx: FileContext) =>
  emptyForm({ law: 'necessary', until: today(ctx.now).add({ days: usualDays }).toString(), reader: ctx.query.till });

async function ask(ctx: FileContext): Promise<Answer> {
  const t = necessaryTexts(ctx.language);
  const day = today(ctx.now);
  const people = await readers(ctx);
  const schema = z.object({
    law: oneOf(await lawsFor(ctx), { missing: provisionTexts(ctx.language).lawMissing }),
    without: oneOf(withoutReasons, { missing: t.whyNotMissing }),
    reader: oneOf(people.map(({ id }) => id)),
    ownTask: text({ max: 1000, missing: t.ownTaskMissing }),
    test: text({ max: 2000, missing: t.testMissing }),
    parts: manyOf(shareableParts, { atLeastOne: true, missing: t.partsMissing }),
    until: calendarDay({ today: day, leaning: 'future' })
      .refine((until) => day.until(until).sign >= 0, t.untilPassed)
      .refine((until) => until.until(day.add({ days: longestDays })).sign >= 0, t.untilTooLong),
  });
  const parsed = parseForm(schema, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await drawAsk(ctx, parsed.form));
  const again = async (errors: Record<string, string>) =>
    invalid(await drawAsk(ctx, withErrors(postedForm(ctx.body), errors)));
  const { reader, ...rest } = parsed.value;
  // Asked before anything is written: a refusal commits nothing.
  if (signersOf(await signers(ctx, ctx.file), ctx.actor.staffId, reader).length === 0)
    return again({ '': t.nobodyToSign });
  if (fewMaySee(ctx.file.protection)) return again({ reader: t.fewMaySee });
  if (await isBlocked(ctx.sql, ctx.file, reader)) return again({ reader: t.blocked });
  const done = await shareWithoutConsent(ctx, { ...rest, staffId: reader });
  return done.ok ? redirect(list(ctx), { text: t.asked }) : again({ '': t.nobodyToSign });
}

const withNecessary =
  (work: (ctx: FileContext, one: Necessary) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    const id = parseId<GroundId>(ctx.params.ground);
    const one = id.ok
      ? (await necessariesOf(ctx.sql, ctx.file)).find(({ groundId }) => groundId === id.value)
      : undefined;
    return one ? work(ctx, one) : missing;
  };

/** Whether she who looks may sign this one: not what she asked for herself, nor what is for her. */
async function maySign(ctx: FileContext, one: Necessary): Promise<boolean> {
  const me = ctx.actor.staffId;
  return me !== one.askedById && me !== one.staffId && (await maySignNecessary(ctx.sql, ctx.file.id));
}

const drawOne = async (ctx: FileContext, one: Necessary, form?: FormState) =>
  NecessaryPage({ ctx, one, maySign: await maySign(ctx, one), form });

const sign = withNecessary(async (ctx, one) => {
  if (necessaryStanding(one, ctx.now) !== 'toSign') return invalid(await drawOne(ctx, one), 409);
  await signForNecessary(ctx, one.groundId, one.staffId);
  return redirect(list(ctx), { text: necessaryTexts(ctx.language).signedNow });
});

const end = withNecessary(async (ctx, one) => {
  const t = necessaryTexts(ctx.language);
  const standing = necessaryStanding(one, ctx.now);
  if (standing === 'ended') return invalid(await drawOne(ctx, one), 409);
  const parsed = parseForm(z.object({ why: text({ max: 1000, missing: t.whyMissing }) }), ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await drawOne(ctx, one, parsed.form));
  await endWithoutConsent(ctx, one.groundId, parsed.value.why);
  return redirect(list(ctx), { text: standing === 'toSign' ? t.refusedNow : t.endedNow });
});

export const necessaryRoutes: readonly StaffRoute[] = [
  consentPage({
    path,
    access: writes,
    audit: 'necessary.askForm',
    handle: async (ctx) => page(await drawAsk(ctx, blank(ctx))),
  }),
  consentCommand({ path, access: writes, audit: 'necessary.asked', handle: ask }),
  consentPage({
    path: `${path}/:ground`,
    access: reads,
    audit: 'necessary.shown',
    handle: withNecessary(async (ctx, one) => page(await drawOne(ctx, one))),
  }),
  consentCommand({ path: `${path}/:ground/skriv-under`, access: writes, audit: 'necessary.signed', handle: sign }),
  consentCommand({ path: `${path}/:ground/nej`, access: writes, audit: 'necessary.ended', handle: end }),
];
