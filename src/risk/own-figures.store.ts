import type { FileContext } from '../access/index.ts';
import { usableInstruments } from '../instruments/index.ts';
import { dayOf } from '../kernel/instant.ts';
import { loadFileTop } from '../safety/index.ts';
import { loadDeclined, loadRatings } from './rating.store.ts';
import { quickFor } from './rating.ts';

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
    quick: quickFor(usable, 'perpetrator', self, dayOf(ctx.now).year).toSorted(
      (a, b) => Number(b.audience === 'usesViolence') - Number(a.audience === 'usesViolence'),
    ),
    ratings: self ? await loadRatings(sql, file, self.id, fear) : [],
    declined: self ? await loadDeclined(sql, file, self.id) : [],
  };
}
export type OwnFigures = Awaited<ReturnType<typeof loadOwnFigures>>;
