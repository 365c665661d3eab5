import type { FileContext } from '../../access/index.ts';
import { Mark } from '../../ui/index.ts';
import { withholdAddress } from '../address.ts';
import { withholdingTexts } from '../texts.ts';
import { type ItemKind, itemKinds, type Withheld } from '../withholding.ts';

type Props = {
  ctx: FileContext;
  kind: ItemKind;
  item: string;
  /** Everything that is withheld in the file. */
  withheld: readonly Withheld[];
};

/** The line at an item: who is kept from it, and the way to say so. Nothing to one who may neither know nor do anything. */
export const WithheldLine = ({ ctx, kind, item, withheld }: Props) => {
  const t = withholdingTexts(ctx.language);
  const here = withheld.filter(({ itemId }) => itemId === item);
  const mayWrite = ctx.file.mayWrite(itemKinds[kind]);
  if (here.length === 0 && !mayWrite) return null;
  return (
    <p class="withheld">
      {here.map((one) => (
        <>
          <Mark kind="danger">{'person' in one.from ? t.neverGiven(one.name) : t.neverShown(one.name)}</Mark>{' '}
        </>
      ))}
      <a href={withholdAddress(ctx.file, item)}>{t.link}</a>
    </p>
  );
};
