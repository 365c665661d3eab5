import { z } from 'zod';
import {
  type Answer,
  invalid,
  missing,
  openable,
  page,
  redirect,
  type StaffContext,
  type StaffRoute,
  staffCommand,
  staffPage,
} from '../access/index.ts';
import { type CalendarDay, today } from '../kernel/calendar-day.ts';
import { parseId, type StaffId, type UnitId } from '../kernel/ids.ts';
import { inUnit, listStaff } from '../organisation/index.ts';
import {
  calendarDay,
  emptyForm,
  type FormState,
  oneOf,
  optionalText,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { loadsOf } from './case-load.store.ts';
import { byNeed } from './case-load.ts';
import {
  addAgreement,
  agreementDone,
  agreementsOf,
  factsOf,
  settleAgreement,
  signedMonth,
  signMonth,
} from './month.store.ts';
import { type AgreementId, figuresOf, isOpen, monthName, monthOf, outcomes } from './month.ts';
import type { MonthProps } from './pages/agreements.tsx';
import { MonthPage } from './pages/month-page.tsx';
import { leadingTexts } from './texts.ts';
import { type LedUnit, leaders, ledBy } from './units.ts';

const access = { who: 'role', roles: leaders } as const;
const path = '/manad/:unit/:month';

type Place = { readonly unit: LedUnit; readonly month: CalendarDay };

async function load(ctx: StaffContext, { unit, month }: Place) {
  const { sql, keyring, now } = ctx;
  const [facts, agreements, signed, staff, loads] = await Promise.all([
    factsOf(sql, unit.id, month, now),
    agreementsOf(sql, keyring, unit.id, month),
    signedMonth(ctx, unit.id, month),
    listStaff(sql, now),
    loadsOf(sql, [unit.id], now),
  ]);
  const colleagues = staff.filter((one) => inUnit(one, unit.id).roles.length > 0);
  const may = await openable(
    sql,
    facts.late.map(({ fileId }) => fileId),
  );
  return { facts, may, agreements, signed, colleagues, loads: byNeed(loads, now) };
}
type Loaded = Awaited<ReturnType<typeof load>>;

const draw = ({ frame }: StaffContext, place: Place, loaded: Loaded, forms: MonthProps['forms'] = {}) => (
  <MonthPage frame={frame} {...place} {...loaded} forms={forms} />
);

/** A month that has begun, of a unit that this actor leads. */
const inMonth =
  (work: (ctx: StaffContext, place: Place) => Promise<Answer>) =>
  async (ctx: StaffContext): Promise<Answer> => {
    const unitId = parseId<UnitId>(ctx.params.unit);
    const unit = ledBy(ctx.actor).find(({ id }) => unitId.ok && id === unitId.value);
    const month = monthOf(ctx.params.month, ctx.now);
    return unit && month ? work(ctx, { unit, month }) : missing;
  };

/** With the form begun, where somebody's row led here. */
const show = inMonth(async (ctx, place) => {
  const loaded = await load(ctx, place);
  const owner = loaded.colleagues.find(({ id }) => id === ctx.query.hos)?.id;
  return page(draw(ctx, place, loaded, owner ? { add: emptyForm({ owner }) } : {}));
});
const address = ({ unit, month }: Place) => `/manad/${unit.id}/${monthName(month)}`;

const agree = inMonth(async (ctx, place) => {
  const t = leadingTexts(ctx.language).agreed;
  const loaded = await load(ctx, place);
  if (loaded.signed) return invalid(draw(ctx, place, loaded, { tooLate: true }), 409);
  const day = today(ctx.now);
  const fields = z.object({
    words: text({ max: 500, missing: t.wordsMissing }),
    owner: oneOf(
      loaded.colleagues.map(({ id }) => id as string),
      { missing: t.ownerMissing },
    ),
    due: calendarDay({ today: day, leaning: 'future', missing: t.dueMissing }).refine(
      (due: CalendarDay) => day.until(due).sign >= 0,
      t.duePassed,
    ),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(draw(ctx, place, loaded, { add: parsed.form }));
  const { words, owner, due } = parsed.value;
  await addAgreement(ctx, { unitId: place.unit.id, month: place.month, ownerId: owner as StaffId, dueOn: due, words });
  return redirect(address(place), { text: t.added });
});

const settle = inMonth(async (ctx, place) => {
  const t = leadingTexts(ctx.language).agreed;
  const loaded = await load(ctx, place);
  const one = loaded.agreements.find(({ id }) => id === ctx.params.agreement);
  if (!one || !isOpen(one)) return missing;
  const formWith = (form: FormState) => ({ settle: { id: one.id, form } });
  const fields = z.object({
    outcome: oneOf(outcomes, { missing: t.outcomeMissing }),
    words: optionalText({ max: 500 }),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(draw(ctx, place, loaded, formWith(parsed.form)));
  if (parsed.value.outcome !== 'done' && !parsed.value.words) {
    const form = withErrors(postedForm(ctx.body), { words: t.whyMissing });
    return invalid(draw(ctx, place, loaded, formWith(form)));
  }
  await settleAgreement(ctx, one.id, parsed.value);
  return redirect(address(place), { text: t.settled });
});

const sign = inMonth(async (ctx, place) => {
  const loaded = await load(ctx, place);
  if (loaded.signed) return invalid(draw(ctx, place, loaded, { tooLate: true }), 409);
  await signMonth(ctx, place.unit.id, place.month, figuresOf(loaded.facts));
  return redirect(address(place), { text: leadingTexts(ctx.language).signed.done });
});

/** Said by who does it: the leaders find it when they go through the next month. */
async function done(ctx: StaffContext): Promise<Answer> {
  const t = leadingTexts(ctx.language).agreed;
  const id = parseId<AgreementId>(ctx.params.agreement);
  if (!id.ok) return missing;
  return redirect('/min-dag', { text: (await agreementDone(ctx.sql, id.value)) ? t.doneSaid : t.doneBefore });
}

export const monthRoutes: readonly StaffRoute[] = [
  staffPage({ path, access, audit: 'month.shown', handle: show }),
  staffCommand({ path: `${path}/uppgift`, access, audit: 'month.agreed', handle: agree }),
  staffCommand({ path: `${path}/uppgift/:agreement`, access, audit: 'month.settled', handle: settle }),
  staffCommand({ path: '/uppgift/:agreement/gjort', access: { who: 'signedIn' }, audit: 'month.done', handle: done }),
  staffCommand({ path: `${path}/signera`, access, audit: 'month.signed', handle: sign }),
];
