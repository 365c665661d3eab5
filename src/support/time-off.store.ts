import type { OpenFile } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { type Id, newId, type StaffId } from '../kernel/ids.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Ctx } from './intervention.store.ts';
import type { Intervention } from './intervention.ts';
import type { TimeOffTold, ToldHow } from './time-off.ts';

type TimeOffToldId = Id<'timeOffTold'>;
const callOf = (id: string) => `time_off_told.call:${id}`;

/** What was told of this worker's time off and isn't over, the last that was told first. */
export async function timesOffTold(
  sql: Sql,
  file: OpenFile,
  worker: StaffId,
  today: CalendarDay,
): Promise<TimeOffTold[]> {
  const rows = await sql
    .selectFrom('timeOffTold as t')
    .leftJoin('authz.staff as s', 's.id', 't.standsInId')
    .select(['t.id', 't.fromOn', 't.lastOn', 't.call', 't.toldHow', 't.toldOn', 's.name as standsIn'])
    .where('t.fileId', '=', file.id)
    .where('t.workerId', '=', worker)
    .where('t.lastOn', '>=', today)
    .orderBy('t.at', 'desc')
    .limit(5)
    .execute();
  return rows.map(({ id, call, ...row }) => ({
    ...row,
    toldHow: row.toldHow as ToldHow,
    call: file.vault.unseal(callOf(id), call),
  }));
}

export async function insertTimeOffTold(
  { sql, now, actor }: Ctx,
  file: OpenFile,
  of: Pick<Intervention, 'id' | 'workerId'>,
  told: {
    readonly fromOn: CalendarDay;
    readonly lastOn: CalendarDay;
    readonly standsInId: StaffId | undefined;
    readonly call: string;
    readonly toldHow: ToldHow;
    readonly toldOn: CalendarDay;
  },
): Promise<void> {
  const id = newId<TimeOffToldId>();
  const { call, standsInId, ...plain } = told;
  await sql
    .insertInto('timeOffTold')
    .values({
      ...plain,
      id,
      fileId: file.id,
      sectionId: file.section('plan'),
      interventionId: of.id,
      workerId: of.workerId,
      standsInId: standsInId ?? null,
      call: file.vault.seal(callOf(id), call),
      at: now,
      byId: actor.staffId,
    })
    .execute();
}
