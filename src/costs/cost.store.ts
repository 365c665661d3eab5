import type { FileContext, OpenFile } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { newId, type UnitId } from '../kernel/ids.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Cost, CostId, CostPer } from './cost.ts';

type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor' | 'file'>;

/** By the day they begin. */
export async function costsOf(sql: Sql, file: OpenFile): Promise<Cost[]> {
  const rows = await sql
    .selectFrom('cost as c')
    .innerJoin('authz.unit as u', 'u.id', 'c.payerUnitId')
    .innerJoin('authz.staff as s', 's.id', 'c.byId')
    .select(['c.id', 'c.decisionId', 'c.amount', 'c.per', 'c.fromOn', 'c.untilOn', 'u.name as payer', 's.name as by'])
    .where('c.sectionId', '=', file.section('decisions'))
    .orderBy('c.fromOn')
    .orderBy('c.id')
    .execute();
  return rows.map((row) => ({ ...row, id: row.id as CostId, per: row.per as CostPer }));
}

export type CostWritten = {
  readonly decisionId: string;
  readonly amount: number;
  readonly per: CostPer;
  readonly payerUnitId: UnitId;
  readonly fromOn: CalendarDay;
  readonly untilOn: CalendarDay | undefined;
};

export async function insertCost(ctx: Ctx, written: CostWritten): Promise<CostId> {
  const id = newId<CostId>();
  await ctx.sql
    .insertInto('cost')
    .values({
      ...written,
      id,
      untilOn: written.untilOn ?? null,
      fileId: ctx.file.id,
      sectionId: ctx.file.section('decisions'),
      at: ctx.now,
      byId: ctx.actor.staffId,
    })
    .execute();
  return id;
}

/** False where it has a last day already. */
export async function endCost({ sql, file }: Ctx, id: CostId, untilOn: CalendarDay): Promise<boolean> {
  const result = await sql
    .updateTable('cost')
    .set({ untilOn })
    .where('id', '=', id)
    .where('sectionId', '=', file.section('decisions'))
    .where('untilOn', 'is', null)
    .where('per', '<>', 'once')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
