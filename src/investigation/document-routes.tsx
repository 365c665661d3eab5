import { z } from 'zod';
import {
  type Answer,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  OvertakenError,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { clocksOf, type FileClock, happened } from '../clocks/index.ts';
import { today } from '../kernel/calendar-day.ts';
import type { StaffId } from '../kernel/ids.ts';
import { placesIn, placesSaid } from '../location/index.ts';
import { calendarDay, oneOf, parseForm, postedForm, text, uuid, withErrors } from '../platform/web/form.ts';
import { decidersInWords, letDeciderGo, letDeciderIn } from '../safety/index.ts';
import { actedOn, raiseAlert } from '../today/index.ts';
import { decidedIn } from './decided.store.ts';
import { changeInvestigation } from './investigation.store.ts';
import { dangers, isOngoing, maySign, mayWriteIn } from './investigation.ts';
import { addressOf, type DocumentFacts, purpose, reads, withDocument, writes } from './load.ts';
import { giveMoreTime, moreTimeKind } from './more-time.ts';
import { DocumentPage } from './pages/document-page.tsx';
import type { DocumentProps } from './pages/document-props.ts';
import { keepVersions } from './part.store.ts';
import { partiesOf } from './parties.ts';
import { requestsOf } from './request.store.ts';
import { rightTo } from './rights.ts';
import { investigationTexts } from './texts.ts';

const words = ({ parts, investigation }: DocumentFacts): string =>
  [...[...parts.values()].map(({ text: own }) => own), investigation.riskReason ?? ''].join('\n\n');

/** What parties have asked for; asked about only while it goes on, or where one has. */
async function requestsFor(
  ctx: FileContext,
  facts: DocumentFacts,
  clocks: readonly FileClock[],
): Promise<DocumentProps['requests']> {
  const all = await requestsOf(ctx.sql, ctx.file, facts.investigation.id);
  if (all.length === 0 && !isOngoing(facts.investigation)) return undefined;
  const [{ parties }, refusing] = await Promise.all([partiesOf(ctx, facts), rightTo(ctx, 'refuseRequest')]);
  const running = clocks.find(
    ({ kind, about }) => kind === 'decisionRequest' && all.some(({ id }) => about === (id as string)),
  );
  return { all, parties, refusing, dueAt: running?.dueAt };
}

export async function drawDocument(ctx: FileContext, facts: DocumentFacts, refused?: DocumentProps['refused']) {
  const { investigation } = facts;
  const [signing, clocks, decided, places] = await Promise.all([
    rightTo(ctx, 'signInvestigation'),
    clocksOf(ctx.sql, ctx.file.id),
    decidedIn(ctx.sql, ctx.file),
    mayWriteIn(investigation) ? placesIn(ctx, words(facts)) : [],
  ]);
  const clock = clockOf[investigation.subject];
  const runs = clocks.some(({ kind }) => kind === clock);
  const extending = runs && !investigation.outcome ? await rightTo(ctx, moreTimeKind[clock]) : undefined;
  const own = decided.filter((one) => one.investigationId === investigation.id);
  const requests = await requestsFor(ctx, facts, clocks);
  return <DocumentPage {...{ ctx, facts, signing, extending, requests, refused, places, decided: own }} />;
}

const refuse = async (
  ctx: FileContext,
  facts: DocumentFacts,
  at: 'review' | 'danger' | 'risk' | 'moreTime',
  errors: Record<string, string>,
) => invalid(await drawDocument(ctx, facts, { at, form: withErrors(postedForm(ctx.body), errors) }));

/** To one who may sign, who gets to see what it rests on; what is handed in is kept as it was. */
const handIn = withDocument(async (ctx, facts) => {
  const { investigation, parts } = facts;
  const t = investigationTexts(ctx.language).review;
  const parsed = parseForm(z.object({ of: uuid<StaffId>() }), ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await drawDocument(ctx, facts, { at: 'review', form: parsed.form }));
  const { of } = parsed.value;
  const { deciders } = await rightTo(ctx, 'signInvestigation');
  if (!deciders.some(({ id }) => id === of))
    return refuse(ctx, facts, 'review', { of: t.notReviewer(decidersInWords(deciders, ctx.language)) });
  const change = { state: 'review', askedOf: of, askedBy: ctx.actor.staffId } as const;
  if (!(await changeInvestigation(ctx, ctx.file, investigation.id, ['writing'], change)))
    return refuse(ctx, facts, 'review', { '': t.already });
  await keepVersions(ctx, ctx.file, [...parts.values()]);
  if (of !== ctx.actor.staffId) {
    await letDeciderIn(ctx.sql, ctx.file, 'signInvestigation', of);
    await raiseAlert(ctx, ctx.file, 'reviewAsked', [{ staffId: of }], investigation.id);
  }
  await happened(ctx, ctx.file, {
    kind: 'investigation.handedIn',
    section: 'decisions',
    subject: { investigation: investigation.id, staff: of },
  });
  return redirect(addressOf(ctx, investigation.id), { text: t.handedIn });
});

/** Back to whoever handed it in, with the comments that stand at the parts. */
const giveBack = withDocument(async (ctx, facts) => {
  const { investigation } = facts;
  const t = investigationTexts(ctx.language).review;
  if (!(await changeInvestigation(ctx, ctx.file, investigation.id, ['review'], { state: 'writing' })))
    return refuse(ctx, facts, 'review', { '': t.already });
  await happened(ctx, ctx.file, {
    kind: 'investigation.returned',
    section: 'decisions',
    subject: { investigation: investigation.id },
  });
  return told(ctx, facts, t.returned);
});

/** Whole, without open comments, and by one who has it from the board: from then on the text stands. */
const sign = withDocument(async (ctx, facts) => {
  const { investigation, gaps, comments } = facts;
  const t = investigationTexts(ctx.language).review;
  const right = await rightTo(ctx, 'signInvestigation');
  if (!right.delegation) return refuse(ctx, facts, 'review', { '': right.words });
  const open = comments.filter(({ settledBy }) => settledBy === null).length;
  const may = maySign(investigation.state, gaps, open);
  if (!may.ok) {
    const why = { notADraft: t.notDraft, gaps: t.gaps, openComments: t.openComments(open) }[may.error];
    return refuse(ctx, facts, 'review', { '': why });
  }
  const said = await placesSaid(ctx, words(facts));
  if (said) return refuse(ctx, facts, 'review', said);
  const change = {
    state: 'signed',
    signed: true,
    ...(facts.assessment && { assessmentId: facts.assessment.id }),
  } as const;
  if (!(await changeInvestigation(ctx, ctx.file, investigation.id, ['writing', 'review'], change)))
    return refuse(ctx, facts, 'review', { '': t.already });
  await happened(ctx, ctx.file, {
    kind: 'investigation.signed',
    section: 'decisions',
    subject: { investigation: investigation.id, delegation: right.delegation.id },
  });
  return told(ctx, facts, t.signed);
});

/** Tells whoever handed it in; and one who was let in to review it has done that now, and sees nothing more of the file. */
async function told(ctx: FileContext, { investigation }: DocumentFacts, notice: string): Promise<Answer> {
  await actedOn(ctx, ctx.file, 'reviewAsked', investigation.id);
  const back = investigation.askedById ?? investigation.openedById;
  if (back !== ctx.actor.staffId) await raiseAlert(ctx, ctx.file, 'reviewDone', [{ staffId: back }]);
  const reviewer = investigation.askedOfId;
  const gone = reviewer !== null && (await letDeciderGo(ctx.sql, ctx.file, reviewer));
  const out = gone && reviewer === ctx.actor.staffId;
  return redirect(out ? '/min-dag' : addressOf(ctx, investigation.id), { text: notice });
}

const alone = withDocument(async (ctx, facts) => {
  const { investigation, children } = facts;
  if (investigation.subject !== 'adult' || children.length === 0) return missing;
  const impactAlone = ctx.body.alone?.[0] === 'yes';
  if (!(await changeInvestigation(ctx, ctx.file, investigation.id, ['writing', 'review'], { impactAlone })))
    throw new OvertakenError();
  const text = investigationTexts(ctx.language).impact.aloneDone;
  return redirect(`${addressOf(ctx, investigation.id)}#ensam`, { text });
});

const danger = withDocument(async (ctx, facts) => {
  const { investigation } = facts;
  if (investigation.subject !== 'child') return missing;
  const fields = z.object({ danger: oneOf(dangers), words: text({ max: 2000 }) });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await drawDocument(ctx, facts, { at: 'danger', form: parsed.form }));
  const change = { danger: parsed.value.danger, dangerWords: parsed.value.words };
  if (!(await changeInvestigation(ctx, ctx.file, investigation.id, ['writing', 'review'], change)))
    throw new OvertakenError();
  return redirect(`${addressOf(ctx, investigation.id)}#fara`, {
    text: investigationTexts(ctx.language).danger.saved,
  });
});

/** Where the risk was not assessed, or long ago: why. Asked for before it is signed. */
const riskReason = withDocument(async (ctx, facts) => {
  const { investigation } = facts;
  const t = investigationTexts(ctx.language).risk;
  if (!facts.restsOnRisk || facts.riskFresh) return missing;
  const parsed = parseForm(z.object({ words: text({ max: 2000 }) }), ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await drawDocument(ctx, facts, { at: 'risk', form: parsed.form }));
  const { words: reason } = parsed.value;
  if ((await placesIn(ctx, reason)).length > 0) return refuse(ctx, facts, 'risk', { words: t.place });
  const change = { riskReason: reason };
  if (!(await changeInvestigation(ctx, ctx.file, investigation.id, ['writing', 'review'], change)))
    throw new OvertakenError();
  return redirect(`${addressOf(ctx, investigation.id)}#skal`, { text: t.saved });
});

const clockOf = { adult: 'adultInvestigation', child: 'childInvestigation' } as const;

const moreTime = withDocument(async (ctx, facts) => {
  const t = investigationTexts(ctx.language).more;
  const self = facts.top.people.find(({ part }) => part === 'self');
  if (!self) return missing;
  const clock = clockOf[facts.investigation.subject];
  const { delegation, words: why } = await rightTo(ctx, moreTimeKind[clock]);
  if (!delegation) return refuse(ctx, facts, 'moreTime', { '': why });
  const fields = z.object({
    until: calendarDay({ today: today(ctx.now), leaning: 'future' }),
    reason: text({ max: 2000 }),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await drawDocument(ctx, facts, { at: 'moreTime', form: parsed.form }));
  const given = await giveMoreTime(ctx, clock, { person: self.id, delegation, ...parsed.value });
  if (given.ok) return redirect(addressOf(ctx, facts.investigation.id), { text: t.done });
  const field = given.error === 'noReason' ? 'reason' : 'until';
  return refuse(ctx, facts, 'moreTime', { [field]: t.problems[given.error] });
});

const at = '/akt/:file/utredning/:investigation';
const command = (tail: string, audit: string, handle: (ctx: FileContext) => Promise<Answer>) =>
  fileCommand({ path: `${at}/${tail}`, access: writes, audit, purpose, handle });

export const documentRoutes: readonly StaffRoute[] = [
  filePage({
    path: at,
    access: reads,
    audit: 'investigation.read',
    purpose,
    handle: withDocument(async (ctx, facts) => page(await drawDocument(ctx, facts))),
  }),
  command('granska', 'investigation.handedIn', handIn),
  command('lamna-tillbaka', 'investigation.returned', giveBack),
  command('signera', 'investigation.signed', sign),
  command('ensam', 'investigation.aloneSaid', alone),
  command('fara', 'investigation.dangerSaid', danger),
  command('skal', 'investigation.riskReasoned', riskReason),
  command('mer-tid', 'investigation.extended', moreTime),
];
