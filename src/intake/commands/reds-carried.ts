import type { FileContext } from '../../access/index.ts';
import type { Started } from '../../clocks/index.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { type Red, redden } from '../../redevent/index.ts';
import { loadWarnings, redOfWarning, redsOfViolence } from '../../safety/index.ts';
import type { ContactFacts } from '../load-contact.ts';
import type { Opened } from './file-of-person.ts';

/** What was told at the intake and changes the threat goes on in the file of whom it threatens: there the risk is assessed. */
export async function redsCarried(
  ctx: FileContext,
  { violence }: ContactFacts,
  { plan, file }: Opened,
  responsible: StaffId,
): Promise<readonly Started[]> {
  if (plan.person.part !== 'self') return [];
  const told: readonly Red[] = violence
    .filter(({ ids }) => plan.tellings.includes(ids[0] ?? ''))
    .flatMap(({ ids, kinds, severity }) =>
      redsOfViolence(kinds, severity).map((kind) => ({ kind, source: ids[0] ?? '' })),
    );
  const warned = plan.parts.includes('warnings')
    ? (await loadWarnings(ctx.sql, ctx.file)).flatMap(({ id, kind }): Red[] => {
        const red = redOfWarning[kind];
        return red ? [{ kind: red, source: id }] : [];
      })
    : [];
  return redden(ctx, file, [...told, ...warned], responsible);
}
