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
import { newId, parseId, type StaffId, type UnitId } from '../kernel/ids.ts';
import { dayOf, isAtOrAfter } from '../kernel/instant.ts';
import { overlaps, type Period, periodOfDays } from '../kernel/period.ts';
import {
  calendarDay,
  emptyForm,
  type FormState,
  optional,
  parseForm,
  postedForm,
  uuid,
  withErrors,
} from '../platform/web/form.ts';
import { listStaff } from './organisation.store.ts';
import { type Colleague, inUnit, worksWithPeople } from './organisation.ts';
import { AbsencePage, type AbsenceView } from './pages/absence-page.tsx';
import { listAbsences, listShifts, removeAbsence, saveAbsence } from './rota.store.ts';
import { organisationTexts } from './texts.ts';

/** My own, that of those whom I lead, and everyone's as administrator. */
function peopleEnteredFor({ actor }: StaffContext, staff: readonly Colleague[]): Colleague[] {
  const led = new Set(
    actor.roles.filter(({ role }) => role === 'teamLeader' || role === 'unitManager').map(({ unitId }) => unitId),
  );
  const all = actor.roles.some(({ role }) => role === 'administrator');
  return staff.filter(({ id, roles }) => all || id === actor.staffId || roles.some(({ unitId }) => led.has(unitId)));
}

async function viewOf(ctx: StaffContext, form: FormState): Promise<AbsenceView> {
  const [staff, absences] = await Promise.all([listStaff(ctx.sql, ctx.now), listAbsences(ctx.sql, ctx.now)]);
  return { frame: ctx.frame, absences, staff, entersFor: peopleEnteredFor(ctx, staff), form };
}

/** Whoever stands in has the duty of those hours, so she works where the shifts are; a unit is led by one who names herself to it. */
async function mayTakeShifts(
  { sql, actor }: StaffContext,
  staff: readonly Colleague[],
  absence: { readonly staff: StaffId; readonly deputy: StaffId; readonly during: Period },
): Promise<boolean> {
  const shifts = (await listShifts(sql, absence.during)).filter(({ staffId }) => staffId === absence.staff);
  const deputy = staff.find(({ id }) => id === absence.deputy);
  const leads = (unitId: UnitId) =>
    actor.roles.some((one) => one.unitId === unitId && (one.role === 'teamLeader' || one.role === 'unitManager'));
  return shifts.every(
    ({ unitId }) => deputy && worksWithPeople(inUnit(deputy, unitId)) && (deputy.id !== actor.staffId || leads(unitId)),
  );
}

const absenceForm = (ctx: StaffContext) => {
  const today = dayOf(ctx.now);
  return z.object({
    staff: uuid<StaffId>({ missing: (language) => organisationTexts(language).absence.missingWho }),
    first: calendarDay({ today, leaning: 'nearest' }),
    last: calendarDay({ today, leaning: 'future' }),
    deputy: optional(uuid<StaffId>()),
  });
};

async function add(ctx: StaffContext) {
  const t = organisationTexts(ctx.language);
  const posted = postedForm(ctx.body);
  const view = await viewOf(ctx, posted);
  const again = (errors: Record<string, string>) =>
    invalid(<AbsencePage {...view} form={withErrors(posted, errors)} />);
  const read = parseForm(absenceForm(ctx), ctx.body, ctx.language);
  if (!read.ok) return invalid(<AbsencePage {...view} form={read.form} />);
  const { staff, first, last, deputy = null } = read.value;
  if (!view.entersFor.some(({ id }) => id === staff)) return missing;
  if (deputy !== null && !view.staff.some(({ id }) => id === deputy)) return missing;
  const span = periodOfDays(first, last);
  if (!span.ok || span.value.until === null) return again({ last: t.absence.endsBefore });
  const { from, until } = span.value;
  if (isAtOrAfter(ctx.now, until)) return again({ last: t.absence.passed });
  if (deputy === staff) return again({ deputy: t.absence.sameAsDeputy });
  if (view.absences.some((one) => one.staffId === deputy && overlaps(one, span.value)))
    return again({ deputy: t.absence.deputyAway });
  if (deputy !== null && !(await mayTakeShifts(ctx, view.staff, { staff, deputy, during: span.value })))
    return again({ deputy: t.absence.deputyElsewhere });
  await saveAbsence(ctx.sql, { id: newId(), staffId: staff, deputyId: deputy, from, until });
  return redirect('/organisation/franvaro', { text: t.saved });
}

export const absenceRoutes: readonly StaffRoute[] = [
  staffPage({
    path: '/organisation/franvaro',
    access: { who: 'signedIn' },
    audit: 'absence.listed',
    handle: async (ctx) => page(<AbsencePage {...(await viewOf(ctx, emptyForm({ staff: ctx.actor.staffId })))} />),
  }),
  staffCommand({
    path: '/organisation/franvaro',
    access: { who: 'signedIn' },
    audit: 'absence.saveAsked',
    handle: add,
  }),
  staffCommand({
    path: '/organisation/franvaro/:absence/ta-bort',
    access: { who: 'signedIn' },
    audit: 'absence.removeAsked',
    handle: async (ctx) => {
      const id = parseId(ctx.params.absence);
      if (!id.ok) return missing;
      await removeAbsence(ctx.sql, id.value);
      return redirect('/organisation/franvaro', { text: organisationTexts(ctx.language).removed });
    },
  }),
];
