import type { FileContext } from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { StaffId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Action, addAction, changeAction, closeAction } from '../plan/index.ts';
import { showFixedMoment, showFullDay } from '../platform/language/dates.ts';
import { deskName, putOnOwnDesk, raiseAlert } from '../today/index.ts';
import {
  addInput,
  addMinutes,
  addProposal,
  addReview,
  discloseItem,
  endItem,
  openProposal,
  takeUpProposals,
} from './item.store.ts';
import type { ItemView } from './load-item.ts';
import { composeMinutes, type Minutes } from './minutes.ts';
import { meetingTexts } from './texts.ts';

const by = ({ actor, now }: FileContext) => ({ by: actor.staffId, at: now });

/** The one who is to do it finds the file on her own desk, and hears of it. */
async function handTo({ ctx, top }: ItemView, owner: StaffId): Promise<void> {
  const self = top.people.find(({ part }) => part === 'self');
  await putOnOwnDesk(ctx.sql, ctx.keyring, ctx.file, owner, deskName(self?.name ?? undefined), ctx.now);
  if (owner !== ctx.actor.staffId) await raiseAlert(ctx, ctx.file, 'taskGiven', [{ staffId: owner }]);
}

export type Reviewed =
  | { readonly state: 'done'; readonly outcome: string | undefined }
  | { readonly state: 'notPossible'; readonly outcome: string }
  | { readonly state: 'notDone'; readonly ownerId: StaffId; readonly dueOn: CalendarDay };

/** How a task from earlier went, said once at this meeting (F33). */
export async function reviewTask(view: ItemView, action: Action, said: Reviewed): Promise<Result<true, 'already'>> {
  const { ctx, item } = view;
  const first = await addReview(ctx.sql, ctx.file, item.id, { actionId: action.id, state: said.state, ...by(ctx) });
  if (!first) return err('already');
  if (said.state === 'notDone') {
    await changeAction(ctx, action, { ownerId: said.ownerId, dueOn: said.dueOn });
    if (said.ownerId !== action.ownerId) await handTo(view, said.ownerId);
  } else await closeAction(ctx, action, said.state, said.outcome);
  return ok(true);
}

/** What the meeting decides is an action of the plan like any other, with an owner and a day (F18). */
export async function decideTask(
  view: ItemView,
  task: { readonly words: string; readonly ownerId: StaffId; readonly dueOn: CalendarDay },
): Promise<void> {
  await addAction(view.ctx, { ...task, goalId: undefined, itemId: view.item.id });
  await handTo(view, task.ownerId);
}

export async function giveInput(view: ItemView, words: string | undefined): Promise<void> {
  const { ctx, item, myUnit } = view;
  if (!myUnit) throw new Error('Input by one whose unit was not asked');
  await addInput(ctx.sql, ctx.file, item.id, { unitId: myUnit, words, ...by(ctx) });
  await happened(ctx, ctx.file, { kind: 'meeting.inputGiven', section: 'plan', subject: { item: item.id } });
}

/** What the minutes will say: shown before they are signed, and stored as they were shown. */
export function minutesFor({ ctx, meeting, hearers, inputs, old, tasks }: ItemView, words: string): Minutes {
  const { language, now } = ctx;
  const t = meetingTexts(language);
  return composeMinutes(
    {
      when: t.minutes.led(showFixedMoment(language, now, now), ctx.actor.name),
      present: hearers
        .filter(({ attended, hears }) => attended && hears)
        .map(({ name, unitName }) => ({ name, unit: unitName })),
      inputs: inputs.map((one) => ({ unit: one.unitName, words: one.words ?? t.item.nothingToAdd })),
      old: old.flatMap(({ action, state }) =>
        state
          ? [
              {
                words: action.words,
                state,
                more:
                  state === 'notDone'
                    ? t.minutes.newDay(showFullDay(language, action.dueOn), action.ownerName)
                    : (action.outcome ?? ''),
              },
            ]
          : [],
      ),
      tasks: tasks.map(({ words: what, ownerName, dueOn }) => ({
        words: what,
        owner: ownerName,
        due: showFullDay(language, dueOn),
      })),
      words,
    },
    { ...t.minutes, held: t.kinds[meeting.kind] },
  );
}

export type NotClosed = 'ended' | 'changed' | 'leftToReview' | 'nobodyPresent';

/** Ends the item: its minutes go to the file, the register says who was given what, and what was proposed is taken up. */
export async function closeItem(view: ItemView, words: string, seen: string): Promise<Result<true, NotClosed>> {
  const { ctx, item, old, hearers } = view;
  if (old.some(({ state }) => state === undefined)) return err('leftToReview');
  if (!hearers.some(({ attended, hears }) => attended && hears)) return err('nobodyPresent');
  if (seen !== view.version) return err('changed');
  if (!(await endItem(ctx.sql, item.id, 'discussed', ctx.now))) return err('ended');
  await addMinutes(ctx.sql, ctx.file, item.id, minutesFor(view, words), by(ctx));
  await takeUpProposals(ctx.sql, ctx.file, item.id);
  await discloseItem(ctx.sql, item.id);
  const subject = { item: item.id, meeting: view.meeting.id };
  await happened(ctx, ctx.file, { kind: 'meeting.itemDiscussed', section: 'plan', subject });
  return ok(true);
}

/** It comes up at the next meeting, whatever brought it here. */
export async function postponeItem(view: ItemView): Promise<Result<true, 'ended'>> {
  const { ctx, item } = view;
  if (!(await endItem(ctx.sql, item.id, 'postponed', ctx.now))) return err('ended');
  if (!(await openProposal(ctx.sql, ctx.file)))
    await addProposal(ctx.sql, ctx.file, item.question ?? undefined, by(ctx));
  await happened(ctx, ctx.file, { kind: 'meeting.itemPostponed', section: 'plan', subject: { item: item.id } });
  return ok(true);
}
