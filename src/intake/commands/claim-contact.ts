import { claimFile, findWritableSection, type StaffContext } from '../../access/index.ts';
import { handClocksTo, happened } from '../../clocks/index.ts';
import type { FileId } from '../../kernel/ids.ts';
import { changeOnDesk, takeFromUnitDesk } from '../../today/index.ts';
import { findDeskUnit } from '../desks.store.ts';

/**
 * The first one gets it (features F11); everyone else is told nothing but that it wasn't her. Nothing of the contact can
 * be read in this transaction, so what the desk shows is all that it uses.
 */
export async function claimContact(ctx: StaffContext, fileId: FileId): Promise<boolean> {
  const { sql, now, actor } = ctx;
  const unitId = await findDeskUnit(sql, fileId);
  if (!unitId || !(await claimFile(sql, fileId))) return false;
  const section = await findWritableSection(sql, fileId, 'account');
  if (!section) return false;
  await takeFromUnitDesk(sql, fileId, actor.staffId, now);
  await changeOnDesk(sql, fileId, { state: 'ongoing', owner: actor.staffId }, now);
  await handClocksTo(sql, fileId, actor.staffId);
  await happened(
    ctx,
    { id: fileId, unitId, section: () => section },
    {
      kind: 'contact.claimed',
      section: 'account',
    },
  );
  return true;
}
