import type { FileContext } from '../access/index.ts';
import { usableInstruments } from '../instruments/index.ts';
import { loadFileTop } from '../safety/index.ts';
import { loadRatings } from './rating.store.ts';
import { isQuickRating } from './rating.ts';

/** What one who uses violence has told in figures, and what may be asked now. */
export async function loadOwnFigures(ctx: FileContext) {
  const { sql, file } = ctx;
  const [top, usable] = await Promise.all([loadFileTop(ctx), usableInstruments(sql)]);
  const self = top.people.find(({ part }) => part === 'self');
  const fear = usable.find(({ id }) => id === 'fear')?.title ?? { sv: 'fear' };
  return {
    top,
    self,
    // What is asked of nobody else first, while there is patience left.
    quick: usable
      .filter((one) => isQuickRating(one, 'usesViolence'))
      .toSorted((a, b) => Number(b.audience === 'usesViolence') - Number(a.audience === 'usesViolence')),
    ratings: self ? await loadRatings(sql, file, self.id, fear) : [],
  };
}
export type OwnFigures = Awaited<ReturnType<typeof loadOwnFigures>>;
