import { z } from 'zod';
import {
  type Answer,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  nameable,
  namedApart,
  nameOf,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { parseId } from '../kernel/ids.ts';
import { dayOf } from '../kernel/instant.ts';
import {
  dateTime,
  type FormState,
  oneOf,
  optional,
  optionalText,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { goFor, goStands, isAsked, planStep } from '../situation/index.ts';
import { FirstMeetingPage, type MeetingForms } from './pages/first-meeting-page.tsx';
import {
  answerMeeting,
  entryOf,
  insertEntry,
  insertMeeting,
  meetingsOf,
  programmeWorkers,
  setDutyTold,
  setWish,
} from './programme.store.ts';
import {
  callWaits,
  daysUntilAskedAgain,
  type FirstMeetingId,
  meetingAnswers,
  offerDue,
  offerProblem,
  workerWishes,
} from './programme.ts';
import { programmeTexts } from './texts.ts';

const path = '/akt/:file/forsta-motet';
const purpose = 'casework';
const reads = { who: 'file', reads: ['plan', 'identity'] } as const;
const writes = { ...reads, writes: ['plan', 'notes'] } as const;

/** In the file of one who uses violence; elsewhere there is no such page. */
const ofOther =
  (work: (ctx: FileContext) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> =>
    ctx.file.kind === 'person' && ctx.file.side === 'perpetrator' ? work(ctx) : missing;

async function load(ctx: FileContext) {
  const [entry, meetings, workers, go, asked, stands] = await Promise.all([
    entryOf(ctx.sql, ctx.file),
    meetingsOf(ctx.sql, ctx.file),
    programmeWorkers(ctx.sql, ctx.now).then((all) => nameable(ctx, all)),
    goFor(ctx, 'meeting'),
    isAsked(ctx, 'meeting'),
    goStands(ctx, 'meeting'),
  ]);
  return { entry, meetings, workers, go, asked, waits: callWaits(entry, stands) };
}
type Loaded = Awaited<ReturnType<typeof load>>;

const draw = (ctx: FileContext, { entry, meetings, workers, go, asked, waits }: Loaded, forms: MeetingForms = {}) => (
  <FirstMeetingPage
    ctx={ctx}
    entry={entry}
    meetings={meetings}
    workers={workers}
    mayCall={!waits && (entry !== undefined || go !== undefined)}
    waits={waits}
    asked={asked}
    forms={forms}
  />
);

const back = ({ file }: FileContext) => `/akt/${file.id}/forsta-motet`;
const again = (ctx: FileContext, loaded: Loaded, forms: MeetingForms, status: 409 | 422 = 422) =>
  invalid(draw(ctx, loaded, forms), status);
const refused = (ctx: FileContext, errors: Record<string, string>): FormState =>
  withErrors(postedForm(ctx.body), errors);

/** Who was told of by somebody else is not called before a leader has answered: a call could tell who told (SoL 13:8). */
async function tellDuty(ctx: FileContext): Promise<Answer> {
  const t = programmeTexts(ctx.language).duty;
  const loaded = await load(ctx);
  if (!loaded.entry) {
    if (!loaded.go) return again(ctx, loaded, { duty: refused(ctx, { '': t.noGo }) }, 409);
    await insertEntry(ctx, ctx.file, { way: 'contact', told: true });
  } else if (!(await setDutyTold(ctx, ctx.file))) return redirect(back(ctx), { text: t.done });
  await happened(ctx, ctx.file, { kind: 'dutyToReport.told', section: 'plan' });
  return redirect(back(ctx), { text: t.done });
}

async function writeWish(ctx: FileContext): Promise<Answer> {
  const t = programmeTexts(ctx.language);
  const loaded = await load(ctx);
  if (!loaded.entry?.dutyToldAt) return again(ctx, loaded, { wish: refused(ctx, { wish: t.problems.dutyFirst }) }, 409);
  const parsed = parseForm(z.object({ wish: text({ max: 2000, missing: t.wish.missing }) }), ctx.body, ctx.language);
  if (!parsed.ok) return again(ctx, loaded, { wish: parsed.form });
  await setWish(ctx, ctx.file, parsed.value.wish);
  await happened(ctx, ctx.file, { kind: 'programme.wishTold', section: 'plan' });
  return redirect(back(ctx), { text: t.wish.saved });
}

async function offer(ctx: FileContext): Promise<Answer> {
  const t = programmeTexts(ctx.language);
  const loaded = await load(ctx);
  if (loaded.entry && loaded.waits) return again(ctx, loaded, { offer: refused(ctx, { '': t.offer.taken }) }, 409);
  const parsed = parseForm(
    z.object({
      when: dateTime({ today: today(ctx.now), leaning: 'future' }),
      worker: nameOf(loaded.workers, { missing: t.offer.workerMissing }),
      workerWish: oneOf(workerWishes, { missing: t.offer.workerWishMissing }),
      wishMet: optional(oneOf(['yes', 'no'])),
      words: optionalText({ max: 500 }),
    }),
    ctx.body,
    ctx.language,
  );
  if (!parsed.ok) return again(ctx, loaded, { offer: parsed.form });
  const { when: meetsAt, worker, workerWish, words } = parsed.value;
  const asked = workerWish !== 'none';
  const wishMet = asked && parsed.value.wishMet ? parsed.value.wishMet === 'yes' : undefined;
  const problem = offerProblem({ meetsAt, workerWish, wishMet, words }, loaded.entry, ctx.now);
  if (problem) {
    const field = { dutyFirst: '', tooSoon: 'when.day', metMissing: 'wishMet', whyMissing: 'words' }[problem];
    const status = problem === 'dutyFirst' ? 409 : 422;
    return again(ctx, loaded, { offer: refused(ctx, { [field]: t.problems[problem] }) }, status);
  }
  const apart = await namedApart(ctx, { worker });
  if (apart) return again(ctx, loaded, { offer: refused(ctx, apart) });
  const stepId = await planStep(ctx, { kind: 'meeting', plannedOn: dayOf(meetsAt), words: null });
  const made = { meetsAt, workerId: worker, workerWish, wishMet: wishMet ?? null };
  await insertMeeting(ctx, ctx.file, { ...made, words: asked && !wishMet ? words : undefined, stepId });
  await happened(ctx, ctx.file, { kind: 'firstMeeting.offered', section: 'plan', subject: { step: stepId } });
  return redirect(back(ctx), { text: t.offer.done });
}

async function answer(ctx: FileContext): Promise<Answer> {
  const t = programmeTexts(ctx.language).answer;
  const id = parseId<FirstMeetingId>(ctx.params.meeting);
  const loaded = await load(ctx);
  const one = loaded.meetings.find((meeting) => id.ok && meeting.id === id.value);
  if (!one) return missing;
  const parsed = parseForm(z.object({ answer: oneOf(meetingAnswers, { missing: t.missing }) }), ctx.body, ctx.language);
  if (!parsed.ok) return again(ctx, loaded, { of: one.id, answer: parsed.form });
  const said = parsed.value.answer;
  if (!(await answerMeeting(ctx, ctx.file, one.id, said)))
    return again(ctx, await load(ctx), { of: one.id, answer: refused(ctx, { '': t.already }) }, 409);
  // Who wants to wait is not forgotten; who says no is left in peace, and the door stays open.
  const due = offerDue(today(ctx.now), daysUntilAskedAgain);
  await happened(ctx, ctx.file, {
    kind: 'firstMeeting.answered',
    section: 'plan',
    subject: { answer: said },
    owner: one.workerId,
    starts: said === 'later' ? [{ kind: 'firstMeeting', due }] : [],
  });
  return redirect(back(ctx), { text: t.saved });
}

export const meetingRoutes: readonly StaffRoute[] = [
  filePage({
    path,
    access: reads,
    audit: 'plan.firstMeetingRead',
    purpose,
    handle: ofOther(async (ctx) => page(draw(ctx, await load(ctx)))),
  }),
  fileCommand({ path, access: writes, audit: 'plan.firstMeetingOffered', purpose, handle: ofOther(offer) }),
  fileCommand({
    path: '/akt/:file/besked',
    access: writes,
    audit: 'dutyToReport.told',
    purpose,
    handle: ofOther(tellDuty),
  }),
  fileCommand({
    path: '/akt/:file/vilja',
    access: writes,
    audit: 'plan.wishTold',
    purpose,
    handle: ofOther(writeWish),
  }),
  fileCommand({
    path: `${path}/:meeting/svar`,
    access: writes,
    audit: 'plan.firstMeetingAnswered',
    purpose,
    handle: ofOther(answer),
  }),
];
