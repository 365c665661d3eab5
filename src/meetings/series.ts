import type { StaffContext } from '../access/index.ts';
import { type MeetingId, newId } from '../kernel/ids.ts';
import { type Instant, isBefore } from '../kernel/instant.ts';
import { raiseAlert } from '../today/index.ts';
import { callGroup } from './calling.store.ts';
import { findSeries, listGroups, type Series, saveSeries } from './group.store.ts';
import { cancelMeeting, insertMeeting, type Meeting, moveMeeting, myMeetings, seatsOf } from './meeting.store.ts';
import { type GroupId, nextDates } from './meeting.ts';

const yearInDays = 366;
const shortestGapDays = 28;

/** The dates from the first one on, a year ahead of now. */
function yearAhead(series: Series, now: Instant): Instant[] {
  const until = now.add({ hours: 24 * yearInDays });
  const days = (until.epochMilliseconds - now.epochMilliseconds) / 86_400_000;
  const sinceStart = Math.max(0, now.epochMilliseconds - Date.parse(series.startsOn.toString())) / 86_400_000;
  const count = Math.ceil((days + sinceStart) / shortestGapDays);
  return nextDates({ from: series.startsOn, weekday: series.weekday, time: series.time, count }).filter(
    (at) => isBefore(now, at) && isBefore(at, until),
  );
}

const isComing = ({ heldAt, cancelledAt, startsAt }: Meeting, now: Instant): boolean =>
  heldAt === null && cancelledAt === null && isBefore(now, startsAt);

const comingOf = async (ctx: StaffContext, id: GroupId): Promise<Meeting[]> =>
  (await myMeetings(ctx.sql, ctx.keyring)).filter((one) => one.groupId === id && isComing(one, ctx.now));

/** Those who are called hear that the meeting is not as they thought. Never of what, never of whom. */
export async function tellOfChange(ctx: StaffContext, meeting: MeetingId): Promise<void> {
  const called = (await seatsOf(ctx.sql, [meeting])).filter(({ staffId }) => staffId !== ctx.actor.staffId);
  await raiseAlert(
    ctx,
    { meetingId: meeting },
    'meetingChanged',
    called.map(({ staffId }) => ({ staffId })),
  );
}

async function add(ctx: StaffContext, id: GroupId, dates: readonly Instant[], place: string | null): Promise<void> {
  for (const startsAt of dates)
    await insertMeeting(ctx.sql, ctx.keyring, {
      id: newId<MeetingId>(),
      groupId: id,
      kind: 'regular',
      startsAt,
      place,
      calledBy: ctx.actor.staffId,
      calledAt: ctx.now,
    });
}

/** Meetings that lie ahead follow to the new dates with what is prepared for them; those too many are cancelled. */
export async function setSeries(ctx: StaffContext, id: GroupId, series: Series): Promise<void> {
  await saveSeries(ctx.sql, ctx.keyring, id, series, { by: ctx.actor.staffId, at: ctx.now });
  const dates = yearAhead(series, ctx.now);
  const coming = await comingOf(ctx, id);
  for (const [n, meeting] of coming.entries()) {
    const startsAt = dates[n];
    if (startsAt) await moveMeeting(ctx.sql, ctx.keyring, meeting.id, { startsAt, place: series.place });
    else await cancelMeeting(ctx.sql, meeting.id, ctx.now);
  }
  await add(ctx, id, dates.slice(coming.length), series.place);
  await callGroup(ctx.sql, id);
  const [first] = coming;
  if (first) await tellOfChange(ctx, first.id);
}

/** There is always a year ahead: after each meeting the dates that are missing at the end are added. */
export async function extendSeries(ctx: StaffContext, id: GroupId): Promise<void> {
  const series = await findSeries(ctx.sql, ctx.keyring, id);
  // The dates are those of who coordinates the group now, who may be another than when this meeting was called.
  const group = (await listGroups(ctx.sql)).find((one) => one.id === id);
  if (!series || group?.coordinatorId !== ctx.actor.staffId) return;
  const last = (await comingOf(ctx, id)).at(-1)?.startsAt ?? ctx.now;
  const afterLast = last.add({ hours: 24 * 7 });
  await add(
    ctx,
    id,
    yearAhead(series, ctx.now).filter((at) => isBefore(afterLast, at)),
    series.place,
  );
  await callGroup(ctx.sql, id);
}
