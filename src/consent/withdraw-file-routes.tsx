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
  withdrawConsent,
} from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { emptyForm, type FormState, mustTick, oneOf, optionalText, parseForm, text } from '../platform/web/form.ts';
import { loadFileTop } from '../safety/index.ts';
import { CheckPage, WithdrawInFilePage, willField } from './pages/withdraw-file-pages.tsx';
import { loadWithdrawals, waitsForCheck } from './pages/withdrawal-part.tsx';
import { givenOn } from './register.store.ts';
import { type Given, givenIn, inForce, insertTelling, saveCheck, whoAnswersFor } from './withdraw.store.ts';
import { sayers, tellingWays, willAnswers } from './withdraw.ts';
import { withdrawTexts } from './withdraw-texts.ts';

const access = { who: 'file', reads: ['consents'], writes: ['consents'] } as const;
const purpose = 'consents';

const withdrawal = z.object({ how: oneOf(tellingWays), by: oneOf(sayers), words: optionalText({ max: 2000 }) });

/** In the file: where the person says it to somebody who holds it, and where the team asks whether it was her own will. */
export const withdrawFileRoutes: StaffRoute[] = [
  filePage({
    path: '/akt/:file/aterkalla/:consent',
    access,
    audit: 'consent.withdrawForm',
    purpose,
    handle: async (ctx) => {
      const consent = await find(ctx);
      return consent ? page(await show(ctx, consent, emptyForm())) : missing;
    },
  }),
  fileCommand({
    path: '/akt/:file/aterkalla/:consent',
    access,
    audit: 'consent.withdraw',
    purpose,
    handle: withdraw,
  }),
  filePage({
    path: '/akt/:file/aterkallat',
    access,
    audit: 'consent.checkForm',
    purpose,
    handle: async (ctx) => (ctx.file.kind === 'person' ? page(await showCheck(ctx, emptyForm())) : missing),
  }),
  fileCommand({ path: '/akt/:file/aterkallat', access, audit: 'consent.check', purpose, handle: check }),
];

/** In force here; what is withdrawn already, or has run out, can't be withdrawn. */
async function find(ctx: FileContext): Promise<Given | undefined> {
  if (ctx.file.kind !== 'person') return undefined;
  const given = await givenIn(ctx.sql, ctx.file);
  return given.find((one) => one.id === ctx.params.consent && inForce(one, ctx.now));
}

async function show(ctx: FileContext, consent: Given, form: FormState) {
  const [top, already] = await Promise.all([loadFileTop(ctx), givenOn(ctx, consent)]);
  return <WithdrawInFilePage ctx={ctx} top={top} form={form} consent={consent} already={already} />;
}

async function withdraw(ctx: FileContext): Promise<Answer> {
  const consent = await find(ctx);
  if (!consent) return missing;
  const parsed = parseForm(withdrawal, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await show(ctx, consent, parsed.form));
  const { how, by, words } = parsed.value;
  await withdrawConsent(ctx.sql, consent.id);
  await insertTelling(ctx, ctx.file, { how, by, words: words ?? '', receiverUnit: consent.receiverUnit });
  await happened(ctx, ctx.file, {
    kind: 'consent.withdrawn',
    section: 'consents',
    subject: { consent: consent.id },
    about: consent.askingId ?? consent.id,
    owner: await whoAnswersFor(ctx, ctx.file),
  });
  return redirect(`/akt/${ctx.file.id}/samtycken`, { text: withdrawTexts(ctx.language).wasWithdrawn });
}

async function waitingIn(ctx: FileContext) {
  const { given, tellings } = await loadWithdrawals(ctx);
  return { waiting: given.filter(waitsForCheck), tellings: tellings.filter(({ checkedAt }) => checkedAt === null) };
}

async function showCheck(ctx: FileContext, form: FormState) {
  const [top, waits] = await Promise.all([loadFileTop(ctx), waitingIn(ctx)]);
  return <CheckPage ctx={ctx} top={top} form={form} {...waits} />;
}

async function check(ctx: FileContext): Promise<Answer> {
  const { waiting, tellings } = await waitingIn(ctx);
  if (ctx.file.kind !== 'person' || (waiting.length === 0 && tellings.length === 0)) return missing;
  const will = z.object(
    Object.fromEntries(waiting.map(({ id }) => [willField(id).slice('will.'.length), oneOf(willAnswers)])),
  );
  const words = waiting.length > 0 ? optionalText({ max: 2000 }) : text({ max: 2000 });
  const schema = z.object({ will: z.preprocess((raw) => raw ?? {}, will), words, asked: mustTick() });
  const parsed = parseForm(schema, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await showCheck(ctx, parsed.form));
  const answers = waiting.map(({ id }) => ({
    id,
    ownWill: parsed.value.will[willField(id).slice('will.'.length)] === 'own',
  }));
  await saveCheck(ctx, ctx.file, answers, parsed.value.words);
  await happened(ctx, ctx.file, {
    kind: 'consent.withdrawalChecked',
    section: 'consents',
    subject: Object.fromEntries(answers.map(({ id }, n) => [`consent${n}`, id])),
  });
  return redirect(`/akt/${ctx.file.id}/samtycken`, { text: withdrawTexts(ctx.language).wasChecked });
}
