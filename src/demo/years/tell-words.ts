import { Temporal } from 'temporal-polyfill';
import { dayOf, type Instant } from '../../kernel/instant.ts';
import type { Unwritten } from '../../platform/database/schema.generated.ts';
import type { Chance } from './chance.ts';
import type { Insertable, Rows } from './rows.store.ts';

/** Of so large a share of the texts it is told at first, and at last, that words which level or blame were left in them. */
const [first, last] = [0.45, 0.2];

/** What the count of hints would hold after these years: fewer words are left, and more go after a hint, as the months pass. */
export function tellWords(rows: Rows, chance: Chance, now: Instant): void {
  const written = rows.of('unwritten') as readonly Insertable<Unwritten>[];
  const monthOf = (at: Instant) => dayOf(at).with({ day: 1 });
  const thisMonth = monthOf(now);
  const counted = Map.groupBy(written, ({ unitId, since }) => `${unitId} ${monthOf(since as Instant).toString()}`);
  for (const [key, notes] of counted) {
    const [unitId = '', day = ''] = key.split(' ');
    const month = Temporal.PlainDate.from(day);
    const ago = Math.min(24, month.until(thisMonth, { largestUnit: 'months' }).months);
    if (ago < 1) continue;
    const share = last + ((first - last) * ago) / 24;
    const signed = notes.length;
    const kept = Math.min(signed, Math.max(0, Math.round(signed * share) + chance.whole(-1, 1)));
    const changed = Math.round(signed * (first - share) * 2);
    rows.add('authz.wordHint', { unitId, month, shown: kept + changed + chance.whole(0, 2), changed, signed, kept });
  }
}
