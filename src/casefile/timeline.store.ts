import { sql as raw } from 'kysely';
import { type OpenFile, sectionKinds } from '../access/index.ts';
import type { EventKind } from '../kernel/event-kind.ts';
import type { EventId, StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Cursor, FileEvent } from './timeline.ts';

type Row = {
  id: string;
  kind: string;
  at: Instant;
  actorId: string;
  actorName: string;
  subject: Record<string, string>;
};

/** One short index walk per section that may be read, merged: the price is the same for a file of ten years. */
export async function eventsOf(
  sql: Sql,
  file: OpenFile,
  wanted: {
    readonly kinds: readonly EventKind[] | undefined;
    readonly before: Cursor | undefined;
    readonly limit: number;
  },
): Promise<FileEvent[]> {
  const sections = sectionKinds.filter((kind) => file.mayRead(kind)).map((kind) => file.section(kind));
  const before = wanted.before
    ? raw`and (e.at, e.id) < (${wanted.before.at}::timestamptz, ${wanted.before.id}::uuid)`
    : raw``;
  const kinds = wanted.kinds ? raw`and e.kind = any (${[...wanted.kinds]}::text[])` : raw``;
  const { rows } = await raw<Row>`
    select e.id, e.kind, e.at, e.actor_id, s.name as actor_name, e.subject
    from unnest(${sections}::uuid[]) as section (id)
    cross join lateral (
      select e.* from data.event e where e.section_id = section.id ${kinds} ${before}
      order by e.at desc, e.id desc limit ${wanted.limit}
    ) e
    join authz.staff s on s.id = e.actor_id
    order by e.at desc, e.id desc limit ${wanted.limit}`.execute(sql);
  return rows.map((row) => ({
    id: row.id as EventId,
    kind: row.kind as EventKind,
    at: row.at,
    actorId: row.actorId as StaffId,
    actorName: row.actorName,
    subject: row.subject,
  }));
}
