import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import {
  type Answer,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { clocksOf, happened } from '../clocks/index.ts';
import { consentsInForce, recordDisclosure } from '../consent/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { type GroundId, newId, parseId } from '../kernel/ids.ts';
import { endOfDay } from '../kernel/instant.ts';
import { placesIn } from '../location/index.ts';
import { proposeToGroup } from '../meetings/index.ts';
import {
  calendarDay,
  type FormState,
  oneOf,
  optional,
  optionalText,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { ReferralsPage } from './pages/referrals-page.tsx';
import { answerReferral, insertReferral, referralsOf } from './referrals.store.ts';
import { isBounced, type Referral, type ReferralId, referralAnswers, referralKinds, sectionOf } from './referrals.ts';
import { referralTexts } from './texts.ts';

const purpose = 'casework';
const path = '/akt/:file/remisser';
const reads = { who: 'file', reads: ['plan'] } as const;
const writes = { who: 'file', reads: ['plan'], writes: ['plan'] } as const;
const home = (ctx: FileContext) => `/akt/${ctx.file.id}/remisser`;

/** What goes out of the board goes by a consent that names whom to; who can't write the register sends nothing. */
const consentsFor = async (ctx: FileContext) => (ctx.file.mayWrite('consents') ? consentsInForce(ctx) : []);

async function draw(ctx: FileContext, forms: { form?: FormState; of?: ReferralId; answer?: FormState } = {}) {
  const [referrals, consents] = await Promise.all([referralsOf(ctx.sql, ctx.file), consentsFor(ctx)]);
  return ReferralsPage({ ctx, referrals, consents, ...forms });
}

async function add(ctx: FileContext): Promise<Answer> {
  if (ctx.file.kind !== 'person') return missing;
  const t = referralTexts(ctx.language);
  const day = today(ctx.now);
  const consents = await consentsFor(ctx);
  const fields = z.object({
    kind: oneOf(
      referralKinds.filter((kind) => ctx.file.mayWrite(sectionOf(kind))),
      { missing: t.kindMissing },
    ),
    receiver: text({ max: 200 }),
    purpose: text({ max: 500 }),
    // Who is sent by others and wants nothing comes as an alibi: asked of one who uses violence, and welcome of all (V65).
    wish: ctx.file.side === 'perpetrator' ? text({ max: 500, missing: t.wishMissing }) : optionalText({ max: 500 }),
    ground: oneOf(['nothing', ...consents.map(({ id }) => id)], { missing: t.groundMissing }),
    answerBy: calendarDay({ today: day, leaning: 'future' }).refine(
      (by: Temporal.PlainDate) => day.until(by).sign >= 0,
      t.answerByPassed,
    ),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, { form: parsed.form }));
  const { kind, receiver, purpose: what, wish, ground, answerBy } = parsed.value;
  const again = async (errors: Record<string, string>) =>
    invalid(await draw(ctx, { form: withErrors(postedForm(ctx.body), errors) }));
  if ((await placesIn(ctx, `${receiver}\n${what}\n${wish ?? ''}`)).length > 0) return again({ purpose: t.place });
  const consent = consents.find(({ id }) => id === ground);
  if (consent && consent.receiver !== receiver) return again({ receiver: t.otherReceiver(consent.receiver) });
  const disclosureId =
    consent &&
    (await recordDisclosure(ctx, ctx.file, {
      receiver: { name: consent.receiver },
      how: 'letter',
      ground: { kind: 'secrecyWaiver', consentId: consent.id, groundId: consent.groundId as GroundId | null },
      parts: consent.parts,
      words: what,
    }));
  const id = newId<ReferralId>();
  const by = { by: ctx.actor.staffId, at: ctx.now };
  await insertReferral(ctx.sql, ctx.file, id, { kind, receiver, purpose: what, wish, answerBy, disclosureId }, by);
  await happened(ctx, ctx.file, {
    kind: 'referral.sent',
    section: sectionOf(kind),
    subject: { referral: id },
    about: id,
    due: endOfDay(answerBy),
  });
  return redirect(home(ctx), { text: t.sent });
}

/** Whose clock it is: whoever takes down that it has to wait doesn't take it over. */
const ownerOf = async ({ sql, file }: FileContext, one: Referral) =>
  (await clocksOf(sql, file.id)).find(({ kind, about }) => kind === 'referralAnswer' && (about as string) === one.id)
    ?.ownerId;

async function answer(ctx: FileContext): Promise<Answer> {
  const t = referralTexts(ctx.language);
  const day = today(ctx.now);
  const id = parseId<ReferralId>(ctx.params.referral);
  const all = await referralsOf(ctx.sql, ctx.file);
  const one = all.find((referral) => id.ok && referral.id === id.value);
  if (!one || !ctx.file.mayWrite(sectionOf(one.kind))) return missing;
  const fields = z.object({
    answer: oneOf(referralAnswers, { missing: t.answerMissing }),
    words: text({ max: 1000, missing: t.answerWordsMissing }),
    askAgain: optional(
      calendarDay({ today: day, leaning: 'future' }).refine(
        (on: Temporal.PlainDate) => day.until(on).sign >= 0,
        t.answerByPassed,
      ),
    ),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, { of: one.id, answer: parsed.form }));
  const said = parsed.value;
  const again = async (errors: Record<string, string>, status: 409 | 422) =>
    invalid(await draw(ctx, { of: one.id, answer: withErrors(postedForm(ctx.body), errors) }), status);
  const waits = said.answer === 'waiting';
  if (waits && !said.askAgain) return again({ askAgain: t.askAgainMissing }, 422);
  if ((await placesIn(ctx, said.words)).length > 0) return again({ words: t.place }, 422);
  const answerBy = (waits && said.askAgain) || one.answerBy;
  const owner = await ownerOf(ctx, one);
  if (!(await answerReferral(ctx.sql, ctx.file, one, { ...said, answerBy, at: ctx.now })))
    return again({ '': t.already }, 409);
  const now = all.map((other) =>
    other.id === one.id ? { ...other, answer: said.answer, answeredAt: ctx.now } : other,
  );
  const bounced = said.answer === 'no' && isBounced(one.kind, now);
  const kind = bounced ? 'referral.bounced' : 'referral.answered';
  await happened(ctx, ctx.file, {
    kind,
    section: sectionOf(one.kind),
    subject: { referral: one.id },
    about: one.id,
    // A wait is no end: the clock goes on to the day to ask again, from when she was first sent, with whoever had it.
    starts: waits
      ? [{ kind: 'referralAnswer', due: endOfDay(answerBy), from: one.at, ...(owner ? { owner } : {}) }]
      : [],
  });
  // The question says neither which need it is nor who refused: who may read that reads it in the file.
  if (bounced) await proposeToGroup(ctx, t.question);
  return redirect(home(ctx), { text: bounced ? t.bouncedSaved : waits ? t.waitingSaved : t.saved });
}

export const referralRoutes: readonly StaffRoute[] = [
  filePage({
    path,
    access: reads,
    audit: 'plan.referralsRead',
    purpose,
    handle: async (ctx) => (ctx.file.kind === 'person' ? page(await draw(ctx)) : missing),
  }),
  fileCommand({ path, access: writes, audit: 'plan.referralSent', purpose, handle: add }),
  fileCommand({
    path: `${path}/:referral/svar`,
    access: writes,
    audit: 'plan.referralAnswered',
    purpose,
    handle: answer,
  }),
];
