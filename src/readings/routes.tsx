import { z } from 'zod';
import {
  type Answer,
  document,
  type FileContext,
  fewMaySee,
  fileCommand,
  filePage,
  invalid,
  leadsUnitOf,
  maySeeWho,
  missing,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { recordDisclosure, whoDecides } from '../consent/index.ts';
import { dayOf } from '../kernel/instant.ts';
import { isBlocked, othersNamed } from '../letters/index.ts';
import { placesIn } from '../location/index.ts';
import { findSetting } from '../organisation/index.ts';
import {
  type FormState,
  mustTick,
  optionalText,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { loadFileTop } from '../safety/index.ts';
import { type Asking, askersIn, readAskForm, refusedWay } from './ask-form.ts';
import { readMakeForm } from './make-form.ts';
import { ListPage } from './pages/list-page.tsx';
import { type Failed, RequestPage, type Signing } from './pages/request-page.tsx';
import { answerBlocks, decisionBlocks, periodInWords, sheetOf } from './paper.ts';
import {
  endRequest,
  findExtract,
  insertExtract,
  insertRequest,
  readingsOf,
  requestsOf,
  responsibleFor,
  signExtract,
} from './reading.store.ts';
import type { Extract, ReadingRequest } from './reading.ts';
import { readingTexts, referenceOf } from './texts.ts';

const purpose = 'readings';
// Whom the file names as guardian, and who of them is to get nothing: the block lies in `protection`.
const reads = { who: 'file', reads: ['identity', 'safeContact', 'protection', 'consents'] } as const;
const writes = { ...reads, writes: ['consents'] } as const;
const list = ({ file }: FileContext) => `/akt/${file.id}/last`;
const at = (ctx: FileContext, { id }: Pick<ReadingRequest, 'id'>) => `${list(ctx)}/${id}`;

async function drawList(ctx: FileContext, form?: FormState) {
  const [top, asking, requests] = await Promise.all([loadFileTop(ctx), askersIn(ctx), requestsOf(ctx.sql, ctx.file)]);
  const extracts = await Promise.all(requests.map(({ id }) => findExtract(ctx.sql, ctx.file, id)));
  const rows = requests.map((request, i) => ({ request, extract: extracts[i] }));
  return <ListPage ctx={ctx} top={top} asking={asking} rows={rows} {...(form && { form })} />;
}

async function ask(ctx: FileContext): Promise<Answer> {
  if (ctx.file.kind !== 'person') return missing;
  const [top, asking, owner] = await Promise.all([loadFileTop(ctx), askersIn(ctx), responsibleFor(ctx.sql, ctx.file)]);
  const read = readAskForm(ctx, asking, top.rules);
  if (!read.ok) return invalid(await drawList(ctx, read.form));
  const id = await insertRequest(ctx, ctx.file, read.value);
  const subject = { request: id };
  await happened(ctx, ctx.file, {
    kind: 'reading.asked',
    section: 'consents',
    subject,
    about: id,
    ...(owner && { owner }),
  });
  return redirect(at(ctx, { id }), { text: readingTexts(ctx.language).ask.done });
}

type One = { readonly request: ReadingRequest; readonly extract: Extract | undefined; readonly asking: Asking };

const withOne =
  (work: (ctx: FileContext, one: One) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    if (ctx.file.kind !== 'person') return missing;
    const request = (await requestsOf(ctx.sql, ctx.file)).find(({ id }) => id === ctx.params.request);
    if (!request) return missing;
    const [extract, asking] = await Promise.all([findExtract(ctx.sql, ctx.file, request.id), askersIn(ctx)]);
    return work(ctx, { request, extract, asking });
  };

/** A guardian who was shut out after the answer was signed. */
const stopped = ({ request, extract, asking }: One): boolean => {
  const guardian = asking.guardians.find(({ id }) => id === request.guardianId);
  if (request.receiver !== 'guardian') return false;
  if (!guardian) return true;
  const since = guardian.block?.at;
  return (
    isBlocked(guardian) && since !== undefined && (extract?.signedAt?.epochMilliseconds ?? 0) < since.epochMilliseconds
  );
};

/** Who may sign; the database asks the same again. */
function signingOf(ctx: FileContext, { request, extract }: One): Signing {
  if (!extract || request.ended) return 'nothing';
  if (extract.signedAt) return 'done';
  const guarded = request.guarded || fewMaySee(ctx.file.protection);
  if (guarded && !leadsUnitOf(ctx.file, ctx.actor)) return 'leaderLooks';
  if (extract.madeById === ctx.actor.staffId || !ctx.file.mayWrite('consents')) return 'anotherLooks';
  return guarded ? 'mayAsLeader' : 'may';
}

const linesFor = (ctx: FileContext, { since, until, receiver }: ReadingRequest) =>
  readingsOf(ctx.sql, ctx.file, { since, until, receiver });

async function draw(ctx: FileContext, one: One, failed?: Failed) {
  const open = one.request.ended === undefined;
  const mayMake =
    open && !one.extract?.signedAt && ctx.file.mayWrite('consents') && (await maySeeWho(ctx.sql, ctx.file.id));
  const [top, found, { own }] = await Promise.all([
    loadFileTop(ctx),
    mayMake ? linesFor(ctx, one.request) : undefined,
    whoDecides(ctx, 'disclosure'),
  ]);
  return (
    <RequestPage
      ctx={ctx}
      top={top}
      {...one}
      lines={found?.lines}
      unsealed={found?.head === null}
      signing={signingOf(ctx, one)}
      mayRefuse={open && own !== undefined && ctx.file.mayWrite('consents')}
      stopped={stopped(one)}
      failed={failed}
    />
  );
}

const isOpen = ({ request }: One) => request.ended === undefined;

const make = withOne(async (ctx, one) => {
  if (!isOpen(one) || one.extract?.signedAt || !(await maySeeWho(ctx.sql, ctx.file.id))) return missing;
  const { request } = one;
  const { lines, head } = await linesFor(ctx, request);
  const read = readMakeForm(ctx, lines);
  if (!read.ok) return invalid(await draw(ctx, one, { part: 'make', form: read.form }));
  if (head === null) return invalid(await draw(ctx, one, { part: 'make', form: postedForm(ctx.body) }));
  const last = dayOf(request.until.subtract({ nanoseconds: 1 }));
  const content = {
    since: request.since && dayOf(request.since).toString(),
    until: last.toString(),
    lines: read.value.shown,
  };
  const id = await insertExtract(ctx, ctx.file, { request: request.id, content, test: read.value.test, head });
  const subject = { request: request.id, extract: id };
  await happened(ctx, ctx.file, { kind: 'reading.made', section: 'consents', subject });
  return redirect(at(ctx, request), { text: readingTexts(ctx.language).make.done });
});

const sign = withOne(async (ctx, one) => {
  const t = readingTexts(ctx.language).sign;
  const { request, extract } = one;
  const signing = signingOf(ctx, one);
  if (!extract || stopped(one) || (signing !== 'may' && signing !== 'mayAsLeader')) return missing;
  const again = async (form: FormState) => invalid(await draw(ctx, one, { part: 'sign', form }));
  if (ctx.body.made?.[0] !== extract.id) return again(withErrors(postedForm(ctx.body), { '': t.changed }));
  const fields = z.object({
    checked: mustTick({ missing: t.checkMissing }),
    exception:
      signing === 'mayAsLeader' ? text({ max: 1000, missing: t.exceptionMissing }) : optionalText({ max: 1000 }),
  });
  const read = parseForm(fields, ctx.body, ctx.language);
  if (!read.ok) return again(read.form);
  await signExtract(ctx.sql, ctx.file, extract.id, read.value.exception);
  const subject = { request: request.id, extract: extract.id };
  await happened(ctx, ctx.file, { kind: 'reading.signed', section: 'consents', subject });
  return redirect(at(ctx, request), { text: t.done });
});

const give = withOne(async (ctx, one) => {
  const t = readingTexts(ctx.language);
  const { request, extract, asking } = one;
  if (!isOpen(one) || !extract?.signedAt || stopped(one)) return missing;
  const again = async (form: FormState) => invalid(await draw(ctx, one, { part: 'give', form }));
  const read = parseForm(z.object({ asked: mustTick({ missing: t.give.tickMissing }) }), ctx.body, ctx.language);
  if (!read.ok) return again(read.form);
  // What was safe when the question came may not be so any more.
  const { rules } = await loadFileTop(ctx);
  if (refusedWay(request.way, rules)) return again(withErrors(postedForm(ctx.body), { '': t.noLetter }));
  await endRequest(ctx.sql, ctx.file, request.id, 'given');
  const guardian = asking.guardians.find(({ id }) => id === request.guardianId);
  const { held, weighed, harmWords } = extract.test;
  const register = readingTexts('sv').register;
  await recordDisclosure(ctx, ctx.file, {
    receiver: { name: guardian ? guardian.name || register.guardian : register.self },
    how: request.way,
    ground: { kind: 'otherProvision', provision: guardian ? 'guardianOfMinor' : 'toPersonSelf' },
    parts: [],
    words: register.words(periodInWords(extract.content, 'sv')),
    heldBackWords: [
      register.heldAlways,
      ...held.map(({ reader, because }) => register.held(reader, readingTexts('sv').make.held[because])),
    ].join('\n'),
    weighed: {
      for: [harmWords, ...weighed.map((one) => one.for)].join('\n'),
      against: [extract.test.foundWords, ...weighed.map(({ against }) => against)].join('\n'),
      decidedBy: extract.signedById ?? extract.madeById,
    },
  });
  const subject = { request: request.id };
  await happened(ctx, ctx.file, { kind: 'reading.given', section: 'consents', subject, about: request.id });
  return redirect(at(ctx, request), { text: t.give.done });
});

const refuse = withOne(async (ctx, one) => {
  const t = readingTexts(ctx.language).refuse;
  const { request, asking } = one;
  if (!isOpen(one) || (await whoDecides(ctx, 'disclosure')).own === undefined) return missing;
  const again = async (form: FormState) => invalid(await draw(ctx, one, { part: 'refuse', form }));
  const read = parseForm(z.object({ reasons: text({ max: 3000, missing: t.wordsMissing }) }), ctx.body, ctx.language);
  if (!read.ok) return again(read.form);
  const { reasons } = read.value;
  if (!request.guarded) {
    // They are read by the one who asked, and by whoever finds the paper.
    const named = othersNamed(reasons, asking.people.others, [asking.people.child.name])[0];
    const fault = named ? t.other(named.name ?? '') : (await placesIn(ctx, reasons)).length > 0 ? t.place : undefined;
    if (fault) return again(withErrors(postedForm(ctx.body), { reasons: fault }));
  }
  await endRequest(ctx.sql, ctx.file, request.id, 'refused', reasons);
  const subject = { request: request.id };
  await happened(ctx, ctx.file, { kind: 'reading.refused', section: 'consents', subject, about: request.id });
  return redirect(at(ctx, request), { text: t.done });
});

const withdraw = withOne(async (ctx, one) => {
  if (!isOpen(one)) return missing;
  const { request } = one;
  await endRequest(ctx.sql, ctx.file, request.id, 'withdrawn');
  const subject = { request: request.id };
  await happened(ctx, ctx.file, { kind: 'reading.withdrawn', section: 'consents', subject, about: request.id });
  return redirect(list(ctx), { text: readingTexts(ctx.language).withdraw.done });
});

/** What is signed, as long as it stands; or the decision not to give it, with how to appeal. No paper exists before. */
const sheet = withOne(async (ctx, one) => {
  const { request, extract } = one;
  const refused = request.ended?.outcome === 'refused';
  const signed = extract?.signedAt && request.ended?.outcome !== 'withdrawn' && !stopped(one);
  if (!refused && !signed) return missing;
  const municipality = (await findSetting(ctx.sql, 'municipality.name')) ?? 'Kommunen';
  const blocks = refused || !extract ? decisionBlocks(request, 'sv') : answerBlocks(extract.content, 'sv');
  return document({
    content: sheetOf(request.id, refused ? 'decision' : 'answer', blocks, municipality, 'sv'),
    mediaType: 'application/pdf',
    fileName: `${referenceOf(request.id)}.pdf`,
  });
});

const path = '/akt/:file/last/:request';

export const readingRoutes: readonly StaffRoute[] = [
  filePage({
    path: '/akt/:file/last',
    access: reads,
    audit: 'readings.listed',
    purpose,
    handle: async (ctx) => (ctx.file.kind === 'person' ? page(await drawList(ctx)) : missing),
  }),
  fileCommand({ path: '/akt/:file/last', access: writes, audit: 'reading.asked', purpose, handle: ask }),
  filePage({
    path,
    access: reads,
    audit: 'reading.shown',
    purpose,
    handle: withOne(async (ctx, one) => page(await draw(ctx, one))),
  }),
  fileCommand({ path: `${path}/svar`, access: writes, audit: 'reading.made', purpose, handle: make }),
  fileCommand({
    path: `${path}/signera`,
    access: writes,
    audit: 'reading.signAsked',
    proof: 'fresh',
    purpose,
    handle: sign,
  }),
  fileCommand({ path: `${path}/lamna`, access: writes, audit: 'reading.given', purpose, handle: give }),
  fileCommand({ path: `${path}/avsla`, access: writes, audit: 'reading.refused', purpose, handle: refuse }),
  fileCommand({ path: `${path}/avsluta`, access: writes, audit: 'reading.withdrawn', purpose, handle: withdraw }),
  filePage({ path: `${path}/blad`, access: reads, audit: 'reading.printed', proof: 'fresh', purpose, handle: sheet }),
];
