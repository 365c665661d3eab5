import { sql as raw } from 'kysely';
import type { FileContext, OpenFile } from '../access/index.ts';
import type { ClockKind } from '../clocks/index.ts';
import { type FileId, newId, type PersonId, type StaffId, type UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { ChildOutcome, ChildOutcomeKind, ChildSupport, GapKind, OutcomeId, OutcomeWritten } from './board.ts';

const words = (id: string) => `child_outcome.words:${id}`;

/** What was last said of each child of the file, by the child. */
export async function outcomesIn(sql: Sql, file: OpenFile): Promise<ReadonlyMap<PersonId, ChildOutcome>> {
  const rows = await sql
    .selectFrom('childOutcome as o')
    .innerJoin('authz.staff as b', 'b.id', 'o.byId')
    .leftJoin('authz.staff as w', 'w.id', 'o.ownerId')
    .selectAll('o')
    .select(['b.name as byName', 'w.name as ownerName'])
    .where('o.sectionId', '=', file.section('children'))
    .where('o.replacedAt', 'is', null)
    .orderBy('o.at')
    .execute();
  return new Map(
    rows.map((row): [PersonId, ChildOutcome] => [
      row.childId as PersonId,
      {
        id: row.id as OutcomeId,
        childId: row.childId as PersonId,
        kind: row.kind as ChildOutcomeKind,
        support: row.support as ChildSupport | null,
        gap: row.gap as GapKind | null,
        words: file.vault.unseal(words(row.id), row.words),
        ownerId: row.ownerId as StaffId | null,
        owner: row.ownerName,
        reviewOn: row.reviewOn,
        at: row.at,
        by: row.byName,
      },
    ]),
  );
}

type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor' | 'file'>;

/** What was said before stays, and is replaced. */
export async function sayOutcome({ sql, now, actor, file }: Ctx, child: PersonId, said: OutcomeWritten): Promise<void> {
  await sql
    .updateTable('childOutcome')
    .set({ replacedAt: now })
    .where('childId', '=', child)
    .where('sectionId', '=', file.section('children'))
    .where('replacedAt', 'is', null)
    .execute();
  const id = newId<OutcomeId>();
  await sql
    .insertInto('childOutcome')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('children'),
      childId: child,
      kind: said.kind,
      support: said.support ?? null,
      gap: said.gap ?? null,
      words: file.vault.seal(words(id), said.words),
      ownerId: said.ownerId ?? null,
      reviewOn: said.reviewOn ?? null,
      at: now,
      byId: actor.staffId,
    })
    .execute();
}

export type WaitingChild = {
  readonly id: string;
  readonly fileId: FileId;
  readonly fileKind: 'contact' | 'file';
  readonly reference: string;
  readonly kind: ClockKind;
  readonly ownerId: StaffId;
  readonly ownerName: string;
  readonly unitId: UnitId;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly metAt: null;
};

/**
 * Children of these units of whom nobody has said anything, or who have a gap: clocks and references alone, no name and
 * nothing of why (SoLPuL 7 a). Nothing is opened.
 */
export async function waitingChildren(
  sql: Sql,
  units: readonly UnitId[],
  limit: number,
): Promise<readonly WaitingChild[]> {
  if (units.length === 0) return [];
  const rows = await sql
    .selectFrom('runningClock as c')
    .innerJoin('desk as d', (join) => join.onRef('d.fileId', '=', 'c.fileId').on('d.unitId', 'is not', null))
    .innerJoin('authz.staff as s', 's.id', 'c.ownerId')
    .select([
      'c.id',
      'c.fileId',
      'c.rule',
      'c.ownerId',
      'c.unitId',
      'c.startedAt',
      'c.dueAt',
      'd.reference',
      'd.kind',
      's.name',
    ])
    .where('c.unitId', 'in', [...units])
    .where('c.rule', 'in', ['childOutcome', 'childGap'])
    .where('c.metAt', 'is', null)
    .where('c.endedAt', 'is', null)
    .orderBy('c.dueAt')
    .orderBy('c.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    fileId: row.fileId as FileId,
    fileKind: row.kind as WaitingChild['fileKind'],
    reference: row.reference,
    kind: row.rule as ClockKind,
    ownerId: row.ownerId as StaffId,
    ownerName: row.name,
    unitId: row.unitId as UnitId,
    startedAt: row.startedAt,
    dueAt: row.dueAt,
    metAt: null,
  }));
}

export type ChildBarrier = {
  /** In the way of guardians' consent; else what was said of a child without support. */
  readonly consent: boolean;
  readonly barrier: string;
  readonly support: string | null;
  readonly n: number;
};

/** Why children got nothing, by kind, from five files on: for those who lead, and of nobody. */
export async function childBarriers(sql: Sql): Promise<readonly ChildBarrier[]> {
  const { rows } = await raw<ChildBarrier>`select * from authz.child_barriers()`.execute(sql);
  return rows;
}
