import type { StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';

/** No page waits longer than this to be sent a second time. */
const DAYS_KEPT = 7;

/** Claims the submission that a form named. False: it was made before (or is being made), and is not made again. Clears one's own that are old. */
export async function claimSubmission(sql: Sql, id: string, staffId: StaffId, at: Instant): Promise<boolean> {
  const result = await sql
    .insertInto('submission')
    .values({ id, staffId, at })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) return false;
  await sql
    .deleteFrom('submission')
    .where('staffId', '=', staffId)
    .where('at', '<', at.subtract({ hours: DAYS_KEPT * 24 }))
    .execute();
  return true;
}

/** Where the first sending of the form led. */
export async function findSubmission(sql: Sql, id: string): Promise<string | undefined> {
  const row = await sql.selectFrom('submission').select('location').where('id', '=', id).executeTakeFirst();
  return row?.location ?? undefined;
}

export async function finishSubmission(sql: Sql, id: string, location: string): Promise<void> {
  await sql.updateTable('submission').set({ location }).where('id', '=', id).execute();
}

/** The form was refused: the same form may be sent again, corrected. */
export async function releaseSubmission(sql: Sql, id: string): Promise<void> {
  await sql.deleteFrom('submission').where('id', '=', id).execute();
}
