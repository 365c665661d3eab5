import { z } from 'zod';
import {
  type Answer,
  invalid,
  missing,
  page,
  redirect,
  type StaffContext,
  type StaffRoute,
  staffCommand,
  staffPage,
} from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { type MeetingId, parseId, type StaffId } from '../kernel/ids.ts';
import { isBefore, momentAt } from '../kernel/instant.ts';
import { listUnits } from '../organisation/index.ts';
import { calendarDay, optionalText, parseForm, postedForm, timeOfDay, withErrors } from '../platform/web/form.ts';
import { makeAgenda, myAgenda } from './agenda.store.ts';
import { isComing } from './list-routes.tsx';
import {
  cancelMeeting,
  confirmSecrecy,
  findMeeting,
  type Meeting,
  markHeld,
  moveMeeting,
  myMeetings,
  saveAttendance,
  seatsOf,
} from './meeting.store.ts';
import { MeetingPage } from './pages/meeting-page.tsx';
import type { MeetingForms } from './pages/meeting-view.ts';
import { extendSeries, tellOfChange } from './series.ts';
import { meetingTexts } from './texts.ts';

const anyone = { who: 'signedIn' } as const;

/** Who leads: the coordinator of the group, who called the meeting; and where she is away, anyone who speaks for a unit. */
const mayLead = (
  ctx: StaffContext,
  meeting: Meeting,
  called: readonly { staffId: StaffId; calledAs: string }[],
): boolean =>
  meeting.calledBy === ctx.actor.staffId ||
  called.some(
    ({ staffId, calledAs }) => staffId === ctx.actor.staffId && calledAs !== 'presenter' && calledAs !== 'ownTask',
  );

async function show(ctx: StaffContext, meeting: Meeting, forms: MeetingForms = {}) {
  const { sql, keyring } = ctx;
  if (meeting.kind === 'regular' && isComing(meeting, ctx)) await makeAgenda(sql, meeting.id);
  const [seats, items, units, mine] = await Promise.all([
    seatsOf(sql, [meeting.id]),
    myAgenda(sql, keyring, meeting.id),
    listUnits(sql),
    myMeetings(sql, keyring),
  ]);
  return MeetingPage({
    frame: ctx.frame,
    meeting,
    seats,
    items,
    unitNames: new Map(units.map(({ id, name }) => [id, name])),
    next: mine.find(
      (one) =>
        one.groupId === meeting.groupId &&
        one.kind === 'regular' &&
        one.cancelledAt === null &&
        isBefore(meeting.startsAt, one.startsAt),
    ),
    isNext: !mine.some(
      (one) => one.groupId === meeting.groupId && isComing(one, ctx) && isBefore(one.startsAt, meeting.startsAt),
    ),
    isComing: isComing(meeting, ctx),
    leads: mayLead(ctx, meeting, seats),
    arranges: meeting.calledBy === ctx.actor.staffId,
    forms,
  });
}

const withMeeting =
  (work: (ctx: StaffContext, meeting: Meeting) => Promise<Answer>) =>
  async (ctx: StaffContext): Promise<Answer> => {
    const id = parseId<MeetingId>(ctx.params.meeting);
    const meeting = id.ok ? await findMeeting(ctx.sql, ctx.keyring, id.value) : undefined;
    return meeting ? work(ctx, meeting) : missing;
  };

const here = ({ id }: Meeting) => `/moten/${id}`;
const closed = async (ctx: StaffContext, meeting: Meeting) =>
  invalid(await show(ctx, meeting, { refused: meetingTexts(ctx.language).meeting.closed }), 409);

const attendance = withMeeting(async (ctx, meeting) => {
  const seats = await seatsOf(ctx.sql, [meeting.id]);
  if (!mayLead(ctx, meeting, seats)) return missing;
  if (!isComing(meeting, ctx)) return closed(ctx, meeting);
  const ticked = new Set(ctx.body.came ?? []);
  await saveAttendance(
    ctx.sql,
    meeting.id,
    new Set(seats.map(({ staffId }) => staffId).filter((id) => ticked.has(id))),
    seats.map(({ staffId }) => staffId),
  );
  return redirect(here(meeting), { text: meetingTexts(ctx.language).meeting.attendanceSaved });
});

const confirm = withMeeting(async (ctx, meeting) => {
  if (!isComing(meeting, ctx)) return closed(ctx, meeting);
  const done = await confirmSecrecy(ctx.sql, meeting.id, ctx.actor.staffId, ctx.now);
  return done ? redirect(here(meeting), { text: meetingTexts(ctx.language).meeting.secrecyConfirmed }) : missing;
});

const held = withMeeting(async (ctx, meeting) => {
  const t = meetingTexts(ctx.language).meeting;
  const seats = await seatsOf(ctx.sql, [meeting.id]);
  if (!mayLead(ctx, meeting, seats)) return missing;
  if (!seats.some(({ attended }) => attended)) return invalid(await show(ctx, meeting, { refused: t.attendanceFirst }));
  if (!(await markHeld(ctx.sql, meeting.id, ctx.actor.staffId, ctx.now))) return closed(ctx, meeting);
  if (meeting.groupId && meeting.calledBy === ctx.actor.staffId) await extendSeries(ctx, meeting.groupId);
  return redirect(here(meeting), { text: t.markedHeld });
});

const move = withMeeting(async (ctx, meeting) => {
  if (meeting.calledBy !== ctx.actor.staffId || meeting.kind !== 'regular') return missing;
  const t = meetingTexts(ctx.language).meeting;
  const read = parseForm(
    z.object({
      day: calendarDay({ today: today(ctx.now), leaning: 'future' }),
      time: timeOfDay(),
      place: optionalText({ max: 200 }),
    }),
    ctx.body,
    ctx.language,
  );
  if (!read.ok) return invalid(await show(ctx, meeting, { move: read.form }));
  const startsAt = momentAt(read.value.day, read.value.time);
  if (!startsAt.ok || !isBefore(ctx.now, startsAt.value))
    return invalid(await show(ctx, meeting, { move: withErrors(postedForm(ctx.body), { day: t.passed }) }));
  const place = read.value.place ?? null;
  if (!(await moveMeeting(ctx.sql, ctx.keyring, meeting.id, { startsAt: startsAt.value, place })))
    return closed(ctx, meeting);
  await tellOfChange(ctx, meeting.id);
  return redirect(here(meeting), { text: t.isMoved });
});

const cancel = withMeeting(async (ctx, meeting) => {
  if (meeting.calledBy !== ctx.actor.staffId || meeting.kind !== 'regular') return missing;
  if (!(await cancelMeeting(ctx.sql, meeting.id, ctx.now))) return closed(ctx, meeting);
  await tellOfChange(ctx, meeting.id);
  return redirect('/moten', { text: meetingTexts(ctx.language).meeting.isCancelled });
});

const path = '/moten/:meeting';

export const meetingPageRoutes: readonly StaffRoute[] = [
  staffPage({
    path,
    access: anyone,
    audit: 'meeting.shown',
    handle: withMeeting(async (ctx, meeting) => page(await show(ctx, meeting))),
  }),
  staffCommand({ path: `${path}/narvaro`, access: anyone, audit: 'meeting.attendanceSaved', handle: attendance }),
  staffCommand({ path: `${path}/tystnadsplikt`, access: anyone, audit: 'meeting.secrecyConfirmed', handle: confirm }),
  staffCommand({ path: `${path}/hallet`, access: anyone, audit: 'meeting.held', handle: held }),
  staffCommand({ path: `${path}/flytta`, access: anyone, audit: 'meeting.moved', handle: move }),
  staffCommand({ path: `${path}/stall-in`, access: anyone, audit: 'meeting.cancelled', handle: cancel }),
];
