import { sql as raw } from 'kysely';
import type { StaffId, UnitId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Sql } from '../../platform/database/database.ts';
import { BREACH, isClockKind, kindsWithAlarms, type RunningClock, type Told } from './escalation.ts';

/** Clocks that something may be to tell of: those that have run out untold, and those with reminders. */
export async function clocksToWatch(sql: Sql, now: Instant): Promise<RunningClock[]> {
  const rows = await sql
    .selectFrom('runningClock as c')
    .select(['c.id', 'c.rule', 'c.startedAt', 'c.dueAt', 'c.ownerId', 'c.unitId'])
    .select(
      raw<number[]>`array(select t.alarm_day from clock_told t where t.clock_id = c.id and t.due_at = c.due_at)`.as(
        'told',
      ),
    )
    .where('c.metAt', 'is', null)
    .where('c.endedAt', 'is', null)
    .where((q) => q.or([q('c.dueAt', '<=', now), q('c.rule', 'in', kindsWithAlarms)]))
    .where(
      raw<boolean>`not exists (select from clock_told t where t.clock_id = c.id and t.due_at = c.due_at and t.alarm_day = ${BREACH})`,
    )
    .orderBy('c.dueAt')
    .limit(1000)
    .execute();
  return rows.flatMap(({ rule, ...row }) =>
    isClockKind(rule) ? [{ ...row, kind: rule, ownerId: row.ownerId as StaffId, unitId: row.unitId as UnitId }] : [],
  );
}

/** Told once for each deadline and step, whoever comes first; false where there was nothing left to tell. */
export async function tellOfClock(sql: Sql, clock: RunningClock, step: number, { to, plain }: Told): Promise<boolean> {
  const receivers = to.map((one) => ('staffId' in one ? { staff: one.staffId } : { unit: one.unitId, duty: one.duty }));
  const { rows } = await raw<{ told: boolean }>`
    select authz.tell_of_clock(${clock.id}, ${clock.dueAt.toString()}, ${step}, ${JSON.stringify(receivers)}::jsonb, ${plain}::uuid[]) as told`.execute(
    sql,
  );
  return rows[0]?.told ?? false;
}
