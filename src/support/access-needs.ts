import type { FileContext } from '../access/index.ts';
import { type AccessKind, accessNeeds as needsInPlan } from '../plan/index.ts';
import type { Intervention } from './intervention.ts';
import { type AccessNeed, accessNeeds, adaptations } from './service.ts';

/** What the plan says that there has to be, in the words of the catalogue. Which adaptation stands there in words: it is not guessed here. */
const inCatalogue: Readonly<Record<AccessKind, AccessNeed>> = {
  childCare: 'childCare',
  interpreter: 'interpreter',
  hours: 'evenings',
  distance: 'withoutCar',
  disability: 'otherAdaptation',
  digitalOnly: 'digital',
};

/** In the order of the catalogue. */
export async function plannedNeeds({ sql, file }: Pick<FileContext, 'sql' | 'file'>): Promise<AccessNeed[]> {
  const planned = (await needsInPlan(sql, file.id)).map(({ kind }) => inCatalogue[kind]);
  return accessNeeds.filter((need) => planned.includes(need));
}

/** What the plan says and the support was arranged without: an agreed talk that can't be reached is none (V07). */
export const forgotten = (planned: readonly AccessNeed[], { needs }: Pick<Intervention, 'needs'>): AccessNeed[] =>
  planned.filter((need) =>
    // That something is to be adapted is met by whichever adaptation was named.
    need === 'otherAdaptation' ? !needs.some((one) => adaptations.includes(one)) : !needs.includes(need),
  );
