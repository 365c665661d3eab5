import type { Language } from '../../platform/language/catalogue.ts';
import { Icon } from '../../ui/index.ts';
import type { ChildLine } from '../children-lines.ts';
import { childrenTexts } from '../texts.ts';

type Props = { lines: readonly ChildLine[]; language: Language; address: string };

/** The children's part of a file page: a line each, the gap in words. */
export const ChildrenLines = ({ lines, language, address }: Props) => {
  const t = childrenTexts(language);
  if (lines.length === 0) return <p>{t.none}</p>;
  return (
    <ul class="rows">
      {lines.map(({ child, name, lives, gaps, known, ownFile }) => (
        <li>
          <p>
            <a href={ownFile?.opens ? `/akt/${ownFile.id}` : `${address}/barn#child-${child.id}`}>{name}</a>
            {child.birthYear && !name.includes(String(child.birthYear)) ? `, ${child.birthYear}` : ''} · {lives}
          </p>
          {gaps.length > 0 && (
            <p class="gap">
              <Icon name="danger" size={16} />
              <span>{gaps.join(' ')}</span>
            </p>
          )}
          {known.length > 0 && <p class="help">{known.join(' ')}</p>}
        </li>
      ))}
    </ul>
  );
};
