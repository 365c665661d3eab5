import type { Town } from '../../builders/town.ts';
import type { Outcome } from '../goal.ts';
import { tell } from './chosen.ts';
import type { Hunt } from './kill.ts';
import type { Mutant } from './policies.ts';

/** What survived of how many. */
export type Survivors = { tried: number; readonly survived: string[]; same: number };

/** Puts each mutant, lets it be hunted, and takes it back: what finds it must find nothing then. */
export async function hunted(
  { town, hunt, mutants }: { town: Town; hunt: Hunt; mutants: readonly Mutant[] },
  found: (mutant: Mutant) => Promise<string | undefined>,
): Promise<Survivors> {
  const told: Survivors = { tried: 0, survived: [], same: 0 };
  for (const mutant of mutants) {
    const { name, put, restore } = mutant;
    if (mutant.same) told.same += 1;
    if (mutant.same || !(await stands(town, put))) continue;
    const began = performance.now();
    told.tried += 1;
    const by = await found(mutant);
    await town.look(restore);
    const still = by && (await hunt.again());
    if (!by) told.survived.push(name);
    if (still) told.survived.push(`found without it too, ${name}: ${still}`);
    tell(name, by ? `${still ? 'FOUND WITHOUT IT TOO, ' : ''}${by}` : 'NOT FOUND', (performance.now() - began) / 1000);
  }
  return told;
}

const stands = (town: Town, text: string) =>
  town.look(text).then(
    () => true,
    () => false,
  );

export function outcome(all: readonly Survivors[]): Outcome {
  const tried = all.reduce((sum, one) => sum + one.tried, 0);
  const survived = all.flatMap((one) => one.survived);
  const same = all.reduce((sum, one) => sum + one.same, 0);
  const figure = `${tried} mutants, ${survived.length} not found; ${same} more change nothing that could be seen, each with its reason`;
  return { tried, failed: survived.length, figure: [figure, ...survived].join('\n') };
}
