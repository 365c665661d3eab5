import { type Answer, type FileContext, redirect } from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import type { DelegationId, StaffId } from '../kernel/ids.ts';
import { raiseAlert } from '../today/index.ts';
import { provisionTexts } from './provision-texts.ts';
import { type Disclosed, recordDisclosure } from './register.store.ts';
import { registerTexts } from './register-texts.ts';

/**
 * Writes it in. With consent it is given; without, when the one who decides has signed: at once where she writes it in
 * herself, else she is told, and a clock is hers until she has answered.
 */
export async function writeIn(
  ctx: FileContext,
  given: Disclosed,
  decider: { readonly id: StaffId; readonly name: string } | undefined,
  own: DelegationId | undefined,
): Promise<Answer> {
  const { file } = ctx;
  const mine = decider?.id === ctx.actor.staffId;
  const signing = decider && { delegationId: mine ? own : undefined };
  const id = await recordDisclosure(ctx, file, { ...given, ...(signing ? { signing } : {}) });
  const waits = signing !== undefined && signing.delegationId === undefined;
  await happened(ctx, file, {
    kind: waits ? 'disclosure.asked' : 'disclosure.made',
    section: 'consents',
    subject: { disclosure: id },
    about: id,
    ...(decider ? { owner: decider.id } : {}),
  });
  if (decider && waits) await raiseAlert(ctx, file, 'disclosureToSign', [{ staffId: decider.id }]);
  const text = decider && waits ? provisionTexts(ctx.language).writtenToSign : registerTexts(ctx.language).wasWritten;
  return redirect(`/akt/${file.id}/utlamnat`, { text });
}
