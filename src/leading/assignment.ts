import type { StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Competence, SpokenLanguage, WorkerIs } from '../organisation/index.ts';

/** What the person wishes of who works with them; nothing where it wasn't said. */
export const formerWishes = ['same', 'other'] as const;
export type FormerWish = (typeof formerWishes)[number];
export type Wish = {
  readonly worker: WorkerIs | null;
  readonly language: SpokenLanguage | null;
  readonly former: FormerWish | null;
};

export const noWish: Wish = { worker: null, language: null, former: null };

/** One who could be given a case. `hindered`: not without more, whatever the reason is. */
export type Candidate = {
  readonly staffId: StaffId;
  readonly name: string;
  readonly competence: Competence;
  readonly files: number;
  readonly late: number;
  readonly unwritten: number;
  readonly former: boolean;
  readonly hindered: boolean;
  /** Away now, until then. */
  readonly awayUntil: Instant | null;
};

export const wishKinds = ['worker', 'language', 'former'] as const;
export type WishKind = (typeof wishKinds)[number];

/** Which of the wishes this worker meets, and which not. One who has said nothing of who they are meets no wish for it. */
export function meets(
  wish: Wish,
  one: Pick<Candidate, 'competence' | 'former'>,
): Readonly<Record<WishKind, boolean | null>> {
  return {
    worker: wish.worker === null ? null : one.competence.is === wish.worker,
    language: wish.language === null ? null : one.competence.languages.includes(wish.language),
    former: wish.former === null ? null : one.former === (wish.former === 'same'),
  };
}

const met = (wish: Wish, one: Candidate) => Object.values(meets(wish, one)).filter((said) => said === true).length;

/** First those whom nothing hinders, of them those who are here, then by wishes met, then who has least: what is late weighs more than how many. */
export const byFit = (candidates: readonly Candidate[], wish: Wish): Candidate[] =>
  candidates.toSorted(
    (one, other) =>
      Number(one.hindered) - Number(other.hindered) ||
      Number(one.awayUntil !== null) - Number(other.awayUntil !== null) ||
      met(wish, other) - met(wish, one) ||
      one.late - other.late ||
      one.files - other.files ||
      one.name.localeCompare(other.name, 'sv'),
  );
