import type { FileContext } from '../access/index.ts';
import { whoIsAsked } from '../consent/index.ts';
import { isBlocked, peopleIn } from '../letters/index.ts';
import { nameOf } from '../safety/index.ts';
import type { Party } from './decided.ts';
import { mayTellGuardians } from './investigation.ts';
import type { DocumentFacts } from './load.ts';

/** Who is party: the adult herself; for a child its guardians, and from fifteen the child too (SoL 3:1–3:4). */
export async function partiesOf(
  ctx: FileContext,
  { top, investigation }: Pick<DocumentFacts, 'top' | 'investigation'>,
): Promise<{ parties: Party[]; age: number | undefined }> {
  const self = top.people.find(({ part }) => part === 'self');
  if (!self) return { parties: [], age: undefined };
  const own: Party = { id: self.id, name: nameOf(self, top.people, ctx.language), kept: false, self: true };
  if (investigation.subject === 'adult') return { parties: [own], age: undefined };
  const [{ age }, { guardians }] = await Promise.all([whoIsAsked(ctx.sql, ctx.file, ctx.now), peopleIn(ctx)]);
  return {
    age,
    parties: [
      ...(age !== undefined && age >= 15 ? [own] : []),
      ...guardians.map((one) => ({
        id: one.id,
        name: one.name,
        kept: isBlocked(one) || !mayTellGuardians(investigation.danger),
        self: false,
      })),
    ],
  };
}
