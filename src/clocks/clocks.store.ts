import { type Insertable, sql as raw } from 'kysely';
import type { EventKind } from '../kernel/event-kind.ts';
import type { ActionId, EventId, FileId, Id, PersonId, StaffId, UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Event, RunningClock } from '../platform/database/schema.generated.ts';
import type { ClockKind } from './rules.ts';

export type FileClock = {
  readonly id: string;
  readonly kind: ClockKind;
  readonly about: PersonId | null;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly metAt: Instant | null;
  readonly ownerId: StaffId;
  readonly ownerName: string;
  readonly unitId: UnitId;
};

export async function insertEvent(sql: Sql, event: Insertable<Event>): Promise<void> {
  await sql.insertInto('event').values(event).execute();
}

export async function insertClocks(sql: Sql, clocks: Insertable<RunningClock>[]): Promise<void> {
  if (clocks.length > 0) await sql.insertInto('runningClock').values(clocks).execute();
}

/**
 * On the unit's desk: when there last was a contact, and when something was last assessed. What is written down later than something
 * newer changes nothing.
 */
export async function noteOnDesk(
  sql: Sql,
  fileId: FileId,
  column: 'lastContactAt' | 'assessedAt',
  at: Instant,
): Promise<void> {
  await sql
    .updateTable('desk')
    .set({ [column]: at })
    .where('fileId', '=', fileId)
    .where('unitId', 'is not', null)
    .where((q) => q.or([q(column, 'is', null), q(column, '<', at)]))
    .execute();
}

/** Stops the clocks of these kinds: those about this person, and those about nobody in particular. */
export async function stopClocks(
  sql: Sql,
  fileId: FileId,
  kinds: readonly ClockKind[],
  about: Id | undefined,
  stop: { readonly metAt: Instant; readonly metBy: EventId } | { readonly endedAt: Instant },
): Promise<void> {
  if (kinds.length === 0) return;
  await sql
    .updateTable('runningClock')
    .set(stop)
    .where('fileId', '=', fileId)
    .where('rule', 'in', kinds)
    .where('metAt', 'is', null)
    .where('endedAt', 'is', null)
    .where((q) => (about ? q.or([q('subjectId', '=', about), q('subjectId', 'is', null)]) : q.lit(true)))
    .execute();
}

export async function meetClocks(
  sql: Sql,
  clocks: readonly FileClock[],
  met: { readonly metAt: Instant; readonly metBy: EventId },
): Promise<void> {
  if (clocks.length === 0) return;
  await sql
    .updateTable('runningClock')
    .set(met)
    .where(
      'id',
      'in',
      clocks.map(({ id }) => id),
    )
    .where('metAt', 'is', null)
    .where('endedAt', 'is', null)
    .execute();
}

/** The clocks that run in an open file, by deadline. */
export async function clocksOf(sql: Sql, fileId: FileId): Promise<FileClock[]> {
  const rows = await sql
    .selectFrom('runningClock as c')
    .innerJoin('authz.staff as s', 's.id', 'c.ownerId')
    .select(['c.id', 'c.rule', 'c.subjectId', 'c.startedAt', 'c.dueAt', 'c.metAt', 'c.ownerId', 'c.unitId', 's.name'])
    .where('c.fileId', '=', fileId)
    .where('c.metAt', 'is', null)
    .where('c.endedAt', 'is', null)
    .orderBy('c.dueAt')
    .execute();
  return rows.map((r) => ({
    id: r.id,
    kind: r.rule as ClockKind,
    about: r.subjectId as PersonId | null,
    startedAt: r.startedAt,
    dueAt: r.dueAt,
    metAt: r.metAt,
    ownerId: r.ownerId as StaffId,
    ownerName: r.name,
    unitId: r.unitId as UnitId,
  }));
}

/** The clocks about rows that turned out to be about somebody else; and they run on where that was a mistake. */
export async function endClocksAbout(sql: Sql, fileId: FileId, about: readonly string[], at: Instant): Promise<void> {
  await sql
    .updateTable('runningClock')
    .set({ endedAt: at })
    .where('fileId', '=', fileId)
    .where('subjectId', 'in', about)
    .where('metAt', 'is', null)
    .where('endedAt', 'is', null)
    .execute();
}

export async function resumeClocksAbout(sql: Sql, fileId: FileId, endedAt: Instant): Promise<void> {
  await sql
    .updateTable('runningClock')
    .set({ endedAt: null })
    .where('fileId', '=', fileId)
    .where('endedAt', '=', endedAt)
    .where('subjectId', 'is not', null)
    .where('metAt', 'is', null)
    .execute();
}

export async function endClock(sql: Sql, id: string, at: Instant): Promise<void> {
  await sql.updateTable('runningClock').set({ endedAt: at }).where('id', '=', id).execute();
}

/** The clocks of the file that ended at that very moment, as those do that end with the file. */
export async function clocksEndedAt(
  sql: Sql,
  fileId: FileId,
  at: Instant,
): Promise<
  { readonly id: string; readonly kind: ClockKind; readonly about: string | null; readonly dueAt: Instant }[]
> {
  const rows = await sql
    .selectFrom('runningClock')
    .select(['id', 'rule', 'subjectId', 'dueAt'])
    .where('fileId', '=', fileId)
    .where('endedAt', '=', at)
    .where('metAt', 'is', null)
    .orderBy('dueAt')
    .execute();
  return rows.map((row) => ({ id: row.id, kind: row.rule as ClockKind, about: row.subjectId, dueAt: row.dueAt }));
}

/** What has happened in the file after that moment, and whom or what it was about. */
export async function answeredSince(
  sql: Sql,
  fileId: FileId,
  moment: Instant,
): Promise<{ readonly kind: EventKind; readonly about: string | null }[]> {
  const rows = await sql
    .selectFrom('event')
    .select(['kind', raw<string | null>`subject ->> 'person'`.as('about')])
    .where('fileId', '=', fileId)
    .where('at', '>', moment)
    .execute();
  return rows.map(({ kind, about }) => ({ kind: kind as EventKind, about }));
}

/** Also in sections that whoever opens the file again doesn't write in: asked of the database, which looks at who may staff the team. */
export async function startAgain(
  sql: Sql,
  fileId: FileId,
  clocks: readonly { readonly id: string; readonly dueAt: Instant }[],
): Promise<void> {
  if (clocks.length === 0) return;
  const ids = clocks.map(({ id }) => id);
  const dues = clocks.map(({ dueAt }) => dueAt.toString());
  await raw`select authz.start_again(${fileId}, ${ids}, ${dues})`.execute(sql);
}

export async function setDue(sql: Sql, id: string, dueAt: Instant): Promise<void> {
  await sql.updateTable('runningClock').set({ dueAt }).where('id', '=', id).execute();
}

/** All clocks that run in the file, or those that `from` has had: somebody always owns each of them. */
export async function handClocksTo(sql: Sql, fileId: FileId, owner: StaffId, from?: StaffId): Promise<void> {
  await sql
    .updateTable('runningClock')
    .set({ ownerId: owner })
    .where('fileId', '=', fileId)
    .$if(from !== undefined, (q) => q.where('ownerId', '=', from ?? owner))
    // An action of the plan has the owner that the plan names.
    .where('rule', '<>', 'planAction')
    .where('metAt', 'is', null)
    .where('endedAt', 'is', null)
    .execute();
}

/** What the clock is about got another day or another owner. */
export async function moveClock(
  sql: Sql,
  fileId: FileId,
  kind: ClockKind,
  about: ActionId | Id<'intervention'>,
  to: { readonly dueAt: Instant; readonly ownerId: StaffId },
): Promise<void> {
  await sql
    .updateTable('runningClock')
    .set(to)
    .where('fileId', '=', fileId)
    .where('rule', '=', kind)
    .where('subjectId', '=', about)
    .where('metAt', 'is', null)
    .where('endedAt', 'is', null)
    .execute();
}

/** Which kinds of clocks run in files that need not be open: a clock says no more than that it runs. */
export async function runningKinds(
  sql: Sql,
  files: readonly FileId[],
): Promise<ReadonlyMap<FileId, ReadonlySet<ClockKind>>> {
  if (files.length === 0) return new Map();
  const rows = await sql
    .selectFrom('runningClock')
    .select(['fileId', 'rule'])
    .where('fileId', 'in', files)
    .where('metAt', 'is', null)
    .where('endedAt', 'is', null)
    .execute();
  return new Map(
    files.map((id) => [id, new Set(rows.filter((row) => row.fileId === id).map(({ rule }) => rule as ClockKind))]),
  );
}
