import {
  fileCommand,
  filePage,
  invalid,
  missing,
  page,
  redirect,
  type StaffContext,
  type StaffRoute,
  staffCommand,
  staffPage,
} from '../access/index.ts';
import { parseForm } from '../platform/web/form.ts';
import {
  changePart,
  checkInterpreter,
  rateFear,
  setUrgency,
  tellDutyToReport,
  tellOfViolence,
} from './commands/add-to-contact.ts';
import { type EndProblem, endWithAdvice, notNow, reopen } from './commands/end-contact.ts';
import { receiveContact, receivingUnit } from './commands/receive-contact.ts';
import type { Urgency } from './contact-codes.ts';
import {
  adviceForm,
  childrenKnownForm,
  fearForm,
  interpreterForm,
  livingTogetherForm,
  notNowForm,
  receiveForm,
  urgencyForm,
  violenceForm,
} from './contact-forms.ts';
import { loadContact, selfOf } from './load-contact.ts';
import { mayAskAboutChildren } from './next-step.ts';
import { freshContactForm, NewContactPage } from './pages/new-contact.tsx';
import { safeContactOf } from './pages/safe-view.tsx';
import { intakeUnits } from './receivers.store.ts';
import { goesOn, saved, showContact, smallForm, words } from './small-form.tsx';
import { markTakenFurther } from './unnamed-advice/advice.store.ts';
import { adviceFurther, contactFurther } from './unnamed-advice/further.ts';

const problemInWords = (ctx: StaffContext, problem: EndProblem): string => {
  const t = words(ctx).problems;
  return typeof problem === 'string' ? t[problem] : problem.map((answer) => t.missing[answer]).join(' ');
};

export const contactRoutes: readonly StaffRoute[] = [
  staffPage({
    path: '/kontakt/ny',
    access: { who: 'signedIn' },
    audit: 'contact.begun',
    handle: async (ctx) => {
      if (!receivingUnit(ctx.actor, await intakeUnits(ctx.sql))) return missing;
      if (ctx.query.rad === undefined)
        return page(NewContactPage({ frame: ctx.frame, form: freshContactForm(ctx.frame) }));
      const advice = await adviceFurther(ctx, ctx.query.rad, 'ordinary');
      if (!advice) return missing;
      const { values, errors } = contactFurther(ctx, advice, advice.givenAt);
      return page(NewContactPage({ frame: ctx.frame, form: { values: { ...values, advice: [advice.id] }, errors } }));
    },
  }),
  staffCommand({
    path: '/kontakt/ny',
    access: { who: 'signedIn' },
    audit: 'contact.received',
    handle: async (ctx) => {
      const unit = receivingUnit(ctx.actor, await intakeUnits(ctx.sql));
      if (!unit) return missing;
      const parsed = parseForm(receiveForm(ctx.now), ctx.body, ctx.language);
      if (!parsed.ok) return invalid(NewContactPage({ frame: ctx.frame, form: parsed.form }));
      const id = await receiveContact(ctx, unit, parsed.value);
      if (parsed.value.advice) await markTakenFurther(ctx, parsed.value.advice, 'ordinary');
      return redirect(`/kontakt/${id}`, { text: words(ctx).newContact.done });
    },
  }),
  filePage({
    path: '/kontakt/:file',
    access: { who: 'file', reads: ['account', 'children', 'protection', 'safeContact'] },
    purpose: 'intake',
    audit: 'contact.read',
    handle: async (ctx) => {
      const facts = await loadContact(ctx);
      return facts ? page(await showContact(ctx, facts, { goOn: goesOn[ctx.query.del ?? ''] })) : missing;
    },
  }),
  smallForm({
    name: 'livingTogether',
    path: 'boende',
    audit: 'contact.changed',
    writes: ['account'],
    schema: () => livingTogetherForm,
    save: async (ctx, _facts, { livingTogether }) => {
      await changePart(ctx, 'livingTogether', livingTogether);
      return saved(ctx);
    },
  }),
  fileCommand({
    path: '/kontakt/:file/besked',
    access: { who: 'file', writes: ['account'] },
    purpose: 'intake',
    audit: 'dutyToReport.told',
    handle: async (ctx) => {
      const facts = await loadContact(ctx);
      if (!facts) return missing;
      // Told twice is told: the first time is the one that counts.
      if (facts.contact.dutyToReportToldAt === null) await tellDutyToReport(ctx);
      return redirect(`/kontakt/${ctx.file.id}`, { text: words(ctx).duty.done });
    },
  }),
  smallForm({
    name: 'childrenKnown',
    path: 'familj',
    audit: 'contact.changed',
    writes: ['account', 'children'],
    schema: () => childrenKnownForm,
    save: async (ctx, facts, { childrenKnown }) => {
      if (!mayAskAboutChildren(facts)) return { problem: words(ctx).duty.refused };
      await changePart(ctx, 'childrenKnown', childrenKnown);
      return saved(ctx);
    },
  }),
  smallForm({
    name: 'violence',
    path: 'handelse',
    audit: 'violence.told',
    writes: ['account'],
    schema: (_ctx, facts) => violenceForm(facts.people.filter(({ part }) => part !== 'reporter').map(({ id }) => id)),
    save: async (ctx, _facts, { violence }) => ({
      notice: words(ctx).violence.saved,
      hints: await tellOfViolence(ctx, violence),
    }),
  }),
  smallForm({
    name: 'fear',
    path: 'skala',
    audit: 'fear.rated',
    writes: ['protection'],
    schema: () => fearForm,
    save: async (ctx, facts, typed) => {
      await rateFear(ctx, selfOf(facts), typed);
      return saved(ctx);
    },
  }),
  smallForm({
    name: 'interpreter',
    path: 'tolk',
    audit: 'interpreter.checked',
    writes: ['safeContact'],
    schema: () => interpreterForm,
    save: async (ctx, _facts, { interpreter }) => {
      await checkInterpreter(ctx, interpreter);
      return saved(ctx);
    },
  }),
  smallForm({
    name: 'urgency',
    path: 'tid',
    audit: 'contact.changed',
    writes: ['account'],
    schema: () => urgencyForm,
    save: async (ctx, _facts, { urgency }) => {
      await setUrgency(ctx, Number(urgency) as Urgency);
      return saved(ctx);
    },
  }),
  smallForm({
    name: 'notNow',
    path: 'senare',
    audit: 'contact.notNow',
    writes: ['account'],
    schema: () => notNowForm,
    save: async (ctx, facts, { notNow: typed }) => {
      const safe = await safeContactOf(ctx);
      const done = await notNow(ctx, facts, safe.known, { ...typed, mayContact: typed.mayContact === 'yes' });
      return done.ok ? { notice: words(ctx).outcome.notNowDone } : { problem: problemInWords(ctx, done.error) };
    },
  }),
  smallForm({
    name: 'advice',
    path: 'avsluta',
    audit: 'contact.ended',
    writes: ['account'],
    schema: () => adviceForm,
    save: async (ctx, facts, { advice }) => {
      const safe = await safeContactOf(ctx);
      const done = await endWithAdvice(ctx, facts, safe.known, advice);
      return done.ok ? { notice: words(ctx).outcome.adviceDone } : { problem: problemInWords(ctx, done.error) };
    },
  }),
  fileCommand({
    path: '/kontakt/:file/oppna-igen',
    access: { who: 'file', writes: ['account'] },
    purpose: 'intake',
    audit: 'contact.reopened',
    handle: async (ctx) => {
      const facts = await loadContact(ctx);
      if (!facts) return missing;
      const done = await reopen(ctx, facts);
      const text = done.ok ? words(ctx).outcome.reopened : words(ctx).problems.notFromHere;
      return redirect(`/kontakt/${ctx.file.id}`, { text });
    },
  }),
];
