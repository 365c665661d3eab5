import type { FileContext } from '../access/index.ts';
import { usableInstruments } from '../instruments/index.ts';
import { dayOf } from '../kernel/instant.ts';
import { loadFileTop } from '../safety/index.ts';
import { type LastAnswers, lastAnswers } from './rating.store.ts';
import { quickFor } from './rating.ts';

/** Of the person whom the file is about. Undefined where there is nobody, or nothing that this person may be asked by. */
export async function lastAnswersOfSelf(ctx: FileContext): Promise<LastAnswers | undefined> {
  const { sql, file } = ctx;
  const [top, usable] = await Promise.all([loadFileTop(ctx), usableInstruments(sql)]);
  const self = top.people.find(({ part }) => part === 'self');
  if (!self || quickFor(usable, file.side, self, dayOf(ctx.now).year).length === 0) return undefined;
  return lastAnswers(sql, file, self.id);
}
