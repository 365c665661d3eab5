import type { Language } from '../../platform/language/catalogue.ts';
import { hintSentences } from '../../safety/index.ts';
import { Notice } from '../../ui/index.ts';
import { recordTexts } from '../record-texts.ts';

type Props = {
  text: string;
  language: Language;
  /** Beside a field that saves itself: filled and emptied as its text changes. */
  live?: boolean;
};

/** Words that level or blame, with what to think of (V16). It hinders nothing; how often is counted by unit, never who or where. */
export const Hints = ({ text, language, live }: Props) => {
  const sentences = hintSentences(language, text);
  if (sentences.length === 0 && !live) return null;
  const t = recordTexts(language).note;
  const notice = (
    <Notice kind="info" title={t.hints}>
      <p>{t.hintsHelp}</p>
      <ul>
        {sentences.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </Notice>
  );
  if (!live) return notice;
  return (
    <div data-hints aria-live="polite">
      <div hidden={sentences.length === 0}>{notice}</div>
    </div>
  );
};

/** The same with the answer to a save, for the page that stays open. */
export function hintsWith(language: Language, text: string): { hints?: readonly string[] } {
  const hints = hintSentences(language, text);
  return hints.length > 0 ? { hints } : {};
}
