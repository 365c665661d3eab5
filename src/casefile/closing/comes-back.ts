import type { FileContext, OpenFile } from '../../access/index.ts';
import { mayStaffTeam } from '../team.store.ts';
import { closedSince } from './closing.store.ts';
import { reopenFile } from './reopen-file.ts';
import { closingTexts } from './texts.ts';

/**
 * Somebody whose file is closed has been in touch: the way back that was promised opens it again (V17). `closed` where that is another's to
 * do: whoever attached the contact is told so, and nobody believes that somebody works in it.
 */
export async function comesBack(ctx: FileContext, file: OpenFile): Promise<'open' | 'reopened' | 'closed'> {
  if (!(await closedSince(ctx.sql, file))) return 'open';
  if (!file.mayWrite('plan') || !(await mayStaffTeam(ctx.sql, file))) return 'closed';
  const done = await reopenFile({ ...ctx, file }, closingTexts(ctx.language).reopen.byContact);
  return done.ok ? 'reopened' : 'open';
}
