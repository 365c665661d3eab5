import type { StaffContext } from '../../access/index.ts';
import { newId, type UnitId } from '../../kernel/ids.ts';
import type { Sql } from '../../platform/database/database.ts';
import type { ViolenceKind } from '../../safety/index.ts';
import type {
  Advice,
  AdviceChannel,
  AdviceFor,
  AdviceId,
  AdviceWay,
  AdvisedKind,
  EndedAdvice,
  TermsTold,
  UnfindableReason,
} from './advice.ts';

type Ctx = Pick<StaffContext, 'sql' | 'keyring'>;
const noteField = (id: string) => `unnamed_advice.note:${id}`;

export async function insertAdvice(
  { sql, keyring, actor, now }: Ctx & Pick<StaffContext, 'actor' | 'now'>,
  unitId: UnitId,
  given: EndedAdvice,
): Promise<AdviceId> {
  const id = newId<AdviceId>();
  const { because, note, violence, advised, ...plain } = given;
  await sql
    .insertInto('unnamedAdvice')
    .values({
      ...plain,
      id,
      unitId,
      violence: [...violence],
      advised: [...advised],
      unfindableBecause: because,
      note: keyring.desk.sealOptional(noteField(id), note),
      givenAt: now,
      givenBy: actor.staffId,
    })
    .execute();
  return id;
}

const rowsOf = (sql: Sql) =>
  sql
    .selectFrom('unnamedAdvice as a')
    .innerJoin('authz.staff as s', 's.id', 'a.givenBy')
    .selectAll('a')
    .select('s.name as givenByName');
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>;

const adviceOf = ({ keyring }: Ctx, row: Row): Advice => ({
  id: row.id as AdviceId,
  channel: row.channel as AdviceChannel,
  forWhom: row.forWhom as AdviceFor,
  violence: row.violence as ViolenceKind[],
  advised: row.advised as AdvisedKind[],
  childConcern: row.childConcern as EndedAdvice['childConcern'],
  danger: row.danger as EndedAdvice['danger'],
  because: row.unfindableBecause as UnfindableReason | null,
  termsTold: row.termsTold as TermsTold,
  note: keyring.desk.unsealOptional(noteField(row.id), row.note),
  givenAt: row.givenAt,
  givenByName: row.givenByName,
  takenFurtherAt: row.takenFurtherAt,
});

/** What was given last where the reader works or is on duty, the newest first. */
export async function latestAdvice(ctx: Ctx, most: number): Promise<Advice[]> {
  const rows = await rowsOf(ctx.sql).orderBy('a.givenAt', 'desc').orderBy('a.id').limit(most).execute();
  return rows.map((row) => adviceOf(ctx, row));
}

export async function findAdvice(ctx: Ctx, id: AdviceId): Promise<Advice | undefined> {
  const row = await rowsOf(ctx.sql).where('a.id', '=', id).executeTakeFirst();
  return row && adviceOf(ctx, row);
}

/** It goes on in a file, which has the words from now on. What isn't the reader's, went on already, or goes the other way in, stays as it is. */
export async function markTakenFurther(
  { sql, now }: Pick<StaffContext, 'sql' | 'now'>,
  id: AdviceId,
  way: AdviceWay,
): Promise<void> {
  await sql
    .updateTable('unnamedAdvice')
    .set({ takenFurtherAt: now, note: null })
    .where('id', '=', id)
    .where('forWhom', way === 'own' ? '=' : '<>', 'usesViolence')
    .where('takenFurtherAt', 'is', null)
    .execute();
}
