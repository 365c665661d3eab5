import type { FileContext } from '../access/index.ts';
import { type ChildLine, loadChildLines } from '../children/index.ts';
import { today } from '../kernel/calendar-day.ts';
import type { UnitId } from '../kernel/ids.ts';
import { parseId } from '../kernel/ids.ts';
import { isBefore } from '../kernel/instant.ts';
import { type Action, awayNow, type PlanModel, planModel, planOf, stateOf } from '../plan/index.ts';
import { type FileTopFacts, loadFileTop } from '../safety/index.ts';
import { type AgendaLine, makeAgenda, myAgenda } from './agenda.store.ts';
import {
  type AgendaItem,
  type Hearer,
  hearersOf,
  type Input,
  inputsOf,
  itemsOf,
  openProposal,
  possibleOwners,
  type Receiver,
  type Review,
  reviewsOf,
} from './item.store.ts';
import { findMeeting, type Meeting } from './meeting.store.ts';
import type { AgendaItemId } from './meeting.ts';
import type { ReviewState } from './minutes.ts';

/** A task from an earlier meeting. Dealt with since, here, or still to be gone through. */
export type OldTask = { readonly action: Action; readonly state: ReviewState | undefined };

export type ItemView = {
  readonly ctx: FileContext;
  readonly item: AgendaItem;
  readonly meeting: Meeting;
  readonly line: AgendaLine | undefined;
  readonly siblings: readonly AgendaLine[];
  readonly top: FileTopFacts;
  readonly plan: PlanModel;
  readonly children: readonly ChildLine[];
  readonly hearers: readonly Hearer[];
  readonly inputs: readonly Input[];
  readonly old: readonly OldTask[];
  readonly tasks: readonly Action[];
  readonly owners: readonly Receiver[];
  /** The unit that I may give input for. */
  readonly myUnit: UnitId | undefined;
  /** Discussed, put off, fallen away, or of a meeting that is over: it is read, and no longer changed. */
  readonly open: boolean;
  /** Tells two people apart who work on the item at the same time. */
  readonly version: string;
};

export const itemHref = ({ ctx, item }: Pick<ItemView, 'ctx' | 'item'>) => `/akt/${ctx.file.id}/moten/${item.id}`;

/** The item of the address, at a meeting that the reader is called to. */
export async function loadItem(ctx: FileContext): Promise<ItemView | undefined> {
  const { sql, file, keyring } = ctx;
  const id = parseId<AgendaItemId>(ctx.params.item);
  const items = await itemsOf(sql, file);
  const found = id.ok ? items.find((one) => one.id === id.value) : undefined;
  const meeting = found && (await findMeeting(sql, keyring, found.meetingId));
  if (!found || !meeting) return undefined;
  const isOver = meeting.heldAt !== null || meeting.cancelledAt !== null;
  if (meeting.kind === 'regular' && !isOver) await makeAgenda(sql, meeting.id);
  const item = (await itemsOf(sql, file)).find((one) => one.id === found.id) ?? found;
  const [top, plan, siblings, hearers, inputs, reviews, owners, proposal] = await Promise.all([
    loadFileTop(ctx),
    planOf(sql, file),
    myAgenda(sql, keyring, meeting.id),
    hearersOf(sql, item.id),
    inputsOf(sql, file, item.id),
    reviewsOf(sql, item.id),
    possibleOwners(sql, file),
    openProposal(sql, file),
  ]);
  const away = await awayNow(sql, [...new Set(plan.actions.map(({ ownerId }) => ownerId))], ctx.now);
  const line = siblings.find(({ itemId }) => itemId === item.id);
  const unit = hearers.find(({ staffId, hears }) => hears && staffId === ctx.actor.staffId)?.unitId ?? undefined;
  const tasks = plan.actions.filter(({ itemId }) => itemId === item.id);
  return {
    ctx,
    // What the team wanted to ask stands with its proposal until it is taken up.
    item: { ...item, question: item.question ?? proposal?.question ?? null },
    meeting,
    line,
    siblings,
    top,
    plan: planModel(plan, away, { fileId: file.id, language: ctx.language, now: ctx.now }),
    children: file.mayRead('children') && file.mayRead('protection') ? await loadChildLines(ctx, top) : [],
    hearers,
    inputs,
    old: oldTasks(plan.actions, items, item, reviews, ctx),
    tasks,
    owners,
    myUnit: unit !== undefined && line?.asked.includes(unit) ? unit : undefined,
    open: file.mayWrite('plan') && !isOver && !item.discussedAt && !item.postponedAt && !item.lapsedAt,
    version: [reviews.length, tasks.length, inputs.length].join('.'),
  };
}

/** What earlier meetings decided: all that is still open, and what has ended since the file was last taken up. */
function oldTasks(
  actions: readonly Action[],
  items: readonly AgendaItem[],
  item: AgendaItem,
  reviews: readonly Review[],
  { now }: FileContext,
): OldTask[] {
  const before = items
    .filter(({ id, discussedAt }) => id !== item.id && discussedAt !== null)
    .map(({ discussedAt }) => discussedAt)
    .at(0);
  return actions
    .filter(({ itemId }) => itemId !== null && itemId !== item.id)
    .map((action) => {
      const review = reviews.find(({ actionId }) => actionId === action.id);
      const current = stateOf(action, today(now));
      const state: ReviewState | undefined =
        current === 'done' || current === 'notPossible' ? current : review ? 'notDone' : undefined;
      return { action, state, reviewed: review !== undefined };
    })
    .filter(({ action, state, reviewed }) => {
      const ended = action.doneAt ?? action.noLongerPossibleAt;
      return state === undefined || reviewed || (ended !== null && (!before || isBefore(before, ended)));
    });
}
