import type { FileContext } from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { newId, type StaffId } from '../kernel/ids.ts';
import { endOfDay } from '../kernel/instant.ts';
import { addAction } from '../plan/index.ts';
import { type ConsultationWritten, insertConsultation, insertPart } from './consultation.store.ts';
import type { ConsultationId, PartTyped } from './consultation.ts';

/** What was decided, with what each does: ours in the plan, guarded, since guardians read it as parties and one may be suspected. */
export async function holdConsultation(
  ctx: FileContext,
  written: ConsultationWritten & { readonly parts: readonly PartTyped<StaffId>[]; readonly owner: StaffId },
): Promise<void> {
  const { parts, owner, ...consultation } = written;
  const id = newId<ConsultationId>();
  await insertConsultation(ctx, id, consultation);
  for (const part of parts) await give(ctx, id, part);
  await happened(ctx, ctx.file, {
    kind: 'consultation.held',
    section: 'children',
    about: id,
    owner,
    due: endOfDay(written.reviewOn),
  });
}

async function give(
  ctx: FileContext,
  to: ConsultationId,
  { authority, who, task, dueOn, owner }: PartTyped<StaffId>,
): Promise<void> {
  const given = task !== undefined && dueOn !== undefined ? { words: task, dueOn } : undefined;
  const ours = given && owner && authority === 'socialServices';
  const actionId = ours
    ? await addAction(ctx, { ...given, goalId: undefined, ownerId: owner, isGuarded: true })
    : undefined;
  await insertPart(ctx, to, { authority, who, ...(actionId ? { actionId } : { task: given }) });
}

/** What somebody took on after the consultation, or was forgotten when it was written down. */
export async function givePart(ctx: FileContext, to: ConsultationId, part: PartTyped<StaffId>): Promise<void> {
  await give(ctx, to, part);
  await happened(ctx, ctx.file, { kind: 'consultation.partAdded', section: 'children', subject: { consultation: to } });
}
