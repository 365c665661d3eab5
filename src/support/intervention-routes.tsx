import { z } from 'zod';
import {
  type Answer,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  namedApart,
  nameOf,
  OvertakenError,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import {
  checkbox,
  type FormState,
  manyOf,
  oneOf,
  optionalText,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { plannedNeeds } from './access-needs.ts';
import { askIntervention, begin, changeNeeds, close, handTo } from './change-intervention.ts';
import { loadGivers } from './givers.ts';
import { grantedDecisions, interventionsOf } from './intervention.store.ts';
import { audienceFor, missingOf } from './intervention.ts';
import { InterventionsPage } from './pages/interventions-page.tsx';
import { listServices, servicesById } from './service.store.ts';
import { accessNeeds } from './service.ts';
import { supportTexts } from './texts.ts';
import {
  again,
  command,
  done,
  draw,
  home,
  listPath,
  onePath,
  purpose,
  reads,
  refuse,
  withWhole,
  writes,
} from './with-intervention.tsx';

/** What may be chosen in this file: services for such a person, and decisions that nothing has begun from. */
async function choices(ctx: FileContext) {
  const { sql, file } = ctx;
  const [services, decisions, planned] = await Promise.all([
    listServices(sql),
    file.mayWrite('decisions') ? grantedDecisions(sql, file) : [],
    plannedNeeds(ctx),
  ]);
  const forThem = services.filter((one) => audienceFor(file.side, one));
  return { services: forThem, owners: await loadGivers(ctx, forThem), decisions, planned };
}

async function drawList(ctx: FileContext, form?: FormState) {
  const interventions = await interventionsOf(ctx.sql, ctx.file);
  const [services, may] = await Promise.all([
    servicesById(ctx.sql, [...new Set(interventions.map(({ versionId }) => versionId))]),
    choices(ctx),
  ]);
  return <InterventionsPage ctx={ctx} interventions={interventions} services={services} choices={may} form={form} />;
}

const person =
  (work: (ctx: FileContext) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> =>
    ctx.file.kind === 'person' ? work(ctx) : missing;

async function add(ctx: FileContext): Promise<Answer> {
  const t = supportTexts(ctx.language).add;
  const { services, owners, decisions } = await choices(ctx);
  const read = parseForm(
    z.object({
      service: oneOf(
        services.map(({ id }) => id),
        { missing: t.serviceMissing },
      ),
      decision: z.preprocess((raw) => raw ?? '', oneOf(['', ...decisions.map(({ id }) => id)])),
      rightTold: checkbox(),
      words: optionalText({ max: 1000 }),
      needs: manyOf(accessNeeds),
      worker: nameOf(owners, { missing: t.workerMissing }),
    }),
    ctx.body,
    ctx.language,
  );
  if (!read.ok) return invalid(await drawList(ctx, read.form));
  const { decision, rightTold, needs, words, worker } = read.value;
  const service = services.find(({ id }) => id === read.value.service);
  const audience = service && audienceFor(ctx.file.side, service);
  const refused = async (errors: Record<string, string>) =>
    invalid(await drawList(ctx, withErrors(postedForm(ctx.body), errors)));
  if (!service || !audience) return refused({ service: t.wrongAudience });
  if (service.basis === 'needsAssessed' && !decision) return refused({ service: t.needsDecision });
  if (!decision && !rightTold) return refused({ rightTold: t.rightMissing });
  const apart = await namedApart(ctx, { worker });
  if (apart) return refused(apart);
  const unreached = missingOf(needs, service);
  const id = await askIntervention(ctx, {
    ...{ versionId: service.id, audience, decisionId: decision || undefined, words, workerId: worker },
    ...{ needs, unreached, extent: service.extent },
  });
  const said = supportTexts(ctx.language);
  return redirect(`${home(ctx)}/${id}`, { text: unreached.length > 0 ? said.addedNotReached : said.added });
}

export const interventionRoutes: readonly StaffRoute[] = [
  filePage({
    path: listPath,
    access: reads,
    audit: 'interventions.listed',
    purpose,
    handle: person(async (ctx) => page(await drawList(ctx))),
  }),
  fileCommand({ path: listPath, access: writes, audit: 'intervention.asked', purpose, handle: person(add) }),
  filePage({
    path: onePath,
    access: reads,
    audit: 'intervention.read',
    purpose,
    handle: withWhole(async (ctx, whole) => page(draw(ctx, whole))),
  }),
  command('/borja', 'intervention.begun', async (ctx, whole) => {
    const t = supportTexts(ctx.language).begin;
    const begun = await begin(ctx, whole);
    return begun.ok ? done(ctx, whole, t.done) : refuse(ctx, whole, 'begin', { '': t.problem[begun.error] }, 409);
  }),
  command('/behov', 'intervention.needsSet', async (ctx, whole) => {
    const t = supportTexts(ctx.language).needs;
    const read = parseForm(
      z.object({ needs: manyOf(accessNeeds), arranged: manyOf(accessNeeds) }),
      ctx.body,
      ctx.language,
    );
    if (!read.ok) return again(ctx, whole, 'needs', read.form);
    await changeNeeds(ctx, whole.one, whole.service, read.value.needs, read.value.arranged);
    return done(ctx, whole, t.saved);
  }),
  command('/lamna-over', 'intervention.handedOver', async (ctx, whole) => {
    const t = supportTexts(ctx.language);
    const { owners } = whole;
    const read = parseForm(
      z.object({
        worker: nameOf(owners, { missing: t.add.workerMissing }),
      }),
      ctx.body,
      ctx.language,
    );
    if (!read.ok) return again(ctx, whole, 'hand', read.form);
    const apart = await namedApart(ctx, { worker: read.value.worker });
    if (apart) return refuse(ctx, whole, 'hand', apart);
    await handTo(ctx, whole.one, read.value.worker);
    return done(ctx, whole, t.hand.done);
  }),
  command('/blev-inte', 'intervention.ended', async (ctx, whole) => {
    const t = supportTexts(ctx.language);
    const read = parseForm(z.object({ why: text({ max: 1000, missing: t.close.whyMissing }) }), ctx.body, ctx.language);
    if (!read.ok) return again(ctx, whole, 'close', read.form);
    if (whole.one.begunAt || !(await close(ctx, whole.one, { how: 'notBegun', words: read.value.why })))
      throw new OvertakenError();
    return done(ctx, whole, t.turn.ended);
  }),
];
