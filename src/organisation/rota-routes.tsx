import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import {
  invalid,
  missing,
  page,
  redirect,
  type StaffContext,
  type StaffRoute,
  staffCommand,
  staffPage,
} from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { parseId, type ShiftId, type StaffId, type UnitId } from '../kernel/ids.ts';
import { dayOf, endOfDay, isBefore, startOfDay } from '../kernel/instant.ts';
import { overlaps } from '../kernel/period.ts';
import {
  dateTime,
  emptyForm,
  type FormState,
  fieldValue,
  oneOf,
  parseForm,
  postedForm,
  uuid,
  withErrors,
} from '../platform/web/form.ts';
import { listStaff, listUnits } from './organisation.store.ts';
import { type Unit, unitsWithDuty } from './organisation.ts';
import { DutyPage } from './pages/duty-page.tsx';
import { NoRotaPage, RotaPage, type RotaView, rotaHref } from './pages/rota-page.tsx';
import { listShifts, readRota, removeShift, saveShift } from './rota.store.ts';
import { dayRows, daysFrom, onDutyNow } from './rota-view.ts';
import { organisationTexts } from './texts.ts';

const planners = { who: 'role', roles: ['administrator', 'teamLeader', 'unitManager'] } as const;

const leadsUnit = ({ actor }: StaffContext, unitId: UnitId): boolean =>
  actor.roles.some((one) => one.unitId === unitId && (one.role === 'teamLeader' || one.role === 'unitManager'));

const administrates = ({ actor }: StaffContext): boolean => actor.roles.some(({ role }) => role === 'administrator');

/** Units whose rota this person plans: where somebody must answer first, then the others. */
async function plannedUnits(ctx: StaffContext): Promise<Unit[]> {
  const units = (await listUnits(ctx.sql)).filter(({ kind }) => kind !== 'management');
  const withDuty = new Set(unitsWithDuty(units));
  return units
    .filter(({ id }) => administrates(ctx) || leadsUnit(ctx, id))
    .toSorted((a, b) => Number(withDuty.has(b)) - Number(withDuty.has(a)));
}

function dayAsked(ctx: StaffContext): CalendarDay {
  try {
    return Temporal.PlainDate.from(ctx.query.dag ?? '');
  } catch {
    return dayOf(ctx.now); // a hand-written address that names no day
  }
}

async function rotaView(
  ctx: StaffContext,
  unitId: string | undefined,
  day: CalendarDay,
  form: FormState,
): Promise<RotaView | undefined> {
  const units = await plannedUnits(ctx);
  const unit = unitId === undefined ? units[0] : units.find(({ id }) => id === unitId);
  if (!unit) return undefined;
  const days = daysFrom(day, 7);
  const week = { from: startOfDay(days[0] ?? day), until: endOfDay(days.at(-1) ?? day) };
  const [rota, staff] = await Promise.all([readRota(ctx.sql, week), listStaff(ctx.sql, ctx.now)]);
  const shifts = rota.shifts.filter((shift) => shift.unitId === unit.id);
  return { frame: ctx.frame, unit, units, days, rows: dayRows(ctx, rota, staff, unit.id, days), shifts, staff, form };
}

const shiftForm = (ctx: StaffContext) => {
  const today = dayOf(ctx.now);
  return z.object({
    staff: uuid<StaffId>({ missing: (language) => organisationTexts(language).rota.missingWho }),
    duty: oneOf(['duty', 'backup'], { missing: (language) => organisationTexts(language).rota.missingWhat }),
    from: dateTime({ today, leaning: 'nearest' }),
    until: dateTime({ today, leaning: 'nearest' }),
  });
};

async function add(ctx: StaffContext) {
  const t = organisationTexts(ctx.language);
  const posted = postedForm(ctx.body);
  const unitId = fieldValue(posted, 'unit');
  const view = await rotaView(ctx, unitId, dayOf(ctx.now), posted);
  if (!view) return missing;
  const again = (form: FormState) => invalid(<RotaPage {...view} form={form} />);
  const read = parseForm(shiftForm(ctx), ctx.body, ctx.language);
  if (!read.ok) return again(read.form);
  const { staff, duty, from, until } = read.value;
  if (!isBefore(from, until)) return again(withErrors(posted, { 'until.day': t.rota.endsBefore }));
  if (until.epochMilliseconds - from.epochMilliseconds > 7 * 24 * 3_600_000)
    return again(withErrors(posted, { 'until.day': t.rota.tooLong }));
  if (staff === ctx.actor.staffId && !leadsUnit(ctx, view.unit.id))
    return again(withErrors(posted, { staff: t.rota.own }));
  if (!view.staff.some(({ id }) => id === staff)) return missing;
  const others = await listShifts(ctx.sql, { from, until });
  if (others.some((one) => one.staffId === staff && one.unitId === view.unit.id && overlaps(one, { from, until })))
    return again(withErrors(posted, { staff: t.rota.overlaps }));
  await saveShift(ctx.sql, { unitId: view.unit.id, staffId: staff, duty, from, until });
  return redirect(rotaHref(view.unit, dayOf(from)), { text: t.saved });
}

export const rotaRoutes: readonly StaffRoute[] = [
  staffPage({
    path: '/jour',
    access: { who: 'signedIn' },
    audit: 'duty.shown',
    handle: async (ctx) => {
      const days = daysFrom(dayOf(ctx.now), 7);
      const week = { from: ctx.now, until: startOfDay(dayOf(ctx.now).add({ days: 7 })) };
      const [units, rota, staff] = await Promise.all([
        listUnits(ctx.sql),
        readRota(ctx.sql, week),
        listStaff(ctx.sql, ctx.now),
      ]);
      const must = new Set(unitsWithDuty(units).map(({ id }) => id));
      const shown = units.filter(({ id }) => must.has(id) || rota.shifts.some(({ unitId }) => unitId === id));
      const views = shown.map((unit) => ({
        unit,
        now: onDutyNow(rota, staff, unit.id, ctx.now),
        days: dayRows(ctx, rota, staff, unit.id, days),
      }));
      return page(<DutyPage frame={ctx.frame} units={views} mayPlan={(await plannedUnits(ctx)).length > 0} />);
    },
  }),
  staffPage({
    path: '/organisation/jour',
    access: planners,
    audit: 'rota.shown',
    handle: async (ctx) => {
      const asked = ctx.query.enhet;
      const view = await rotaView(ctx, asked, dayAsked(ctx), emptyForm());
      if (view) return page(<RotaPage {...view} />);
      return asked === undefined ? page(<NoRotaPage frame={ctx.frame} />) : missing;
    },
  }),
  staffCommand({ path: '/organisation/jour', access: planners, audit: 'rota.saveAsked', handle: add }),
  staffCommand({
    path: '/organisation/jour/:shift/ta-bort',
    access: planners,
    audit: 'rota.removeAsked',
    handle: async (ctx) => {
      const id = parseId<ShiftId>(ctx.params.shift);
      const unit = (await plannedUnits(ctx)).find((one) => one.id === fieldValue(postedForm(ctx.body), 'unit'));
      if (!id.ok || !unit) return missing;
      await removeShift(ctx.sql, id.value);
      return redirect(rotaHref(unit, dayOf(ctx.now)), { text: organisationTexts(ctx.language).removed });
    },
  }),
];
