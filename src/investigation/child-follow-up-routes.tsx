import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import {
  type Answer,
  decisionRules,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { whoIsAsked } from '../consent/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { parseId } from '../kernel/ids.ts';
import { dayOf, endOfDay } from '../kernel/instant.ts';
import { isBlocked, peopleIn } from '../letters/index.ts';
import { placesIn, placesSaid } from '../location/index.ts';
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
import { responsibleFor } from '../redevent/index.ts';
import { insertMade, loadDecisions, loadFileTop, loadSteps } from '../safety/index.ts';
import {
  childFollowUpsOf,
  endChildFollowUp,
  insertChildFollowUp,
  insertFollowUpContact,
} from './child-follow-up.store.ts';
import {
  type ChildFollowUp,
  type ChildFollowUpId,
  contactedPeople,
  contactProblem,
  endedIn,
  followedUntil,
  stillFollowable,
} from './child-follow-up.ts';
import { childFollowUpTexts } from './child-follow-up-texts.ts';
import { investigationsOf } from './investigation.store.ts';
import { dangers, isOngoing } from './investigation.ts';
import { purpose, reads, subjectIn, writes } from './load.ts';
import { ChildFollowUpPage, type FollowGiven } from './pages/child-follow-up-page.tsx';
import { rightTo } from './rights.ts';

const path = '/akt/:file/barnets-lage';
const home = (ctx: FileContext) => `/akt/${ctx.file.id}/barnets-lage`;
const elsewhere = 'elsewhere';

/** In a child's own file alone, and never in that of one who uses violence. One that was begun is ended also when the child has grown up. */
async function load(ctx: FileContext) {
  if (ctx.file.kind !== 'person' || ctx.file.side === 'perpetrator') return undefined;
  const { sql, file } = ctx;
  const [top, asked, all] = await Promise.all([
    loadFileTop(ctx),
    whoIsAsked(sql, file, ctx.now),
    childFollowUpsOf(ctx),
  ]);
  // An adult who is handled by the children's unit is investigated as a child, and is none.
  const isChild = subjectIn(top) === 'child' && asked.isChild;
  if (!isChild && all.length === 0) return undefined;
  const [investigations, decisions, steps, right, { guardians }] = await Promise.all([
    investigationsOf(sql, file),
    loadDecisions(sql, file),
    loadSteps(sql, file),
    rightTo(ctx, 'followUpChild'),
    peopleIn(ctx),
  ]);
  const self = top.people.find(({ part }) => part === 'self');
  const ended = endedIn({ investigations, decisions, steps, child: self?.id });
  return {
    ...{ top, all, right, self, isChild },
    investigated: investigations.some(isOngoing),
    ended: stillFollowable(ended, today(ctx.now)),
    guardians: guardians.map((one) => ({ name: one.name, kept: isBlocked(one) })),
  };
}
type FollowFacts = NonNullable<Awaited<ReturnType<typeof load>>>;

const within =
  (work: (ctx: FileContext, facts: FollowFacts) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    const facts = await load(ctx);
    return facts ? work(ctx, facts) : missing;
  };

async function again(ctx: FileContext, facts: FollowFacts, given: FollowGiven, written = '', status: 409 | 422 = 422) {
  return invalid(
    <ChildFollowUpPage ctx={ctx} {...facts} given={given} places={await placesIn(ctx, written)} />,
    status,
  );
}

const past = (ctx: FileContext) => calendarDay({ today: today(ctx.now), leaning: 'past' });
const telling = (ctx: FileContext) => {
  const t = childFollowUpTexts(ctx.language);
  return { danger: oneOf(dangers), told: text({ max: 2000, missing: t.toldMissing }) };
};

/** Decided by one who has it from the board, of a child whom nothing else follows now. */
const decide = within(async (ctx, facts) => {
  const t = childFollowUpTexts(ctx.language);
  const day = today(ctx.now);
  const given = (form: FormState): FollowGiven => ({ of: 'decide', form });
  const refuse = (errors: Record<string, string>, status: 409 | 422 = 422) =>
    again(ctx, facts, given(withErrors(postedForm(ctx.body), errors)), '', status);
  if (!facts.isChild) return refuse({ '': t.grown }, 409);
  if (facts.investigated) return refuse({ '': t.ongoingInvestigation }, 409);
  if (facts.all.some(({ endedAt }) => endedAt === null)) return refuse({ '': t.already }, 409);
  const fields = z.object({
    after: oneOf([...facts.ended.map(({ key }) => key), elsewhere], { missing: t.afterMissing }),
    endedOn: optional(past(ctx)),
    until: optional(calendarDay({ today: day, leaning: 'future' })),
    why: text({ max: 4000, missing: t.whyMissing }),
    ...telling(ctx),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return again(ctx, facts, given(parsed.form));
  const { after, endedOn, until, why, danger, told } = parsed.value;
  const chosen = facts.ended.find(({ key }) => key === after);
  const afterOn: Temporal.PlainDate | undefined = chosen?.on ?? endedOn;
  if (!afterOn || day.until(afterOn).sign > 0) return refuse({ endedOn: t.endedOnMissing });
  const untilOn = followedUntil(afterOn, until, day);
  if (!untilOn.ok) return refuse({ [untilOn.error === 'tooLate' ? 'after' : 'until']: t.problems[untilOn.error] });
  if (!facts.right.delegation || !facts.self) return refuse({ '': facts.right.words });
  const words = `${why}\n${told}`;
  const said = await placesSaid(ctx, words);
  if (said) return again(ctx, facts, given(withErrors(postedForm(ctx.body), said)), words);
  const decisionId = await insertMade(ctx, ctx.file, {
    kind: 'followUpChild',
    personId: facts.self.id,
    state: 'granted',
    delegation: facts.right.delegation,
    paragraph: decisionRules.followUpChild.paragraph,
    motivation: why,
  });
  const id = await insertChildFollowUp(ctx, ctx.file, {
    ...{ decisionId, afterOn, untilOn: untilOn.value, why, danger, told },
    after: chosen?.after ?? 'placement',
  });
  await happened(ctx, ctx.file, {
    kind: 'childFollowUp.decided',
    section: 'decisions',
    subject: { followUp: id, decision: decisionId },
    // Whoever decides goes on to the next child: whoever answers for this one follows it.
    owner: (await responsibleFor(ctx.sql, ctx.file.id)) ?? ctx.actor.staffId,
    due: endOfDay(untilOn.value),
  });
  return redirect(home(ctx), { text: t.decided });
});

const withOne = (work: (ctx: FileContext, facts: FollowFacts, followUp: ChildFollowUp) => Promise<Answer>) =>
  within(async (ctx, facts) => {
    const id = parseId<ChildFollowUpId>(ctx.params.followUp);
    const found = facts.all.find((one) => id.ok && one.id === id.value);
    return found ? work(ctx, facts, found) : missing;
  });

/** With whom it was, within the time that was decided: what lies outside it rests on something else, or on nothing. */
const contact = withOne(async (ctx, facts, followUp) => {
  const t = childFollowUpTexts(ctx.language);
  const given = (form: FormState): FollowGiven => ({ of: 'contact', id: followUp.id, form });
  const refuse = (errors: Record<string, string>, status: 409 | 422 = 422) =>
    again(ctx, facts, given(withErrors(postedForm(ctx.body), errors)), '', status);
  if (followUp.endedAt) return refuse({ '': t.overtaken }, 409);
  const fields = z.object({
    on: past(ctx),
    withWhom: oneOf(contactedPeople, { missing: t.withWhomMissing }),
    who: optionalText({ max: 200 }),
    words: text({ max: 4000 }),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return again(ctx, facts, given(parsed.form));
  const { on, withWhom, who, words } = parsed.value;
  if (today(ctx.now).until(on).sign > 0) return refuse({ on: t.problems.notYet });
  const wrong = contactProblem(followUp, dayOf(followUp.at), on);
  if (wrong) return refuse({ on: t.contact[wrong] });
  const written = `${who ?? ''}\n${words}`;
  const said = await placesSaid(ctx, written);
  if (said) return again(ctx, facts, given(withErrors(postedForm(ctx.body), said)), written);
  await insertFollowUpContact(ctx, ctx.file, followUp.id, { on, withWhom, who, words });
  await happened(ctx, ctx.file, {
    kind: 'childFollowUp.contact',
    section: 'decisions',
    subject: { followUp: followUp.id },
  });
  return redirect(home(ctx), { text: t.contactSaved });
});

const end = withOne(async (ctx, facts, followUp) => {
  const t = childFollowUpTexts(ctx.language);
  const given = (form: FormState): FollowGiven => ({ of: 'end', id: followUp.id, form });
  const parsed = parseForm(z.object({ words: text({ max: 4000 }), ...telling(ctx) }), ctx.body, ctx.language);
  if (!parsed.ok) return again(ctx, facts, given(parsed.form));
  const { words, danger, told } = parsed.value;
  const written = `${words}\n${told}`;
  const said = await placesSaid(ctx, written);
  if (said) return again(ctx, facts, given(withErrors(postedForm(ctx.body), said)), written);
  if (!(await endChildFollowUp(ctx, ctx.file, followUp.id, { words, danger, told })))
    return again(ctx, facts, given(withErrors(postedForm(ctx.body), { '': t.overtaken })), '', 409);
  await happened(ctx, ctx.file, {
    kind: 'childFollowUp.ended',
    section: 'decisions',
    subject: { followUp: followUp.id },
  });
  return redirect(home(ctx), { text: t.ended });
});

export const childFollowUpRoutes: readonly StaffRoute[] = [
  filePage({
    path,
    access: reads,
    audit: 'investigation.childFollowUpRead',
    purpose,
    handle: within(async (ctx, facts) =>
      page(<ChildFollowUpPage ctx={ctx} {...facts} given={undefined} places={[]} />),
    ),
  }),
  fileCommand({ path, access: writes, audit: 'investigation.childFollowUpDecided', purpose, handle: decide }),
  fileCommand({
    path: `${path}/:followUp/kontakt`,
    access: writes,
    audit: 'investigation.childFollowUpContact',
    purpose,
    handle: contact,
  }),
  fileCommand({
    path: `${path}/:followUp/avsluta`,
    access: writes,
    audit: 'investigation.childFollowUpEnded',
    purpose,
    handle: end,
  }),
];
