import { type Delegation, decisionRules, type FileContext, type OpenFile } from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import type { StaffId } from '../kernel/ids.ts';
import { copyInvestigation, goesOn, insertInvestigation, investigationsOf } from './investigation.store.ts';
import { type InvestigationId, isOngoing } from './investigation.ts';
import { investigationTexts } from './texts.ts';

/**
 * Something came to the file that may call for action: somebody is to decide at once whether to investigate (SoL 14:2). Where
 * an investigation goes on already, it belongs to that.
 */
export async function somethingCameIn(ctx: FileContext, file: OpenFile, owner: StaffId): Promise<void> {
  if (await goesOn(ctx.sql, file)) return;
  await happened(ctx, file, { kind: 'investigation.due', section: 'decisions', owner });
}

/** The investigation that a report led to (SoL 20:2): the decision and its event are the report's own. */
export async function openFromReport(
  ctx: FileContext,
  decided: { readonly motive: string; readonly delegation: Delegation },
): Promise<InvestigationId | undefined> {
  if (await goesOn(ctx.sql, ctx.file)) return undefined;
  const { paragraph } = decisionRules.openChildInvestigation;
  return insertInvestigation(ctx, ctx.file, { ...decided, subject: 'child', open: true, paragraph });
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
