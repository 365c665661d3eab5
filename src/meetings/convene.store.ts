import { sql as raw } from 'kysely';
import type { FileContext, GroundFunction, OpenFile } from '../access/index.ts';
import type { FileId, MeetingId, StaffId, UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Keyring } from '../platform/sealing/keyring.ts';
import type { Ground, Seat } from './convene-who.ts';
import type { AgendaItemId, GroupId } from './meeting.ts';

/** Who speaks for which unit in the groups that meet. */
export async function seatsInGroups(sql: Sql): Promise<(Seat & { readonly groupId: GroupId })[]> {
  const rows = await sql
    .selectFrom('authz.groupSeat as s')
    .innerJoin('authz.internalGroup as g', 'g.id', 's.groupId')
    .select(['s.groupId', 's.unitId', 's.staffId', 's.deputyId'])
    .where('s.endedAt', 'is', null)
    .where('g.closedAt', 'is', null)
    .orderBy('g.createdAt')
    .orderBy('s.validFrom')
    .execute();
  return rows.map((row) => ({
    groupId: row.groupId as GroupId,
    unitId: row.unitId as UnitId,
    staffId: row.staffId as StaffId,
    deputyId: row.deputyId as StaffId | null,
  }));
}

/** The grounds that count now in this open file. */
export async function groundsNow(sql: Sql, fileId: FileId, now: Instant): Promise<Ground[]> {
  const rows = await sql
    .selectFrom('authz.ground')
    .select(['kind', 'staffId', 'unitId', 'function'])
    .where('fileId', '=', fileId)
    .where('endedAt', 'is', null)
    .where('validFrom', '<=', now)
    .where((q) => q.or([q('validTo', 'is', null), q('validTo', '>', now)]))
    .where((q) => q.or([q('kind', '<>', 'necessary'), q('signedAt', 'is not', null)]))
    .orderBy('validFrom')
    .execute();
  return rows.map((row) => ({
    kind: row.kind as Ground['kind'],
    staffId: row.staffId as StaffId | null,
    unitId: row.unitId as UnitId | null,
    function: row.function as GroundFunction | null,
  }));
}

/** Those of these people whom nothing keeps from a meeting about this file (voices V38). Why not is never told. */
export async function unhindered(sql: Sql, fileId: FileId, staff: readonly StaffId[]): Promise<ReadonlySet<StaffId>> {
  const { rows } = await raw<{ id: StaffId }>`
    select * from authz.can_be_called(${fileId}, ${staff}::uuid[]) as x (id)`.execute(sql);
  return new Set(rows.map(({ id }) => id));
}

export type UrgentWaiting = {
  readonly meetingId: MeetingId;
  readonly calledByName: string;
  readonly calledAt: Instant;
  readonly dueAt: Instant;
  /** Am I called to it? */
  readonly mine: boolean;
};

/** The urgent meeting about this file that has not been held; with `inTime`, one that still can be in time. */
export async function findUrgentWaiting(
  sql: Sql,
  file: OpenFile,
  inTime?: Instant,
): Promise<UrgentWaiting | undefined> {
  const row = await sql
    .selectFrom('runningClock as c')
    .innerJoin('agendaItem as i', 'i.fileId', 'c.fileId')
    .innerJoin('authz.staff as s', 's.id', 'i.addedBy')
    .leftJoin('meeting as m', 'm.id', 'i.meetingId')
    .select(['i.meetingId', 's.name', 'i.addedAt', 'c.dueAt', 'm.id as seen'])
    .where('c.fileId', '=', file.id)
    .where('c.rule', '=', 'urgentMeeting')
    .where('c.metAt', 'is', null)
    .where('c.endedAt', 'is', null)
    .$if(inTime !== undefined, (q) => q.where('c.dueAt', '>', inTime ?? null))
    .where('i.discussedAt', 'is', null)
    .where('i.postponedAt', 'is', null)
    .where(raw<boolean>`'urgent' = any (i.because)`)
    .orderBy('i.addedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      meetingId: row.meetingId as MeetingId,
      calledByName: row.name,
      calledAt: row.addedAt,
      dueAt: row.dueAt,
      mine: row.seen !== null,
    }
  );
}

export async function insertUrgentItem(
  ctx: Pick<FileContext, 'sql' | 'now' | 'actor' | 'file'>,
  item: { readonly id: AgendaItemId; readonly meetingId: MeetingId; readonly question: string | undefined },
): Promise<void> {
  const { sql, file, now, actor } = ctx;
  await sql
    .insertInto('agendaItem')
    .values({
      id: item.id,
      meetingId: item.meetingId,
      fileId: file.id,
      sectionId: file.section('plan'),
      addedBy: actor.staffId,
      addedAt: now,
      because: ['urgent'],
      question: file.vault.sealOptional(`agenda_item.question:${item.id}`, item.question),
    })
    .execute();
}

/** Where my latest urgent meeting was held: the room or number is mostly the same. */
export async function findLastPlace(sql: Sql, keyring: Keyring, me: StaffId): Promise<string | undefined> {
  const row = await sql
    .selectFrom('meeting')
    .select(['id', 'place'])
    .where('calledBy', '=', me)
    .where('kind', '=', 'urgent')
    .where('place', 'is not', null)
    .orderBy('calledAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? (keyring.desk.unsealOptional(`meeting.place:${row.id}`, row.place) ?? undefined) : undefined;
}

export type OwnFile = {
  readonly fileId: FileId;
  readonly kind: 'contact' | 'file';
  readonly reference: string;
  readonly label: string;
};

/** What lies on my own desk and goes on, what I had to do with last first. */
export async function ownFiles(sql: Sql, keyring: Keyring, me: StaffId, limit: number): Promise<OwnFile[]> {
  const rows = await sql
    .selectFrom('desk')
    .select(['fileId', 'kind', 'reference', 'label'])
    .where('staffId', '=', me)
    .where('state', 'in', ['received', 'ongoing', 'preliminaryAssessment', 'handedOver', 'active'])
    .orderBy('changedAt', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    fileId: row.fileId as FileId,
    kind: row.kind as OwnFile['kind'],
    reference: row.reference,
    label: keyring.desk.unseal(`desk.label:${row.fileId}`, row.label),
  }));
}

/** Who has not answered an hour after an urgent call is told once more. Answers how many. */
export async function askAnswersAgain(sql: Sql): Promise<number> {
  const { rows } = await raw<{ asked: number }>`select authz.ask_answers_again() as asked`.execute(sql);
  return rows[0]?.asked ?? 0;
}
