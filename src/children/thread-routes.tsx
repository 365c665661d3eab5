import { z } from 'zod';
import {
  type Answer,
  claimFile,
  type DecisionKind,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  mayDecide,
  missing,
  OvertakenError,
  page,
  redirect,
  refusalText,
  type StaffRoute,
} from '../access/index.ts';
import { clocksOf, handClocksTo, happened } from '../clocks/index.ts';
import { giveMoreTime, joinReports, leftTooOften, ongoingIn, openFromReport, rightTo } from '../investigation/index.ts';
import { today } from '../kernel/calendar-day.ts';
import {
  calendarDay,
  emptyForm,
  type FormState,
  hasErrors,
  oneOf,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { addressOf, decidersInWords, decidersOf, inBothKinds, loadDeciders, loadFileTop } from '../safety/index.ts';
import { changeOnDesk, deskName, putOnOwnDesk } from '../today/index.ts';
import { answerThread, decideThreads, receiveThread, reportsIn, threadsOf } from './concern.store.ts';
import { mostWaiting, nextAct, type Outcome, outcomes, outcomesWhere, type Report, type Thread } from './concern.ts';
import { ThreadPage } from './pages/thread-page.tsx';
import { childrenTexts } from './texts.ts';
import { threadOwners } from './thread-owner.ts';

const reads = { who: 'file', reads: ['children', 'protection', 'identity'] } as const;
const writes = { ...reads, writes: ['children'] } as const;
const decides = { ...reads, reads: [...reads.reads, 'decisions'], writes: ['children', 'decisions'] } as const;
/** The leader decides this without working in the child's file. */
const extendsTime = { ...reads, reads: decides.reads, writes: ['decisions'] } as const;
const purpose = 'children';

export const threadRoutes: StaffRoute[] = inBothKinds((path) => [
  filePage({
    path: path('anmalan'),
    access: reads,
    audit: 'concern.read',
    purpose,
    handle: (ctx) => show(ctx, emptyForm()),
  }),
  fileCommand({ path: path('anmalan/ta-emot'), access: writes, audit: 'concern.received', purpose, handle: receive }),
  fileCommand({ path: path('anmalan/beslut'), access: decides, audit: 'concern.decided', purpose, handle: decide }),
  fileCommand({
    path: path('anmalan/mer-tid'),
    access: extendsTime,
    audit: 'concern.extended',
    purpose,
    handle: moreTime,
  }),
  fileCommand({ path: path('anmalan/svar'), access: writes, audit: 'concern.answered', purpose, handle: answer }),
]);

async function findThread(ctx: FileContext): Promise<{ thread: Thread; report: Report | undefined } | undefined> {
  const [threads, reports] = await Promise.all([threadsOf(ctx.sql, ctx.file.id), reportsIn(ctx.sql, ctx.file)]);
  const thread = mostWaiting(threads.filter(({ childFileId }) => childFileId === ctx.file.id));
  return thread && { thread, report: reports.find(({ threadId }) => threadId === thread.id) };
}

async function show(ctx: FileContext, form: FormState, longer?: FormState): Promise<Answer> {
  const [top, found, clocks] = await Promise.all([loadFileTop(ctx), findThread(ctx), clocksOf(ctx.sql, ctx.file.id)]);
  // Gone along to the child's file: the contact says where.
  if (!found && (await reportsIn(ctx.sql, ctx.file)).some(({ direction }) => direction === 'received'))
    return redirect(addressOf(ctx.file));
  if (!found) return missing;
  const { thread, report } = found;
  const owner = (await threadOwners(ctx, [thread])).get(thread.id);
  const runs = clocks.some(({ kind }) => kind === 'preliminaryAssessment');
  const decidesHere = ctx.file.mayWrite('decisions') && decides.reads.every(ctx.file.mayRead);
  const right = runs && decidesHere ? await rightTo(ctx, 'extendPreliminaryAssessment') : undefined;
  const extending = right && { right, form: longer };
  const ongoing = ctx.file.mayRead('decisions') ? await ongoingIn(ctx.sql, ctx.file) : undefined;
  const html = <ThreadPage {...{ ctx, top, form, thread, report, owner, extending, ongoing }} />;
  return hasErrors(form) || longer ? invalid(html) : page(html);
}

/** Whoever receives becomes responsible, unless somebody is; then only she herself can say that it is received. */
async function receive(ctx: FileContext): Promise<Answer> {
  const { sql, file, actor, now } = ctx;
  const t = childrenTexts(ctx.language).thread;
  const refused = () => show(ctx, withErrors(emptyForm(), { '': t.taken }));
  // Asked before anything is written: what was received before is not taken over by receiving it once more.
  if ((await findThread(ctx))?.thread.receivedAt) return refused();
  const self = (await loadFileTop(ctx)).people.find(({ part }) => part === 'self');
  const claimed = await claimFile(sql, file.id);
  if (!claimed && file.ground !== 'team') return refused();
  if (!(await receiveThread(ctx, file))) throw new OvertakenError();
  if (claimed) {
    await putOnOwnDesk(sql, ctx.keyring, file, actor.staffId, deskName(self?.name ?? undefined), now);
    await changeOnDesk(sql, file.id, { state: 'ongoing', owner: actor.staffId }, now);
    await handClocksTo(sql, file.id, actor.staffId);
  }
  await happened(ctx, file, { kind: 'concern.received', section: 'children' });
  return redirect(`${addressOf(file)}/anmalan`, { text: t.receivedNow });
}

const deciding = z.object({ outcome: oneOf(outcomes), motive: text({ max: 4000 }) });
const kindOf = {
  opened: 'openChildInvestigation',
  notOpened: 'notOpenChildInvestigation',
  alreadyOngoing: 'notOpenChildInvestigation',
} as const satisfies Record<Outcome, DecisionKind>;

async function decide(ctx: FileContext): Promise<Answer> {
  const t = childrenTexts(ctx.language).thread;
  const found = await findThread(ctx);
  if (!found) return missing;
  const parsed = parseForm(deciding, ctx.body, ctx.language);
  if (!parsed.ok) return show(ctx, parsed.form);
  const { outcome, motive } = parsed.value;
  const again = (errors: Record<string, string>) => show(ctx, withErrors(postedForm(ctx.body), errors));
  if (nextAct(found.thread) !== 'decide')
    return again({ '': found.thread.receivedAt ? t.decidedBefore : t.receiveFirst });
  const ongoing = await ongoingIn(ctx.sql, ctx.file);
  if (!outcomesWhere(ongoing !== undefined).includes(outcome))
    return again({ outcome: ongoing ? t.goesOn : ctx.file.kind === 'contact' ? t.noneInContact : t.noneGoesOn });
  const facts = await loadDeciders(ctx.sql, ctx.now, ctx.file.id);
  const me = facts.people.find(({ id }) => id === ctx.actor.staffId);
  const may = me && mayDecide(kindOf[outcome], { delegations: facts.delegations, decider: me, at: ctx.now });
  if (!may?.ok) {
    const who = decidersInWords(decidersOf(kindOf[outcome], facts, ctx.now, ctx.file.unitId), ctx.language);
    return again({ outcome: `${may ? refusalText(ctx.language, may.error) : t.notYours} ${who}`.trim() });
  }
  const left = outcome === 'notOpened' ? await leftTooOften(ctx) : undefined;
  if (left) return again({ outcome: left });
  const decided = await decideThreads(ctx, ctx.file, outcome, motive);
  if (decided.length === 0) throw new OvertakenError();
  if (outcome === 'opened') await openFromReport(ctx, { motive, delegation: may.value });
  await happened(ctx, ctx.file, {
    kind: outcome === 'opened' ? 'childInvestigation.opened' : 'childInvestigation.notOpened',
    section: 'children',
    subject: { thread: found.thread.id, outcome, delegation: may.value.id },
  });
  if (ongoing && outcome === 'alreadyOngoing') await joinReports(ctx, ongoing, decided);
  // The answer to the reporter has a week of its own from here (SoL 19:6); it is a second thing that starts, not the same one.
  if (decided.some(({ feedbackWanted }) => feedbackWanted))
    await happened(ctx, ctx.file, {
      kind: 'concern.feedbackAsked',
      section: 'children',
      subject: { thread: found.thread.id },
    });
  return redirect(`${addressOf(ctx.file)}/anmalan`, { text: t.decidedNow });
}

/** Only for exceptional reasons, by one who has it from the board, and while the time still runs (SoL 20:2). */
async function moreTime(ctx: FileContext): Promise<Answer> {
  const t = childrenTexts(ctx.language).thread.more;
  const [top, found] = await Promise.all([loadFileTop(ctx), findThread(ctx)]);
  const self = top.people.find(({ part }) => part === 'self');
  if (!found || !self) return missing;
  const again = (form: FormState) => show(ctx, emptyForm(), form);
  const refused = (errors: Record<string, string>) => again(withErrors(postedForm(ctx.body), errors));
  const { delegation, words } = await rightTo(ctx, 'extendPreliminaryAssessment');
  if (!delegation) return refused({ '': words });
  const fields = z.object({
    until: calendarDay({ today: today(ctx.now), leaning: 'future' }),
    reason: text({ max: 2000, missing: t.problems.noReason }),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return again(parsed.form);
  const given = await giveMoreTime(ctx, 'preliminaryAssessment', { person: self.id, delegation, ...parsed.value });
  if (!given.ok) return refused({ [given.error === 'noReason' ? 'reason' : 'until']: t.problems[given.error] });
  return redirect(`${addressOf(ctx.file)}/anmalan`, { text: t.done });
}

const answering = z.object({ answer: text({ max: 2000 }) });

async function answer(ctx: FileContext): Promise<Answer> {
  const t = childrenTexts(ctx.language).thread;
  const found = await findThread(ctx);
  if (!found) return missing;
  const parsed = parseForm(answering, ctx.body, ctx.language);
  if (!parsed.ok) return show(ctx, parsed.form);
  if (!(await answerThread(ctx, ctx.file, found.thread.id, parsed.value.answer)))
    return show(ctx, withErrors(postedForm(ctx.body), { '': t.taken }));
  // Whoever reported besides, and was not answered yet, waits on from the day of that decision.
  const left = (await findThread(ctx))?.thread;
  const waits = left?.decidedAt && nextAct(left) === 'answer' ? left.decidedAt : undefined;
  await happened(ctx, ctx.file, {
    kind: 'concern.feedbackGiven',
    section: 'children',
    starts: waits ? [{ kind: 'reporterFeedback', from: waits }] : [],
  });
  return redirect(`${addressOf(ctx.file)}/anmalan`, { text: t.answeredNow });
}
