import { type CompiledQuery, sql as raw } from 'kysely';
import {
  type FileId,
  type GroundId,
  newId,
  type OpeningId,
  type SectionId,
  type StaffId,
  type UnitId,
} from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Keyring, Vault } from '../platform/sealing/keyring.ts';
import type { FileKind, GroundFunction, GroundKind, ProtectedIdentity, SectionKind } from './file.ts';
import { readFileSide } from './file-side.store.ts';
import type { FileSide } from './file-side.ts';

/** A file that this transaction may read or write, with its key. Only an opening makes one. */
export type OpenFile = {
  readonly id: FileId;
  readonly kind: FileKind;
  readonly reference: string;
  readonly unitId: UnitId;
  readonly protection: ProtectedIdentity;
  /** Which side of the violence it is on; unknown to one who may not read whom the file is about. */
  readonly side: FileSide | undefined;
  readonly ground: GroundKind;
  readonly openedAt: Instant;
  readonly purpose: string;
  /** Where it is open on an emergency alone: until when. */
  readonly emergency: { readonly groundId: GroundId; readonly until: Instant } | undefined;
  readonly vault: Vault;
  section(kind: SectionKind): SectionId;
  mayRead(kind: SectionKind): boolean;
  mayWrite(kind: SectionKind): boolean;
};

/**
 * One command at a time in each file, until the transaction ends: of two who do the same at the same moment, the second sees what the
 * first has done, and is told. Asked for by one who has the file open alone: whoever waited for another's work would learn of it.
 */
export async function takeTurn(sql: Sql, { id }: OpenFile): Promise<void> {
  await raw`select pg_advisory_xact_lock(hashtextextended(${id}, 52))`.execute(sql);
}

export type OpenAnswer = 'open' | 'needsReason' | 'refused';

/** Asks the database to weigh the grounds. The opening counts for reading once this transaction has committed. */
export async function askToOpen(sql: Sql, fileId: FileId, purpose: string, reason: Buffer | null): Promise<OpenAnswer> {
  const { rows } = await raw<{ answer: OpenAnswer }>`
    select authz.open(${newId<OpeningId>()}, ${fileId}, ${purpose}, ${reason}) as answer`.execute(sql);
  return rows[0]?.answer ?? 'refused';
}

/** The file, if this session has it open; a file that is missing, hidden or not opened yet is undefined alike. */
export async function findOpenFile(sql: Sql, keyring: Keyring, fileId: FileId): Promise<OpenFile | undefined> {
  const [file, sections, openings] = await Promise.all([
    sql
      .selectFrom('authz.file as f')
      .innerJoin('fileKey as k', 'k.fileId', 'f.id')
      .leftJoin('fileSide as x', 'x.fileId', 'f.id')
      .selectAll('f')
      .select(['k.wrapped', 'x.side'])
      .where('f.id', '=', fileId)
      .executeTakeFirst(),
    sql.selectFrom('authz.section').select(['id', 'kind']).where('fileId', '=', fileId).execute(),
    sql
      .selectFrom('authz.opening as o')
      .select(['o.groundKind', 'o.groundId', 'o.openedAt', 'o.expiresAt', 'o.purpose', 'o.reads', 'o.writes'])
      .where('o.fileId', '=', fileId)
      .where('o.endedAt', 'is', null)
      .where(raw<boolean>`o.session_id = (select authz.session_id()) and o.expires_at > (select authz.now())`)
      .orderBy('o.openedAt', 'desc')
      .execute(),
  ]);
  const latest = openings[0];
  if (!file || !latest) return undefined;
  const reads = new Set(openings.flatMap((o) => o.reads));
  const writes = new Set(openings.flatMap((o) => o.writes));
  const ids = new Map(sections.map((s) => [s.kind as SectionKind, s.id as SectionId]));
  const vault = keyring.fileVault(fileId, file.wrapped);
  return openFile(
    {
      id: fileId,
      kind: file.kind as FileKind,
      reference: file.reference,
      unitId: file.unitId as UnitId,
      protection: file.protection as ProtectedIdentity,
      ground: latest.groundKind as GroundKind,
      openedAt: latest.openedAt,
      purpose: latest.purpose,
      emergency:
        latest.groundKind === 'emergency' && latest.groundId
          ? { groundId: latest.groundId as GroundId, until: latest.expiresAt }
          : undefined,
      side: readFileSide(vault, fileId, file.side),
      vault,
    },
    ids,
    reads,
    writes,
  );
}

/** The section that this transaction may write in: also where the right to it was given in the same transaction. */
export async function findWritableSection(sql: Sql, fileId: FileId, kind: SectionKind): Promise<SectionId | undefined> {
  const { rows } = await raw<{ section: SectionId | null }>`
    select authz.writable_section(${fileId}, ${kind}) as section`.execute(sql);
  return rows[0]?.section ?? undefined;
}

/** Another unit and a named person there hold the file from now on. What held it before ends, so this is done last. */
export async function handFileOver(
  sql: Sql,
  to: { fileId: FileId; unitId: UnitId; staffId: StaffId; deputyId: StaffId | undefined },
): Promise<void> {
  await raw`select authz.hand_over(${to.fileId}, ${to.unitId}, ${to.staffId}, ${newId<GroundId>()}, ${to.deputyId ?? null},
    ${newId<GroundId>()})`.execute(sql);
}

/** Takes what no one is responsible for. False where somebody was first, or it can't be taken; nobody is told which. */
export async function claimFile(sql: Sql, fileId: FileId): Promise<boolean> {
  const { rows } = await raw<{ claimed: boolean }>`
    select authz.claim(${fileId}, ${newId<GroundId>()}, ${newId<OpeningId>()}) as claimed`.execute(sql);
  return rows[0]?.claimed ?? false;
}

export async function nameTeamMember(
  sql: Sql,
  member: {
    fileId: FileId;
    staffId: StaffId;
    function: GroundFunction;
    reads: readonly SectionKind[];
    writes: readonly SectionKind[];
    deputyFor?: GroundId;
    until?: Instant;
  },
): Promise<GroundId> {
  const id = newId<GroundId>();
  await raw`select authz.name_team_member(${id}, ${member.fileId}, ${member.staffId}, ${member.function}, ${member.reads}, ${member.writes},
    ${member.deputyFor ?? null}, ${member.until ?? null})`.execute(sql);
  return id;
}

/** Which of these files this actor may open, without opening any: for the links of a list. */
export async function openable(sql: Sql, files: readonly FileId[]): Promise<ReadonlySet<FileId>> {
  if (files.length === 0) return new Set();
  const { rows } = await raw<{ id: FileId }>`select * from authz.openable(${files}::uuid[]) as x (id)`.execute(sql);
  return new Set(rows.map(({ id }) => id));
}

/**
 * Those of these workers whom a leader decides about first: they hold the other side of the same violence, or have a conflict
 * of interest. Why is never told (voices V38). `forOther`: for the file of one who uses violence, told of in this contact.
 */
export async function keptApart(
  sql: Sql,
  fileId: FileId,
  staff: readonly StaffId[],
  forOther = false,
): Promise<ReadonlySet<StaffId>> {
  const { rows } = await raw<{ id: StaffId }>`
    select * from authz.kept_apart(${fileId}, ${staff}::uuid[], ${forOther}) as x (id)`.execute(sql);
  return new Set(rows.map(({ id }) => id));
}

/** A higher level ends what was opened on duty or as a leader, in this transaction. */
export async function setProtection(sql: Sql, fileId: FileId, level: ProtectedIdentity): Promise<void> {
  await raw`select authz.set_protection(${fileId}, ${level})`.execute(sql);
}

/** Ends a ground and every opening that rests on it, in this transaction. */
export async function endGround(sql: Sql, groundId: GroundId): Promise<void> {
  await raw`select authz.end_ground(${groundId})`.execute(sql);
}

/** One line of the log. Ids and counts only: never text that somebody wrote. */
export async function writeLog(sql: Sql, line: LogLine): Promise<void> {
  await sql.executeQuery(logLine(sql, line));
}

type LogLine = {
  readonly action: string;
  readonly outcome: 'done' | 'refused' | 'invalid';
  readonly fileId?: FileId | undefined;
  readonly detail?: Record<string, string | number | boolean>;
};

/** The line as it can be sent last, together with the commit. */
export const logLine = (sql: Sql, line: LogLine): CompiledQuery =>
  raw`select authz.log(${line.action}, ${line.outcome}, ${line.fileId ?? null}, ${JSON.stringify(line.detail ?? {})}::jsonb)`.compile(
    sql,
  );

type Core = Omit<OpenFile, 'section' | 'mayRead' | 'mayWrite'>;

export function openFile(
  core: Core,
  ids: ReadonlyMap<SectionKind, SectionId>,
  reads: ReadonlySet<string>,
  writes: ReadonlySet<string>,
): OpenFile {
  const section = (kind: SectionKind): SectionId => {
    const id = ids.get(kind);
    if (!id) throw new Error(`File without section ${kind}`);
    return id;
  };
  return {
    ...core,
    section,
    mayRead: (kind) => reads.has(section(kind)),
    mayWrite: (kind) => writes.has(section(kind)),
  };
}
