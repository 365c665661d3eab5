import type { FileContext } from '../access/index.ts';
import { type AccessKind, accessNeeds as needsInPlan } from '../plan/index.ts';
import type { Intervention } from './intervention.ts';
import { type AccessNeed, accessNeeds } from './service.ts';

/** What the plan says that there has to be, in the words of the catalogue. */
const inCatalogue: Readonly<Record<AccessKind, AccessNeed>> = {
  childCare: 'childCare',
  interpreter: 'interpreter',
  hours: 'evenings',
  distance: 'withoutCar',
  disability: 'wheelchair',
  digitalOnly: 'digital',
};

/** In the order of the catalogue. */
export async function plannedNeeds({ sql, file }: Pick<FileContext, 'sql' | 'file'>): Promise<AccessNeed[]> {
  const planned = (await needsInPlan(sql, file.id)).map(({ kind }) => inCatalogue[kind]);
  return accessNeeds.filter((need) => planned.includes(need));
}

/** What the plan says and the support was arranged without: an agreed talk that can't be reached is none (V07). */
export const forgotten = (planned: readonly AccessNeed[], { needs }: Pick<Intervention, 'needs'>): AccessNeed[] =>
  planned.filter((need) => !needs.includes(need));
