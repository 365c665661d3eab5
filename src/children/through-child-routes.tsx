import { z } from 'zod';
import {
  type Answer,
  addressOf,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { placesIn, placesSaid } from '../location/index.ts';
import { showDeadline } from '../platform/language/dates.ts';
import {
  emptyForm,
  type FormState,
  hasErrors,
  manyOf,
  oneOf,
  optionalText,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { redden } from '../redevent/index.ts';
import { findPerson, inBothKinds, loadFileTop, violenceTold } from '../safety/index.ts';
import { mayTell, ThroughChildPage } from './pages/through-child-page.tsx';
import { tellThroughChild, whoUsesViolence } from './through-child.store.ts';
import { changesThreat, throughChildWays } from './through-child.ts';
import { throughChildTexts } from './through-child-texts.ts';

const reads = { who: 'file', reads: ['children', 'protection', 'identity', 'account'] } as const;
const writes = { ...reads, writes: ['children', 'account'] } as const;
const purpose = 'children';

/** A child of the protecting parent's file, or the one whom a child's own file is about; never in the file of one who uses violence. */
async function load(ctx: FileContext) {
  if (ctx.file.side === 'perpetrator') return undefined;
  const [top, using, told] = await Promise.all([
    loadFileTop(ctx),
    whoUsesViolence(ctx),
    violenceTold(ctx.sql, ctx.file),
  ]);
  const child = findPerson(top.people, ctx.params.person);
  const before = told.filter(({ kinds, toPerson }) => kinds.includes('throughChild') && toPerson === child?.id);
  return child?.isChild ? { top, child, using, before } : undefined;
}

async function show(ctx: FileContext, form: FormState, written = ''): Promise<Answer> {
  const found = await load(ctx);
  if (!found) return missing;
  const places = await placesIn(ctx, written);
  const html = <ThroughChildPage ctx={ctx} {...found} form={form} places={places} />;
  return hasErrors(form) ? invalid(html) : page(html);
}

async function tell(ctx: FileContext): Promise<Answer> {
  const t = throughChildTexts(ctx.language);
  const found = await load(ctx);
  if (!found || !mayTell(ctx, found.child)) return missing;
  const fields = z.object({
    by: oneOf(found.using.map(({ id }) => id)),
    ways: manyOf(throughChildWays, { atLeastOne: true, missing: t.wayMissing }),
    when: optionalText({ max: 300 }),
    words: text({ max: 4000 }),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return show(ctx, parsed.form);
  const { by, ways, when, words } = parsed.value;
  const places = await placesSaid(ctx, `${words}\n${when ?? ''}`);
  if (places) return show(ctx, withErrors(postedForm(ctx.body), places), words);
  // What was ticked is kept in the words that were shown.
  const told = `${ways.map((way) => t.way[way]).join('. ')}.\n${words}`;
  const id = await tellThroughChild(ctx, { by, child: found.child.id, when, words: told });
  // The file of the one who is threatened asks for a new assessment: hers, or the child's own.
  const starts = await redden(ctx, ctx.file, changesThreat(ways) ? [{ kind: 'newThreat', source: id }] : []);
  await happened(ctx, ctx.file, { kind: 'violence.told', section: 'account', subject: { violence: id }, starts });
  const due = starts[0]?.due;
  const said = [t.saved, due && t.assessAnew(showDeadline(ctx.language, due, ctx.now))].filter(Boolean).join(' ');
  return redirect(`${addressOf(ctx.file)}/${found.child.part === 'self' ? 'barnet' : 'barn'}`, { text: said });
}

export const throughChildRoutes: readonly StaffRoute[] = inBothKinds((path) => [
  filePage({
    path: path('efterat/:person'),
    access: reads,
    audit: 'child.usedForm',
    purpose,
    handle: (ctx) => show(ctx, emptyForm()),
  }),
  fileCommand({ path: path('efterat/:person'), access: writes, audit: 'violence.told', purpose, handle: tell }),
]);
