import { Temporal } from 'temporal-polyfill';
import type { Id, MeetingId, StaffId, UnitId } from '../../kernel/ids.ts';
import { type Instant, isBefore } from '../../kernel/instant.ts';
import { nextDates } from '../../meetings/index.ts';
import type { Meeting, MeetingSeat } from '../../platform/database/schema.generated.ts';
import { groupName, groupPlace, nextGroupDay } from '../group-days.ts';
import { Chance } from './chance.ts';
import type { Chronicle } from './chronicle.ts';
import type { Insertable } from './rows.store.ts';
import type { Town } from './town.ts';

export type HeldMeeting = {
  readonly row: Insertable<Meeting>;
  readonly at: Instant;
  readonly seats: Map<StaffId, Insertable<MeetingSeat>>;
  /** When the next file is taken up. */
  next: Instant;
};

/** The internal group: who speaks for which unit, and its meetings, held and to come. */
export type Group = {
  readonly id: string;
  readonly speakers: readonly {
    readonly unitId: UnitId;
    readonly staffId: StaffId;
    readonly deputyId: StaffId | null;
  }[];
  readonly meetings: readonly HeldMeeting[];
};

const speakersOf = ({ units, staff, central }: Town): Group['speakers'] => [
  { unitId: units.intake, staffId: staff.backupOfficer, deputyId: staff.dutyOfficer },
  { unitId: units.childrenUnit, staffId: staff.childOfficer, deputyId: staff.otherChildOfficer },
  ...(central
    ? [
        { unitId: units.outpatient, staffId: staff.perpetratorTherapist, deputyId: staff.outpatientLeader },
        // Nobody else works there: the page says that a deputy is missing.
        { unitId: units.incomeSupport, staffId: staff.outsider, deputyId: null },
      ]
    : []),
];

/** The last meeting is played by a story, and what comes up at the next one is what waits for it now. */
const PLAYED_DAYS = 36;
const WEEKS = 6;

/** Every sixth week since the years begin, and a year ahead of them. */
export function foundGroup(c: Chronicle, seed: string, first: Temporal.PlainDate): Group {
  const { now } = c;
  const next = nextGroupDay(now);
  const heldUntil = now.subtract({ hours: 24 * PLAYED_DAYS });
  const chance = new Chance(`${seed}, the group`);
  const { rows, town } = c;
  const { staff } = town;
  c.chance = chance;
  const id = chance.id<Id<'internalGroup'>>();
  const begun = first.toZonedDateTime({ timeZone: 'Europe/Stockholm', plainTime: '09:00' }).toInstant();
  rows.add('authz.internalGroup', {
    id,
    name: groupName,
    coordinatorId: staff.teamLeader,
    createdAt: begun,
    closedAt: null,
  });
  const speakers = speakersOf(town);
  for (const speaker of speakers)
    rows.add('authz.groupSeat', { id: chance.id(), groupId: id, ...speaker, validFrom: begun, endedAt: null });
  const desk = town.keyring.desk;
  const series = { weekday: next.dayOfWeek, atHour: '09:00', startsOn: next.subtract({ weeks: 17 * WEEKS }) };
  const place = groupPlace;
  rows.add('meetingSeries', {
    ...series,
    groupId: id,
    place: desk.seal(`meeting_series.place:${id}`, place),
    setBy: staff.teamLeader,
    setAt: begun,
  });
  const time = Temporal.PlainTime.from(series.atHour);
  const meetings = nextDates({ from: series.startsOn, weekday: series.weekday, time, count: 26 }).map((at) => {
    const meetingId = chance.id<MeetingId>();
    const planned = at.subtract({ hours: 24 * 180 });
    const called = isBefore(planned, now) ? planned : now;
    const held = isBefore(at, heldUntil);
    const row = rows.add('meeting', {
      id: meetingId,
      groupId: id,
      kind: 'regular',
      calledBy: staff.teamLeader,
      calledAt: isBefore(called, begun) ? begun : called,
      startsAt: at,
      place: desk.seal(`meeting.place:${meetingId}`, place),
      heldAt: held ? at.add({ minutes: 110 }) : null,
      heldBy: held ? staff.teamLeader : null,
      cancelledAt: null,
    });
    const meeting: HeldMeeting = { row, at, seats: new Map(), next: at.add({ minutes: 4 }) };
    for (const { staffId, unitId } of speakers)
      seat(c, meeting, staffId, unitId, 'member', held && chance.happens(0.9));
    seat(c, meeting, staff.teamLeader, null, 'coordinator', held);
    return meeting;
  });
  return { id, speakers, meetings };
}

/** A place at the meeting, once for each. */
export function seat(
  c: Chronicle,
  meeting: HeldMeeting,
  staffId: StaffId,
  unitId: UnitId | null,
  calledAs: string,
  came: boolean,
): void {
  const there = meeting.seats.get(staffId);
  const held = Boolean(meeting.row.heldAt);
  const present = { attended: held ? came : null, confirmedAt: held && came ? meeting.at.add({ minutes: 1 }) : null };
  if (there) {
    if (came) Object.assign(there, present);
    return;
  }
  meeting.seats.set(
    staffId,
    c.rows.add('meetingSeat', {
      meetingId: meeting.row.id,
      staffId,
      unitId,
      calledAs,
      calledAt: meeting.row.calledAt,
      answer: null,
      answeredAt: null,
      ...present,
    }),
  );
}
