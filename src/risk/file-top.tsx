import type { FileContext, FrameTop } from '../access/index.ts';
import { showAgo } from '../platform/language/dates.ts';
import { safetyTexts, WarningLine } from '../safety/index.ts';
import { fileAges } from './file-ages.store.ts';
import { riskAge } from './risk-age.ts';

/**
 * For the frame of every page of a file: what warns, and how old what was assessed is (look.md). Nobody who opens one of them, whichever,
 * misses it (features F23).
 */
export async function topOf({ sql, file, language, now }: FileContext): Promise<FrameTop> {
  const { warnings, protectionAt, risk } = await fileAges(sql, file);
  const t = safetyTexts(language);
  const age = riskAge(risk, now, language);
  return {
    reference: file.reference,
    warnings: warnings.length > 0 ? <WarningLine warnings={warnings} language={language} /> : undefined,
    // Of one who uses violence neither is assessed in that person's own file.
    protection:
      file.side === 'perpetrator'
        ? undefined
        : {
            label: t.assessed,
            value: protectionAt ? showAgo(language, protectionAt, now) : t.notAssessed,
            tone: protectionAt ? undefined : 'today',
          },
    risk:
      file.side === 'perpetrator' || file.kind !== 'person'
        ? undefined
        : {
            label: age.label,
            value: file.mayRead('identity') ? <a href={`/akt/${file.id}/lage`}>{age.words}</a> : age.words,
            tone: age.old ? 'today' : undefined,
          },
  };
}
