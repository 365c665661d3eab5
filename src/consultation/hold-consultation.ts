import type { FileContext } from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { newId, type StaffId } from '../kernel/ids.ts';
import { endOfDay } from '../kernel/instant.ts';
import { type ConsultationWritten, insertConsultation, insertPart } from './consultation.store.ts';
import type { ConsultationId, PartTyped } from './consultation.ts';
import { shareOut } from './share-out.ts';

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

const give = async (ctx: FileContext, to: ConsultationId, part: PartTyped<StaffId>): Promise<void> =>
  insertPart(ctx, to, await shareOut(ctx, part, { isGuarded: true }));

/** What somebody took on after the consultation, or was forgotten when it was written down. */
export async function givePart(ctx: FileContext, to: ConsultationId, part: PartTyped<StaffId>): Promise<void> {
  await give(ctx, to, part);
  await happened(ctx, ctx.file, { kind: 'consultation.partAdded', section: 'children', subject: { consultation: to } });
}
