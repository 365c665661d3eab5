import { z } from 'zod';
import {
  type Answer,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { placesSaid } from '../location/index.ts';
import { calendarDay, type FormState, oneOf, parseForm, postedForm, text, withErrors } from '../platform/web/form.ts';
import { loadFileTop } from '../safety/index.ts';
import { applicationsOf, applicationWays, insertApplication, spokenBys } from './application.store.ts';
import { applicationTexts } from './application-texts.ts';
import { applicationCameIn } from './came-in.ts';
import { ApplicationPage } from './pages/application-page.tsx';

const reads = { who: 'file', reads: ['identity', 'plan'] } as const;
const path = '/akt/:file/ansokan';
const purpose = 'casework';

/** Anybody who meets the person may be the one who hears it: neither a right to decide nor to read the decisions is needed. */
export const applicationRoutes: readonly StaffRoute[] = [
  filePage({ path, access: reads, audit: 'plan.applicationRead', purpose, handle: (ctx) => show(ctx) }),
  fileCommand({ path, access: { ...reads, writes: ['plan'] }, audit: 'plan.applicationMade', purpose, handle: add }),
];

async function show(ctx: FileContext, form?: FormState): Promise<Answer> {
  if (ctx.file.kind !== 'person') return missing;
  const [top, applications] = await Promise.all([loadFileTop(ctx), applicationsOf(ctx.sql, ctx.file)]);
  const html = <ApplicationPage {...{ ctx, top, applications, form }} />;
  return form ? invalid(html) : page(html);
}

async function add(ctx: FileContext): Promise<Answer> {
  if (ctx.file.kind !== 'person') return missing;
  const t = applicationTexts(ctx.language);
  const day = today(ctx.now);
  const fields = z.object({
    madeOn: calendarDay({ today: day, leaning: 'past' }).refine((one) => one.until(day).sign >= 0, t.future),
    way: oneOf(applicationWays, { missing: (l) => applicationTexts(l).wayMissing }),
    spokenBy: oneOf(spokenBys, { missing: (l) => applicationTexts(l).spokenByMissing }),
    words: text({ max: 4000, missing: t.wordsMissing }),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return show(ctx, parsed.form);
  const said = await placesSaid(ctx, parsed.value.words);
  if (said) return show(ctx, withErrors(postedForm(ctx.body), said));
  await applicationCameIn(ctx, await insertApplication(ctx, parsed.value));
  return redirect(`/akt/${ctx.file.id}/ansokan`, { text: t.saved });
}
