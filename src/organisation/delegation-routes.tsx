import { z } from 'zod';
import {
  type Delegation,
  decisionKinds,
  invalid,
  missing,
  page,
  redirect,
  type StaffContext,
  type StaffRoute,
  staffCommand,
  staffPage,
  voidRows,
} from '../access/index.ts';
import { type DelegationId, parseId, type StaffId, type UnitId } from '../kernel/ids.ts';
import { dayOf, endOfDay, isAtOrAfter } from '../kernel/instant.ts';
import {
  calendarDay,
  emptyForm,
  type FormState,
  oneOf,
  optional,
  parseForm,
  postedForm,
  text,
  uuid,
  withErrors,
} from '../platform/web/form.ts';
import { endDelegation, listDelegations, setDelegation } from './delegation.store.ts';
import { listStaff, listUnits } from './organisation.store.ts';
import { delegableRoles, type Unit } from './organisation.ts';
import { DelegationPage, type DelegationView } from './pages/delegation-page.tsx';
import { organisationTexts } from './texts.ts';

/** An administrator enters the board's order; a manager settles what lies within the own unit. */
const delegators = { who: 'role', roles: ['administrator', 'unitManager'] } as const;

function unitsDelegatedFor({ actor }: StaffContext, units: readonly Unit[]): 'all' | Unit[] {
  if (actor.roles.some(({ role }) => role === 'administrator')) return 'all';
  return units.filter(({ id }) => actor.roles.some(({ role, unitId }) => role === 'unitManager' && unitId === id));
}

async function viewOf(ctx: StaffContext, form: FormState): Promise<DelegationView> {
  const [delegations, staff, units] = await Promise.all([
    listDelegations(ctx.sql, ctx.now),
    listStaff(ctx.sql, ctx.now),
    listUnits(ctx.sql),
  ]);
  return { frame: ctx.frame, delegations, staff, units, delegatesFor: unitsDelegatedFor(ctx, units), form };
}

const delegationForm = (ctx: StaffContext) =>
  z.object({
    decision: oneOf(decisionKinds, { missing: (l) => organisationTexts(l).delegation.missingDecision }),
    role: optional(oneOf(delegableRoles)),
    staff: optional(uuid<StaffId>()),
    unit: optional(uuid<UnitId>()),
    condition: oneOf(['always', 'onDuty', 'onBackup'], {
      missing: (l) => organisationTexts(l).delegation.missingCondition,
    }),
    basis: text({ max: 200, missing: (l) => organisationTexts(l).delegation.missingBasis }),
    until: optional(calendarDay({ today: dayOf(ctx.now), leaning: 'future' })),
  });

async function add(ctx: StaffContext) {
  const t = organisationTexts(ctx.language);
  const posted = postedForm(ctx.body);
  const view = await viewOf(ctx, posted);
  const again = (errors: Record<string, string>) =>
    invalid(<DelegationPage {...view} form={withErrors(posted, errors)} />);
  const read = parseForm(delegationForm(ctx), ctx.body, ctx.language);
  if (!read.ok) return invalid(<DelegationPage {...view} form={read.form} />);
  const { decision, role = null, staff = null, unit = null, condition, basis, until } = read.value;
  if (role === null && staff === null) return again({ role: t.delegation.missingWho });
  if (role !== null && staff !== null) return again({ staff: t.delegation.roleAndPerson });
  if (view.delegatesFor !== 'all' && !view.delegatesFor.some(({ id }) => id === unit))
    return again({ unit: t.delegation.ownUnitOnly });
  if ((staff && !view.staff.some(({ id }) => id === staff)) || (unit && !view.units.some(({ id }) => id === unit)))
    return missing;
  const end = until ? endOfDay(until) : null;
  if (end && isAtOrAfter(ctx.now, end)) return again({ until: t.staff.untilPassed });
  const row: Omit<Delegation, 'id' | 'from'> = {
    decision,
    role,
    staffId: staff,
    unitId: unit,
    condition,
    basis,
    until: end,
  };
  if (voidRows([{ ...row, id: '' as DelegationId, from: ctx.now }]).length > 0)
    return again({ role: t.delegation.tooFar });
  await setDelegation(ctx.sql, row);
  return redirect('/organisation/delegation', { text: t.saved });
}

export const delegationRoutes: readonly StaffRoute[] = [
  staffPage({
    path: '/organisation/delegation',
    access: { who: 'signedIn' },
    audit: 'delegation.listed',
    handle: async (ctx) => page(<DelegationPage {...(await viewOf(ctx, emptyForm()))} />),
  }),
  staffCommand({
    path: '/organisation/delegation',
    access: delegators,
    audit: 'delegation.setAsked',
    proof: 'fresh',
    handle: add,
  }),
  staffCommand({
    path: '/organisation/delegation/:delegation/avsluta',
    access: delegators,
    audit: 'delegation.endAsked',
    handle: async (ctx) => {
      const id = parseId<DelegationId>(ctx.params.delegation);
      if (!id.ok) return missing;
      await endDelegation(ctx.sql, id.value);
      return redirect('/organisation/delegation', { text: organisationTexts(ctx.language).ended });
    },
  }),
];
