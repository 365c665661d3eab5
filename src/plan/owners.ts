import { type FileContext, nameable } from '../access/index.ts';
import { listStaff, worksWithPeople } from '../organisation/index.ts';
import { whoReadsProtection } from './leaving.store.ts';

/** Whom an action can be given to: those who do the casework, and whom nothing keeps from this file. */
export const possibleOwners = async (ctx: Pick<FileContext, 'sql' | 'now' | 'file'>) =>
  nameable(ctx, (await listStaff(ctx.sql, ctx.now)).filter(worksWithPeople));

/** What belongs to the leaving plan is seen by few: only one of them can do it. */
export async function leavingOwners(ctx: Pick<FileContext, 'sql' | 'now' | 'file'>) {
  const [staff, readers] = await Promise.all([possibleOwners(ctx), whoReadsProtection(ctx.sql, ctx.file)]);
  return staff.filter(({ id }) => readers.has(id));
}
