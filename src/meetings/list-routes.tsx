import { page, type StaffContext, type StaffRoute, staffPage } from '../access/index.ts';
import { dayOf, isBefore } from '../kernel/instant.ts';
import { makeAgendas, myAgenda } from './agenda.store.ts';
import { groupSeats, listGroups } from './group.store.ts';
import { mySpeakingUnits } from './item.store.ts';
import { type Meeting, myMeetings, seatsOf } from './meeting.store.ts';
import { inputStage } from './meeting.ts';
import { type Asked, MeetingsPage } from './pages/meetings-page.tsx';

const shownEarlier = 10;
const stillGoingHours = 12;

/** A meeting is coming until it is held or cancelled, or its day has passed. */
export const isComing = ({ heldAt, cancelledAt, startsAt }: Meeting, { now }: Pick<StaffContext, 'now'>): boolean =>
  heldAt === null && cancelledAt === null && isBefore(now, startsAt.add({ hours: stillGoingHours }));

/** What waits for me before these meetings: input that my unit was asked for, and calls that I haven't answered. */
async function askedOfMe(ctx: StaffContext, coming: readonly Meeting[]): Promise<Asked[]> {
  const [units, seats] = await Promise.all([
    mySpeakingUnits(ctx.sql),
    seatsOf(
      ctx.sql,
      coming.map(({ id }) => id),
    ),
  ]);
  const asked: Asked[] = [];
  for (const meeting of coming.slice(0, 2)) {
    const mine = seats.find(({ meetingId, staffId }) => meetingId === meeting.id && staffId === ctx.actor.staffId);
    const stage = inputStage(dayOf(ctx.now), dayOf(meeting.startsAt));
    for (const item of await myAgenda(ctx.sql, ctx.keyring, meeting.id)) {
      const unit = units.find((one) => item.asked.includes(one) && !item.given.includes(one));
      if (unit && mine && !item.discussedAt && !item.postponedAt && stage !== 'notYet')
        asked.push({ kind: 'input', meeting, item });
    }
    if (mine?.answer === null) asked.push({ kind: 'answer', meeting });
  }
  return asked;
}

async function list(ctx: StaffContext) {
  if (ctx.actor.roles.some(({ role }) => !['administrator', 'auditor', 'boardChair'].includes(role)))
    await makeAgendas(ctx.sql);
  const all = await myMeetings(ctx.sql, ctx.keyring);
  const coming = all.filter((meeting) => isComing(meeting, ctx));
  const groups = await listGroups(ctx.sql);
  const seats = await Promise.all(groups.map(({ id }) => groupSeats(ctx.sql, id)));
  const leads = ctx.actor.roles.some(({ role }) => ['administrator', 'unitManager', 'teamLeader'].includes(role));
  return page(
    <MeetingsPage
      frame={ctx.frame}
      coming={coming}
      earlier={all
        .filter((meeting) => !coming.includes(meeting))
        .reverse()
        .slice(0, shownEarlier)}
      asked={await askedOfMe(ctx, coming)}
      groups={groups.filter(
        ({ coordinatorId }, n) =>
          leads ||
          coordinatorId === ctx.actor.staffId ||
          seats[n]?.some(({ staffId, deputyId }) => [staffId, deputyId].includes(ctx.actor.staffId)),
      )}
      mayMakeGroup={ctx.actor.roles.some(({ role }) => role === 'administrator' || role === 'unitManager')}
    />,
  );
}

export const listRoutes: readonly StaffRoute[] = [
  staffPage({ path: '/moten', access: { who: 'signedIn' }, audit: 'meetings.listed', handle: list }),
];
