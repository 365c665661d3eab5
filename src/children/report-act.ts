import type { OpenFile } from '../access/index.ts';
import type { Sql } from '../platform/database/database.ts';
import { threadsOf } from './concern.store.ts';
import { type NextAct, nextAct } from './concern.ts';

/** What a concern report that made this file waits for; nothing where none did, or for one who can't read it. */
export async function reportAct(sql: Sql, file: OpenFile): Promise<NextAct | undefined> {
  if (!(['children', 'protection', 'identity'] as const).every(file.mayRead)) return undefined;
  const thread = (await threadsOf(sql, file.id)).find(({ childFileId }) => childFileId === file.id);
  return thread && nextAct(thread);
}
