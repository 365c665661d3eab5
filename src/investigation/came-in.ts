import { type Delegation, decisionRules, type FileContext, type OpenFile } from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import type { StaffId } from '../kernel/ids.ts';
import { goesOn, insertInvestigation } from './investigation.store.ts';
import type { InvestigationId } from './investigation.ts';

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
