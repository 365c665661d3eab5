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
import { today } from '../kernel/calendar-day.ts';
import { type ActionId, parseId } from '../kernel/ids.ts';
import {
  calendarDay,
  type FormState,
  oneOf,
  optional,
  optionalText,
  parseForm,
  postedForm,
  scoped,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { type ItemView, itemHref, loadItem } from './load-item.ts';
import { reviewStates } from './minutes.ts';
import { type ItemForms, ItemPage } from './pages/item-page.tsx';
import { closeItem, decideTask, giveInput, postponeItem, type Reviewed, reviewTask } from './settle-item.ts';
import { meetingTexts } from './texts.ts';

const purpose = 'meeting';
const reads = { who: 'file', reads: ['plan'] } as const;
const writes = { who: 'file', writes: ['plan'] } as const;
const path = '/akt/:file/moten/:item';

const again = (view: ItemView, forms: ItemForms, status: 409 | 422 = 422) => invalid(ItemPage({ view, forms }), status);

const withItem =
  (work: (view: ItemView) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    const view = await loadItem(ctx);
    return view ? work(view) : missing;
  };

/** For commands: an item that has ended is read, and nothing in it is changed. */
const withOpenItem = (work: (view: ItemView) => Promise<Answer>) =>
  withItem(async (view) =>
    view.open ? work(view) : again(view, { refused: meetingTexts(view.ctx.language).item.endedAlready }, 409),
  );

const dueDay = ({ ctx }: ItemView) => {
  const t = meetingTexts(ctx.language).item;
  const day = today(ctx.now);
  return calendarDay({ today: day, leaning: 'future', missing: t.dayMissing }).refine(
    (due) => day.until(due).sign >= 0,
    t.dayPassed,
  );
};
const ownerOf = (view: ItemView) =>
  oneOf(
    view.owners.map(({ id }) => id),
    { missing: meetingTexts(view.ctx.language).item.ownerMissing },
  );

/** What was said of a task, or the form with what is missing for that answer. */
function readReview(view: ItemView): { ok: true; said: Reviewed } | { ok: false; form: FormState } {
  const { ctx } = view;
  const t = meetingTexts(ctx.language).item;
  const fields = z.object({
    state: oneOf(reviewStates, { missing: t.stateMissing }),
    outcome: optionalText({ max: 2000 }),
    dueOn: optional(dueDay(view)),
    owner: optional(ownerOf(view)),
  });
  const read = parseForm(fields, ctx.body, ctx.language);
  if (!read.ok) return { ok: false, form: read.form };
  const { state, outcome, dueOn, owner } = read.value;
  const refuse = (errors: Record<string, string>) => ({
    ok: false as const,
    form: withErrors(postedForm(ctx.body), errors),
  });
  if (state === 'done') return { ok: true, said: { state, outcome } };
  if (state === 'notPossible')
    return outcome ? { ok: true, said: { state, outcome } } : refuse({ outcome: t.whyMissing });
  if (!dueOn) return refuse({ dueOn: t.newDayMissing });
  return owner ? { ok: true, said: { state, dueOn, ownerId: owner } } : refuse({ owner: t.ownerMissing });
}

const review = withOpenItem(async (view) => {
  const t = meetingTexts(view.ctx.language).item;
  const id = parseId<ActionId>(view.ctx.params.action);
  const task = id.ok ? view.old.find(({ action }) => action.id === id.value) : undefined;
  if (!task) return missing;
  if (task.state) return again(view, { refused: t.reviewedAlready }, 409);
  const read = readReview(view);
  if (!read.ok) return again(view, { review: scoped(read.form, task.action.id) });
  const done = await reviewTask(view, task.action, read.said);
  return done.ok
    ? redirect(`${itemHref(view)}#uppgifter`, { text: t.reviewed })
    : again(view, { refused: t.reviewedAlready }, 409);
});

const decide = withOpenItem(async (view) => {
  const fields = z.object({ words: text({ max: 500 }), owner: ownerOf(view), dueOn: dueDay(view) });
  const read = parseForm(fields, view.ctx.body, view.ctx.language);
  if (!read.ok) return again(view, { task: scoped(read.form, 'beslut') });
  const { words, owner, dueOn } = read.value;
  await decideTask(view, { words, ownerId: owner, dueOn });
  return redirect(`${itemHref(view)}#beslut`, { text: meetingTexts(view.ctx.language).item.taskAdded });
});

const input = withOpenItem(async (view) => {
  const t = meetingTexts(view.ctx.language).item;
  if (!view.myUnit) return missing;
  const nothing = view.ctx.body.nothing?.[0] !== undefined;
  const read = parseForm(z.object({ input: optionalText({ max: 4000 }) }), view.ctx.body, view.ctx.language);
  if (!read.ok) return again(view, { input: read.form });
  if (!nothing && !read.value.input)
    return again(view, { input: withErrors(postedForm(view.ctx.body), { input: t.inputWordsMissing }) });
  // What was typed is never thrown away by the wrong button.
  await giveInput(view, read.value.input);
  return redirect(`${itemHref(view)}#underlag`, { text: t.inputSaved });
});

const close = withOpenItem(async (view) => {
  const t = meetingTexts(view.ctx.language).item;
  const read = parseForm(z.object({ said: optionalText({ max: 8000 }) }), view.ctx.body, view.ctx.language);
  if (!read.ok) return again(view, { close: read.form });
  const closed = await closeItem(view, read.value.said ?? '', view.ctx.body.version?.[0] ?? '');
  if (closed.ok) return redirect(`/akt/${view.ctx.file.id}/moten`, { text: t.closed });
  const why = {
    ended: t.endedAlready,
    changed: t.changed(t.changedWhat),
    leftToReview: t.leftToReview,
    nobodyPresent: t.attendanceFirst,
  }[closed.error];
  return again(view, { close: withErrors(postedForm(view.ctx.body), { '': why }) }, 409);
});

const postpone = withOpenItem(async (view) => {
  const t = meetingTexts(view.ctx.language).item;
  const done = await postponeItem(view);
  return done.ok
    ? redirect(`/moten/${view.meeting.id}`, { text: t.postponed })
    : again(view, { refused: t.endedAlready }, 409);
});

export const itemRoutes: readonly StaffRoute[] = [
  filePage({
    path,
    access: reads,
    audit: 'meeting.itemRead',
    purpose,
    handle: withItem(async (view) => page(ItemPage({ view, forms: {} }))),
  }),
  fileCommand({
    path: `${path}/uppgift/:action`,
    access: writes,
    audit: 'meeting.taskReviewed',
    purpose,
    handle: review,
  }),
  fileCommand({ path: `${path}/beslut`, access: writes, audit: 'meeting.taskDecided', purpose, handle: decide }),
  fileCommand({ path: `${path}/underlag`, access: writes, audit: 'meeting.inputGiven', purpose, handle: input }),
  fileCommand({ path: `${path}/avsluta`, access: writes, audit: 'meeting.itemClosed', purpose, handle: close }),
  fileCommand({ path: `${path}/skjut-upp`, access: writes, audit: 'meeting.itemPostponed', purpose, handle: postpone }),
];
