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
import { newId, parseId, type UnitId } from '../kernel/ids.ts';
import {
  emptyForm,
  type FormState,
  manyOf,
  oneOf,
  optional,
  optionalText,
  parseForm,
  postedForm,
  text,
  uuid,
  withErrors,
} from '../platform/web/form.ts';
import { closeUnit, heldBy, listUnits, saveUnit } from './organisation.store.ts';
import { isBelow, type Unit, unitFunctions, unitKinds } from './organisation.ts';
import { UnitPage, UnitsPage } from './pages/units-page.tsx';
import { findSetting, saveSetting } from './settings.store.ts';
import { organisationTexts } from './texts.ts';

const administrators = { who: 'role', roles: ['administrator'] } as const;

const unitForm = z.object({
  name: text({ max: 80, missing: (language) => organisationTexts(language).unit.missingName }),
  kind: oneOf(unitKinds, { missing: (language) => organisationTexts(language).unit.missingKind }),
  functions: manyOf(unitFunctions),
  parent: optional(uuid<UnitId>()),
  urgentPlace: optionalText({ max: 200 }),
});

/** The unit that the address names, `undefined` for a new one, or `missing`. */
async function named(ctx: StaffContext): Promise<Found | 'missing'> {
  const units = await listUnits(ctx.sql);
  if (ctx.params.unit === 'ny') return { units, unit: undefined, holds: {} };
  const id = parseId<UnitId>(ctx.params.unit);
  const unit = id.ok ? units.find((one) => one.id === id.value) : undefined;
  return unit ? { units, unit, holds: await heldBy(ctx.sql, unit.id) } : 'missing';
}
type Found = { units: Unit[]; unit: Unit | undefined; holds: Awaited<ReturnType<typeof heldBy>> };

async function formOf({ sql }: StaffContext, unit: Unit | undefined): Promise<FormState> {
  if (!unit) return emptyForm();
  const places = await findSetting(sql, 'meetings.urgentPlaces');
  const { name, kind, functions, parentId, id } = unit;
  return emptyForm({ name, kind, functions, parent: parentId ?? undefined, urgentPlace: places?.[id] });
}

/** Only what changes is written: who changed it last is kept beside it. */
async function saveUrgentPlace({ sql, actor, now }: StaffContext, unit: UnitId, place: string | undefined) {
  const { [unit]: before, ...others } = (await findSetting(sql, 'meetings.urgentPlaces')) ?? {};
  if (before === place) return;
  const places = place === undefined ? others : { ...others, [unit]: place };
  await saveSetting(sql, 'meetings.urgentPlaces', places, { by: actor.staffId, at: now });
}

export const unitRoutes: readonly StaffRoute[] = [
  staffPage({
    path: '/organisation/enheter',
    access: administrators,
    audit: 'units.listed',
    handle: async ({ sql, frame }) => page(<UnitsPage frame={frame} units={await listUnits(sql)} />),
  }),
  staffPage({
    path: '/organisation/enheter/:unit',
    access: administrators,
    audit: 'unit.shown',
    handle: async (ctx) => {
      const found = await named(ctx);
      return found === 'missing'
        ? missing
        : page(<UnitPage frame={ctx.frame} {...found} form={await formOf(ctx, found.unit)} />);
    },
  }),
  staffCommand({
    path: '/organisation/enheter/:unit',
    access: administrators,
    audit: 'unit.saveAsked',
    handle: async (ctx) => {
      const found = await named(ctx);
      if (found === 'missing') return missing;
      const t = organisationTexts(ctx.language);
      const read = parseForm(unitForm, ctx.body, ctx.language);
      const again = (form: FormState) => invalid(<UnitPage frame={ctx.frame} {...found} form={form} />);
      if (!read.ok) return again(read.form);
      const { parent = null, urgentPlace, ...given } = read.value;
      const unit: Unit = { id: found.unit?.id ?? newId<UnitId>(), parentId: parent, ...given };
      if (parent !== null && !found.units.some(({ id }) => id === parent)) return missing;
      if (isBelow(found.units, parent, unit.id))
        return again(withErrors(postedForm(ctx.body), { parent: t.unit.ring }));
      await saveUnit(ctx.sql, unit);
      await saveUrgentPlace(ctx, unit.id, urgentPlace);
      return redirect('/organisation/enheter', { text: t.saved });
    },
  }),
  staffCommand({
    path: '/organisation/enheter/:unit/stang',
    access: administrators,
    audit: 'unit.closeAsked',
    handle: async (ctx) => {
      const found = await named(ctx);
      if (found === 'missing' || !found.unit) return missing;
      const t = organisationTexts(ctx.language);
      // The page says what is left, and where it goes.
      if (Object.keys(found.holds).length > 0)
        return invalid(
          <UnitPage
            frame={ctx.frame}
            {...found}
            form={withErrors(await formOf(ctx, found.unit), { '': t.unit.notYet })}
          />,
          409,
        );
      await closeUnit(ctx.sql, found.unit.id);
      return redirect('/organisation/enheter', { text: t.unit.closed });
    },
  }),
];
