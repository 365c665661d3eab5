import { sql as raw } from 'kysely';
import type { FileId, StaffId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Sql } from '../../platform/database/database.ts';
import type { GroundKind, SectionKind } from '../file.ts';

/** One ground on which somebody can open the file now. A consent whose unit has nobody to read has no person. */
export type WayIn = {
  /** `coordination`: a decision lets her see which files belong together, and opens none. */
  readonly kind: Exclude<GroundKind, 'created'> | 'coordination';
  readonly staffId: StaffId | null;
  readonly staffName: string | null;
  readonly unitName: string | null;
  /** The place in the team, the duty, or the leader's role. */
  readonly function: string | null;
  readonly reads: readonly SectionKind[];
  readonly writes: readonly SectionKind[];
  readonly since: Instant | null;
  readonly until: Instant | null;
};

/** Who can open the file, and why. Nothing to one who neither leads its unit nor is responsible for it. */
export async function whoSees(sql: Sql, fileId: FileId): Promise<WayIn[]> {
  const { rows } = await raw<WayIn>`
    select w.kind, w.staff as staff_id, s.name as staff_name, u.name as unit_name, w.function, w.reads, w.writes, w.since, w.until
    from authz.who_sees(${fileId}) w left join authz.staff s on s.id = w.staff left join authz.unit u on u.id = w.unit
    order by s.name nulls last, w.kind`.execute(sql);
  return rows;
}

/** Names of those who may not see the file, whatever their ground. */
export async function whoIsBlocked(sql: Sql, fileId: FileId): Promise<string[]> {
  const { rows } = await raw<{ name: string }>`
    select s.name from authz.blocked_staff(${fileId}) as b (id) join authz.staff s on s.id = b.id group by s.id order by s.name`.execute(
    sql,
  );
  return rows.map(({ name }) => name);
}

export async function maySeeWho(sql: Sql, fileId: FileId): Promise<boolean> {
  const { rows } = await raw<{ may: boolean }>`select authz.may_staff_team(${fileId}) as may`.execute(sql);
  return rows[0]?.may ?? false;
}
