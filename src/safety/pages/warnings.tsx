import type { Language } from '../../platform/language/catalogue.ts';
import { Mark, Notice } from '../../ui/index.ts';
import { safetyTexts } from '../texts.ts';
import type { Warning } from '../warning.store.ts';

type Props = { warnings: readonly Warning[]; guardians?: readonly string[]; language: Language };

/** Stands on every page of a file; nothing when nothing warns. */
export const Warnings = ({ warnings, guardians = [], language }: Props) => {
  if (warnings.length === 0 && guardians.length === 0) return null;
  const t = safetyTexts(language).warnings;
  return (
    <Notice kind="danger" title={t.title}>
      <ul>
        {guardians.map((name) => (
          <li>{t.guardian(name)}</li>
        ))}
        {warnings.map(({ kind, words }) => (
          <li>{kind === 'other' ? words : words ? `${t.kinds[kind]}: ${words}` : t.kinds[kind]}</li>
        ))}
      </ul>
    </Notice>
  );
};

/** The same in one line, where the page is about something else. */
export const WarningLine = ({ warnings, language }: Pick<Props, 'warnings' | 'language'>) => {
  const t = safetyTexts(language).warnings;
  return (
    <p class="warning-line">
      <Mark kind="danger">{t.title}</Mark>{' '}
      {warnings.map(({ kind, words }) => (kind === 'other' ? words : t.kinds[kind])).join(' · ')}
    </p>
  );
};
