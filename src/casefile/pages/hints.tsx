import type { Language } from '../../platform/language/catalogue.ts';
import { hintText, levellingHints } from '../../safety/index.ts';
import { Notice } from '../../ui/index.ts';
import { recordTexts } from '../record-texts.ts';

/** Words that level or blame, with what to think of (V16). It hinders nothing, and nobody is told. */
export const Hints = ({ text, language }: { text: string; language: Language }) => {
  const hints = levellingHints(text);
  if (hints.length === 0) return null;
  const t = recordTexts(language).note;
  const words = [...new Map(hints.map((hint) => [hint.word.toLowerCase(), hint])).values()];
  return (
    <Notice kind="info" title={t.hints}>
      <p>{t.hintsHelp}</p>
      <ul>
        {words.map((hint) => (
          <li>{hintText(language, hint)}</li>
        ))}
      </ul>
    </Notice>
  );
};
