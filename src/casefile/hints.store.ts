import { sql as raw } from 'kysely';
import type { FileContext } from '../access/index.ts';
import { hintsMoved } from '../safety/index.ts';

/**
 * Adds to the count of the unit and the month (V16): hints that this save shows, words that went after one, and texts that
 * were signed. What was written, where and by whom isn't kept.
 */
export async function countHints(
  { sql, file }: Pick<FileContext, 'sql' | 'file'>,
  before: string,
  after: string,
  how: 'draft' | 'signed' = 'draft',
): Promise<void> {
  const { came, went, left } = hintsMoved(before, after);
  const signed = how === 'signed';
  // Words that came with the signature got no hint: the page that would have shown it is gone.
  const shown = signed ? 0 : came;
  if (shown === 0 && went === 0 && !signed) return;
  await raw`select authz.count_hints(${file.id}, ${shown}, ${went}, ${signed}, ${left})`.execute(sql);
}
