import { sql as raw } from 'kysely';
import { moveReport } from '../children/index.ts';
import { endClocksAbout, resumeClocksAbout } from '../clocks/index.ts';
import type { FileId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';

const tables = [
  'personTold',
  'violenceTold',
  'fearRating',
  'interpreterNeed',
  'safeContact',
  'protectionAssessment',
  'warning',
  'promise',
  'decision',
  'concernReport',
] as const;
const named = {
  person_told: 'personTold',
  violence_told: 'violenceTold',
  fear_rating: 'fearRating',
  interpreter_need: 'interpreterNeed',
  safe_contact: 'safeContact',
  protection_assessment: 'protectionAssessment',
  warning: 'warning',
  promise: 'promise',
  decision: 'decision',
  concern_report: 'concernReport',
} as const satisfies Record<string, (typeof tables)[number]>;

/**
 * Marks the rows that were copied from this contact, and stops the clocks that are about one of them. A way of contact that
 * was hers is used for nobody from now on.
 */
export async function detachCopies(sql: Sql, fileId: FileId, contactId: FileId, now: Instant): Promise<void> {
  const copies = await sql
    .selectFrom('copiedRow')
    .select(['ofTable', 'rowId'])
    .where('fileId', '=', fileId)
    .where('contactId', '=', contactId)
    .execute();
  for (const [name, table] of Object.entries(named)) {
    const ids = copies.filter(({ ofTable }) => ofTable === name).map(({ rowId }) => rowId);
    if (ids.length === 0) continue;
    await sql
      .updateTable(table)
      .set({ detachedAt: now, ...(table === 'safeContact' ? { replacedAt: now } : {}) })
      .where('id', 'in', ids)
      .where('fileId', '=', fileId)
      .where('detachedAt', 'is', null)
      .execute();
    await endClocksAbout(sql, fileId, ids, now);
    if (table === 'concernReport') await moveReport(sql, { from: fileId, to: contactId });
  }
}

/** Takes the marks away again that were set at that moment, and no others. */
export async function attachCopies(sql: Sql, fileId: FileId, contactId: FileId, detachedAt: Instant): Promise<void> {
  for (const table of tables) {
    await sql
      .updateTable(table)
      .set({ detachedAt: null, ...(table === 'safeContact' ? { replacedAt: null } : {}) })
      .where('fileId', '=', fileId)
      .where('detachedAt', '=', detachedAt)
      .execute();
  }
  await moveReport(sql, { from: contactId, to: fileId });
  await resumeClocksAbout(sql, fileId, detachedAt);
}

/**
 * The same in all other files that the contact went to, whether they are open to whoever puts it right or not; `from`: takes the marks of
 * that moment away again. False where somebody else has read one of them since.
 */
export async function detachElsewhere(
  sql: Sql,
  contactId: FileId,
  but: FileId,
  from: Instant | null,
): Promise<boolean> {
  const { rows } = await raw<{ done: boolean }>`
    select authz.detach_copies(${contactId}, ${but}, ${from}::timestamptz) as done`.execute(sql);
  return rows[0]?.done ?? false;
}

/** Has anybody else had the file open since then? */
export async function readByOthersSince(sql: Sql, fileId: FileId, since: Instant): Promise<boolean> {
  const { rows } = await raw<{ read: boolean }>`
    select authz.read_by_others(${fileId}, ${since}::timestamptz) as read`.execute(sql);
  return rows[0]?.read ?? true;
}
