import { z } from 'zod';
import {
  type Answer,
  invalid,
  missing,
  OvertakenError,
  page,
  redirect,
  type StaffContext,
  type StaffRoute,
  staffCommand,
  staffPage,
} from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { parseId } from '../kernel/ids.ts';
import { findSetting, isManager, listStaff, saveSetting } from '../organisation/index.ts';
import {
  calendarDay,
  checkbox,
  emptyForm,
  manyOf,
  mustTick,
  oneOf,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { confirm, disposals, endHold, filesAtRest, hold, holds, propose, withdraw } from './disposal.store.ts';
import { DisposalPage } from './pages/disposal-page.tsx';
import type { DisposalView } from './pages/view.ts';
import {
  type DisposalId,
  type HoldId,
  holdKinds,
  isDue,
  retentionOf,
  soonestFirst,
  usualSelection,
} from './retention.ts';
import { retentionTexts } from './texts.ts';

const path = '/organisation/gallring';
const leaders = { who: 'role', roles: ['teamLeader', 'unitManager'] } as const;
// The second pair of eyes may be an administrator's, who sees references and can open no file.
const deciders = { who: 'role', roles: ['teamLeader', 'unitManager', 'administrator'] } as const;

async function load(ctx: StaffContext): Promise<Omit<DisposalView, 'forms'>> {
  const { sql, now, actor } = ctx;
  const [resting, all, held, staff, everybody] = await Promise.all([
    filesAtRest(sql),
    disposals(sql),
    holds(ctx),
    listStaff(sql, now),
    findSetting(sql, 'retention.keepsEverybody'),
  ]);
  const selection = { ...usualSelection, everybody: everybody ?? false };
  const files = resting.map((file) => ({ ...file, kept: retentionOf(file.facts, selection) }));
  const ready = (file: (typeof files)[number]) => !file.waits && isDue(file.kept, today(now));
  return {
    frame: ctx.frame,
    due: files.filter(ready).toSorted(soonestFirst),
    later: files.filter((file) => !ready(file)),
    disposals: all,
    holds: held,
    nameOf: (id) => staff.find((one) => one.id === id)?.name ?? '',
    leads: isManager(actor),
    everybodyKept: selection.everybody,
  };
}

async function draw(ctx: StaffContext, forms: DisposalView['forms'] = {}) {
  return <DisposalPage {...(await load(ctx))} forms={forms} />;
}

async function proposeAll(ctx: StaffContext): Promise<Answer> {
  const t = retentionTexts(ctx.language).due;
  const { due } = await load(ctx);
  const wanted = z.object({
    file: manyOf(
      due.map(({ fileId }) => fileId as string),
      { atLeastOne: true, missing: t.chooseMissing },
    ),
    checked: mustTick({ missing: t.checkedMissing }),
  });
  const read = parseForm(wanted, ctx.body, ctx.language);
  if (!read.ok) return invalid(await draw(ctx, { propose: read.form }));
  const chosen = due.filter(({ fileId }) => read.value.file.includes(fileId));
  // Half of what was chosen is nothing that anybody meant: all of it is taken back.
  for (const { fileId, kept } of chosen)
    if (!(await propose(ctx.sql, fileId, kept.rule, kept.outcome))) throw new OvertakenError();
  ctx.audit.files = chosen.length;
  return redirect(path, { text: t.proposed(chosen.length) });
}

const withDisposal =
  (work: (ctx: StaffContext, id: DisposalId) => Promise<boolean>, done: 'confirmed' | 'withdrawn') =>
  async (ctx: StaffContext): Promise<Answer> => {
    const id = parseId<DisposalId>(ctx.params.disposal);
    const found = (await disposals(ctx.sql)).find((one) => id.ok && one.id === id.value);
    if (!found || (done === 'confirmed' && found.proposedBy === ctx.actor.staffId)) return missing;
    const t = retentionTexts(ctx.language).waiting;
    if (await work(ctx, found.id)) return redirect(path, { text: t[done] });
    return invalid(await draw(ctx, { waiting: withErrors(emptyForm(), { '': t.gone }) }), 409);
  };

async function stop(ctx: StaffContext): Promise<Answer> {
  const t = retentionTexts(ctx.language).hold;
  const fields = z.object({
    reference: text({ max: 20, missing: t.referenceMissing }),
    kind: oneOf(holdKinds, { missing: t.kindMissing }),
    words: text({ max: 1000, missing: t.wordsMissing }),
    thinkAgainOn: calendarDay({ today: today(ctx.now), leaning: 'future' }),
  });
  const read = parseForm(fields, ctx.body, ctx.language);
  if (!read.ok) return invalid(await draw(ctx, { hold: read.form }));
  const { reference, ...more } = read.value;
  if (await hold(ctx, { reference: reference.toUpperCase(), ...more })) return redirect(path, { text: t.done });
  return invalid(await draw(ctx, { hold: withErrors(postedForm(ctx.body), { reference: t.noSuch }) }));
}

async function lift(ctx: StaffContext): Promise<Answer> {
  const id = parseId<HoldId>(ctx.params.hold);
  const found = (await holds(ctx)).find((one) => id.ok && one.id === id.value);
  if (!found || !(await endHold(ctx.sql, found.id))) return missing;
  return redirect(path, { text: retentionTexts(ctx.language).hold.ended });
}

async function select(ctx: StaffContext): Promise<Answer> {
  const read = parseForm(z.object({ everybody: checkbox() }), ctx.body, ctx.language);
  if (!read.ok) return missing;
  await saveSetting(ctx.sql, 'retention.keepsEverybody', read.value.everybody, {
    by: ctx.actor.staffId,
    at: ctx.now,
  });
  return redirect(path, { text: retentionTexts(ctx.language).research.saved });
}

export const retentionRoutes: readonly StaffRoute[] = [
  staffPage({ path, access: deciders, audit: 'disposal.listed', handle: async (ctx) => page(await draw(ctx)) }),
  staffCommand({ path, access: leaders, audit: 'disposal.proposeAsked', proof: 'fresh', handle: proposeAll }),
  staffCommand({
    path: `${path}/:disposal/bekrafta`,
    access: deciders,
    audit: 'disposal.confirmAsked',
    proof: 'fresh',
    handle: withDisposal((ctx, id) => confirm(ctx.sql, id), 'confirmed'),
  }),
  staffCommand({
    path: `${path}/:disposal/ta-tillbaka`,
    access: deciders,
    audit: 'disposal.withdrawAsked',
    handle: withDisposal((ctx, id) => withdraw(ctx.sql, id), 'withdrawn'),
  }),
  staffCommand({ path: '/organisation/gallringsstopp', access: leaders, audit: 'disposal.holdAsked', handle: stop }),
  staffCommand({
    path: '/organisation/gallringsstopp/:hold/hav',
    access: leaders,
    audit: 'disposal.holdEndAsked',
    proof: 'fresh',
    handle: lift,
  }),
  staffCommand({
    path: '/organisation/gallringsurval',
    access: { who: 'role', roles: ['administrator'] },
    audit: 'disposal.selectionSet',
    proof: 'fresh',
    handle: select,
  }),
];
