import type { FileContext } from '../../access/index.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { Notice } from '../../ui/index.ts';
import type { LeftWord } from '../relation.store.ts';
import { conflictTexts } from '../texts.ts';

type Props = { ctx: Pick<FileContext, 'language' | 'now'>; left: readonly LeftWord[] };

export const LeftWords = ({ ctx, left }: Props) => {
  if (left.length === 0) return null;
  const t = conflictTexts(ctx.language).left;
  return (
    <Notice kind="today" title={t.title}>
      <p>{t.help}</p>
      {left.map(({ at, by, words }) => (
        <>
          <p class="muted">
            {by}, {showMoment(ctx.language, at, ctx.now)}
          </p>
          <p class="written">{words}</p>
        </>
      ))}
    </Notice>
  );
};
