import type { Sql } from '../platform/database/database.ts';
import type { Execution } from './execution.ts';

/** Of the reader's own units, and what she owns: clocks and references, since row security shows her no more. No word of anybody. */
export async function executionsSeen(sql: Sql): Promise<Execution[]> {
  const rows = await sql
    .selectFrom('runningClock as c')
    .innerJoin('authz.staff as s', 's.id', 'c.ownerId')
    .select(['c.fileId', 'c.startedAt', 'c.dueAt', 'c.metAt', 'c.endedAt', 's.name'])
    .where('c.rule', '=', 'execution')
    .orderBy('c.startedAt')
    .execute();
  const files = [...new Set(rows.map(({ fileId }) => fileId))];
  const desks =
    files.length === 0
      ? []
      : await sql.selectFrom('desk').select(['fileId', 'reference', 'kind']).where('fileId', 'in', files).execute();
  const seen = new Map(desks.map((desk) => [desk.fileId, desk]));
  return rows.map((row) => ({
    fileId: row.fileId,
    kind: seen.get(row.fileId)?.kind === 'contact' ? 'contact' : 'file',
    reference: seen.get(row.fileId)?.reference ?? null,
    startedAt: row.startedAt,
    dueAt: row.dueAt,
    metAt: row.metAt,
    endedAt: row.endedAt,
    owner: row.name,
  }));
}
