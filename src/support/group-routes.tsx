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
import { parseId } from '../kernel/ids.ts';
import { listUnits } from '../organisation/index.ts';
import { dateTime, type FormState, oneOf, parseForm, postedForm, text, withErrors } from '../platform/web/form.ts';
import { besideTexts } from './beside-texts.ts';
import { endGroup, insertGroup, insertSession, listGroups, type SupportGroup, sessionsOf } from './group.store.ts';
import type { GroupId } from './intervention.ts';
import { GroupPage, GroupsPage } from './pages/group-pages.tsx';
import { listServices } from './service.store.ts';

const everyone = { who: 'signedIn' } as const;
const listPath = '/insatser/grupper';

/** Whoever works in the unit that gives the group keeps it. */
const keeps = ({ actor }: StaffContext, unitId: string): boolean =>
  actor.roles.some((one) => one.unitId === unitId && !['administrator', 'auditor', 'boardChair'].includes(one.role));

async function choices(ctx: StaffContext) {
  const [services, units] = await Promise.all([listServices(ctx.sql), listUnits(ctx.sql)]);
  return {
    services: services.filter(({ kind }) => kind === 'groupProgramme'),
    units: units.filter(({ id }) => keeps(ctx, id)),
  };
}

const drawList = async (ctx: StaffContext, form?: FormState) => (
  <GroupsPage ctx={ctx} groups={await listGroups(ctx.sql)} choices={await choices(ctx)} form={form} />
);

async function add(ctx: StaffContext): Promise<Answer> {
  const t = besideTexts(ctx.language).groups;
  const { services, units } = await choices(ctx);
  if (units.length === 0) return missing;
  const read = parseForm(
    z.object({
      name: text({ max: 60, missing: t.nameMissing }),
      service: oneOf(
        services.map(({ id }) => id),
        { missing: t.serviceMissing },
      ),
      unit: oneOf(units.map(({ id }) => id)),
      places: text({ max: 5, missing: t.placesWrong }),
    }),
    ctx.body,
    ctx.language,
  );
  if (!read.ok) return invalid(await drawList(ctx, read.form));
  const { name, service, unit, places } = read.value;
  const n = /^\d{1,2}$/.test(places) ? Number(places) : 0;
  if (n < 2 || n > 30) return invalid(await drawList(ctx, withErrors(postedForm(ctx.body), { places: t.placesWrong })));
  const id = await insertGroup(ctx, { unitId: unit, versionId: service, name, places: n });
  return redirect(`/insatsgrupp/${id}`, { text: t.saved });
}

const withGroup =
  (work: (ctx: StaffContext, group: SupportGroup) => Promise<Answer>) =>
  async (ctx: StaffContext): Promise<Answer> => {
    const id = parseId<GroupId>(ctx.params.group);
    const group = id.ok ? (await listGroups(ctx.sql)).find((one) => one.id === id.value) : undefined;
    return group ? work(ctx, group) : missing;
  };
const kept = (work: (ctx: StaffContext, group: SupportGroup) => Promise<Answer>) =>
  withGroup(async (ctx, group) => (keeps(ctx, group.unitId) ? work(ctx, group) : missing));

const drawOne = async (ctx: StaffContext, group: SupportGroup, form?: FormState) => (
  <GroupPage
    ctx={ctx}
    group={group}
    sessions={await sessionsOf(ctx.sql, group.id)}
    keeps={keeps(ctx, group.unitId)}
    form={form}
  />
);

const meet = kept(async (ctx, group) => {
  const t = besideTexts(ctx.language).groups;
  const read = parseForm(
    z.object({
      when: dateTime({ today: today(ctx.now), leaning: 'future' }),
      purpose: text({ max: 200, missing: t.purposeMissing }),
    }),
    ctx.body,
    ctx.language,
  );
  if (!read.ok) return invalid(await drawOne(ctx, group, read.form));
  await insertSession(ctx, group.id, { at: read.value.when, purpose: read.value.purpose });
  return redirect(`/insatsgrupp/${group.id}`, { text: t.sessionSaved });
});

export const groupRoutes: readonly StaffRoute[] = [
  staffPage({
    path: listPath,
    access: everyone,
    audit: 'groups.listed',
    handle: async (ctx) => page(await drawList(ctx)),
  }),
  staffCommand({ path: listPath, access: everyone, audit: 'group.added', handle: add }),
  staffPage({
    path: '/insatsgrupp/:group',
    access: everyone,
    audit: 'group.shown',
    handle: withGroup(async (ctx, group) => page(await drawOne(ctx, group))),
  }),
  staffCommand({ path: '/insatsgrupp/:group/traff', access: everyone, audit: 'group.meeting', handle: meet }),
  staffCommand({
    path: '/insatsgrupp/:group/slut',
    access: everyone,
    audit: 'group.ended',
    handle: kept(async (ctx, group) => {
      await endGroup(ctx, group.id);
      return redirect(listPath, { text: besideTexts(ctx.language).groups.ended });
    }),
  }),
];
