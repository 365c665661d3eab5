import type { FileContext } from '../../access/index.ts';
import { loadWarnings } from '../warning.store.ts';
import { WarningLine } from './warnings.tsx';

/** For the frame of every page of a file: nobody who opens one of them misses what warns (features F23). */
export async function warningsOf({ sql, file, language }: FileContext): Promise<unknown> {
  const warnings = await loadWarnings(sql, file);
  return warnings.length > 0 ? <WarningLine warnings={warnings} language={language} /> : undefined;
}
