import { z } from 'zod';
import {
  type Answer,
  type FileContext,
  invalid,
  missing,
  OvertakenError,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { happened, type Started } from '../clocks/index.ts';
import { consultationsOf, waitsForPolice } from '../consultation/index.ts';
import { type CalendarDay, today } from '../kernel/calendar-day.ts';
import { newId, type ProcessId, parseId } from '../kernel/ids.ts';
import { endOfDay, startOfDay } from '../kernel/instant.ts';
import { planOf } from '../plan/index.ts';
import {
  calendarDay,
  type FormState,
  oneOf,
  optional,
  optionalText,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { redden } from '../redevent/index.ts';
import { loadSupportEnd } from '../support/index.ts';
import { aroundTexts } from './around-texts.ts';
import { fileLinks } from './links.ts';
import { ProcessesPage, ProcessPage } from './pages/process-pages.tsx';
import { personCommand, personPage } from './person-file-route.ts';
import { endProcess, insertProcess, processesOf, updateProcess } from './process.store.ts';
import {
  hasLastDay,
  hasOutcome,
  hasSentDay,
  type OpenProcess,
  type ProcessKind,
  processKinds,
  processOutcomes,
  redsOf,
  redsOfEnd,
  supportUntil,
  wrongBeginning,
} from './process.ts';

const path = '/akt/:file/processer';
const one = `${path}/:process`;
const reads = { who: 'file', reads: ['processes'] } as const;
const writes = { who: 'file', reads: ['processes'], writes: ['processes'] } as const;

const steps = (ctx: FileContext) => ({
  holder: text({ max: 200, missing: aroundTexts(ctx.language).process.holderMissing }),
  reference: optionalText({ max: 100 }),
  nextStep: optionalText({ max: 300 }),
  nextOn: optional(calendarDay({ today: today(ctx.now), leaning: 'future' })),
  endsOn: optional(calendarDay({ today: today(ctx.now), leaning: 'future' })),
});

/**
 * A last day is asked of a restraining order alone, and lies ahead: reminders count back from it. Of a residence permit no number is kept: who
 * deals with it and the next day are enough to help.
 */
function wrongIn(
  ctx: FileContext,
  kind: ProcessKind,
  { endsOn, reference }: { readonly endsOn: CalendarDay | undefined; readonly reference: string | undefined },
) {
  const t = aroundTexts(ctx.language).process;
  if (kind === 'residencePermit' && reference) return { reference: t.residenceReference };
  if (!endsOn) return undefined;
  if (!hasLastDay(kind)) return { endsOn: t.endsOnOther };
  return today(ctx.now).until(endsOn).sign < 0 ? { endsOn: t.endsOnPassed } : undefined;
}

const subject = (process: ProcessId) => ({ section: 'processes', subject: { process } }) as const;

/** One event; that of a restraining order with a last day starts its clock, and meets that of the day before. */
async function changed(
  ctx: FileContext,
  event: 'process.added' | 'process.changed',
  id: ProcessId,
  kind: ProcessKind,
  {
    nextOn,
    endsOn,
    beganOn,
  }: {
    readonly nextOn?: CalendarDay | undefined;
    readonly endsOn?: CalendarDay | undefined;
    readonly beganOn?: CalendarDay | undefined;
  },
): Promise<void> {
  const reds = redsOf(
    { id, kind, nextOn: nextOn ?? null, endsOn: endsOn ?? null },
    event === 'process.added',
    today(ctx.now),
  );
  const answer: readonly Started[] =
    hasSentDay(kind) && beganOn ? [{ kind: 'transferAnswer', from: startOfDay(beganOn), about: id }] : [];
  const starts = [...(await redden(ctx, ctx.file, reds)), ...answer];
  await happened(
    ctx,
    ctx.file,
    endsOn && kind === 'contactBan'
      ? { kind: 'contactBan.set', ...subject(id), about: id, due: endOfDay(endsOn), starts }
      : { kind: event, ...subject(id), starts },
  );
}

async function drawAll(ctx: FileContext, form?: FormState) {
  const [processes, plan, support] = await Promise.all([
    processesOf(ctx.sql, ctx.file),
    ctx.file.mayRead('plan') ? planOf(ctx.sql, ctx.file) : undefined,
    loadSupportEnd(ctx.sql, ctx.file, ctx.now),
  ]);
  const until = supportUntil(plan, support);
  return ProcessesPage({ ctx, processes, supportUntil: until, undated: support.undated, ...(form ? { form } : {}) });
}

async function add(ctx: FileContext): Promise<Answer> {
  const t = aroundTexts(ctx.language).process;
  const fields = z.object({
    kind: oneOf(processKinds, { missing: t.kindMissing }),
    ...steps(ctx),
    beganOn: optional(calendarDay({ today: today(ctx.now), leaning: 'past' })),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await drawAll(ctx, parsed.form));
  const beginning = wrongBeginning(parsed.value.kind, parsed.value.beganOn, today(ctx.now));
  const wrong = beginning ? { beganOn: t.beganOnProblem[beginning] } : wrongIn(ctx, parsed.value.kind, parsed.value);
  if (wrong) return invalid(await drawAll(ctx, withErrors(postedForm(ctx.body), wrong)));
  const id = newId<ProcessId>();
  await insertProcess(ctx.sql, ctx.file, id, parsed.value, ctx.now);
  await changed(ctx, 'process.added', id, parsed.value.kind, parsed.value);
  return redirect(fileLinks(ctx.file.id).processes, { text: t.added });
}

const withProcess =
  (work: (ctx: FileContext, process: OpenProcess) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    const id = parseId<ProcessId>(ctx.params.process);
    const found = (await processesOf(ctx.sql, ctx.file)).find((process) => id.ok && process.id === id.value);
    return found ? work(ctx, found) : missing;
  };

const change = withProcess(async (ctx, process) => {
  const parsed = parseForm(z.object(steps(ctx)), ctx.body, ctx.language);
  if (!parsed.ok) return invalid(ProcessPage({ ctx, process, form: parsed.form }));
  const wrong = wrongIn(ctx, process.kind, parsed.value);
  if (wrong) return invalid(ProcessPage({ ctx, process, form: withErrors(postedForm(ctx.body), wrong) }));
  if (!(await updateProcess(ctx.sql, ctx.file, process.id, parsed.value, ctx.now))) throw new OvertakenError();
  // A last day that was struck is none: its clock ends with the day.
  if (process.kind === 'contactBan' && process.endsOn && !parsed.value.endsOn)
    await happened(ctx, ctx.file, { kind: 'contactBan.ended', ...subject(process.id), about: process.id });
  else await changed(ctx, 'process.changed', process.id, process.kind, parsed.value);
  return redirect(fileLinks(ctx.file.id).processes, { text: aroundTexts(ctx.language).process.saved });
});

const end = withProcess(async (ctx, process) => {
  const t = aroundTexts(ctx.language).process;
  const fields = z.object({
    endedOn: calendarDay({ today: today(ctx.now), leaning: 'past' }),
    outcome: hasOutcome(process.kind)
      ? oneOf(processOutcomes, { missing: t.outcomeMissing })
      : optional(oneOf(processOutcomes)),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(ProcessPage({ ctx, process, endForm: parsed.form }));
  const { endedOn, outcome } = parsed.value;
  if (!(await endProcess(ctx.sql, ctx.file, process.id, { endedOn, outcome }, ctx.now))) throw new OvertakenError();
  const ban = process.kind === 'contactBan';
  const starts = await redden(ctx, ctx.file, redsOfEnd(process, outcome, endedOn));
  await happened(
    ctx,
    ctx.file,
    ban
      ? { kind: 'contactBan.ended', ...subject(process.id), about: process.id, starts }
      : { kind: 'process.ended', ...subject(process.id), about: process.id, starts },
  );
  const said = starts.length > 0 ? t.endedAssess : t.ended;
  // Where the police were in a consultation about the child, whoever tells the child is named there (V27).
  if (process.kind === 'police' && (await childWaitsToHear(ctx)))
    return redirect(`${fileLinks(ctx.file.id).consultation}?slut=${endedOn}`, { text: `${said} ${t.tellChild}` });
  return redirect(fileLinks(ctx.file.id).processes, { text: said });
});

const childWaitsToHear = async ({ sql, file }: FileContext): Promise<boolean> =>
  (['identity', 'children', 'protection', 'plan'] as const).every(file.mayRead) &&
  (await consultationsOf(sql, file)).some(waitsForPolice);

/** The order goes on, and has been broken: that is the day's work. */
const broken = withProcess(async (ctx, process) => {
  const t = aroundTexts(ctx.language).process;
  const parsed = parseForm(
    z.object({ brokenOn: calendarDay({ today: today(ctx.now), leaning: 'past' }) }),
    ctx.body,
    ctx.language,
  );
  if (process.kind !== 'contactBan' || process.endedOn) return missing;
  if (!parsed.ok) return invalid(ProcessPage({ ctx, process, brokenForm: parsed.form }));
  const { brokenOn } = parsed.value;
  if (today(ctx.now).until(brokenOn).sign > 0)
    return invalid(
      ProcessPage({ ctx, process, brokenForm: withErrors(postedForm(ctx.body), { brokenOn: t.brokenAhead }) }),
    );
  await happened(ctx, ctx.file, {
    kind: 'contactBan.broken',
    ...subject(process.id),
    starts: await redden(ctx, ctx.file, [{ kind: 'contactBanBroken', source: process.id, onDay: brokenOn }]),
  });
  return redirect(fileLinks(ctx.file.id).processes, { text: t.brokenSaved });
});

export const processRoutes: readonly StaffRoute[] = [
  personPage({
    path,
    access: reads,
    audit: 'processes.read',
    handle: async (ctx) => page(await drawAll(ctx)),
  }),
  personCommand({ path, access: writes, audit: 'process.added', handle: add }),
  personPage({
    path: one,
    access: writes,
    audit: 'process.read',
    handle: withProcess(async (ctx, process) => page(ProcessPage({ ctx, process }))),
  }),
  personCommand({ path: one, access: writes, audit: 'process.changed', handle: change }),
  personCommand({ path: `${one}/brutet`, access: writes, audit: 'process.orderBroken', handle: broken }),
  personCommand({ path: `${one}/avsluta`, access: writes, audit: 'process.ended', handle: end }),
];
