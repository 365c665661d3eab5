import type { FileContext } from '../access/index.ts';
import type { PersonId } from '../kernel/ids.ts';
import { outcomesIn } from './board.store.ts';
import type { ChildOutcome } from './board.ts';
import { boardTexts } from './board-texts.ts';

export type ChildStanding = {
  readonly kind: ChildOutcome['kind'] | 'nothingSaid';
  readonly words: string;
};

/** How it stands with a child, as the board of children says it; for those who are about to end the work (V06, V20). */
export async function childrenStand(
  ctx: Pick<FileContext, 'sql' | 'file' | 'language'>,
): Promise<(child: PersonId) => ChildStanding> {
  const t = boardTexts(ctx.language);
  const outcomes = await outcomesIn(ctx.sql, ctx.file);
  return (child) => {
    const outcome = outcomes.get(child);
    if (!outcome) return { kind: 'nothingSaid', words: t.nothingSaid };
    const parts = [
      t.kind[outcome.kind],
      outcome.gap && t.gap[outcome.gap],
      outcome.support && t.support[outcome.support],
    ];
    return { kind: outcome.kind, words: `${parts.filter(Boolean).join(' · ')}.` };
  };
}
