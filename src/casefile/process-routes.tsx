import { z } from 'zod';
import { type Answer, type FileContext, invalid, missing, page, redirect, type StaffRoute } from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { newId, type ProcessId, parseId } from '../kernel/ids.ts';
import { calendarDay, oneOf, optional, optionalText, parseForm, text } from '../platform/web/form.ts';
import { aroundTexts } from './around-texts.ts';
import { fileLinks } from './links.ts';
import { ProcessesPage, ProcessPage } from './pages/process-pages.tsx';
import { personCommand, personPage } from './person-file-route.ts';
import { endProcess, insertProcess, processesOf, updateProcess } from './process.store.ts';
import { type OpenProcess, processKinds } from './process.ts';

const path = '/akt/:file/processer';
const one = `${path}/:process`;
const reads = { who: 'file', reads: ['processes'] } as const;
const writes = { who: 'file', reads: ['processes'], writes: ['processes'] } as const;

const steps = (ctx: FileContext) => ({
  holder: text({ max: 200, missing: aroundTexts(ctx.language).process.holderMissing }),
  reference: optionalText({ max: 100 }),
  nextStep: optionalText({ max: 300 }),
  nextOn: optional(calendarDay({ today: today(ctx.now), leaning: 'future' })),
});

async function add(ctx: FileContext): Promise<Answer> {
  const t = aroundTexts(ctx.language).process;
  const fields = z.object({
    kind: oneOf(processKinds, { missing: t.kindMissing }),
    ...steps(ctx),
    beganOn: optional(calendarDay({ today: today(ctx.now), leaning: 'past' })),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  const processes = await processesOf(ctx.sql, ctx.file);
  if (!parsed.ok) return invalid(ProcessesPage({ ctx, processes, form: parsed.form }));
  const id = newId<ProcessId>();
  await insertProcess(ctx.sql, ctx.file, id, parsed.value, ctx.now);
  await happened(ctx, ctx.file, { kind: 'process.added', section: 'processes', subject: { process: id } });
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
  if (!(await updateProcess(ctx.sql, ctx.file, process.id, parsed.value, ctx.now))) return missing;
  await happened(ctx, ctx.file, { kind: 'process.changed', section: 'processes', subject: { process: process.id } });
  return redirect(fileLinks(ctx.file.id).processes, { text: aroundTexts(ctx.language).process.saved });
});

const end = withProcess(async (ctx, process) => {
  const fields = z.object({ endedOn: calendarDay({ today: today(ctx.now), leaning: 'past' }) });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(ProcessPage({ ctx, process, endForm: parsed.form }));
  if (!(await endProcess(ctx.sql, ctx.file, process.id, parsed.value.endedOn, ctx.now))) return missing;
  await happened(ctx, ctx.file, { kind: 'process.ended', section: 'processes', subject: { process: process.id } });
  return redirect(fileLinks(ctx.file.id).processes, { text: aroundTexts(ctx.language).process.ended });
});

export const processRoutes: readonly StaffRoute[] = [
  personPage({
    path,
    access: reads,
    audit: 'processes.read',
    handle: async (ctx) => page(ProcessesPage({ ctx, processes: await processesOf(ctx.sql, ctx.file) })),
  }),
  personCommand({ path, access: writes, audit: 'process.added', handle: add }),
  personPage({
    path: one,
    access: writes,
    audit: 'process.read',
    handle: withProcess(async (ctx, process) => page(ProcessPage({ ctx, process }))),
  }),
  personCommand({ path: one, access: writes, audit: 'process.changed', handle: change }),
  personCommand({ path: `${one}/avsluta`, access: writes, audit: 'process.ended', handle: end }),
];
