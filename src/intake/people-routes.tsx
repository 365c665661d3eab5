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
} from '../access/index.ts';
import { concernsMe, passOnAddress } from '../conflicts/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { type PersonId, parseId } from '../kernel/ids.ts';
import { parseForm } from '../platform/web/form.ts';
import {
  type ChildTyped,
  correctChild,
  correctOther,
  nameSelf,
  tellOfChild,
  tellOfOther,
} from './commands/add-to-contact.ts';
import { childForm, otherForm, selfForm } from './contact-forms.ts';
import { type ContactFacts, loadContact, selfOf } from './load-contact.ts';
import { mayAskAboutChildren } from './next-step.ts';
import { CorrectPersonPage, childValuesOf, otherValuesOf } from './pages/correct-person.tsx';
import { saved, smallForm, words } from './small-form.tsx';

const day = (ctx: StaffContext) => today(ctx.now);

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

/** Whom a contact tells of: who called, children, and others. */
export const peopleRoutes: readonly StaffRoute[] = [
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
      if (!mayAskAboutChildren(facts)) return { problem: words(ctx).duty.refused };
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
];
