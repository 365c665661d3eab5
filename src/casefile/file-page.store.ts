import type { OpenFile } from '../access/index.ts';
import type { StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';

/** When protection was last assessed for the file's own person; nothing where that may not be read. */
export async function lastAssessedAt(sql: Sql, file: OpenFile): Promise<Instant | undefined> {
  const row = await sql
    .selectFrom('protectionAssessment as a')
    .innerJoin('personTold as p', 'p.id', 'a.personId')
    .select('a.assessedAt')
    .where('a.fileId', '=', file.id)
    .where('p.part', '=', 'self')
    .where('a.assessedAt', 'is not', null)
    .where('a.detachedAt', 'is', null)
    .orderBy('a.assessedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.assessedAt ?? undefined;
}

/** The ways that are agreed now, and whether one of them was shut since: what the next step asks about. */
export async function safeContactState(
  sql: Sql,
  file: OpenFile,
): Promise<{ readonly ways: number; readonly locked: number; readonly oldest: Instant | undefined }> {
  const rows = await sql
    .selectFrom('safeContact')
    .select(['lockedAt', 'checkedAt'])
    .where('fileId', '=', file.id)
    .where('replacedAt', 'is', null)
    .execute();
  const open = rows.filter(({ lockedAt }) => lockedAt === null);
  const oldest = open
    .map(({ checkedAt }) => checkedAt)
    .toSorted((a, b) => a.epochMilliseconds - b.epochMilliseconds)[0];
  return { ways: open.length, locked: rows.length - open.length, oldest };
}

/** What a person of the staff is called. */
export async function staffNames(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await sql
    .selectFrom('authz.staff')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id as StaffId, name]));
}
