import { sql as raw } from 'kysely';
import type { FileKind, OpenFile, StaffContext } from '../access/index.ts';
import type { ClockKind } from '../clocks/index.ts';
import { type FileId, type Id, type MeetingId, newId, type StaffId, type UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { AlertAbout, AlertKind } from './alert.ts';

export type AlertId = Id<'alert'>;
/** One person, or whoever has the duty in the unit when the alert is looked at: a shift may change before it is seen. */
export type AlertTo = { readonly staffId: StaffId } | { readonly unitId: UnitId; readonly duty: 'duty' | 'backup' };

type Ctx = Pick<StaffContext, 'sql' | 'now' | 'actor'>;
type Me = Pick<StaffContext['actor'], 'staffId' | 'duty'>;

/**
 * Reaches them in the transaction of what happened, or not at all. Each receiver once. About an open file that the actor
 * may write in, about a meeting, or about nothing else. Who has a mail address hears of it there too.
 */
export async function raiseAlert(
  ctx: Ctx,
  about: Pick<OpenFile, 'id' | 'kind'> | { readonly meetingId: MeetingId } | 'nothingElse',
  kind: AlertKind,
  to: readonly AlertTo[],
  /** Which of several alike in the file it is of. */
  subjectId?: string,
): Promise<void> {
  const receivers = new Map(to.map((one) => [JSON.stringify(one), one]));
  if (receivers.size === 0) return;
  const file = typeof about === 'object' && 'kind' in about ? about : undefined;
  const meeting = typeof about === 'object' && 'meetingId' in about ? about : undefined;
  await ctx.sql
    .insertInto('alert')
    .values(
      [...receivers.values()].map((one) => ({
        id: newId<AlertId>(),
        fileId: file?.id ?? null,
        fileKind: file?.kind ?? null,
        meetingId: meeting?.meetingId ?? null,
        subjectId: subjectId ?? null,
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

type Owner = { readonly id: StaffId; readonly name: string };

export type Alert = {
  readonly id: AlertId;
  readonly about: AlertAbout;
  readonly kind: AlertKind;
  readonly at: Instant;
  readonly toMe: boolean;
  /** The clock that it tells of, as far as I may see it; there may be a row of that beside it. */
  readonly clock:
    | { readonly id: string; readonly rule: ClockKind; readonly dueAt: Instant; readonly owner: Owner }
    | undefined;
  /** Which of several alike in the file it is of. */
  readonly subjectId: string | null;
  /** As far as a desk row of mine names it. */
  readonly reference: string | null;
};

type AboutColumns = {
  readonly fileId: string | null;
  readonly fileKind: string | null;
  readonly meetingId: string | null;
};

function aboutOf({ fileId, fileKind, meetingId }: AboutColumns): AlertAbout {
  if (fileId !== null) return { fileId: fileId as FileId, fileKind: fileKind as FileKind };
  return meetingId === null ? 'nothingElse' : { meetingId: meetingId as MeetingId };
}

/** What waits to be seen by me, or by the duty that I have now. Row security decides which these are. */
export async function unseenAlerts(sql: Sql, me: Me): Promise<Alert[]> {
  const rows = await sql
    // Found by whom they are for: by their time, everybody's would be read until there are enough of mine.
    .with(
      (cte) => cte('mine').materialized(),
      (q) =>
        q
          .selectFrom('alert')
          .select([
            'id',
            'fileId',
            'fileKind',
            'meetingId',
            'clockId',
            'kind',
            'at',
            'staffId',
            'subjectId',
            'raisedBy',
          ])
          .where('seenAt', 'is', null)
          // Inside an open file everyone sees what was raised there; it waits only for those who are to act on it.
          .where((eb) =>
            eb.or([
              eb('staffId', '=', me.staffId),
              ...me.duty.map(({ unitId, duty }) => eb.and([eb('unitId', '=', unitId), eb('duty', '=', duty)])),
            ]),
          ),
    )
    .selectFrom('mine')
    .leftJoinLateral(
      (q) =>
        q
          .selectFrom('desk')
          .select('reference')
          .whereRef('desk.fileId', '=', 'mine.fileId')
          .where((eb) => eb.or([eb('desk.unitId', 'is not', null), eb('desk.staffId', '=', me.staffId)]))
          .limit(1)
          .as('d'),
      (join) => join.onTrue(),
    )
    .leftJoin('runningClock as c', 'c.id', 'mine.clockId')
    .leftJoin('authz.staff as s', 's.id', 'c.ownerId')
    .selectAll('mine')
    .select(['c.rule', 'c.dueAt', 'c.ownerId', 's.name as ownerName', 'd.reference'])
    .select('c.id as seenClock')
    // Of a clock that no longer runs there is nothing to tell.
    .where('c.metAt', 'is', null)
    .where('c.endedAt', 'is', null)
    // What somebody asks of me is never pushed out by the many time limits that have run out.
    .orderBy(raw`mine.kind = 'clockBreached'`)
    .orderBy('mine.at', 'desc')
    .limit(50)
    .execute();
  // One who leads and has the duty is told once: what came to her by name says the same.
  const told = rows.filter(
    (row) =>
      row.staffId !== null ||
      row.fileId === null ||
      !rows.some(
        (own) =>
          own.staffId !== null &&
          own.kind === row.kind &&
          own.at.equals(row.at) &&
          own.fileId === row.fileId &&
          own.subjectId === row.subjectId,
      ),
  );
  return told.map((row) => ({
    id: row.id as AlertId,
    about: aboutOf(row),
    kind: row.kind as AlertKind,
    at: row.at,
    toMe: row.staffId === me.staffId,
    clock:
      row.seenClock && row.dueAt
        ? {
            id: row.seenClock,
            rule: row.rule as ClockKind,
            dueAt: row.dueAt,
            owner: { id: row.ownerId as StaffId, name: row.ownerName ?? '' },
          }
        : undefined,
    subjectId: row.subjectId,
    reference: row.reference,
  }));
}

/** Marks it seen. Undefined where it is not mine to see, or seen already. */
export async function seeAlert(ctx: Ctx, id: AlertId): Promise<Alert | undefined> {
  const alert = (await unseenAlerts(ctx.sql, ctx.actor)).find((one) => one.id === id);
  if (!alert) return undefined;
  const result = await ctx.sql
    .updateTable('alert')
    .set({ seenAt: ctx.now, seenBy: ctx.actor.staffId })
    .where('id', '=', id)
    .where('seenAt', 'is', null)
    .where(raw<boolean>`(staff_id = ${ctx.actor.staffId} or staff_id is null)`)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return undefined;
  if (typeof alert.about === 'object' && 'fileId' in alert.about) {
    // Each press that made it longer told me once more: the review is of all of that one emergency.
    if (alert.kind === 'emergencyOpened' && alert.subjectId)
      await actedOn(ctx, { id: alert.about.fileId }, alert.kind, alert.subjectId);
    else if (alert.toMe) await seenOnDutyToo(ctx, alert, alert.about.fileId);
  }
  return alert;
}

/** I have done what I was called for, by whatever way I came to it; what else of the kind waits in the file still does. */
export async function actedOn(ctx: Ctx, file: Pick<OpenFile, 'id'>, kind: AlertKind, subjectId: string): Promise<void> {
  await ctx.sql
    .updateTable('alert')
    .set({ seenAt: ctx.now, seenBy: ctx.actor.staffId })
    .where('fileId', '=', file.id)
    .where('kind', '=', kind)
    .where('subjectId', '=', subjectId)
    .where('seenAt', 'is', null)
    .execute();
}

/** What was said to my duty at the same moment needs nobody's attention any more: I, who have it, have seen it. */
async function seenOnDutyToo(ctx: Ctx, { kind, at, subjectId }: Alert, fileId: FileId): Promise<void> {
  await ctx.sql
    .updateTable('alert')
    .set({ seenAt: ctx.now, seenBy: ctx.actor.staffId })
    .where('fileId', '=', fileId)
    .where('kind', '=', kind)
    .where('at', '=', at)
    .where('subjectId', 'is not distinct from', subjectId)
    .where('staffId', 'is', null)
    .where('seenAt', 'is', null)
    .execute();
}
