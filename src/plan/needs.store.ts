import { sql as raw } from 'kysely';
import type { OpenFile } from '../access/index.ts';
import { type FileId, newId, type StaffId, type UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type {
  AccessKind,
  AccessNeed,
  AccessNeedId,
  Answered,
  AskedHow,
  EmergencyAid,
  EmergencyAidId,
  FollowedBy,
  Need,
  NeedAnswer,
  NeedId,
  NeedKind,
} from './needs.ts';

type By = { readonly by: StaffId; readonly at: Instant };
const inPlan = (file: OpenFile, { by, at }: By) => ({
  fileId: file.id,
  sectionId: file.section('plan'),
  at,
  byId: by,
});
const words = (table: string, id: string) => `${table}.words:${id}`;
const followed = (id: string) => `emergency_aid.followed_words:${id}`;

export async function needsOf(sql: Sql, file: OpenFile): Promise<Need[]> {
  const [needs, answers] = await Promise.all([
    sql
      .selectFrom('need as n')
      .innerJoin('authz.unit as u', 'u.id', 'n.unitId')
      .innerJoin('authz.staff as s', 's.id', 'n.byId')
      .selectAll('n')
      .select(['u.name as unit', 's.name as by'])
      .where('n.fileId', '=', file.id)
      .orderBy('n.at')
      .orderBy('n.id')
      .execute(),
    sql
      .selectFrom('needAnswer as a')
      .innerJoin('authz.staff as s', 's.id', 'a.byId')
      .selectAll('a')
      .select('s.name as by')
      .where('a.fileId', '=', file.id)
      .orderBy('a.at')
      .execute(),
  ]);
  return needs.map((row) => ({
    id: row.id as NeedId,
    kind: row.kind as NeedKind,
    words: file.vault.unseal(words('need', row.id), row.words),
    unitId: row.unitId as UnitId,
    unit: row.unit,
    askedHow: row.askedHow as AskedHow,
    at: row.at,
    by: row.by,
    answers: answers
      .filter(({ needId }) => needId === row.id)
      .map(
        (one): Answered => ({
          answer: one.answer as NeedAnswer,
          words: file.vault.unsealOptional(words('need_answer', one.id), one.words),
          at: one.at,
          by: one.by,
        }),
      ),
  }));
}

export async function insertNeed(
  sql: Sql,
  file: OpenFile,
  id: NeedId,
  need: Pick<Need, 'kind' | 'words' | 'unitId' | 'askedHow'>,
  by: By,
): Promise<void> {
  await sql
    .insertInto('need')
    .values({ id, ...need, words: file.vault.seal(words('need', id), need.words), ...inPlan(file, by) })
    .execute();
}

export async function insertAnswer(
  sql: Sql,
  file: OpenFile,
  needId: NeedId,
  said: { readonly answer: NeedAnswer; readonly words: string | undefined },
  by: By,
): Promise<void> {
  const id = newId();
  await sql
    .insertInto('needAnswer')
    .values({
      id,
      needId,
      answer: said.answer,
      words: file.vault.sealOptional(words('need_answer', id), said.words),
      ...inPlan(file, by),
    })
    .execute();
}

/** The units that read the plan by her consent now, and who speaks for them in a group. */
export async function unitsByConsent(
  sql: Sql,
  fileId: FileId,
): Promise<{ readonly unitId: UnitId; readonly speakers: readonly StaffId[] }[]> {
  const { rows } = await raw<{ unitId: UnitId; speakers: StaffId[] }>`
    select g.unit_id as unit_id, array_agg(distinct s.staff_id) as speakers from authz.ground g
      join authz.group_seat s on s.unit_id = g.unit_id and s.ended_at is null
    where g.file_id = ${fileId} and g.kind = 'secrecyWaiver' and g.ended_at is null and g.valid_from <= authz.now()
      and g.valid_to > authz.now() group by g.unit_id`.execute(sql);
  return rows;
}

/** For those who ask whether help can be reached: the kinds alone, since when (voices V07). */
export async function accessNeeds(
  sql: Sql,
  fileId: FileId,
): Promise<{ readonly kind: AccessKind; readonly at: Instant }[]> {
  const rows = await sql
    .selectFrom('accessNeed')
    .select(['kind', 'at'])
    .where('fileId', '=', fileId)
    .where('endedAt', 'is', null)
    .orderBy('kind')
    .execute();
  return rows.map(({ kind, at }) => ({ kind: kind as AccessKind, at }));
}

export async function accessNeedsOf(sql: Sql, file: OpenFile): Promise<AccessNeed[]> {
  const rows = await sql
    .selectFrom('accessNeed')
    .selectAll()
    .where('fileId', '=', file.id)
    .where('endedAt', 'is', null)
    .orderBy('at')
    .execute();
  return rows.map((row) => ({
    id: row.id as AccessNeedId,
    kind: row.kind as AccessKind,
    words: file.vault.unsealOptional(words('access_need', row.id), row.words),
    at: row.at,
  }));
}

export async function insertAccessNeed(
  sql: Sql,
  file: OpenFile,
  need: { readonly kind: AccessKind; readonly words: string | undefined },
  by: By,
): Promise<AccessNeedId> {
  const id = newId<AccessNeedId>();
  await sql
    .insertInto('accessNeed')
    .values({
      id,
      kind: need.kind,
      words: file.vault.sealOptional(words('access_need', id), need.words),
      ...inPlan(file, by),
    })
    .execute();
  return id;
}

export async function endAccessNeed(sql: Sql, file: OpenFile, id: AccessNeedId, at: Instant): Promise<boolean> {
  const result = await sql
    .updateTable('accessNeed')
    .set({ endedAt: at })
    .where('id', '=', id)
    .where('fileId', '=', file.id)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function aidOf(sql: Sql, file: OpenFile): Promise<EmergencyAid[]> {
  const rows = await sql
    .selectFrom('emergencyAid')
    .selectAll()
    .where('fileId', '=', file.id)
    .orderBy('fromOn', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id as EmergencyAidId,
    decisionId: row.decisionId,
    fromOn: row.fromOn,
    untilOn: row.untilOn,
    followedBy: row.followedBy as FollowedBy | null,
    followedWords: file.vault.unsealOptional(followed(row.id), row.followedWords),
  }));
}

/** What was granted, and stands in no plan yet. */
export async function grantedAid(sql: Sql, file: OpenFile): Promise<{ readonly id: string; readonly at: Instant }[]> {
  const rows = await sql
    .selectFrom('decision as d')
    .select(['d.id', 'd.decidedAt'])
    .where('d.fileId', '=', file.id)
    .where('d.kind', '=', 'emergencyAid')
    .where('d.state', '=', 'granted')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('emergencyAid as e').select('e.id').whereRef('e.decisionId', '=', 'd.id'))),
    )
    .orderBy('d.decidedAt', 'desc')
    .execute();
  return rows.flatMap(({ id, decidedAt }) => (decidedAt ? { id, at: decidedAt } : []));
}

export async function insertAid(
  sql: Sql,
  file: OpenFile,
  id: EmergencyAidId,
  aid: Pick<EmergencyAid, 'decisionId' | 'fromOn' | 'untilOn'>,
  by: By,
): Promise<void> {
  await sql
    .insertInto('emergencyAid')
    .values({ id, ...aid, ...inPlan(file, by) })
    .execute();
}

export async function followAid(
  sql: Sql,
  file: OpenFile,
  id: EmergencyAidId,
  by: { readonly followedBy: FollowedBy; readonly words: string; readonly at: Instant },
): Promise<boolean> {
  const result = await sql
    .updateTable('emergencyAid')
    .set({ followedBy: by.followedBy, followedWords: file.vault.seal(followed(id), by.words), followedAt: by.at })
    .where('id', '=', id)
    .where('fileId', '=', file.id)
    .where('followedBy', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
