import type { z } from 'zod';
import {
  type Answer,
  type FileContext,
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
import { concernsMe, passOnAddress } from '../conflicts/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { type PersonId, parseId } from '../kernel/ids.ts';
import { parseForm } from '../platform/web/form.ts';
import {
  type ChildTyped,
  changePart,
  checkInterpreter,
  correctChild,
  correctOther,
  nameSelf,
  rateFear,
  setUrgency,
  tellDutyToReport,
  tellOfChild,
  tellOfOther,
  tellOfViolence,
} from './commands/add-to-contact.ts';
import { type EndProblem, endWithAdvice, notNow, reopen } from './commands/end-contact.ts';
import { receiveContact, receivingUnit } from './commands/receive-contact.ts';
import type { Urgency } from './contact-codes.ts';
import {
  adviceForm,
  childForm,
  childrenKnownForm,
  fearForm,
  interpreterForm,
  livingTogetherForm,
  notNowForm,
  otherForm,
  receiveForm,
  selfForm,
  urgencyForm,
  violenceForm,
} from './contact-forms.ts';
import { type ContactFacts, loadContact } from './load-contact.ts';
import { mayAskAboutChildren } from './next-step.ts';
import { CorrectPersonPage, childValuesOf, otherValuesOf } from './pages/correct-person.tsx';
import { freshContactForm, NewContactPage } from './pages/new-contact.tsx';
import { safeContactOf } from './pages/safe-view.tsx';
import { intakeUnits } from './receivers.store.ts';
import { goesOn, saved, showContact, smallForm, words } from './small-form.tsx';

const day = (ctx: StaffContext) => today(ctx.now);
const problemInWords = (ctx: StaffContext, problem: EndProblem): string => {
  const t = words(ctx).problems;
  return typeof problem === 'string' ? t[problem] : problem.map((answer) => t.missing[answer]).join(' ');
};
const selfOf = (facts: ContactFacts) => facts.people.find(({ part }) => part === 'self');

/** Guardians are chosen among those whom the page offered; anything else that was posted is left out. */
function guardiansOf(facts: ContactFacts, posted: unknown): PersonId[] {
  const chosen = (Array.isArray(posted) ? posted : [posted]).filter((one) => typeof one === 'string');
  return facts.people
    .filter(({ part, id }) => ['self', 'usesViolence', 'guardian'].includes(part) && chosen.includes(id))
    .map(({ id }) => id);
}
const childOf = (facts: ContactFacts, { child }: z.infer<ReturnType<typeof childForm>>): ChildTyped => ({
  ...child,
  guardianIds: guardiansOf(facts, child.guardians),
});

const personOf = (facts: ContactFacts, ctx: FileContext) => {
  const id = parseId<PersonId>(ctx.params.person);
  return id.ok
    ? facts.people.find((one) => one.id === id.value && one.part !== 'self' && one.part !== 'reporter')
    : undefined;
};

async function correctPerson(ctx: FileContext): Promise<Answer> {
  const facts = await loadContact(ctx);
  const person = facts && personOf(facts, ctx);
  if (!facts || !person) return missing;
  const again = (form: Parameters<typeof CorrectPersonPage>[0]['form']) =>
    invalid(CorrectPersonPage({ frame: ctx.frame, facts, person, form }));
  if (person.part === 'child') {
    const parsed = parseForm(childForm(day(ctx)), ctx.body, ctx.language);
    if (!parsed.ok) return again(parsed.form);
    await correctChild(ctx, person.id, childOf(facts, parsed.value));
    if (await concernsMe(ctx, parsed.value.child.number)) return redirect(passOnAddress(ctx.file.id));
  } else {
    const parsed = parseForm(otherForm(day(ctx)), ctx.body, ctx.language);
    if (!parsed.ok) return again(parsed.form);
    await correctOther(ctx, person, parsed.value.other);
    if (await concernsMe(ctx, parsed.value.other.number)) return redirect(passOnAddress(ctx.file.id));
  }
  return redirect(`/kontakt/${ctx.file.id}?del=fler#people`, { text: words(ctx).people.corrected });
}

export const contactRoutes: readonly StaffRoute[] = [
  staffPage({
    path: '/kontakt/ny',
    access: { who: 'signedIn' },
    audit: 'contact.begun',
    handle: async (ctx) => {
      if (!receivingUnit(ctx.actor, await intakeUnits(ctx.sql))) return missing;
      return page(NewContactPage({ frame: ctx.frame, form: freshContactForm(ctx.frame) }));
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
      if (!mayAskAboutChildren(facts.contact)) await tellDutyToReport(ctx);
      return redirect(`/kontakt/${ctx.file.id}`, { text: words(ctx).duty.done });
    },
  }),
  smallForm({
    name: 'childrenKnown',
    path: 'familj',
    audit: 'contact.changed',
    writes: ['account', 'children'],
    schema: () => childrenKnownForm,
    save: async (ctx, { contact }, { childrenKnown }) => {
      if (!mayAskAboutChildren(contact)) return { problem: words(ctx).duty.refused };
      await changePart(ctx, 'childrenKnown', childrenKnown);
      return saved(ctx);
    },
  }),
  smallForm({
    name: 'self',
    path: 'person',
    audit: 'person.corrected',
    writes: ['identity'],
    schema: (ctx) => selfForm(day(ctx)),
    save: async (ctx, facts, { self: typed }) => {
      const self = selfOf(facts);
      if (self) await nameSelf(ctx, self, typed);
      return (await concernsMe(ctx, typed.number)) ? 'passedOn' : saved(ctx);
    },
  }),
  smallForm({
    name: 'child',
    path: 'fler',
    audit: 'child.told',
    writes: ['children', 'account'],
    schema: (ctx) => childForm(day(ctx)),
    save: async (ctx, facts, typed) => {
      if (!mayAskAboutChildren(facts.contact)) return { problem: words(ctx).duty.refused };
      await tellOfChild(ctx, childOf(facts, typed));
      return (await concernsMe(ctx, typed.child.number)) ? 'passedOn' : { notice: words(ctx).people.childSaved };
    },
  }),
  smallForm({
    name: 'other',
    path: 'andra',
    audit: 'person.told',
    writes: ['account', 'children'],
    schema: (ctx) => otherForm(day(ctx)),
    save: async (ctx, _facts, { other }) => {
      await tellOfOther(ctx, other);
      return (await concernsMe(ctx, other.number)) ? 'passedOn' : { notice: words(ctx).people.otherSaved };
    },
  }),
  filePage({
    path: '/kontakt/:file/person/:person',
    access: { who: 'file', writes: ['account', 'children'] },
    purpose: 'intake',
    audit: 'person.read',
    handle: async (ctx) => {
      const facts = await loadContact(ctx);
      const person = facts && personOf(facts, ctx);
      if (!facts || !person) return missing;
      const form = person.part === 'child' ? childValuesOf(person) : otherValuesOf(person);
      return page(CorrectPersonPage({ frame: ctx.frame, facts, person, form }));
    },
  }),
  fileCommand({
    path: '/kontakt/:file/person/:person',
    access: { who: 'file', writes: ['account', 'children'] },
    purpose: 'intake',
    audit: 'person.corrected',
    handle: correctPerson,
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
