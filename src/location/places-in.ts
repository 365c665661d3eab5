import type { FileContext } from '../access/index.ts';
import { kindsIn } from './location.store.ts';
import type { LocationKind } from './location.ts';
import { locationTexts } from './texts.ts';

/**
 * Which kinds of place a text that is being written tells. Only one who may read where the person is gets an answer; to all
 * others it is always none, or writing a guess would show whether it was right.
 */
export const placesIn = ({ sql, file }: Pick<FileContext, 'sql' | 'file'>, text: string): Promise<LocationKind[]> =>
  kindsIn(sql, file, text);

/**
 * What a form that would make such a text a record is answered with, until its writer has ticked that it has to stand there.
 * Undefined where nothing is told, and for one who may not read where the person is.
 */
export async function placesSaid(
  ctx: Pick<FileContext, 'sql' | 'file' | 'body' | 'language'>,
  text: string,
): Promise<Record<string, string> | undefined> {
  if (ctx.body.placeKnown?.[0]) return undefined;
  const kinds = await placesIn(ctx, text);
  return kinds.length > 0 ? { placeKnown: locationTexts(ctx.language).warning.tickMissing } : undefined;
}
