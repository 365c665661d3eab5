import type { FileContext } from '../access/index.ts';
import { type Instrument, usableInstruments } from '../instruments/index.ts';
import { type Instant, isBefore } from '../kernel/instant.ts';
import { loadFileTop } from '../safety/index.ts';
import { type Declined, loadDeclined, loadRatings } from './rating.store.ts';
import { answerHoldsDays } from './rating.ts';

type Figure = { readonly key: string; readonly value: number; readonly at: Instant };
export type Measured<F extends Figure = Figure & { readonly title: Instrument['title'] }> = {
  readonly key: string;
  /** The last figure before that moment, or the first since. */
  readonly first: F;
  /** Missing where it was asked only once. */
  readonly last: F | undefined;
};

/** What has changed since a moment, one for each thing that was asked; figures come oldest first. */
export function measuredSince<F extends Figure>(figures: readonly F[], since: Instant | null): Measured<F>[] {
  return [...new Set(figures.map(({ key }) => key))].flatMap((key) => {
    const own = figures.filter((one) => one.key === key);
    const first = (since && own.findLast(({ at }) => isBefore(at, since))) ?? own[0];
    const last = own.at(-1);
    return first ? [{ key, first, last: last === first ? undefined : last }] : [];
  });
}

/** What is measured, and where the person gave no figure: from the fortnight before that moment on. */
export type Change = { readonly figures: readonly Measured[]; readonly declined: readonly Declined[] };

/** Of the person whom the file is about. Undefined for one who may not read it: none that is seen is another thing than none. */
export async function measuredIn(ctx: FileContext, since: Instant | null): Promise<Change | undefined> {
  const { sql, file } = ctx;
  if (!file.mayRead('protection') || !file.mayRead('identity')) return undefined;
  const [top, usable] = await Promise.all([loadFileTop(ctx), usableInstruments(sql)]);
  const self = top.people.find(({ part }) => part === 'self');
  const fear = usable.find(({ id }) => id === 'fear')?.title ?? { sv: 'fear' };
  if (!self) return { figures: [], declined: [] };
  const [ratings, declined] = await Promise.all([
    loadRatings(sql, file, self.id, fear),
    loadDeclined(sql, file, self.id),
  ]);
  const from = since?.subtract({ hours: 24 * answerHoldsDays });
  return {
    figures: measuredSince(ratings, since),
    declined: declined.filter(({ at }) => !from || !isBefore(at, from)),
  };
}
