import type { OpenFile } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { ActionId, StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Action, ActionAim, Away, GoalId, Plan } from './plan.ts';

const words = (table: 'goal' | 'action', id: string) => `${table}.words:${id}`;
/** What the leaving plan asks for beside the plan. */
export const guard = 'protection';
const outcome = (table: 'goal' | 'action', id: string) => `${table}.outcome:${id}`;

/** The plan; with `onlyOpen` without the tasks that have ended, of which there are more by the year. */
export async function planOf(sql: Sql, file: OpenFile, { onlyOpen = false } = {}): Promise<Plan> {
  const [goals, actions] = await Promise.all([
    sql.selectFrom('goal').selectAll().where('fileId', '=', file.id).orderBy('at').execute(),
    sql
      .selectFrom('action as a')
      .innerJoin('authz.staff as s', 's.id', 'a.ownerId')
      .selectAll('a')
      .select('s.name as ownerName')
      .where('a.fileId', '=', file.id)
      .$if(onlyOpen, (some) => some.where('a.doneAt', 'is', null).where('a.noLongerPossibleAt', 'is', null))
      .orderBy('a.dueOn')
      .execute(),
  ]);
  const { vault } = file;
  return {
    goals: goals.map((row) => ({
      id: row.id as GoalId,
      words: vault.unseal(words('goal', row.id), row.words),
      at: row.at,
      endedAt: row.endedAt,
      outcome: vault.unsealOptional(outcome('goal', row.id), row.outcome),
    })),
    actions: actions.map((row) => ({
      id: row.id as ActionId,
      goalId: row.goalId as GoalId | null,
      itemId: row.itemId,
      words: vault.unseal(words('action', row.id), row.words),
      isGuarded: row.guardId !== null,
      aim: row.aim as ActionAim | null,
      ownerId: row.ownerId as StaffId,
      ownerName: row.ownerName,
      dueOn: row.dueOn,
      doneAt: row.doneAt,
      noLongerPossibleAt: row.noLongerPossibleAt,
      outcome: vault.unsealOptional(outcome('action', row.id), row.outcome),
    })),
  };
}

export async function findAction(sql: Sql, file: OpenFile, id: ActionId): Promise<Action | undefined> {
  return (await planOf(sql, file)).actions.find((action) => action.id === id);
}

/** Who of these is away now. Where two absences overlap, the one that names a deputy counts. */
export async function awayNow(sql: Sql, staff: readonly StaffId[], now: Instant): Promise<Away> {
  if (staff.length === 0) return new Map();
  const rows = await sql
    .selectFrom('authz.absence as a')
    .leftJoin('authz.staff as d', 'd.id', 'a.deputyId')
    .select(['a.staffId', 'a.deputyId', 'd.name'])
    .where('a.staffId', 'in', [...staff])
    .where('a.startsAt', '<=', now)
    .where('a.endsAt', '>', now)
    .orderBy('a.deputyId', (order) => order.asc().nullsFirst())
    .execute();
  return new Map(
    rows.map((r) => [r.staffId as StaffId, { deputyId: r.deputyId as StaffId | null, deputyName: r.name }]),
  );
}

export async function insertGoal(sql: Sql, file: OpenFile, id: GoalId, said: string, now: Instant): Promise<void> {
  await sql
    .insertInto('goal')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('plan'),
      words: file.vault.seal(words('goal', id), said),
      at: now,
    })
    .execute();
}

export async function endGoal(sql: Sql, file: OpenFile, id: GoalId, how: string, now: Instant): Promise<boolean> {
  const result = await sql
    .updateTable('goal')
    .set({ endedAt: now, outcome: file.vault.seal(outcome('goal', id), how) })
    .where('id', '=', id)
    .where('fileId', '=', file.id)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export type ActionWritten = {
  readonly words: string;
  readonly goalId: GoalId | undefined;
  readonly ownerId: StaffId;
  readonly dueOn: CalendarDay;
  /** The item of a meeting that decided on it. */
  readonly itemId?: string | undefined;
  /** Of the leaving plan. */
  readonly isGuarded?: boolean;
  readonly aim?: ActionAim;
};

export async function insertAction(
  sql: Sql,
  file: OpenFile,
  id: ActionId,
  written: ActionWritten,
  by: StaffId,
  now: Instant,
): Promise<void> {
  await sql
    .insertInto('action')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('plan'),
      goalId: written.goalId ?? null,
      itemId: written.itemId ?? null,
      guardId: written.isGuarded ? file.section(guard) : null,
      words: file.vault.seal(words('action', id), written.words),
      aim: written.aim ?? null,
      ownerId: written.ownerId,
      dueOn: written.dueOn,
      madeBy: by,
      madeAt: now,
    })
    .execute();
}

/** Another owner or another day; what has ended stays as it ended. */
export async function moveAction(
  sql: Sql,
  file: OpenFile,
  id: ActionId,
  to: { readonly ownerId: StaffId; readonly dueOn: CalendarDay },
): Promise<boolean> {
  const result = await stillOpen(sql, file, id).set(to).executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function endAction(
  sql: Sql,
  file: OpenFile,
  id: ActionId,
  end: { readonly how: 'done' | 'notPossible'; readonly outcome: string | undefined; readonly now: Instant },
): Promise<boolean> {
  const result = await stillOpen(sql, file, id)
    .set({
      ...(end.how === 'done' ? { doneAt: end.now } : { noLongerPossibleAt: end.now }),
      outcome: file.vault.sealOptional(outcome('action', id), end.outcome),
    })
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

const stillOpen = (sql: Sql, file: OpenFile, id: ActionId) =>
  sql
    .updateTable('action')
    .where('id', '=', id)
    .where('fileId', '=', file.id)
    .where('doneAt', 'is', null)
    .where('noLongerPossibleAt', 'is', null);
