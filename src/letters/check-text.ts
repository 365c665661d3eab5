import type { FileContext } from '../access/index.ts';
import type { PersonId } from '../kernel/ids.ts';
import { placesIn } from '../location/index.ts';
import { textsWithheldFrom } from '../withholding/index.ts';
import { peopleIn, waysToReach } from './letter.store.ts';
import { type Guardian, othersNamed, quotes, tellsWay } from './letter.ts';
import { letterTexts } from './texts.ts';

/**
 * The same of a letter to the one whom the file is about: others may be named in it, since it is about what happened; but no way
 * to reach anyone, no place, and nothing that is kept from her.
 */
export async function faultForSelf(
  ctx: FileContext,
  text: string,
  self: { readonly id: PersonId; readonly name: string },
): Promise<string | undefined> {
  const { sql, file, language } = ctx;
  const t = letterTexts(language).problems;
  if (file.mayRead('safeContact') && tellsWay(text, await waysToReach(sql, file))) return t.way;
  if (quotes(text, await textsWithheldFrom(sql, file, self.id))) return t.withheld(self.name);
  return (await placesIn(ctx, text)).length > 0 ? t.place : undefined;
}

/**
 * Why this text must not stand in a letter to this reader, in a sentence; undefined where nothing is found. Asked when it is
 * made and again by whoever signs: each with what she herself may read, so that a refusal tells nobody more than the file does.
 */
export async function faultIn(ctx: FileContext, text: string, reader: Guardian): Promise<string | undefined> {
  const { sql, file, language } = ctx;
  const t = letterTexts(language).problems;
  const { child, others } = await peopleIn(ctx);
  const named = othersNamed(
    text,
    others.filter(({ id }) => id !== reader.id),
    [reader.name, child.name],
  );
  if (named[0]) return t.other(named[0].name ?? '');
  if (file.mayRead('safeContact') && tellsWay(text, await waysToReach(sql, file))) return t.way;
  if (quotes(text, await textsWithheldFrom(sql, file, reader.id))) return t.withheld(reader.name);
  return (await placesIn(ctx, text)).length > 0 ? t.place : undefined;
}
