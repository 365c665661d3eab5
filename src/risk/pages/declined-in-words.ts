import type { FileContext } from '../../access/index.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showNearDay } from '../../platform/language/dates.ts';
import type { Declined } from '../rating.store.ts';
import { riskTexts } from '../texts.ts';

/** "Vid slutet: ville inte, 3 maj". */
export function declinedInWords(
  { language, now }: Pick<FileContext, 'language' | 'now'>,
  { occasion, because, at }: Declined,
): string {
  const t = riskTexts(language);
  return t.declinedLine(t.occasions[occasion], t.declinesShort[because], showNearDay(language, dayOf(at), dayOf(now)));
}
