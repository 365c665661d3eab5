import { type FileContext, leadsUnitOf } from '../access/index.ts';
import { listed } from '../platform/language/plural.ts';
import { notOpenedIn } from './investigation.store.ts';
import { notOpenedTooOften } from './investigation.ts';
import { leadersOf } from './rights.ts';
import { investigationTexts } from './texts.ts';

/** Why it is not this one's to leave it once more, and whose it is; nothing where she may. */
export async function leftTooOften(ctx: FileContext): Promise<string | undefined> {
  if (leadsUnitOf(ctx.file, ctx.actor)) return undefined;
  if (!notOpenedTooOften(await notOpenedIn(ctx.sql, ctx.file), ctx.now)) return undefined;
  const names = (await leadersOf(ctx)).map(({ name }) => name);
  return investigationTexts(ctx.language).open.thirdTime(listed(ctx.language, names));
}
