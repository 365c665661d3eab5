import type { FileClock } from '../clocks/index.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Language } from '../platform/language/catalogue.ts';
import { showAgo } from '../platform/language/dates.ts';
import type { FileTopFacts } from './file-top.store.ts';
import type { Protected } from './people.store.ts';
import { isStale, isUrgent, standingOf } from './protection.ts';
import { protectionTexts } from './protection-texts.ts';
import { nameOf } from './texts.ts';

export type ProtectionRow = {
  readonly person: Protected;
  readonly name: string;
  /** In words: never assessed, begun, paused by whom, or the need with its age. */
  readonly state: string;
  readonly tone: 'danger' | 'today' | 'done';
  readonly fear: string;
  readonly act: string;
  readonly needsDecision: boolean;
  readonly clock: FileClock | undefined;
};

type Fear = ReadonlyMap<string, { readonly score: number; readonly at: Instant }>;

/** One row for each person: nobody stands only on somebody else's. */
export function protectionRows(
  facts: Pick<FileTopFacts, 'people' | 'assessments'>,
  clocks: readonly FileClock[],
  fear: Fear,
  now: Instant,
  language: Language,
): ProtectionRow[] {
  const t = protectionTexts(language);
  return facts.people.map((person) => {
    const { last, open } = standingOf(person.id, facts.assessments);
    const rating = fear.get(person.id);
    const kind = person.isChild ? 'childProtection' : 'adultProtection';
    const done =
      last?.assessedAt && last.need
        ? t.last(t.needs[last.need], showAgo(language, last.assessedAt, now), last.by)
        : undefined;
    const pending = open?.pausedAt
      ? t.pausedBy(open.pausedBy ?? '', showAgo(language, open.pausedAt, now))
      : open && t.ongoing(open.by);
    return {
      person,
      name: nameOf(person, facts.people, language),
      state: [pending, done, last && isStale(last, now) && t.stale].filter(Boolean).join('. ') || t.never,
      tone: open || !last ? 'danger' : isUrgent(last.need) || isStale(last, now) ? 'today' : 'done',
      fear: rating ? t.fear(rating.score, showAgo(language, rating.at, now)) : t.noFear,
      act: open ? (open.pausedAt ? t.takeUp : t.goOn) : last ? t.again : t.assess,
      needsDecision: isUrgent(last?.need),
      clock: clocks.find(
        (one) => one.kind === kind && (one.about === person.id || (one.about === null && kind === 'adultProtection')),
      ),
    };
  });
}
