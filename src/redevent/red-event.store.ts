import type { FileContext, OpenFile } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { type FileId, newId, type StaffId } from '../kernel/ids.ts';
import type { Sql } from '../platform/database/database.ts';
import type { RedEvent, RedEventId, RedEventKind, WaitingRed } from './red-event.ts';

type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor'>;

/** Those that stand, newest first. One that was entered by mistake is gone from the page, and not from the row. */
export async function loadRedEvents(sql: Sql, file: OpenFile): Promise<RedEvent[]> {
  const rows = await sql
    .selectFrom('redEvent as r')
    .innerJoin('authz.staff as s', 's.id', 'r.byId')
    .select(['r.id', 'r.kind', 'r.onDay', 'r.words', 'r.at', 's.name'])
    .where('r.sectionId', '=', file.section('protection'))
    .where('r.mistakenAt', 'is', null)
    .orderBy('r.at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id as RedEventId,
    kind: row.kind as RedEventKind,
    onDay: row.onDay,
    words: file.vault.unsealOptional(`red_event.words:${row.id}`, row.words),
    at: row.at,
    by: row.name,
  }));
}

export async function insertRedEvent(
  { sql, now, actor }: Ctx,
  file: OpenFile,
  event: {
    readonly kind: RedEventKind;
    readonly onDay: CalendarDay | null;
    readonly words: string | null;
    readonly source?: string;
  },
): Promise<RedEventId> {
  const id = newId<RedEventId>();
  await sql
    .insertInto('redEvent')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('protection'),
      kind: event.kind,
      onDay: event.onDay,
      words: file.vault.sealOptional(`red_event.words:${id}`, event.words),
      sourceId: event.source ?? null,
      at: now,
      byId: actor.staffId,
    })
    .execute();
  return id;
}

/** False where it was taken back already, or is another file's. */
export async function takeBack({ sql, now, actor }: Ctx, file: OpenFile, id: RedEventId): Promise<boolean> {
  const done = await sql
    .updateTable('redEvent')
    .set({ mistakenAt: now, mistakenBy: actor.staffId })
    .where('id', '=', id)
    .where('sectionId', '=', file.section('protection'))
    .where('mistakenAt', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Those that no assessment has answered yet: why a new one is needed. Nothing where the protection may not be read. */
export async function waitingRedEvents(sql: Sql, fileId: FileId): Promise<WaitingRed[]> {
  const rows = await sql
    .selectFrom('redEvent as r')
    .innerJoin('runningClock as c', 'c.subjectId', 'r.id')
    .select(['r.id', 'r.kind', 'r.onDay', 'r.at', 'r.sourceId'])
    .where('c.fileId', '=', fileId)
    .where('c.rule', '=', 'riskRedEvent')
    .where('c.metAt', 'is', null)
    .where('c.endedAt', 'is', null)
    .orderBy('c.dueAt')
    .execute();
  return rows.map(({ id, kind, onDay, at, sourceId }) => ({
    id: id as RedEventId,
    kind: kind as RedEventKind,
    onDay,
    at,
    source: sourceId,
  }));
}

/** Who answers for the file, and gets its clocks; whoever writes, where nobody is named. */
export async function responsibleFor(sql: Sql, fileId: FileId): Promise<StaffId | undefined> {
  const row = await sql
    .selectFrom('authz.ground')
    .select('staffId')
    .where('fileId', '=', fileId)
    .where('kind', '=', 'team')
    .where('function', '=', 'responsible')
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return row?.staffId as StaffId | undefined;
}
