import { createFile, type FileContext, type ProtectedIdentity, setProtection } from '../../access/index.ts';
import { happened } from '../../clocks/index.ts';
import { deskName, relabelOnDesk } from '../../today/index.ts';
import type { ContactFacts } from '../load-contact.ts';
import { type SituationMember, tieSituation } from '../person-index.store.ts';

/** Which files stand around the same violence is known to the situation alone, which few may open. */
export async function tieFiles(ctx: FileContext, members: readonly SituationMember[]): Promise<void> {
  if (members.length < 2) return;
  const { sql, keyring, file, now } = ctx;
  const situation = await createFile(sql, keyring, {
    kind: 'situation',
    unitId: file.unitId,
    function: 'responsible',
    protection: 'none',
    now,
  });
  await happened(ctx, situation, { kind: 'file.created', section: 'identity' });
  // Last: whoever ties keeps nothing of it, and can write nothing more there.
  await tieSituation(sql, situation.id, members);
}

const levels: readonly ProtectedIdentity[] = ['none', 'secrecyMarker', 'protectedRegistration', 'assumedIdentity'];

/** The contact says all that her file and the child's do, so it is hidden as well as the best hidden of them. */
export async function hideContact(
  ctx: FileContext,
  { people }: ContactFacts,
  files: readonly ProtectedIdentity[],
): Promise<void> {
  const { sql, keyring, file } = ctx;
  const rank = Math.max(...files.map((level) => levels.indexOf(level)), 0);
  const level = levels[rank] ?? 'none';
  if (rank <= levels.indexOf(file.protection)) return;
  const self = people.find(({ part }) => part === 'self');
  await relabelOnDesk(sql, keyring, { ...file, protection: level }, deskName(self?.name ?? undefined));
  await setProtection(sql, file.id, level);
}
