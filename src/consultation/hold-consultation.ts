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
  for (const { authority, who, task, dueOn, owner: doer } of parts) {
    const given = task !== undefined && dueOn !== undefined ? { words: task, dueOn } : undefined;
    const ours = given && doer && authority === 'socialServices';
    const actionId = ours
      ? await addAction(ctx, { ...given, goalId: undefined, ownerId: doer, isGuarded: true })
      : undefined;
    await insertPart(ctx, id, { authority, who, ...(actionId ? { actionId } : { task: given }) });
  }
  await happened(ctx, ctx.file, {
    kind: 'consultation.held',
    section: 'children',
    about: id,
    owner,
    due: endOfDay(written.reviewOn),
  });
}
