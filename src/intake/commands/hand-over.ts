import { type FileContext, handFileOver } from '../../access/index.ts';
import { happened } from '../../clocks/index.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { clearDesks, deskName, putOnDesk } from '../../today/index.ts';
import { changeContact } from '../contact.store.ts';
import { type MissingAnswer, missingBefore, moveContact } from '../contact.ts';
import type { ContactFacts } from '../load-contact.ts';
import type { Colleague } from '../receivers.store.ts';
import { endFacts } from './end-contact.ts';

/** A unit is nobody: it is handed to a person, and whoever leads the receiving unit stands in for her (voices V46). */
export const deputyOf = (receiver: Colleague, all: readonly Colleague[]): Colleague | undefined => {
  const others = all.filter((one) => one.unitId === receiver.unitId && one.staffId !== receiver.staffId);
  return others.find(({ leads }) => leads) ?? others[0];
};

export async function handOver(
  ctx: FileContext,
  facts: ContactFacts,
  safeContactAnswered: boolean,
  to: { receiver: Colleague; deputy: Colleague | undefined; words: string },
): Promise<Result<true, 'notFromHere' | readonly MissingAnswer[]>> {
  const moved = moveContact(facts.contact.state, 'handOver');
  if (!moved.ok) return moved;
  const left = missingBefore('handOver', { ...endFacts(facts, safeContactAnswered), ownerNamed: true });
  if (left.length > 0) return err(left);
  const { sql, file, keyring, now } = ctx;
  const { unitId, staffId } = to.receiver;
  await changeContact(sql, file, { state: moved.value, outcome: 'handedOver', outcomeWords: to.words });
  await happened(ctx, file, {
    kind: 'contact.handedOver',
    section: 'account',
    subject: { unit: unitId, staff: staffId },
    owner: staffId,
  });
  await clearDesks(sql, file.id);
  await putOnDesk(
    sql,
    keyring,
    { ...file, unitId },
    {
      kind: 'contact',
      name: deskName(facts.people.find(({ part }) => part === 'self')?.name ?? undefined),
      state: moved.value,
      urgency: facts.contact.urgency,
      owner: staffId,
      staff: [staffId, ...(to.deputy ? [to.deputy.staffId] : [])],
      since: facts.contact.receivedAt,
      now,
    },
  );
  await handFileOver(sql, { fileId: file.id, unitId, staffId, deputyId: to.deputy?.staffId });
  return ok(true);
}
