import { newId } from '../../kernel/ids.ts';
import { err, ok, type Result } from '../../kernel/result.ts';

/**
 * The version that a page was drawn from, and the page itself. A page may follow up its own save; where another page
 * saved in between, both texts are shown and none is overwritten.
 */
export type PageVersion = { readonly version: number; readonly page: string };

export const showVersion = ({ version, page }: PageVersion): string => `${version}.${page}`;

export const newPageVersion = (version: number): PageVersion => ({ version, page: newId().slice(0, 8) });

export function parseVersion(text: string): Result<PageVersion, 'notAVersion'> {
  const match = /^(\d{1,9})\.([0-9a-f]{8})$/.exec(text);
  return match ? ok({ version: Number(match[1]), page: match[2] ?? '' }) : err('notAVersion');
}
