import type { OpenFile } from '../access/index.ts';

/** What the page of the coordinated plan rests on: it shows what each consent carries, and opens to one who reads them. */
export const coordinatedPlanReads = ['identity', 'protection', 'plan', 'consents'] as const;
export const opensCoordinatedPlan = ({ mayRead }: Pick<OpenFile, 'mayRead'>): boolean =>
  coordinatedPlanReads.every(mayRead);
