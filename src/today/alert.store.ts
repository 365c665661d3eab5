import { sql as raw } from 'kysely';
import type { OpenFile, StaffContext } from '../access/index.ts';
import { type FileId, type Id, newId, type StaffId, type UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { AlertKind } from './alert.ts';

export type AlertId = Id<'alert'>;
/** One person, or whoever has the duty in the unit when the alert is looked at: a shift may change before it is seen. */
export type AlertTo = { readonly staffId: StaffId } | { readonly unitId: UnitId; readonly duty: 'duty' | 'backup' };

type Ctx = Pick<StaffContext, 'sql' | 'now' | 'actor'>;

/** Reaches them in the transaction of what happened, or not at all. Each receiver once. */
export async function raiseAlert(ctx: Ctx, file: OpenFile, kind: AlertKind, to: readonly AlertTo[]): Promise<void> {
  const receivers = new Map(to.map((one) => [JSON.stringify(one), one]));
  if (receivers.size === 0) return;
  await ctx.sql
    .insertInto('alert')
    .values(
      [...receivers.values()].map((one) => ({
        id: newId<AlertId>(),
        fileId: file.id,
        fileKind: file.kind,
        staffId: 'staffId' in one ? one.staffId : null,
        unitId: 'unitId' in one ? one.unitId : null,
        duty: 'duty' in one ? one.duty : null,
        kind,
        at: ctx.now,
        raisedBy: ctx.actor.staffId,
      })),
    )
    .execute();
}

export type Alert = {
  readonly id: AlertId;
  readonly fileId: FileId;
  readonly kind: AlertKind;
  readonly at: Instant;
  readonly toMe: boolean;
  readonly fileKind: 'contact' | 'file';
  /** As far as a desk row of mine names it. */
  readonly reference: string | null;
};

/** What waits to be seen by me, or by the duty that I have now. Row security decides which these are. */
export async function unseenAlerts(sql: Sql, me: StaffId): Promise<Alert[]> {
  const rows = await sql
    .selectFrom('alert')
    .leftJoinLateral(
      (q) => q.selectFrom('desk').select('reference').whereRef('desk.fileId', '=', 'alert.fileId').limit(1).as('d'),
      (join) => join.onTrue(),
    )
    .select(['alert.id', 'alert.fileId', 'alert.kind', 'alert.at', 'alert.staffId', 'alert.fileKind', 'd.reference'])
    .where('seenAt', 'is', null)
    // Inside an open file everyone sees what was raised there; it waits only for those who are to act on it.
    .where(
      raw<boolean>`(alert.staff_id = ${me} or exists (select from authz.rota_shift s where s.staff_id = ${me}
        and s.unit_id = alert.unit_id and s.duty = alert.duty and s.starts_at <= authz.now() and s.ends_at > authz.now()))`,
    )
    .orderBy('alert.at', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    id: row.id as AlertId,
    fileId: row.fileId as FileId,
    kind: row.kind as AlertKind,
    at: row.at,
    toMe: row.staffId === me,
    fileKind: row.fileKind === 'contact' ? 'contact' : 'file',
    reference: row.reference,
  }));
}

/** Marks it seen, and says where it leads. Undefined where it is not mine to see, or seen already. */
export async function seeAlert(
  ctx: Ctx,
  id: AlertId,
): Promise<Pick<Alert, 'fileId' | 'fileKind' | 'kind'> | undefined> {
  const alert = (await unseenAlerts(ctx.sql, ctx.actor.staffId)).find((one) => one.id === id);
  if (!alert) return undefined;
  const result = await ctx.sql
    .updateTable('alert')
    .set({ seenAt: ctx.now, seenBy: ctx.actor.staffId })
    .where('id', '=', id)
    .where('seenAt', 'is', null)
    .where(raw<boolean>`(staff_id = ${ctx.actor.staffId} or staff_id is null)`)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n ? alert : undefined;
}
