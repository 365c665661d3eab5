import type { Language } from '../../platform/language/catalogue.ts';
import { Notice } from '../../ui/index.ts';
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
