import type { Instant } from '../kernel/instant.ts';
import type { Language } from '../platform/language/catalogue.ts';
import { showAgo } from '../platform/language/dates.ts';
import { isOverdue, type Judged } from './risk.ts';
import { riskTexts } from './texts.ts';

/** The strip's line: how old the judgement is, and that it may be too old. */
export function riskAge(
  last: Judged | undefined,
  now: Instant,
  language: Language,
): { readonly label: string; readonly words: string; readonly old: boolean } {
  const t = riskTexts(language);
  return last
    ? {
        label: t.label,
        words: t.aged(t.levels[last.level], showAgo(language, last.at, now)),
        old: isOverdue(last, now),
      }
    : { label: t.label, words: t.never, old: true };
}
