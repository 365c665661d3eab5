import { z } from 'zod';
import {
  type Answer,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  openable,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { runningKinds } from '../clocks/index.ts';
import type { UnitId } from '../kernel/ids.ts';
import { checkbox, emptyForm, type FormState, hasErrors, oneOf, parseForm, text, uuid } from '../platform/web/form.ts';
import { type FileTopFacts, findPerson, inBothKinds, loadFileTop } from '../safety/index.ts';
import { boardRoutes } from './board-routes.tsx';
import { childLines } from './children-lines.ts';
import { receivingUnits, reportsIn, threadsOf } from './concern.store.ts';
import { endangers } from './concern.ts';
import { guardianRoutes } from './guardian-routes.tsx';
import { jointRoutes } from './joint-routes.tsx';
import { ownRoutes } from './own-routes.tsx';
import { ChildrenPage, ReportPage } from './pages/children-pages.tsx';
import { reportConcern } from './report-concern.ts';
import { childrenTexts } from './texts.ts';
import { threadOwners } from './thread-owner.ts';
import { threadRoutes } from './thread-routes.tsx';
import { throughChildRoutes } from './through-child-routes.tsx';

const reads = { who: 'file', reads: ['children', 'protection', 'identity'] } as const;
const writes = { ...reads, writes: ['children'] } as const;
const purpose = 'children';

export const childrenRoutes: readonly StaffRoute[] = [
  ...inBothKinds((path) => [
    filePage({ path: path('barn'), access: reads, audit: 'children.read', purpose, handle: showAll }),
    filePage({
      path: path('barn/:person/anmal'),
      access: writes,
      audit: 'concern.form',
      purpose,
      handle: (ctx) => showForm(ctx, emptyForm()),
    }),
    fileCommand({ path: path('barn/:person/anmal'), access: writes, audit: 'concern.sent', purpose, handle: report }),
  ]),
  ...ownRoutes,
  ...boardRoutes,
  ...guardianRoutes,
  ...jointRoutes,
  ...throughChildRoutes,
  ...threadRoutes,
];

/** What the children's lines of a file page are made of. */
export async function loadChildLines(ctx: FileContext, top?: FileTopFacts | Promise<FileTopFacts>) {
  const [facts, reports, threads] = await Promise.all([
    top ?? loadFileTop(ctx),
    reportsIn(ctx.sql, ctx.file),
    threadsOf(ctx.sql, ctx.file.id),
  ]);
  const owners = await threadOwners(ctx, threads);
  const ownFiles = facts.people.flatMap(({ part, ownFileId }) => (part === 'child' && ownFileId ? [ownFileId] : []));
  const [clocks, opens] = await Promise.all([runningKinds(ctx.sql, ownFiles), openable(ctx.sql, ownFiles)]);
  return childLines(facts, reports, threads, owners, clocks, opens, ctx.now, ctx.language);
}

async function showAll(ctx: FileContext): Promise<Answer> {
  const top = await loadFileTop(ctx);
  return page(<ChildrenPage ctx={ctx} top={top} lines={await loadChildLines(ctx, top)} />);
}

async function findChild(ctx: FileContext) {
  const top = await loadFileTop(ctx);
  const child = findPerson(top.people, ctx.params.person);
  return child?.part === 'child' ? { top, child } : undefined;
}

async function showForm(ctx: FileContext, form: FormState): Promise<Answer> {
  const found = await findChild(ctx);
  if (!found) return missing;
  const units = await receivingUnits(ctx.sql);
  const [only, ...others] = units;
  // One unit is the usual case, and no choice to make.
  const filled =
    only && others.length === 0 && !form.values.unit ? { ...form, values: { ...form.values, unit: [only.id] } } : form;
  const html = <ReportPage ctx={ctx} top={found.top} child={found.child} units={units} form={filled} />;
  return hasErrors(form) ? invalid(html) : page(html);
}

const concern = z.object({
  words: text({ max: 6000 }),
  endangers: oneOf(endangers),
  unit: uuid<UnitId>(),
  feedback: checkbox(),
});

async function report(ctx: FileContext): Promise<Answer> {
  const found = await findChild(ctx);
  if (!found) return missing;
  const parsed = parseForm(concern, ctx.body, ctx.language);
  if (!parsed.ok) return showForm(ctx, parsed.form);
  const units = await receivingUnits(ctx.sql);
  const unit = units.find(({ id }) => id === parsed.value.unit);
  if (!unit) return missing;
  await reportConcern(ctx, found.child, { ...parsed.value, unitId: unit.id });
  return redirect(`${found.top.address}/barn`, { text: childrenTexts(ctx.language).sent });
}
