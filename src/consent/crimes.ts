import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from '../kernel/calendar-day.ts';

/**
 * Crimes that staff ask about, and the least prison for each, from the day it is in force: a table, so that nobody judges
 * freely what "serious" is (OSL 10:18 c, 10:23). Where the least is not certain the lower one stands: a mistake falls towards
 * secrecy. A municipality's lawyer holds it against the penal code; a change of law is a row.
 */
export const crimeKinds = [
  'murder',
  'manslaughter',
  'assault',
  'grossAssault',
  'extremelyGrossAssault',
  'kidnapping',
  'unlawfulDetention',
  'childPeace',
  'grossChildPeace',
  'unlawfulCoercion',
  'grossUnlawfulCoercion',
  'grossViolationOfIntegrity',
  'stalking',
  'forcedMarriage',
  'honourOppression',
  'unlawfulThreat',
  'grossUnlawfulThreat',
  'trespass',
  'molestation',
  'rape',
  'grossRape',
  'sexualAssault',
  'childRape',
  'grossChildRape',
  'childSexualAssault',
  'genitalMutilation',
  'otherAgainstMinor',
] as const;
export type CrimeKind = (typeof crimeKinds)[number];

/** Told of where the victim is under 18 alone, whatever the penalty (OSL 10:21): these and each other crime of BrB 3, 4 and 6. */
const againstMinor: readonly CrimeKind[] = ['childSexualAssault', 'genitalMutilation', 'otherAgainstMinor'];
export const crimesToChoose = (of: 'committed' | 'feared' | 'againstMinor'): readonly CrimeKind[] =>
  of === 'againstMinor' ? crimeKinds : crimeKinds.filter((kind) => !againstMinor.includes(kind));

type Penalty = { readonly from: string; readonly months: number };
type Crime = { readonly paragraph: string; readonly least: readonly [Penalty, ...Penalty[]] };

const always = '1965-01-01';
const since = (months: number, from = always): Penalty => ({ from, months });

export const crimes = {
  murder: { paragraph: 'BrB 3:1', least: [since(120)] },
  manslaughter: { paragraph: 'BrB 3:2', least: [since(72)] },
  assault: { paragraph: 'BrB 3:5', least: [since(0)] },
  grossAssault: { paragraph: 'BrB 3:6', least: [since(12), since(18, '2017-07-01')] },
  extremelyGrossAssault: { paragraph: 'BrB 3:6', least: [since(48), since(60, '2017-07-01')] },
  kidnapping: { paragraph: 'BrB 4:1', least: [since(48)] },
  unlawfulDetention: { paragraph: 'BrB 4:2', least: [since(12)] },
  childPeace: { paragraph: 'BrB 4:3', least: [since(0)] },
  grossChildPeace: { paragraph: 'BrB 4:3', least: [since(0), since(9, '2021-07-01')] },
  unlawfulCoercion: { paragraph: 'BrB 4:4', least: [since(0)] },
  grossUnlawfulCoercion: { paragraph: 'BrB 4:4', least: [since(0), since(9, '2017-07-01')] },
  grossViolationOfIntegrity: {
    paragraph: 'BrB 4:4 a',
    least: [since(6), since(9, '2013-07-01'), since(12, '2022-01-01')],
  },
  stalking: { paragraph: 'BrB 4:4 b', least: [since(0)] },
  forcedMarriage: { paragraph: 'BrB 4:4 c', least: [since(0)] },
  honourOppression: { paragraph: 'BrB 4:4 e', least: [since(0), since(12, '2022-06-01')] },
  unlawfulThreat: { paragraph: 'BrB 4:5', least: [since(0)] },
  grossUnlawfulThreat: { paragraph: 'BrB 4:5', least: [since(0), since(9, '2017-07-01'), since(12, '2023-07-01')] },
  trespass: { paragraph: 'BrB 4:6', least: [since(0)] },
  molestation: { paragraph: 'BrB 4:7', least: [since(0)] },
  rape: { paragraph: 'BrB 6:1', least: [since(24), since(36, '2022-08-01')] },
  grossRape: { paragraph: 'BrB 6:1', least: [since(48), since(60, '2018-07-01')] },
  sexualAssault: { paragraph: 'BrB 6:2', least: [since(0)] },
  childRape: { paragraph: 'BrB 6:4', least: [since(24), since(36, '2022-08-01')] },
  grossChildRape: { paragraph: 'BrB 6:4', least: [since(48), since(60, '2018-07-01')] },
  childSexualAssault: { paragraph: 'BrB 6:6', least: [since(0)] },
  genitalMutilation: { paragraph: 'lag 1982:316', least: [since(0)] },
  otherAgainstMinor: { paragraph: 'BrB 3, 4 eller 6 kap.', least: [since(0)] },
} as const satisfies Record<CrimeKind, Crime>;

/** The least prison in months for a crime committed, or feared, on this day. */
export function leastMonths(kind: CrimeKind, on: CalendarDay): number {
  const { least }: Crime = crimes[kind];
  const inForce = least.filter(({ from }) => Temporal.PlainDate.compare(Temporal.PlainDate.from(from), on) <= 0);
  return inForce.at(-1)?.months ?? 0;
}

export const crimeStages = ['committed', 'attempted'] as const;
export type CrimeStage = (typeof crimeStages)[number];

/** OSL 10:23: six months, and for attempt, preparation or conspiracy one year. */
export const reachesSeriousCrime = (kind: CrimeKind, stage: CrimeStage, on: CalendarDay): boolean =>
  leastMonths(kind, on) >= (stage === 'committed' ? 6 : 12);

/** OSL 10:18 c: a feared crime against somebody close, in BrB 3, 4 or 6, of at least one year. */
export const reachesFearedCrime = (kind: CrimeKind, on: CalendarDay): boolean => leastMonths(kind, on) >= 12;
