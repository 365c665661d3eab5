import { z } from 'zod';
import {
  type Answer,
  decisionRules,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { clocksOf, happened } from '../clocks/index.ts';
import {
  emptyForm,
  type FormState,
  hasErrors,
  oneOf,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { loadFileTop } from '../safety/index.ts';
import { insertInvestigation, investigationsOf } from './investigation.store.ts';
import { isOngoing, openingKind } from './investigation.ts';
import { addressOf, listAddress, purpose, reads, subjectIn, writes } from './load.ts';
import { ListPage } from './pages/list-page.tsx';
import { rightsTo } from './rights.ts';
import { investigationTexts } from './texts.ts';

export const openRoutes: readonly StaffRoute[] = [
  filePage({
    path: '/akt/:file/utredning',
    access: reads,
    audit: 'investigation.listed',
    purpose,
    handle: (ctx) => show(ctx, emptyForm()),
  }),
  fileCommand({ path: '/akt/:file/utredning', access: writes, audit: 'investigation.decided', purpose, handle: open }),
];

async function load(ctx: FileContext) {
  const [top, all, clocks] = await Promise.all([
    loadFileTop(ctx),
    investigationsOf(ctx.sql, ctx.file),
    clocksOf(ctx.sql, ctx.file.id),
  ]);
  const subject = subjectIn(top);
  const kinds = openingKind[subject];
  const rights = await rightsTo(ctx, [kinds.open, kinds.notOpen]);
  // A report has fourteen days and an answer to whoever made it: there it is decided, and not beside it.
  const inReport = clocks.some(({ kind }) => kind === 'preliminaryAssessment');
  return { top, all, subject, kinds, rights, inReport };
}

async function show(ctx: FileContext, form: FormState): Promise<Answer> {
  if (ctx.file.kind !== 'person') return missing;
  const { top, all, kinds, rights, inReport } = await load(ctx);
  const html = (
    <ListPage
      ctx={ctx}
      top={top}
      form={form}
      investigations={all}
      inReport={inReport}
      may={{ open: rights.get(kinds.open)?.words ?? '', notOpen: rights.get(kinds.notOpen)?.words ?? '' }}
    />
  );
  return hasErrors(form) ? invalid(html) : page(html);
}

const fields = z.object({ outcome: oneOf(['open', 'notOpen']), motive: text({ max: 4000 }) });

/** The decision to investigate, or not, at once (SoL 14:2), by whoever has it from the board. */
async function open(ctx: FileContext): Promise<Answer> {
  if (ctx.file.kind !== 'person') return missing;
  const t = investigationTexts(ctx.language).open;
  const { all, subject, kinds, rights, inReport } = await load(ctx);
  const again = (errors: Record<string, string>) => show(ctx, withErrors(postedForm(ctx.body), errors));
  if (inReport) return again({ '': t.inReport });
  if (all.some(isOngoing)) return again({ '': t.already });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return show(ctx, parsed.form);
  const { outcome, motive } = parsed.value;
  const kind = kinds[outcome];
  const right = rights.get(kind);
  if (!right?.delegation) return again({ outcome: right?.words ?? t.notYours });
  const id = await insertInvestigation(ctx, ctx.file, {
    subject,
    open: outcome === 'open',
    motive,
    delegation: right.delegation,
    paragraph: decisionRules[kind].paragraph,
  });
  await happened(ctx, ctx.file, {
    kind:
      subject === 'adult'
        ? outcome === 'open'
          ? 'adultInvestigation.opened'
          : 'adultInvestigation.notOpened'
        : outcome === 'open'
          ? 'childInvestigation.opened'
          : 'childInvestigation.notOpened',
    section: subject === 'adult' ? 'decisions' : 'children',
    subject: { investigation: id, delegation: right.delegation.id },
  });
  return outcome === 'open'
    ? redirect(addressOf(ctx, id), { text: t.opened })
    : redirect(listAddress(ctx), { text: t.notOpened });
}
