import type { FileContext } from '../../access/index.ts';
import { clockTexts, ruleOf } from '../../clocks/index.ts';
import { dayOf, isAtOrAfter } from '../../kernel/instant.ts';
import { showDay, showDeadline } from '../../platform/language/dates.ts';
import { Icon } from '../../ui/index.ts';
import { ends, type Followed, isChildsPlace, possibleSteps } from '../placement.ts';
import { placementTexts, stepInWords } from '../placement-texts.ts';

type Line = {
  readonly words: string;
  readonly danger?: boolean;
  /** A day is missing, from which something is counted. */
  readonly unknown?: boolean;
};

/** What comes next with the decision, the first due first: by when, and what happens if it is missed. */
function nextLines(ctx: Pick<FileContext, 'language' | 'now'>, followed: Followed): Line[] {
  const { language, now } = ctx;
  const t = placementTexts(language);
  const { decision, clocks, steps } = followed;
  const lines: Line[] = clocks.map(({ kind, dueAt }) => {
    const late = isAtOrAfter(now, dueAt);
    const words = t.next[kind](showDeadline(language, dueAt, now));
    return { words: late ? clockTexts(language).consequence[ruleOf(kind).breach.consequence] : words, danger: late };
  });
  if (!isChildsPlace(decision.kind) && lines.length > 0) return lines;
  const last = isChildsPlace(decision.kind) ? steps.findLast(({ kind }) => ends(kind)) : steps.at(-1);
  if (last) {
    const day = showDay(language, last.on, dayOf(now));
    return [...lines, { words: t.over(stepInWords(last.kind, decision.kind, language), day) }];
  }
  if (!followed.stands) return [...lines, { words: t.replaced }];
  const can = possibleSteps(followed, now);
  if (can.includes('final')) lines.push({ words: t.notFinal, unknown: true });
  else if (can.includes('begun') && !clocks.some(({ kind }) => kind === 'placementBegins'))
    lines.push({ words: decision.kind === 'shelterChildImmediate' ? t.notBegun : t.notBegunGranted, unknown: true });
  return lines.length > 0 ? lines : [{ words: t.nothing }];
}

type Props = { ctx: Pick<FileContext, 'language' | 'now'>; followed: Followed; first?: boolean };

/** The same on the page, with a mark where it is late. With `first` the next thing alone, and what is late. */
export const NextLines = ({ ctx, followed, first = false }: Props) => (
  <ul class="lines">
    {nextLines(ctx, followed)
      .filter(({ danger, unknown }, n) => !first || n === 0 || danger || unknown)
      .map(({ words, danger }) => (
        <li>
          {danger ? (
            <span class="gap">
              <Icon name="danger" size={16} />
              <span>{words}</span>
            </span>
          ) : (
            words
          )}
        </li>
      ))}
  </ul>
);
