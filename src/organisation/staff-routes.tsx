import { z } from 'zod';
import {
  type Answer,
  invalid,
  missing,
  newToken,
  page,
  redirect,
  type StaffContext,
  type StaffRoute,
  staffCommand,
  staffPage,
  tokenHash,
} from '../access/index.ts';
import { newId, parseId, type RoleId, type StaffId, type UnitId } from '../kernel/ids.ts';
import { dayOf, endOfDay } from '../kernel/instant.ts';
import { staffRoles } from '../kernel/staff-role.ts';
import {
  calendarDay,
  emptyForm,
  type FormState,
  mailAddressOrNothing,
  manyOf,
  oneOf,
  optional,
  parseForm,
  phoneNumberOrNothing,
  postedForm,
  text,
  uuid,
  withErrors,
} from '../platform/web/form.ts';
import { competences, saveCompetence } from './competence.store.ts';
import { noCompetence, spokenLanguages, workerIs, works } from './competence.ts';
import {
  confirmLink,
  endPasskeys,
  endRole,
  endStaff,
  giveRole,
  invite,
  listMailAddresses,
  listStaff,
  listUnits,
  listWaitingLinks,
  listWaysIn,
  nameDeputy,
  saveMailAddress,
  saveStaff,
} from './organisation.store.ts';
import { type Colleague, isLastAdministrator, type RoleGiven, worksWithPeople } from './organisation.ts';
import { PersonPage, type PersonView } from './pages/person-page.tsx';
import { StaffListPage } from './pages/staff-page.tsx';
import { organisationTexts } from './texts.ts';

const administrators = { who: 'role', roles: ['administrator'] } as const;
const confirmers = { who: 'role', roles: ['administrator', 'unitManager'] } as const;
const leaders = { who: 'role', roles: ['administrator', 'teamLeader', 'unitManager'] } as const;

const personForm = z.object({
  name: text({ max: 120, missing: (language) => organisationTexts(language).staff.missingName }),
  phone: phoneNumberOrNothing(),
  mail: mailAddressOrNothing(),
});

async function savePerson({ sql }: StaffContext, id: StaffId, { name, phone, mail }: z.output<typeof personForm>) {
  await saveStaff(sql, { id, name, phone: phone?.e164() ?? null });
  await saveMailAddress(sql, id, mail ?? null);
}

const roleForm = (ctx: StaffContext) =>
  z.object({
    role: oneOf(staffRoles, { missing: (language) => organisationTexts(language).staff.missingRole }),
    unit: uuid<UnitId>({ missing: (language) => organisationTexts(language).staff.missingUnit }),
    until: optional(calendarDay({ today: dayOf(ctx.now), leaning: 'future' })),
  });

const deputyForm = z.object({ deputy: optional(uuid<StaffId>()) });

async function listView(ctx: StaffContext, form: FormState) {
  const [staff, ways, mails, waiting] = await Promise.all([
    listStaff(ctx.sql, ctx.now),
    listWaysIn(ctx.sql),
    listMailAddresses(ctx.sql),
    listWaitingLinks(ctx.sql),
  ]);
  return <StaffListPage frame={ctx.frame} staff={staff} ways={ways} mails={mails} waiting={waiting} form={form} />;
}

/** Who leads a unit keeps what its people can; an administrator everybody's. */
const keepsCompetenceOf = ({ actor }: StaffContext, { roles }: Colleague): boolean =>
  actor.roles.some(
    ({ role, unitId }) =>
      role === 'administrator' ||
      ((role === 'teamLeader' || role === 'unitManager') && roles.some((one) => one.unitId === unitId)),
  );

/** The person that the address names, with all that her page needs. */
async function viewOf(ctx: StaffContext): Promise<PersonView | undefined> {
  const id = parseId<StaffId>(ctx.params.staff);
  const [staff, units, ways, mails, waiting, known] = await Promise.all([
    listStaff(ctx.sql, ctx.now),
    listUnits(ctx.sql),
    listWaysIn(ctx.sql),
    listMailAddresses(ctx.sql),
    listWaitingLinks(ctx.sql),
    competences(ctx.sql),
  ]);
  const person = id.ok ? staff.find((one) => one.id === id.value) : undefined;
  return (
    person && {
      frame: ctx.frame,
      person,
      staff,
      units,
      way: ways.find(({ staffId }) => staffId === person.id),
      mail: mails.find(({ staffId }) => staffId === person.id),
      waiting: waiting.find(({ staffId }) => staffId === person.id),
      competence:
        worksWithPeople(person) && keepsCompetenceOf(ctx, person) ? (known.get(person.id) ?? noCompetence) : undefined,
    }
  );
}

const givenIn = (ctx: StaffContext, { person }: PersonView): RoleGiven | undefined =>
  person.roles.find(({ id }) => id === (ctx.params.role as RoleId));

const toPerson = (view: PersonView) => `/organisation/personal/${view.person.id}`;

type Command = (ctx: StaffContext, view: PersonView) => Promise<Answer>;

/** A command about the person in the address; one who doesn't work here looks like nobody. */
const personCommand = (
  path: string,
  audit: string,
  access: typeof administrators | typeof confirmers | typeof leaders,
  command: Command,
  proof?: 'fresh',
) =>
  staffCommand({
    ...(proof && { proof }),
    path: `/organisation/personal/:staff${path}`,
    access,
    audit,
    handle: async (ctx) => {
      const view = await viewOf(ctx);
      if (!view) return missing;
      ctx.audit.staff = view.person.id;
      return command(ctx, view);
    },
  });

const refuse = (view: PersonView, which: 'person' | 'role' | 'end', form: FormState) =>
  invalid(<PersonPage {...view} refused={{ which, form }} />);

export const staffRoutesOfOrganisation: readonly StaffRoute[] = [
  staffPage({
    path: '/organisation/personal',
    access: leaders,
    audit: 'staff.listed',
    handle: async (ctx) => page(await listView(ctx, emptyForm())),
  }),
  staffCommand({
    path: '/organisation/personal',
    access: administrators,
    audit: 'staff.addAsked',
    handle: async (ctx) => {
      const read = parseForm(personForm, ctx.body, ctx.language);
      if (!read.ok) return invalid(await listView(ctx, read.form));
      const id = newId<StaffId>();
      await savePerson(ctx, id, read.value);
      return redirect(`/organisation/personal/${id}`, { text: organisationTexts(ctx.language).staff.added });
    },
  }),
  staffPage({
    path: '/organisation/personal/:staff',
    access: leaders,
    audit: 'staff.shown',
    handle: async (ctx) => {
      const view = await viewOf(ctx);
      return view ? page(<PersonPage {...view} />) : missing;
    },
  }),
  personCommand('', 'staff.changeAsked', administrators, async (ctx, view) => {
    const read = parseForm(personForm, ctx.body, ctx.language);
    if (!read.ok) return refuse(view, 'person', read.form);
    await savePerson(ctx, view.person.id, read.value);
    return redirect(toPerson(view), { text: organisationTexts(ctx.language).saved });
  }),
  personCommand(
    '/roll',
    'role.giveAsked',
    administrators,
    async (ctx, view) => {
      const t = organisationTexts(ctx.language);
      const read = parseForm(roleForm(ctx), ctx.body, ctx.language);
      if (!read.ok) return refuse(view, 'role', read.form);
      const { role, unit, until } = read.value;
      const posted = postedForm(ctx.body);
      if (view.person.id === ctx.actor.staffId)
        return refuse(view, 'role', withErrors(posted, { '': t.staff.ownRole }));
      if (!view.units.some(({ id }) => id === unit)) return missing;
      const end = until ? endOfDay(until) : null;
      if (end && end.epochMilliseconds <= ctx.now.epochMilliseconds)
        return refuse(view, 'role', withErrors(posted, { until: t.staff.untilPassed }));
      await giveRole(ctx.sql, { staffId: view.person.id, unitId: unit, role, until: end });
      return redirect(toPerson(view), { text: t.saved });
    },
    'fresh',
  ),
  personCommand('/roll/:role/avsluta', 'role.endAsked', administrators, async (ctx, view) => {
    const t = organisationTexts(ctx.language);
    const given = givenIn(ctx, view);
    if (!given) return missing;
    if (given.role === 'administrator' && isLastAdministrator(view.staff, view.person.id))
      return refuse(view, 'role', withErrors(emptyForm(), { '': t.staff.lastAdministrator }));
    await endRole(ctx.sql, given.id);
    return redirect(toPerson(view), { text: t.ended });
  }),
  personCommand('/roll/:role/ersattare', 'deputy.nameAsked', leaders, async (ctx, view) => {
    const given = givenIn(ctx, view);
    const read = parseForm(deputyForm, ctx.body, ctx.language);
    if (!given || !read.ok) return missing; // only a list that we drew ourselves can be chosen from
    await nameDeputy(ctx.sql, given.id, read.value.deputy ?? null);
    return redirect(toPerson(view), { text: organisationTexts(ctx.language).saved });
  }),
  personCommand(
    '/lank',
    'staff.inviteAsked',
    administrators,
    async (ctx, view) => {
      const token = newToken();
      await invite(ctx.sql, view.person.id, tokenHash(token));
      const after = await viewOf(ctx);
      return after ? page(<PersonPage {...after} link={`${ctx.origin}/nyckel/${token}`} />) : missing;
    },
    'fresh',
  ),
  personCommand(
    '/intyga',
    'link.confirmAsked',
    confirmers,
    async (ctx, view) => {
      if (!view.waiting?.mayConfirm) return missing;
      await confirmLink(ctx.sql, view.person.id);
      return redirect(toPerson(view), { text: organisationTexts(ctx.language).staff.linkConfirmed });
    },
    'fresh',
  ),
  personCommand('/kompetens', 'competence.kept', leaders, async (ctx, view) => {
    if (!view.competence) return missing;
    const fields = z.object({
      works: manyOf(works),
      languages: manyOf(spokenLanguages),
      is: oneOf([...workerIs, 'unsaid']),
    });
    const read = parseForm(fields, ctx.body, ctx.language);
    if (!read.ok) return missing; // only lists that we drew ourselves can be chosen from
    const { is, ...said } = read.value;
    await saveCompetence(
      ctx.sql,
      view.person.id,
      { ...said, is: workerIs.find((one) => one === is) ?? null },
      { staffId: ctx.actor.staffId, now: ctx.now },
    );
    return redirect(toPerson(view), { text: organisationTexts(ctx.language).saved });
  }),
  personCommand('/sparra', 'passkeys.endAsked', administrators, async (ctx, view) => {
    await endPasskeys(ctx.sql, view.person.id);
    return redirect(toPerson(view), { text: organisationTexts(ctx.language).staff.stopped });
  }),
  personCommand('/avsluta', 'staff.endAsked', administrators, async (ctx, view) => {
    const t = organisationTexts(ctx.language);
    if (isLastAdministrator(view.staff, view.person.id))
      return refuse(view, 'end', withErrors(emptyForm(), { '': t.staff.lastAdministrator }));
    await endStaff(ctx.sql, view.person.id);
    return redirect('/organisation/personal', { text: t.ended });
  }),
];
