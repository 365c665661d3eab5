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
import { newId, parseId, type StaffId, type UnitId } from '../kernel/ids.ts';
import { listStaff, listUnits, worksWithPeople } from '../organisation/index.ts';
import {
  calendarDay,
  oneOf,
  optional,
  optionalText,
  parseForm,
  postedForm,
  scoped,
  text,
  timeOfDay,
  uuid,
  withErrors,
} from '../platform/web/form.ts';
import { callGroup } from './calling.store.ts';
import {
  endSeat,
  findSeries,
  type Group,
  groupSeats,
  groupTasks,
  listGroups,
  saveGroup,
  saveSeat,
} from './group.store.ts';
import { isComing } from './list-routes.tsx';
import { myMeetings } from './meeting.store.ts';
import type { GroupId, SeatId } from './meeting.ts';
import { type GroupForms, GroupPage, type GroupView } from './pages/group-page.tsx';
import { setSeries } from './series.ts';
import { meetingTexts } from './texts.ts';

const anyone = { who: 'signedIn' } as const;
const makers = { who: 'role', roles: ['administrator', 'unitManager'] } as const;

const has = (ctx: StaffContext, ...roles: string[]) => ctx.actor.roles.some(({ role }) => roles.includes(role));

async function viewOf(ctx: StaffContext, group: Group | undefined, forms: GroupForms): Promise<GroupView> {
  const { sql, now, keyring, actor } = ctx;
  const [staff, units, meetings] = await Promise.all([listStaff(sql, now), listUnits(sql), myMeetings(sql, keyring)]);
  const [seats, series, tasks] = group
    ? await Promise.all([groupSeats(sql, group.id), findSeries(sql, keyring, group.id), groupTasks(sql, group.id)])
    : [[], undefined, undefined];
  const leads = new Set(
    actor.roles.filter(({ role }) => role === 'teamLeader' || role === 'unitManager').map(({ unitId }) => unitId),
  );
  return {
    frame: ctx.frame,
    group,
    seats,
    series,
    tasks,
    coming: meetings.filter((one) => one.groupId !== null && one.groupId === group?.id && isComing(one, ctx)),
    workers: staff.filter(worksWithPeople),
    fills: units.filter(({ id }) => leads.has(id) || has(ctx, 'administrator')),
    mayMake: has(ctx, 'administrator', 'unitManager'),
    coordinates: group?.coordinatorId === actor.staffId,
    forms,
  };
}

const show = async (ctx: StaffContext, group: Group | undefined, forms: GroupForms = {}) =>
  GroupPage(await viewOf(ctx, group, forms));

async function named(ctx: StaffContext): Promise<Group | undefined> {
  const id = parseId<GroupId>(ctx.params.group);
  return id.ok ? (await listGroups(ctx.sql)).find((group) => group.id === id.value) : undefined;
}

/** To the group of the address, or to nothing. */
const withGroup =
  (work: (ctx: StaffContext, group: Group) => Promise<Answer>) =>
  async (ctx: StaffContext): Promise<Answer> => {
    const group = await named(ctx);
    return group ? work(ctx, group) : missing;
  };

const here = (id: GroupId) => `/grupp/${id}`;

async function save(ctx: StaffContext): Promise<Answer> {
  const t = meetingTexts(ctx.language).group;
  const group = await named(ctx);
  if (!group && ctx.params.group !== 'ny') return missing;
  const fields = z.object({
    name: text({ max: 80, missing: t.nameMissing }),
    coordinator: uuid<StaffId>({ missing: t.coordinatorMissing }),
  });
  const read = parseForm(fields, ctx.body, ctx.language);
  if (!read.ok) return invalid(await show(ctx, group, { group: read.form }));
  const workers = (await listStaff(ctx.sql, ctx.now)).filter(worksWithPeople);
  if (!workers.some(({ id }) => id === read.value.coordinator)) return missing;
  const id = group?.id ?? newId<GroupId>();
  await saveGroup(ctx.sql, { id, name: read.value.name, coordinatorId: read.value.coordinator });
  return redirect(here(id), { text: t.saved });
}

const seat = withGroup(async (ctx, group) => {
  const t = meetingTexts(ctx.language).group;
  const fields = z.object({
    seat: optional(uuid<SeatId>()),
    unit: uuid<UnitId>(),
    staff: uuid<StaffId>({ missing: t.memberMissing }),
    deputy: optional(uuid<StaffId>()),
  });
  const read = parseForm(fields, ctx.body, ctx.language);
  const again = async (form: ReturnType<typeof postedForm>) => {
    const scope = ctx.body.seat?.[0] || (ctx.body.unit?.[0] ?? '');
    return invalid(await show(ctx, group, { seat: scoped(form, scope) }));
  };
  if (!read.ok) return again(read.form);
  const { seat: old, unit, staff, deputy = null } = read.value;
  const posted = postedForm(ctx.body);
  if (staff === deputy) return again(withErrors(posted, { deputy: t.sameAsMember }));
  const others = (await groupSeats(ctx.sql, group.id)).filter(({ id }) => id !== old);
  if (others.some(({ staffId }) => staffId === staff)) return again(withErrors(posted, { staff: t.seatTaken }));
  await saveSeat(ctx.sql, group.id, { id: old ?? newId<SeatId>(), unitId: unit, staffId: staff, deputyId: deputy });
  await callGroup(ctx.sql, group.id);
  return redirect(here(group.id), { text: t.seatSaved });
});

const leave = withGroup(async (ctx, group) => {
  const id = parseId<SeatId>(ctx.params.seat);
  const seats = await groupSeats(ctx.sql, group.id);
  const mine = id.ok ? seats.find((one) => one.id === id.value) : undefined;
  if (!mine) return missing;
  // The calls follow when the next meeting is looked at: one who has left the group has no part in arranging it.
  await endSeat(ctx.sql, mine.id);
  return redirect(here(group.id), { text: meetingTexts(ctx.language).group.seatEnded });
});

const dates = withGroup(async (ctx, group) => {
  if (group.coordinatorId !== ctx.actor.staffId) return missing;
  const t = meetingTexts(ctx.language).group;
  const day = today(ctx.now);
  const fields = z.object({
    weekday: oneOf(['1', '2', '3', '4', '5'], { missing: t.weekdayMissing }),
    time: timeOfDay().refine(({ hour }) => hour >= 7 && hour < 18, t.timeOutside),
    from: calendarDay({ today: day, leaning: 'future' }).refine((from) => day.until(from).sign >= 0, t.fromPassed),
    place: optionalText({ max: 200 }),
  });
  const read = parseForm(fields, ctx.body, ctx.language);
  if (!read.ok) return invalid(await show(ctx, group, { dates: read.form }));
  const { weekday, time, from, place = null } = read.value;
  await setSeries(ctx, group.id, { weekday: Number(weekday), time, startsOn: from, place });
  return redirect(here(group.id), { text: t.datesSet });
});

export const groupRoutes: readonly StaffRoute[] = [
  staffPage({
    path: '/grupp/:group',
    access: anyone,
    audit: 'group.shown',
    handle: async (ctx) => {
      const group = await named(ctx);
      const makesNew = ctx.params.group === 'ny' && has(ctx, 'administrator', 'unitManager');
      return group || makesNew ? page(await show(ctx, group)) : missing;
    },
  }),
  staffCommand({ path: '/grupp/:group', access: makers, audit: 'group.saveAsked', handle: save }),
  staffCommand({ path: '/grupp/:group/plats', access: anyone, audit: 'group.seatAsked', proof: 'fresh', handle: seat }),
  staffCommand({
    path: '/grupp/:group/plats/:seat/avsluta',
    access: anyone,
    audit: 'group.seatEndAsked',
    handle: leave,
  }),
  staffCommand({ path: '/grupp/:group/dagar', access: anyone, audit: 'group.datesAsked', handle: dates }),
];
