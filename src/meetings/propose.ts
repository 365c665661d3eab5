import type { FileContext } from '../access/index.ts';
import { makeAgendas } from './agenda.store.ts';
import { addProposal, openProposal } from './item.store.ts';

/** Puts it before the internal group, where a consent lets its units see the file; nobody sees it before. The event is the caller's. */
export async function proposeToGroup(
  { sql, file, actor, now }: Pick<FileContext, 'sql' | 'file' | 'actor' | 'now'>,
  question: string,
): Promise<void> {
  if (!(await openProposal(sql, file))) await addProposal(sql, file, question, { by: actor.staffId, at: now });
  await makeAgendas(sql);
}
