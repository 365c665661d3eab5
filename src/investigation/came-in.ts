import { type Delegation, decisionRules, type FileContext, type OpenFile } from '../access/index.ts';
import { clockRules, clocksOf, dueAt, happened } from '../clocks/index.ts';
import type { StaffId } from '../kernel/ids.ts';
import { getOk } from '../kernel/result.ts';
import { responsibleFor } from '../redevent/index.ts';
import type { ApplicationId } from './application.store.ts';
import { copyInvestigation, insertInvestigation, investigationsOf, ongoingIn } from './investigation.store.ts';
import { type InvestigationId, isOngoing } from './investigation.ts';
import { investigationTexts } from './texts.ts';

/**
 * Something came to the file that may call for action: somebody is to decide at once whether to investigate (SoL 14:2). Where
 * an investigation goes on already, it belongs to that; where somebody is to decide already, the first moment holds.
 */
export async function somethingCameIn(ctx: FileContext, file: OpenFile, owner?: StaffId): Promise<void> {
  if (await isSeenTo(ctx, file)) return;
  await happened(ctx, file, {
    kind: 'investigation.due',
    section: file.mayWrite('decisions') ? 'decisions' : 'plan',
    owner: await whoDecides(ctx, file, owner),
  });
}

/** Whoever hears it takes it down, and may be one who sees no investigation: then whoever answers for the file says where it belongs. */
export async function applicationCameIn(ctx: FileContext, application: ApplicationId): Promise<void> {
  const { file } = ctx;
  await happened(ctx, file, {
    kind: 'application.made',
    section: 'plan',
    subject: { application },
    owner: await whoDecides(ctx, file),
    starts: (await isSeenTo(ctx, file))
      ? []
      : [
          {
            kind: 'openInvestigation',
            due: getOk(dueAt(clockRules.openInvestigation, ctx.now), 'the rest of the day'),
          },
        ],
  });
}

const isSeenTo = async (ctx: FileContext, file: OpenFile): Promise<boolean> =>
  (await ongoingIn(ctx.sql, file)) !== undefined ||
  (await clocksOf(ctx.sql, file.id)).some(({ kind }) => kind === 'openInvestigation');

/** In a file that was there its own team answers, whoever takes care of what came now. */
const whoDecides = async (ctx: FileContext, file: OpenFile, owner?: StaffId): Promise<StaffId> =>
  (await responsibleFor(ctx.sql, file.id)) ?? owner ?? ctx.actor.staffId;

/** The investigation that a report led to (SoL 20:2): the decision and its event are the report's own. */
export async function openFromReport(
  ctx: FileContext,
  decided: { readonly motive: string; readonly delegation: Delegation },
): Promise<InvestigationId | undefined> {
  if (await ongoingIn(ctx.sql, ctx.file)) return undefined;
  const { paragraph } = decisionRules.openChildInvestigation;
  return insertInvestigation(ctx, ctx.file, { ...decided, subject: 'child', open: true, paragraph });
}

/** What was reported while one goes on is dealt with there: it stands among what came to that investigation. */
export async function joinReports(
  ctx: FileContext,
  investigation: InvestigationId,
  threads: readonly { readonly id: string }[],
): Promise<void> {
  const subject = { investigation, threads: threads.map(({ id }) => id).join(' ') };
  await happened(ctx, ctx.file, { kind: 'investigation.joined', section: 'decisions', subject });
}

/** What was opened in a contact is written in the file that is opened from it: from the day, and on the ground, that it was decided. */
export async function carryInvestigation(ctx: FileContext, to: OpenFile): Promise<void> {
  const ongoing = (await investigationsOf(ctx.sql, ctx.file)).find(isOngoing);
  if (!ongoing || !to.mayWrite('decisions')) return;
  // Whoever opens the file stands as the one who wrote it in there; whose decision it was is not lost.
  const { openedBy, openedById, motive } = ongoing;
  const t = investigationTexts(ctx.language);
  await copyInvestigation(
    ctx,
    to,
    ongoing.id,
    openedById === ctx.actor.staffId ? motive : t.decidedBy(motive, openedBy),
  );
}
