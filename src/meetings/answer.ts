import type { StaffContext } from '../access/index.ts';
import type { MeetingId, StaffId } from '../kernel/ids.ts';
import { readRota } from '../organisation/index.ts';
import type { JobsDatabase } from '../platform/database/with-jobs.ts';
import type { Tasks } from '../platform/jobs/run-jobs.ts';
import { raiseAlert } from '../today/index.ts';
import { askAnswersAgain, seatsInGroups } from './convene.store.ts';
import { deputyInstead } from './convene-who.ts';
import { answerCall, callTo, findMeeting, type Meeting, type MeetingSeat, seatsOf } from './meeting.store.ts';

export type Answered =
  | { readonly kind: 'saved'; readonly deputyCalled: boolean }
  | { readonly kind: 'closed' }
  | { readonly kind: 'notCalled' };

/**
 * Everyone answers for herself (the database says so too). Who can't come has her deputy in the group called in the same
 * transaction, and the one who called is told.
 */
export async function answer(ctx: StaffContext, meetingId: MeetingId, said: 'coming' | 'notComing'): Promise<Answered> {
  const { sql, now, actor } = ctx;
  const meeting = await findMeeting(sql, ctx.keyring, meetingId);
  const seats = meeting ? await seatsOf(sql, [meetingId]) : [];
  const mine = seats.find(({ staffId }) => staffId === actor.staffId);
  if (!meeting || !mine) return { kind: 'notCalled' };
  if (meeting.heldAt || meeting.cancelledAt) return { kind: 'closed' };
  await answerCall(sql, meetingId, { by: actor.staffId, answer: said, at: now });
  if (said === 'coming' || mine.answer === 'notComing') return { kind: 'saved', deputyCalled: false };
  const deputy = await callDeputy(ctx, meeting, mine, seats);
  if (meeting.calledBy !== actor.staffId)
    await raiseAlert(ctx, { meetingId }, 'meetingChanged', [{ staffId: meeting.calledBy }]);
  return { kind: 'saved', deputyCalled: deputy !== undefined };
}

async function callDeputy(
  ctx: StaffContext,
  meeting: Meeting,
  mine: MeetingSeat,
  called: readonly MeetingSeat[],
): Promise<StaffId | undefined> {
  const { sql, now } = ctx;
  const rota = await readRota(sql, { from: now, until: meeting.startsAt.add({ hours: 1 }) });
  const already = called.map(({ staffId }) => staffId);
  const deputy = deputyInstead(mine, await seatsInGroups(sql), already, rota, meeting.startsAt);
  if (!deputy) return undefined;
  await callTo(sql, meeting.id, [{ staffId: deputy, unitId: mine.unitId, calledAs: 'deputy' }], now);
  await raiseAlert(ctx, { meetingId: meeting.id }, 'meetingCalled', [{ staffId: deputy }]);
  return deputy;
}

/** What is done every minute without anybody asking. */
export const answerTasks = (jobs: JobsDatabase): Tasks => ({
  answers: async () => {
    await jobs.inOne(({ sql }) => askAnswersAgain(sql));
  },
});
