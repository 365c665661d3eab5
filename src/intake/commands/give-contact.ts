import { type FileContext, handFileOver, leadsUnitOf } from '../../access/index.ts';
import { happened } from '../../clocks/index.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { clearDesks, deskName, putOnDesk } from '../../today/index.ts';
import { isClosed } from '../contact.ts';
import type { ContactFacts } from '../load-contact.ts';
import type { Colleague } from '../receivers.store.ts';

/** Whoever leads the unit that has the contact may say who of it takes it: a morning review ends with a name on each. */
export const mayGive = ({
  actor,
  file,
}: Pick<FileContext, 'actor'> & { readonly file: Pick<FileContext['file'], 'unitId'> }): boolean =>
  leadsUnitOf(file, actor);

/** Within the unit, so nothing has to be answered first: the one who gets it goes on where it is. */
export async function giveContact(
  ctx: FileContext,
  facts: ContactFacts,
  to: { readonly receiver: Colleague; readonly deputy: Colleague | undefined },
): Promise<Result<true, 'notFromHere'>> {
  const { sql, file, keyring, now } = ctx;
  const { state, urgency, receivedAt } = facts.contact;
  if (isClosed(state)) return err('notFromHere');
  const { staffId, unitId } = to.receiver;
  // A leader writes of it in the notes: what was asked and answered is for those who spoke with the person.
  await happened(ctx, file, { kind: 'contact.given', section: 'notes', subject: { staff: staffId } });
  await clearDesks(sql, file.id);
  await putOnDesk(sql, keyring, file, {
    kind: 'contact',
    name: deskName(facts.people.find(({ part }) => part === 'self')?.name ?? undefined),
    state: state === 'received' ? 'ongoing' : state,
    urgency,
    owner: staffId,
    staff: [staffId, ...(to.deputy ? [to.deputy.staffId] : [])],
    since: receivedAt,
    now,
  });
  await handFileOver(sql, { fileId: file.id, unitId, staffId, deputyId: to.deputy?.staffId });
  return ok(true);
}
