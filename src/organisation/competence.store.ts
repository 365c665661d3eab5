import { newId, type StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import { asRows, type Competence, fromRows, noCompetence } from './competence.ts';

/** What everybody can; those of whom nothing is said are not in it. */
export async function competences(sql: Sql): Promise<ReadonlyMap<StaffId, Competence>> {
  const rows = await sql.selectFrom('competence').select(['staffId', 'what']).where('endedAt', 'is', null).execute();
  const byStaff = Map.groupBy(rows, ({ staffId }) => staffId as StaffId);
  return new Map([...byStaff].map(([staffId, own]) => [staffId, fromRows(new Set(own.map(({ what }) => what)))]));
}

/** Ends what isn't said any more, and adds what is new. */
export async function saveCompetence(
  sql: Sql,
  staffId: StaffId,
  said: Competence,
  by: { readonly staffId: StaffId; readonly now: Instant },
): Promise<void> {
  const wanted = asRows(said);
  const there = asRows((await competences(sql)).get(staffId) ?? noCompetence);
  const gone = there.filter((what) => !wanted.includes(what));
  if (gone.length > 0)
    await sql
      .updateTable('competence')
      .set({ endedAt: by.now, endedBy: by.staffId })
      .where('staffId', '=', staffId)
      .where('what', 'in', gone)
      .where('endedAt', 'is', null)
      .execute();
  const fresh = wanted.filter((what) => !there.includes(what));
  if (fresh.length > 0)
    await sql
      .insertInto('competence')
      .values(fresh.map((what) => ({ id: newId(), staffId, what, at: by.now, byId: by.staffId })))
      .execute();
}
