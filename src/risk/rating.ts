import type { Instrument } from '../instruments/index.ts';

/** When in the support: what has changed is seen between the first and the last (features F52). */
export const occasions = ['start', 'between', 'end'] as const;
export type Occasion = (typeof occasions)[number];

/** Why there is no figure: an answer as good as one, which is never counted as a figure. */
export const ratingDeclines = ['didNotWant', 'notSuitable'] as const;
export type RatingDecline = (typeof ratingDeclines)[number];

/** So long an answer holds: nobody is asked again so soon. */
export const answerHoldsDays = 14;

/** Whom the figures are of: an adult or a child who is exposed, or who uses violence. Each is asked own questions, and well-being is asked of both adults. */
export type RatedSide = 'exposed' | 'child' | 'usesViolence';

/** One question on 0–10: what can be asked in a minute and drawn as one line. */
export const isQuickRating = ({ id, kind, audience, items, scales }: Instrument, side: RatedSide): boolean => {
  const [item] = items;
  const scale = item && scales[item.scale];
  const fits = {
    exposed: audience === 'adult',
    child: audience === 'child',
    usesViolence: audience === 'usesViolence' || id === 'wellbeing',
  }[side];
  return kind === 'selfRating' && fits && items.length === 1 && scale?.min === 0 && scale.max === 10;
};

/** What may be asked of this person now: of a child what is made for the age. */
export const quickFor = (
  usable: readonly Instrument[],
  side: string | undefined,
  self: { readonly isChild: boolean; readonly birthYear: number | null } | undefined,
  year: number,
): Instrument[] =>
  side === 'perpetrator'
    ? usable.filter((one) => isQuickRating(one, 'usesViolence'))
    : usable.filter(
        (one) =>
          isQuickRating(one, self?.isChild ? 'child' : 'exposed') && isForAge(one, self?.birthYear ?? null, year),
      );

/** A child is asked as a child of that age is; where the year of birth isn't known, nothing is left out. */
export function isForAge({ ages }: Pick<Instrument, 'ages'>, birthYear: number | null, year: number): boolean {
  if (!ages || birthYear === null) return true;
  const age = year - birthYear;
  return age >= ages.from && age <= ages.to;
}

/** The name of its field: a field's name holds letters and figures only, and a municipality may name its own questions otherwise. */
export const ratingField = ({ id }: Pick<Instrument, 'id'>): string => id.replaceAll(/[^A-Za-z0-9]/g, '');

type Figure = { readonly key: string; readonly value: number; readonly occasion: Occasion | null };

/** How far it has come: from the first to the last, where there are two. */
export function changeOf(figures: readonly Figure[]): { readonly from: number; readonly to: number } | undefined {
  const first = figures.find(({ occasion }) => occasion === 'start') ?? figures[0];
  const last = figures.at(-1);
  return first && last && first !== last ? { from: first.value, to: last.value } : undefined;
}
