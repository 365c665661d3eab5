import type { FileContext } from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import type { Instant } from '../kernel/instant.ts';
import { raiseAlert } from '../today/index.ts';
import { cancelMeeting, type Meeting, type MeetingSeat, moveMeeting } from './meeting.store.ts';
import type { AgendaItemId } from './meeting.ts';
import { clearAnswers, saveWhyCancelled } from './urgent.store.ts';

/** An urgent meeting that I may change, with who is called to it. */
export type Changeable = {
  readonly meeting: Meeting;
  readonly item: AgendaItemId;
  readonly seats: readonly MeetingSeat[];
};

/** Who called, or who works with the file herself: nobody that was let in to it for the meeting. */
export const mayChange = ({ actor, file }: Pick<FileContext, 'actor' | 'file'>, meeting: Meeting): boolean =>
  meeting.calledBy === actor.staffId || (file.ground !== 'secrecyWaiver' && file.ground !== 'necessary');

/** False where it has been held or called off meanwhile. */
export async function moveUrgent(
  ctx: FileContext,
  { meeting, seats }: Changeable,
  to: { readonly startsAt: Instant; readonly place: string },
): Promise<boolean> {
  if (!(await moveMeeting(ctx.sql, ctx.keyring, meeting.id, to))) return false;
  await clearAnswers(ctx.sql, meeting.id, ctx.actor.staffId);
  await tellOthers(ctx, meeting, seats);
  return true;
}

export async function cancelUrgent(
  ctx: FileContext,
  { meeting, item, seats }: Changeable,
  why: string,
): Promise<boolean> {
  if (!(await cancelMeeting(ctx.sql, meeting.id, ctx.now))) return false;
  await saveWhyCancelled(ctx, item, why);
  await happened(ctx, ctx.file, { kind: 'meeting.cancelled', section: 'plan', subject: { meeting: meeting.id } });
  await tellOthers(ctx, meeting, seats);
  return true;
}

const tellOthers = (ctx: FileContext, meeting: Meeting, seats: readonly MeetingSeat[]) =>
  raiseAlert(
    ctx,
    { meetingId: meeting.id },
    'meetingChanged',
    seats.filter(({ staffId }) => staffId !== ctx.actor.staffId).map(({ staffId }) => ({ staffId })),
  );
