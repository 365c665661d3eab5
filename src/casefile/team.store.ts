import { sql as raw } from 'kysely';
import type { FileContext, GroundFunction, OpenFile, SectionKind } from '../access/index.ts';
import { type FileId, type GroundId, type Id, newId, type StaffId, type UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { HandoverReason } from '../leading/index.ts';
import {
  findSetting,
  inUnit,
  isManager,
  listStaff,
  type OrganisationModel,
  worksWithPeople,
} from '../organisation/index.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Before, Colleague, Member } from './team.ts';

/** The team of the open file, in the order they came. Who reads on a waiver or by necessity is shown with the consents. */
export async function teamOf(sql: Sql, fileId: FileId): Promise<Member[]> {
  const rows = await sql
    .selectFrom('authz.ground as g')
    .innerJoin('authz.staff as s', 's.id', 'g.staffId')
    .select(['g.id', 'g.staffId', 's.name', 's.phone', 'g.function', 'g.deputyFor', 'g.reads', 'g.writes'])
    .where('g.fileId', '=', fileId)
    .where('g.kind', '=', 'team')
    .where('g.endedAt', 'is', null)
    .where(
      raw<boolean>`g.valid_from <= (select authz.now()) and (g.valid_to is null or g.valid_to > (select authz.now()))`,
    )
    .orderBy('g.validFrom')
    .orderBy('g.id')
    .execute();
  return rows.map((row) => ({
    groundId: row.id as GroundId,
    staffId: row.staffId as StaffId,
    name: row.name,
    phone: row.phone,
    function: row.function as GroundFunction,
    deputyFor: row.deputyFor as GroundId | null,
    reads: row.reads as SectionKind[],
    writes: row.writes as SectionKind[],
  }));
}

/** Who works in the file's unit, for the lists of people to name. */
export const colleaguesOf = async (sql: Sql, unitId: UnitId, now: Instant): Promise<Colleague[]> =>
  (await listStaff(sql, now)).map((one) => inUnit(one, unitId)).flatMap(asColleague);

/** Who works with people anywhere in the municipality: a team reaches over units. */
export const allColleagues = async (sql: Sql, now: Instant): Promise<Colleague[]> =>
  (await listStaff(sql, now)).flatMap(asColleague);

const asColleague = (one: Parameters<typeof inUnit>[0]): Colleague[] =>
  worksWithPeople(one) ? [{ staffId: one.id, name: one.name, leadsUnit: isManager(one) }] : [];

/** Unset means integrated: the small municipality where the same worker both decides and supports. */
export const organisationModel = async (sql: Sql): Promise<OrganisationModel> =>
  (await findSetting(sql, 'organisation.model')) ?? 'integrated';

export async function mayStaffTeam(sql: Sql, file: OpenFile): Promise<boolean> {
  const { rows } = await raw<{ may: boolean }>`select authz.may_staff_team(${file.id}) as may`.execute(sql);
  return rows[0]?.may ?? false;
}

/** Reports a conflict of interest for oneself: every opening of the file ends in this transaction. */
export async function blockMyself(sql: Sql, fileId: FileId, blockId: string, staffId: StaffId): Promise<void> {
  await raw`select authz.set_block(${blockId}, ${fileId}, ${staffId}, 'conflictOfInterest')`.execute(sql);
}

/** Lifts a conflict of interest; the reason is sealed in the log. False where there is none. */
export async function unblock(sql: Sql, fileId: FileId, staffId: StaffId, reason: Buffer): Promise<boolean> {
  const { rows } = await raw<{ ended: boolean }>`
    select authz.end_block(${fileId}, ${staffId}, ${reason}) as ended`.execute(sql);
  return rows[0]?.ended ?? false;
}

/** Those who can't be named here. */
export async function blockedStaff(sql: Sql, fileId: FileId): Promise<ReadonlySet<StaffId>> {
  const { rows } = await raw<{ id: StaffId }>`select * from authz.blocked_staff(${fileId}) as x (id)`.execute(sql);
  return new Set(rows.map(({ id }) => id));
}

/** Would she stand on both sides of the same violence, as far as the asker may know? */
export async function onBothSides(sql: Sql, fileId: FileId, staffId: StaffId): Promise<boolean> {
  const { rows } = await raw<{ both: boolean }>`select authz.both_sides(${fileId}, ${staffId}) as both`.execute(sql);
  return rows[0]?.both ?? false;
}

export type SidesDecision = {
  readonly name: string;
  readonly by: string;
  readonly at: Instant;
  readonly words: string;
};

/** That a worker may hold both sides, to those who lead the unit; to everybody else there is none. */
export async function sidesDecisions(sql: Sql, file: OpenFile): Promise<SidesDecision[]> {
  const rows = await sql
    .selectFrom('sidesDecision as d')
    .innerJoin('authz.staff as s', 's.id', 'd.staffId')
    .innerJoin('authz.staff as b', 'b.id', 'd.decidedBy')
    .select(['d.id', 's.name', 'b.name as by', 'd.decidedAt as at', 'd.words'])
    .where('d.fileId', '=', file.id)
    .orderBy('d.decidedAt', 'desc')
    .execute();
  return rows.map(({ id, words, ...row }) => ({
    ...row,
    words: file.vault.unseal(`sides_decision.words:${id}`, words),
  }));
}

export async function insertSidesDecision(
  { sql, file, now, actor }: Pick<FileContext, 'sql' | 'file' | 'now' | 'actor'>,
  staffId: StaffId,
  words: string,
): Promise<void> {
  const id = newId();
  await sql
    .insertInto('sidesDecision')
    .values({
      ...{ id, fileId: file.id, sectionId: file.section('notes'), staffId },
      ...{ words: file.vault.seal(`sides_decision.words:${id}`, words), decidedAt: now, decidedBy: actor.staffId },
    })
    .execute();
}

/** The last times that the file was handed over. */
export async function handedBefore(sql: Sql, fileId: FileId): Promise<Before[]> {
  const rows = await sql
    .selectFrom('handover')
    .select(['fromId', 'toId'])
    .where('fileId', '=', fileId)
    .orderBy('at', 'desc')
    .limit(20)
    .execute();
  return rows.map(({ fromId, toId }) => ({ fromId: fromId as StaffId | null, toId: toId as StaffId }));
}

export async function insertHandover(
  { sql, file, now, actor }: Pick<FileContext, 'sql' | 'file' | 'now' | 'actor'>,
  one: {
    readonly fromId: StaffId | undefined;
    readonly toId: StaffId;
    readonly returned: boolean;
    readonly reason: HandoverReason | undefined;
    readonly words: string | undefined;
  },
): Promise<void> {
  const id = newId<Id<'handover'>>();
  await sql
    .insertInto('handover')
    .values({
      id,
      fileId: file.id,
      unitId: file.unitId,
      fromId: one.fromId ?? null,
      toId: one.toId,
      returned: one.returned,
      reason: one.reason ?? null,
      words: file.vault.sealOptional(`handover.words:${id}`, one.words),
      at: now,
      byId: actor.staffId,
    })
    .execute();
}
