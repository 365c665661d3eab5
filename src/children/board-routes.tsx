import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import {
  type Answer,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  nameable,
  namedApart,
  nameOf,
  openable,
  page,
  redirect,
  type StaffContext,
  type StaffRoute,
  staffPage,
} from '../access/index.ts';
import { clocksOf, happened } from '../clocks/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { endOfDay } from '../kernel/instant.ts';
import { placesIn, placesSaid } from '../location/index.ts';
import { inUnit, listStaff, whoAnswers, worksWithPeople } from '../organisation/index.ts';
import {
  calendarDay,
  type FormState,
  oneOf,
  optional,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { findPerson, inBothKinds, loadFileTop } from '../safety/index.ts';
import { childBarriers, outcomesIn, sayOutcome, waitingChildren } from './board.store.ts';
import { childOutcomeKinds, childSupports, gapKinds, outcomeLacks, tidied } from './board.ts';
import { boardTexts } from './board-texts.ts';
import { BoardPage } from './pages/board-page.tsx';
import { WaitingPage } from './pages/waiting-page.tsx';

const reads = { who: 'file', reads: ['children', 'protection', 'identity'] } as const;
const writes = { ...reads, writes: ['children'] } as const;
const purpose = 'children';

type Given = { readonly child: string; readonly form: FormState; readonly written?: string };

/** Whom a gap can lie with: those of the unit, on whose days it then shows. */
async function possibleHolders(ctx: FileContext) {
  const { sql, now, file } = ctx;
  return nameable(
    ctx,
    (await listStaff(sql, now)).filter((one) => worksWithPeople(inUnit(one, file.unitId))),
  );
}

async function show(ctx: FileContext, given?: Given): Promise<Answer> {
  const [top, outcomes, clocks, holders, places] = await Promise.all([
    loadFileTop(ctx),
    outcomesIn(ctx.sql, ctx.file),
    clocksOf(ctx.sql, ctx.file.id).then((all) =>
      all.filter(({ kind }) => kind === 'childOutcome' || kind === 'childGap'),
    ),
    possibleHolders(ctx),
    given?.written ? placesIn(ctx, given.written) : [],
  ]);
  const answering = await whoAnswers(ctx, clocks);
  const html = (
    <BoardPage
      ctx={ctx}
      top={top}
      outcomes={outcomes}
      clocks={clocks}
      answering={answering}
      holders={holders}
      given={given}
      places={places}
    />
  );
  return given ? invalid(html) : page(html);
}

async function say(ctx: FileContext): Promise<Answer> {
  const t = boardTexts(ctx.language);
  const child = findPerson((await loadFileTop(ctx)).people, ctx.params.person);
  if (child?.part !== 'child') return missing;
  const day = today(ctx.now);
  const holders = await possibleHolders(ctx);
  const fields = z.object({
    kind: oneOf(childOutcomeKinds),
    support: optional(oneOf(childSupports)),
    gap: optional(oneOf(gapKinds)),
    words: text({ max: 2000 }),
    owner: optional(nameOf(holders)),
    reviewOn: optional(
      calendarDay({ today: day, leaning: 'future' }).refine(
        (due: Temporal.PlainDate) => day.until(due).sign >= 0,
        t.dayPassed,
      ),
    ),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return show(ctx, { child: child.id, form: parsed.form });
  const { owner, ...rest } = parsed.value;
  const written = tidied({ ...rest, support: rest.support, gap: rest.gap, reviewOn: rest.reviewOn, ownerId: owner });
  const again = (errors: Record<string, string>, said?: string) =>
    show(ctx, {
      child: child.id,
      form: withErrors(postedForm(ctx.body), errors),
      ...(said ? { written: said } : {}),
    });
  const lacks = outcomeLacks(written);
  if (lacks.length > 0) return again(Object.fromEntries(lacks.map((field) => [field, t.missing[field]])));
  const apart = await namedApart(ctx, { owner });
  if (apart) return again(apart);
  const places = await placesSaid(ctx, written.words);
  if (places) return again(places, written.words);
  await sayOutcome(ctx, child.id, written);
  await happened(ctx, ctx.file, {
    kind: written.kind === 'gap' ? 'child.gapFound' : 'child.outcomeSet',
    section: 'children',
    about: child.id,
    ...(written.ownerId ? { owner: written.ownerId } : {}),
    ...(written.reviewOn ? { due: endOfDay(written.reviewOn) } : {}),
  });
  return redirect(`/${ctx.file.kind === 'contact' ? 'kontakt' : 'akt'}/${ctx.file.id}/barnen`, { text: t.saved });
}

/** How many rows one looks through; the nearest in time stand first. */
const listLength = 100;

async function showWaiting(ctx: StaffContext): Promise<Answer> {
  const units = ctx.actor.roles.flatMap(({ role, unitId }) =>
    role === 'teamLeader' || role === 'unitManager' ? [unitId] : [],
  );
  const waiting = await waitingChildren(ctx.sql, units, listLength);
  const [answering, may, barriers] = await Promise.all([
    whoAnswers(ctx, waiting),
    openable(ctx.sql, [...new Set(waiting.map(({ fileId }) => fileId))]),
    childBarriers(ctx.sql),
  ]);
  return page(
    <WaitingPage
      frame={ctx.frame}
      waiting={waiting}
      answering={answering}
      may={may}
      barriers={barriers}
      full={waiting.length === listLength}
    />,
  );
}

export const boardRoutes: readonly StaffRoute[] = [
  staffPage({
    path: '/barn',
    access: { who: 'role', roles: ['teamLeader', 'unitManager'] },
    audit: 'children.listed',
    handle: showWaiting,
  }),
  ...inBothKinds((path) => [
    filePage({ path: path('barnen'), access: reads, audit: 'children.board', purpose, handle: (ctx) => show(ctx) }),
    fileCommand({ path: path('barnen/:person'), access: writes, audit: 'child.outcomeSet', purpose, handle: say }),
  ]),
];
