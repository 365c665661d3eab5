import { sql as raw } from 'kysely';
import type { OpenFile } from '../access/index.ts';
import { newId, type StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { PageVersion } from '../platform/web/page-version.ts';
import type { AccountId, AccountVersion, ConfirmedHow, RetellingReason, ToldCount } from './account.ts';

const body = (id: string) => `account.body:${id}`;
const changed = (id: string) => `account.changed:${id}`;

export async function accountOf(sql: Sql, file: OpenFile): Promise<AccountVersion[]> {
  const rows = await sql
    .selectFrom('account as a')
    .innerJoin('authz.staff as w', 'w.id', 'a.writtenBy')
    .leftJoin('authz.staff as c', 'c.id', 'a.confirmedTo')
    .selectAll('a')
    .select(['w.name as writerName', 'c.name as confirmedName'])
    .where('a.fileId', '=', file.id)
    .orderBy('a.version', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id as AccountId,
    version: row.version,
    text: file.vault.unseal(body(row.id), row.body),
    changed: file.vault.unsealOptional(changed(row.id), row.changed),
    draft: row.draft,
    revision: row.revision,
    savedAt: row.savedAt,
    savedPage: row.savedPage,
    writtenAt: row.writtenAt,
    writtenBy: row.writtenBy as StaffId,
    writerName: row.writerName,
    confirmedAt: row.confirmedAt,
    confirmedHow: row.confirmedHow as ConfirmedHow | null,
    confirmedTo: row.confirmedName,
  }));
}

/** False: somebody began a draft at the same moment, and there is one already. */
export async function insertAccountDraft(
  sql: Sql,
  file: OpenFile,
  draft: {
    readonly id: AccountId;
    readonly version: number;
    readonly text: string;
    readonly page: string;
    readonly by: StaffId;
    readonly now: Instant;
  },
): Promise<boolean> {
  const result = await sql
    .insertInto('account')
    .values({
      id: draft.id,
      fileId: file.id,
      sectionId: file.section('account'),
      version: draft.version,
      body: file.vault.seal(body(draft.id), draft.text),
      draft: true,
      writtenAt: draft.now,
      writtenBy: draft.by,
      savedAt: draft.now,
      savedPage: draft.page,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function updateAccountDraft(
  sql: Sql,
  file: OpenFile,
  id: AccountId,
  seen: PageVersion,
  text: string,
  now: Instant,
): Promise<boolean> {
  const result = await sql
    .updateTable('account')
    .set((q) => ({
      body: file.vault.seal(body(id), text),
      revision: q('revision', '+', 1),
      savedAt: now,
      savedPage: seen.page,
    }))
    .where('id', '=', id)
    .where('fileId', '=', file.id)
    .where('draft', '=', true)
    .where((q) => q.or([q('revision', '=', seen.version), q('savedPage', '=', seen.page)]))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** From now on this version is never changed: the row itself refuses it. */
export async function finishAccount(
  sql: Sql,
  file: OpenFile,
  id: AccountId,
  whatChanged: string | undefined,
): Promise<boolean> {
  const result = await sql
    .updateTable('account')
    .set({ draft: false, changed: file.vault.sealOptional(changed(id), whatChanged) })
    .where('id', '=', id)
    .where('fileId', '=', file.id)
    .where('draft', '=', true)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function confirmAccount(
  sql: Sql,
  file: OpenFile,
  id: AccountId,
  confirmed: { readonly how: ConfirmedHow; readonly at: Instant; readonly to: StaffId },
): Promise<boolean> {
  const result = await sql
    .updateTable('account')
    .set({ confirmedAt: confirmed.at, confirmedHow: confirmed.how, confirmedTo: confirmed.to })
    .where('id', '=', id)
    .where('fileId', '=', file.id)
    .where('draft', '=', false)
    .where('confirmedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function insertRetelling(
  sql: Sql,
  file: OpenFile,
  retelling: { readonly why: RetellingReason; readonly to: StaffId; readonly at: Instant },
): Promise<string> {
  const id = newId();
  await sql
    .insertInto('retelling')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('account'),
      staffId: retelling.to,
      at: retelling.at,
      why: retelling.why,
    })
    .execute();
  return id;
}

/** Everybody who has talked with her, as the records show it: each of these rows is somebody she sat before. */
export async function toldCount(sql: Sql, file: OpenFile): Promise<ToldCount> {
  const { rows } = await raw<{ met: number; retold: number }>`
    select (select count(distinct staff_id)::int from (
        select written_by as staff_id from data.account where file_id = ${file.id} and from_file_id is null
        union all select confirmed_to from data.account where file_id = ${file.id} and confirmed_to is not null
        union all select staff_id from data.retelling where file_id = ${file.id}
        union all select by_id from data.contact_try where file_id = ${file.id} and result = 'talked'
        union all select by_id from data.fear_rating where file_id = ${file.id}
        union all select by_id from data.protection_assessment where file_id = ${file.id}
        union all select checked_by from data.safe_contact where file_id = ${file.id}
      ) met) as met,
      (select count(*)::int from data.retelling where file_id = ${file.id}) as retold`.execute(sql);
  return { staffMet: rows[0]?.met ?? 0, retold: rows[0]?.retold ?? 0 };
}
