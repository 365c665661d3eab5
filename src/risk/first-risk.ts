import type { FileContext, OpenFile } from '../access/index.ts';
import type { Started } from '../clocks/index.ts';
import type { StaffId } from '../kernel/ids.ts';
import { dayOf, endOfDay } from '../kernel/instant.ts';
import { responsibleFor } from '../redevent/index.ts';

const firstWithinDays = 7;

/**
 * The clock of the first assessment, from the day when the file is opened: until there is one, none falls due again. Only in the file of an
 * adult who is exposed; a child is assessed at once, and again in the preliminary assessment.
 */
export async function firstRisk(
  ctx: Pick<FileContext, 'sql' | 'now'>,
  file: OpenFile,
  answers?: StaffId,
): Promise<readonly Started[]> {
  if (file.side === 'perpetrator' || file.side === 'childWitness' || !file.mayRead('protection')) return [];
  const owner = answers ?? (await responsibleFor(ctx.sql, file.id));
  const due = endOfDay(dayOf(ctx.now).add({ days: firstWithinDays }));
  return [{ kind: 'riskFirst', section: 'protection', due, ...(owner && { owner }) }];
}
