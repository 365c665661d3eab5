import { z } from 'zod';
import {
  type Answer,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  OvertakenError,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { type GroundId, parseId } from '../kernel/ids.ts';
import { checkbox, oneOf, optionalText, parseForm, postedForm, text, uuid, withErrors } from '../platform/web/form.ts';
import {
  addFact,
  endFact,
  factsOf,
  giveLocation,
  type LocationFactId,
  mayGive,
  takeLocation,
  teamReaders,
  whosePlaces,
} from './location.store.ts';
import { locationKinds, mostReaders } from './location.ts';
import { type LocationForms, LocationPage } from './pages/location-page.tsx';
import { reveal } from './reveal.tsx';
import { locationTexts } from './texts.ts';

const path = '/akt/:file/plats';
const purpose = 'location';
const reads = { who: 'file', reads: ['location', 'identity'] } as const;
const writes = { ...reads, writes: ['location'] } as const;
const back = (ctx: FileContext) => `/akt/${ctx.file.id}/plats`;

async function draw(ctx: FileContext, forms: LocationForms = {}) {
  const { sql, file } = ctx;
  const [facts, whose, readers, may] = await Promise.all([
    factsOf(sql, file),
    whosePlaces(sql, file),
    teamReaders(sql, file),
    mayGive(sql, file),
  ]);
  return <LocationPage ctx={ctx} known={{ facts, whose, readers, mayGive: may }} forms={forms} />;
}

async function add(ctx: FileContext): Promise<Answer> {
  const t = locationTexts(ctx.language).add;
  const whose = await whosePlaces(ctx.sql, ctx.file);
  const fields = z.object({
    kind: oneOf(locationKinds, { missing: t.kindMissing }),
    whose: optionalText({ max: 40 }),
    words: text({ max: 500, missing: t.wordsMissing }),
  });
  const read = parseForm(fields, ctx.body, ctx.language);
  if (!read.ok) return invalid(await draw(ctx, { add: read.form }));
  const { kind, words } = read.value;
  const person = whose.length > 1 ? whose.find(({ id }) => id === read.value.whose) : whose[0];
  if (whose.length > 1 && !person)
    return invalid(await draw(ctx, { add: withErrors(postedForm(ctx.body), { whose: t.whoseMissing }) }));
  const fact = await addFact(ctx, ctx.file, { kind, words, personId: person?.id ?? null });
  await happened(ctx, ctx.file, { kind: 'location.added', section: 'location', subject: { fact } });
  return redirect(back(ctx), { text: t.wasAdded });
}

const withFact =
  (work: (ctx: FileContext, fact: Awaited<ReturnType<typeof factsOf>>[number]) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    const id = parseId<LocationFactId>(ctx.params.fact);
    const fact = (await factsOf(ctx.sql, ctx.file)).find((one) => id.ok && one.id === id.value && !one.endedAt);
    return fact && ctx.file.kind === 'person' ? work(ctx, fact) : missing;
  };

/** What was true is kept, and ends: a change is a new fact. */
const change = withFact(async (ctx, fact) => {
  const t = locationTexts(ctx.language).add;
  const read = parseForm(z.object({ words: text({ max: 500, missing: t.wordsMissing }) }), ctx.body, ctx.language);
  // The words that stood there are shown to nobody again: what was typed goes on in the form for a new fact.
  if (!read.ok) {
    const form = { ...read.form, values: { ...read.form.values, kind: [fact.kind], whose: [fact.personId ?? ''] } };
    return invalid(await draw(ctx, { add: form }));
  }
  if (!(await endFact(ctx, ctx.file, fact.id))) throw new OvertakenError();
  const next = await addFact(ctx, ctx.file, { kind: fact.kind, personId: fact.personId, words: read.value.words });
  await happened(ctx, ctx.file, {
    kind: 'location.changed',
    section: 'location',
    subject: { fact: next, before: fact.id },
  });
  return redirect(back(ctx), { text: t.wasChanged });
});

const end = withFact(async (ctx, fact) => {
  if (!(await endFact(ctx, ctx.file, fact.id))) throw new OvertakenError();
  await happened(ctx, ctx.file, { kind: 'location.ended', section: 'location', subject: { fact: fact.id } });
  return redirect(back(ctx), { text: locationTexts(ctx.language).facts.wasEnded });
});

async function give(ctx: FileContext): Promise<Answer> {
  const t = locationTexts(ctx.language).readers;
  if (!(await mayGive(ctx.sql, ctx.file))) return missing;
  const read = parseForm(
    z.object({ ground: uuid<GroundId>({ missing: t.whoMissing }), write: checkbox() }),
    ctx.body,
    ctx.language,
  );
  if (!read.ok) return invalid(await draw(ctx, { give: read.form }));
  const team = await teamReaders(ctx.sql, ctx.file);
  const receiver = team.find(({ groundId }) => groundId === read.value.ground);
  const refuse = async (said: string) =>
    invalid(await draw(ctx, { give: withErrors(postedForm(ctx.body), { ground: said }) }), 409);
  if (!receiver || receiver.staffId === ctx.actor.staffId) return refuse(t.whoMissing);
  const others = new Set(
    team.filter((one) => one.reads && one.groundId !== receiver.groundId).map((one) => one.staffId),
  );
  if (others.size >= mostReaders) return refuse(t.full(mostReaders));
  await happened(ctx, ctx.file, { kind: 'location.given', section: 'location', subject: { staff: receiver.staffId } });
  await giveLocation(ctx.sql, receiver.groundId, read.value.write);
  return redirect(back(ctx), { text: t.gave });
}

async function takeBack(ctx: FileContext): Promise<Answer> {
  const id = parseId<GroundId>(ctx.body.ground?.[0]);
  const holders = (await teamReaders(ctx.sql, ctx.file)).filter(({ reads: sees }) => sees);
  const holder = holders.find((one) => id.ok && one.groundId === id.value);
  const last = holder?.writes && holders.filter((one) => one.writes).length < 2;
  const isOwn = holder?.staffId === ctx.actor.staffId;
  if (!holder || last || !(isOwn || (await mayGive(ctx.sql, ctx.file)))) return missing;
  // One who only reads gives it back herself, and has nowhere to write it: then it stands in the log.
  if (ctx.file.mayWrite('location'))
    await happened(ctx, ctx.file, { kind: 'location.taken', section: 'location', subject: { staff: holder.staffId } });
  await takeLocation(ctx.sql, holder.groundId);
  const to = isOwn ? `/akt/${ctx.file.id}` : back(ctx);
  return redirect(to, { text: locationTexts(ctx.language).readers.took });
}

/** A person's file only: what has come in and is nobody's yet tells of no place. */
const here =
  (handle: (ctx: FileContext) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> =>
    ctx.file.kind === 'person' ? handle(ctx) : missing;

export const locationRoutes: readonly StaffRoute[] = [
  filePage({
    path,
    access: reads,
    audit: 'location.listed',
    purpose,
    handle: here(async (ctx) => page(await draw(ctx))),
  }),
  fileCommand({ path, access: writes, audit: 'location.added', purpose, handle: here(add) }),
  fileCommand({
    path: `${path}/visa`,
    access: reads,
    audit: 'location.shown',
    proof: 'fresh',
    purpose,
    handle: here((ctx) => reveal(ctx, (form) => draw(ctx, { reveal: form }))),
  }),
  fileCommand({
    path: `${path}/ge`,
    access: reads,
    audit: 'location.given',
    proof: 'fresh',
    purpose,
    handle: here(give),
  }),
  fileCommand({ path: `${path}/ta-tillbaka`, access: reads, audit: 'location.taken', purpose, handle: here(takeBack) }),
  fileCommand({
    path: `${path}/:fact/andra`,
    access: writes,
    audit: 'location.changed',
    purpose,
    handle: here(change),
  }),
  fileCommand({ path: `${path}/:fact/slut`, access: writes, audit: 'location.ended', purpose, handle: here(end) }),
];
