import type { FileContext } from '../access/index.ts';
import { listStaff, worksWithPeople } from '../organisation/index.ts';

/** Whom an action can be given to: those who do the casework. */
export const possibleOwners = async ({ sql, now }: Pick<FileContext, 'sql' | 'now'>) =>
  (await listStaff(sql, now)).filter(worksWithPeople);
