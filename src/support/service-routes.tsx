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
import { parseId, type UnitId } from '../kernel/ids.ts';
import { listUnits } from '../organisation/index.ts';
import { emptyForm, type FormState, postedForm, withErrors } from '../platform/web/form.ts';
import { CataloguePage } from './pages/catalogue-page.tsx';
import { ChildSupplyPage } from './pages/child-supply-page.tsx';
import { ServiceFormPage } from './pages/service-form-page.tsx';
import { ServicePage } from './pages/service-page.tsx';
import { closeService, insertService, listServices, replaceService, versionsOf } from './service.store.ts';
import {
  accessNeeds,
  audiences,
  knownNeeds,
  matches,
  mayKeep,
  type Service,
  type ServiceId,
  serviceKinds,
  serviceLanguages,
} from './service.ts';
import { formOf, readService, versionIn } from './service-form.ts';
import { serviceTexts } from './service-texts.ts';

const everyone = { who: 'signedIn' } as const;
const keepers = { who: 'role', roles: ['administrator', 'unitManager'] } as const;

/** What was asked for in the address; a word that is none is left out. */
function filterOf({ http }: StaffContext): FormState {
  const query = http.req.queries();
  const known = <T extends string>(list: readonly T[], name: string) =>
    list.filter((one) => query[name]?.includes(one));
  return emptyForm({
    audience: known(audiences, 'audience').slice(0, 1),
    kind: known(serviceKinds, 'kind').slice(0, 1),
    age: (query.age ?? []).filter((one) => /^\d{1,3}$/.test(one)).slice(0, 1),
    language: known(serviceLanguages, 'language').slice(0, 1),
    access: known(accessNeeds, 'access'),
    knows: known(knownNeeds, 'knows'),
  });
}

async function catalogue(ctx: StaffContext): Promise<Answer> {
  const form = filterOf(ctx);
  const services = await listServices(ctx.sql);
  const chosen = <T extends string>(list: readonly T[], name: string) =>
    list.filter((one) => form.values[name]?.includes(one));
  const found = services.filter((service) =>
    matches(service, {
      audience: chosen(audiences, 'audience')[0],
      kind: chosen(serviceKinds, 'kind')[0],
      age: form.values.age?.[0] === undefined ? undefined : Number(form.values.age[0]),
      language: chosen(serviceLanguages, 'language')[0],
      access: chosen(accessNeeds, 'access'),
      knows: chosen(knownNeeds, 'knows'),
    }),
  );
  return page(<CataloguePage ctx={ctx} found={found} all={services.length} form={form} />);
}

/** The units whose services this keeper may change. */
const ownUnits = async (ctx: StaffContext) => (await listUnits(ctx.sql)).filter(({ id }) => mayKeep(ctx.actor, id));

const drawForm = async (ctx: StaffContext, form: FormState, service?: Service) => (
  <ServiceFormPage ctx={ctx} form={form} units={await ownUnits(ctx)} service={service} />
);

async function add(ctx: StaffContext): Promise<Answer> {
  const units = await ownUnits(ctx);
  const read = readService(
    ctx.body,
    ctx.language,
    units.map(({ id }) => id),
  );
  if (!read.ok) return invalid(await drawForm(ctx, read.form));
  const id = await insertService(ctx, read.value);
  ctx.audit.service = id;
  return redirect(`/insats/${id}`, { text: serviceTexts(ctx.language).added });
}

/** The service of the address with all its versions; the newest stands first. */
const withService =
  (work: (ctx: StaffContext, service: Service, versions: readonly Service[]) => Promise<Answer>) =>
  async (ctx: StaffContext): Promise<Answer> => {
    const id = parseId<ServiceId>(ctx.params.service);
    const versions = id.ok ? await versionsOf(ctx.sql, id.value) : [];
    const [service] = versions;
    return service ? work(ctx, service, versions) : missing;
  };

/** Kept by its unit's manager or an administrator, as long as it is given. */
const kept = (work: (ctx: StaffContext, service: Service) => Promise<Answer>) =>
  withService(async (ctx, service) =>
    mayKeep(ctx.actor, service.unitId) && service.closedAt === null ? work(ctx, service) : missing,
  );

const change = kept(async (ctx, service) => {
  const units: UnitId[] = (await ownUnits(ctx)).map(({ id }) => id);
  const read = readService(ctx.body, ctx.language, units);
  if (!read.ok) return invalid(await drawForm(ctx, read.form, service));
  const posted = postedForm(ctx.body);
  const taken = async () => {
    const values = { ...posted.values, before: [service.id] };
    return invalid(
      await drawForm(ctx, withErrors({ ...posted, values }, { '': serviceTexts(ctx.language).form.taken }), service),
      409,
    );
  };
  if (versionIn(posted) !== service.id) return taken();
  if (!(await replaceService(ctx, service, read.value))) return taken();
  return redirect(`/insats/${service.serviceId}`, { text: serviceTexts(ctx.language).changed });
});

const close = kept(async (ctx, service) => {
  if (!(await closeService(ctx, service))) return missing;
  return redirect(`/insats/${service.serviceId}`, { text: serviceTexts(ctx.language).wasClosed });
});

export const serviceRoutes: readonly StaffRoute[] = [
  staffPage({ path: '/insatser', access: everyone, audit: 'services.listed', handle: catalogue }),
  staffPage({
    path: '/insatser/barn',
    access: everyone,
    audit: 'services.ofChildren',
    handle: async (ctx) => page(<ChildSupplyPage ctx={ctx} services={await listServices(ctx.sql)} />),
  }),
  staffPage({
    path: '/insatser/ny',
    access: keepers,
    audit: 'service.written',
    handle: async (ctx) => page(await drawForm(ctx, emptyForm())),
  }),
  staffCommand({ path: '/insatser', access: keepers, audit: 'service.added', handle: add }),
  staffPage({
    path: '/insats/:service',
    access: everyone,
    audit: 'service.shown',
    handle: withService(async (ctx, service, versions) =>
      page(
        <ServicePage ctx={ctx} service={service} versions={versions} mayKeep={mayKeep(ctx.actor, service.unitId)} />,
      ),
    ),
  }),
  staffPage({
    path: '/insats/:service/andra',
    access: keepers,
    audit: 'service.written',
    handle: kept(async (ctx, service) => page(await drawForm(ctx, formOf(service), service))),
  }),
  staffCommand({ path: '/insats/:service', access: keepers, audit: 'service.changed', handle: change }),
  staffCommand({ path: '/insats/:service/slut', access: keepers, audit: 'service.closed', handle: close }),
];
