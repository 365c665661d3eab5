import { sql as raw } from 'kysely';
import type { ClockKind } from '../clocks/index.ts';
import type { FileId, StaffId, UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Keyring } from '../platform/sealing/keyring.ts';
import { type CaseRow, type ElsewhereRow, fewTalks, soonDays, type WorkerLoad } from './case-load.ts';

/** So many open files of one worker are counted: with more it is only said that there are more. */
export const mostCounted = 100;

export const loadsOf = async (sql: Sql, units: readonly UnitId[], now: Instant): Promise<WorkerLoad[]> =>
  (await Promise.all(units.map((unit) => loadsIn(sql, unit, now)))).flat();

/**
 * How the work of a unit lies, a row for each worker who has anything there. Row security leaves out what this actor is kept from. Who
 * holds files is found one after another along the index, and the files of each are counted to an end: what it costs follows how many
 * work there, not how many files there are.
 */
async function loadsIn(sql: Sql, unit: UnitId, now: Instant): Promise<WorkerLoad[]> {
  const open = raw`unit_id = ${unit} and unit_id is not null and kind = 'file' and state <> 'closed'`;
  const { rows } = await raw<Omit<WorkerLoad, 'unitId'>>`
    with recursive holder as (
      (select owner_id from desk where ${open} and owner_id is not null order by owner_id limit 1)
      union all
      select (select d.owner_id from desk d where ${open} and d.owner_id > h.owner_id order by d.owner_id limit 1)
        from holder h where h.owner_id is not null
    ), lying as (
      select h.owner_id, count(*) as files, min(d.since) as oldest_since, min(coalesce(d.last_contact_at, d.since)) as quiet_since,
          min(coalesce(d.assessed_at, d.since)) as unassessed_since,
          count(*) filter (where d.talks_left <= ${fewTalks}) as few_talks
        from (select owner_id from holder where owner_id is not null union all select null) h cross join lateral (
          (select since, last_contact_at, talks_left, assessed_at from desk
            where ${open} and owner_id = h.owner_id order by since limit ${mostCounted})
          union all
          (select since, last_contact_at, talks_left, assessed_at from desk
            where ${open} and owner_id is null and h.owner_id is null order by since limit ${mostCounted})) d
        group by h.owner_id
    ), owed as (
      select owner_id, count(*) filter (where due_at > ${now.toString()}::timestamptz) as soon,
          count(*) filter (where due_at <= ${now.toString()}::timestamptz) as late
        from running_clock where unit_id = ${unit} and met_at is null and ended_at is null
          and due_at <= ${now.add({ hours: 24 * soonDays }).toString()}::timestamptz group by owner_id
    ), notes as (
      select staff_id as owner_id, count(*) as unwritten from unwritten where unit_id = ${unit} and written_at is null group by staff_id
    )
    select s.id as staff_id, s.name, coalesce(l.files, 0) as files, l.oldest_since, l.quiet_since, l.unassessed_since,
        coalesce(o.soon, 0) as soon, coalesce(o.late, 0) as late,
        coalesce(n.unwritten, 0) as unwritten, coalesce(l.few_talks, 0) as few_talks
      from lying l
      full join owed o on o.owner_id = l.owner_id
      full join notes n on n.owner_id = coalesce(l.owner_id, o.owner_id)
      left join authz.staff s on s.id = coalesce(l.owner_id, o.owner_id, n.owner_id)`.execute(sql);
  return rows.map((row) => ({ ...row, unitId: unit }));
}

/** The open files of one worker in a unit, or those that nobody holds; by label as the unit sees it, and so many as are counted. */
export async function casesOf(
  sql: Sql,
  keyring: Keyring,
  of: { readonly unitId: UnitId; readonly staffId: StaffId | null },
  now: Instant,
): Promise<CaseRow[]> {
  const { rows } = await raw<
    Omit<CaseRow, 'label' | 'next'> & {
      readonly label: Buffer;
      readonly nextRule: ClockKind | null;
      readonly nextDue: Instant | null;
    }
  >`
    with held as materialized (
      select file_id, reference, label, since, last_contact_at, talks_left, assessed_at from desk
        where unit_id = ${of.unitId} and unit_id is not null and kind = 'file' and state <> 'closed'
          and ${of.staffId ? raw`owner_id = ${of.staffId}` : raw`owner_id is null`}
        order by since limit ${mostCounted}
    ), owed as (
      select file_id, count(*) as running, count(*) filter (where due_at <= ${now.toString()}::timestamptz) as late,
          (array_agg(rule order by due_at))[1] as next_rule, min(due_at) as next_due
        from running_clock where file_id = any (array(select file_id from held)) and met_at is null and ended_at is null group by file_id
    ), notes as (
      select file_id, count(*) as unwritten from unwritten
        where unit_id = ${of.unitId} and written_at is null group by file_id
    )
    select h.file_id, h.reference, h.label, h.since, h.last_contact_at, h.talks_left, h.assessed_at, coalesce(o.running, 0) as running,
        coalesce(o.late, 0) as late, o.next_rule, o.next_due, coalesce(n.unwritten, 0) as unwritten
      from held h left join owed o on o.file_id = h.file_id left join notes n on n.file_id = h.file_id`.execute(sql);
  return rows.map(({ nextRule, nextDue, label, ...row }) => ({
    ...row,
    label: keyring.desk.unseal(`desk.label:${row.fileId as FileId}`, label),
    next: nextRule && nextDue ? { rule: nextRule, dueAt: nextDue } : null,
  }));
}

export const mostElsewhere = 50;

/**
 * What one worker owes beside the files that she holds: in contacts, and in files that others hold. Time limits that are late or fall due
 * within a week, and what is unwritten: the same that is counted for her, so that each number leads to what it is of.
 */
export async function elsewhereOf(
  sql: Sql,
  keyring: Keyring,
  of: { readonly unitId: UnitId; readonly staffId: StaffId },
  now: Instant,
): Promise<{ readonly rows: readonly ElsewhereRow[]; readonly all: number }> {
  const { rows } = await raw<
    Omit<ElsewhereRow, 'label' | 'next'> & {
      readonly label: Buffer;
      readonly nextRule: ClockKind | null;
      readonly nextDue: Instant | null;
      readonly total: number;
    }
  >`
    with held as materialized (
      select file_id from desk
        where unit_id = ${of.unitId} and unit_id is not null and kind = 'file' and state <> 'closed' and owner_id = ${of.staffId}
    ), owed as (
      select file_id, count(*) as running, count(*) filter (where due_at <= ${now.toString()}::timestamptz) as late,
          (array_agg(rule order by due_at))[1] as next_rule, min(due_at) as next_due
        from running_clock where owner_id = ${of.staffId} and unit_id = ${of.unitId} and met_at is null and ended_at is null
          and due_at <= ${now.add({ hours: 24 * soonDays }).toString()}::timestamptz
          and not exists (select from held where held.file_id = running_clock.file_id) group by file_id
    ), notes as (
      select file_id, count(*) as unwritten from unwritten
        where staff_id = ${of.staffId} and unit_id = ${of.unitId} and written_at is null
          and not exists (select from held where held.file_id = unwritten.file_id) group by file_id
    ), beside as (
      select coalesce(o.file_id, n.file_id) as file_id, coalesce(o.running, 0) as running, coalesce(o.late, 0) as late, o.next_rule, o.next_due,
          coalesce(n.unwritten, 0) as unwritten from owed o full join notes n on n.file_id = o.file_id
    )
    select b.*, d.kind, d.reference, d.label, s.name as owner_name, count(*) over () as total
      from beside b cross join lateral (select kind, reference, label, owner_id, state from desk
        where desk.file_id = b.file_id and unit_id is not null limit 1) d
      left join authz.staff s on s.id = d.owner_id and d.owner_id <> ${of.staffId}
      where d.kind <> 'file' or d.state = 'closed' or d.owner_id is distinct from ${of.staffId}
      order by b.late > 0 desc, b.next_due nulls last, b.file_id limit ${mostElsewhere}`.execute(sql);
  return {
    all: rows[0]?.total ?? 0,
    rows: rows.map(({ nextRule, nextDue, label, total: _, ...row }) => ({
      ...row,
      label: keyring.desk.unseal(`desk.label:${row.fileId as FileId}`, label),
      next: nextRule && nextDue ? { rule: nextRule, dueAt: nextDue } : null,
    })),
  };
}
