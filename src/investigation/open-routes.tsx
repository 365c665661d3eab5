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
import { whoIsAsked } from '../consent/index.ts';
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
import { applicationsOf } from './application.store.ts';
import { applicationTexts } from './application-texts.ts';
import { insertInvestigation, investigationsOf } from './investigation.store.ts';
import { isOngoing, openingKind } from './investigation.ts';
import { addressOf, listAddress, purpose, reads, subjectIn, writes } from './load.ts';
import { leftTooOften } from './not-opened.ts';
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
  fileCommand({ path: '/akt/:file/hor-hit', access: writes, audit: 'investigation.joined', purpose, handle: join }),
];

async function load(ctx: FileContext) {
  const [top, asked, all, clocks, applications] = await Promise.all([
    loadFileTop(ctx),
    whoIsAsked(ctx.sql, ctx.file, ctx.now),
    investigationsOf(ctx.sql, ctx.file),
    clocksOf(ctx.sql, ctx.file.id),
    ctx.file.mayRead('plan') ? applicationsOf(ctx.sql, ctx.file) : [],
  ]);
  const subject = subjectIn(top);
  const kinds = openingKind[subject];
  const rights = await rightsTo(ctx, [kinds.open, kinds.notOpen]);
  // A report has fourteen days and an answer to whoever made it: there it is decided, and not beside it.
  const inReport = clocks.some(({ kind }) => kind === 'preliminaryAssessment');
  const followable = subject === 'child' && asked.isChild && ctx.file.side !== 'perpetrator';
  const waits = clocks.some(({ kind }) => kind === 'openInvestigation');
  return { top, all, subject, kinds, rights, inReport, applications, waits, followable };
}

async function show(ctx: FileContext, form: FormState): Promise<Answer> {
  if (ctx.file.kind !== 'person') return missing;
  const { top, all, followable, kinds, rights, inReport, applications, waits } = await load(ctx);
  const left = await leftTooOften(ctx);
  const html = (
    <ListPage
      ctx={ctx}
      top={top}
      followable={followable}
      form={form}
      investigations={all}
      inReport={inReport}
      applications={applications}
      waits={waits}
      may={{ open: rights.get(kinds.open)?.words ?? '', notOpen: left ?? rights.get(kinds.notOpen)?.words ?? '' }}
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
  const left = outcome === 'notOpen' ? await leftTooOften(ctx) : undefined;
  if (left) return again({ outcome: left });
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

/** What came in while one goes on belongs to that, and whoever works with it has said so. */
async function join(ctx: FileContext): Promise<Answer> {
  if (ctx.file.kind !== 'person') return missing;
  const t = applicationTexts(ctx.language);
  const { all, waits } = await load(ctx);
  const current = all.find(isOngoing);
  if (!current || !waits) return redirect(listAddress(ctx), { text: t.nothingWaits });
  await happened(ctx, ctx.file, {
    kind: 'investigation.joined',
    section: 'decisions',
    subject: { investigation: current.id },
  });
  return redirect(addressOf(ctx, current.id), { text: t.belongsDone });
}
