import type { RiskLevel } from '../instruments/index.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Language } from '../platform/language/catalogue.ts';
import { showAgo } from '../platform/language/dates.ts';
import { daysSince, staleAfterDays } from './risk.ts';
import { riskTexts } from './texts.ts';

/** The strip's line: how old the judgement is, and that it may be too old. */
export function riskAge(
  last: { readonly at: Instant; readonly level: RiskLevel } | undefined,
  now: Instant,
  language: Language,
): { readonly label: string; readonly words: string; readonly old: boolean } {
  const t = riskTexts(language);
  return last
    ? {
        label: t.label,
        words: t.aged(t.levels[last.level], showAgo(language, last.at, now)),
        old: daysSince(last.at, now) > staleAfterDays,
      }
    : { label: t.label, words: t.never, old: true };
}
