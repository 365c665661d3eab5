import { randomInt } from 'node:crypto';
import { sql as raw } from 'kysely';
import { type FileId, type GroundId, newId, type OpeningId, type SectionId, type UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Keyring } from '../platform/sealing/keyring.ts';
import { type FileKind, type GroundFunction, type ProtectedIdentity, type SectionKind, sectionKinds } from './file.ts';
import { type OpenFile, openFile } from './files.store.ts';

/** Of every kind one: their ids, and the same as the database takes them. */
export function newSections(): { ids: ReadonlyMap<SectionKind, SectionId>; sections: string } {
  const ids = new Map(sectionKinds.map((kind) => [kind, newId<SectionId>()]));
  return { ids, sections: JSON.stringify([...ids].map(([kind, id]) => ({ id, kind }))) };
}

/** Creates a file and opens it for the creator, in this transaction: it may be written to at once, and read from the next. */
export async function createFile(
  sql: Sql,
  keyring: Keyring,
  wanted: {
    id?: FileId;
    kind: FileKind;
    unitId: UnitId;
    function: GroundFunction;
    protection: ProtectedIdentity;
    now: Instant;
    /** The creator's ground, where a deputy is named for it at once. */
    groundId?: GroundId;
  },
): Promise<OpenFile> {
  const id = wanted.id ?? newId<FileId>();
  const reference = newReference();
  const { ids, sections } = newSections();
  await raw`select authz.create_file(${id}, ${wanted.kind}, ${wanted.unitId}, ${reference}, ${wanted.protection}, ${sections}::jsonb,
    ${wanted.groundId ?? newId<GroundId>()}, ${wanted.function}, ${newId<OpeningId>()})`.execute(sql);
  const { wrapped, vault } = keyring.newFileKey(id);
  await sql.insertInto('fileKey').values({ fileId: id, wrapped }).execute();
  const all = new Set<string>(ids.values());
  const { kind, unitId, protection, now } = wanted;
  return openFile(
    {
      id,
      kind,
      reference,
      unitId,
      protection,
      side: undefined,
      ground: 'created',
      openedAt: now,
      purpose: 'create',
      emergency: undefined,
      vault,
    },
    ids,
    all,
    all,
  );
}

/**
 * The child's own file, in a unit where the reporter has no work: it can be written in this transaction and never read.
 * `handOverReport` ends that, before the transaction does.
 */
export async function createReportFile(
  sql: Sql,
  keyring: Keyring,
  wanted: { unitId: UnitId; from: OpenFile; now: Instant },
): Promise<OpenFile> {
  const id = newId<FileId>();
  const reference = newReference();
  const { ids, sections } = newSections();
  await raw`select authz.create_report_file(${id}, ${wanted.unitId}, ${reference}, ${sections}::jsonb, ${newId<OpeningId>()},
    ${wanted.from.id})`.execute(sql);
  const { wrapped, vault } = keyring.newFileKey(id);
  await sql.insertInto('fileKey').values({ fileId: id, wrapped }).execute();
  const protection = wanted.from.protection === 'none' ? 'none' : 'secrecyMarker';
  const core = { id, kind: 'contact' as const, reference, unitId: wanted.unitId, protection, vault } as const;
  const opened = {
    side: undefined,
    ground: 'created' as const,
    openedAt: wanted.now,
    purpose: 'report',
    emergency: undefined,
  };
  return openFile({ ...core, ...opened }, ids, new Set(), new Set<string>(ids.values()));
}

export async function handOverReport(sql: Sql, fileId: FileId): Promise<void> {
  await raw`select authz.hand_over_report(${fileId})`.execute(sql);
}

/** Random and short: said over the phone, it tells neither how many files there are nor when one was made. */
export function newReference(): string {
  const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ23456789';
  const pick = (count: number) => Array.from({ length: count }, () => letters[randomInt(letters.length)]).join('');
  return `${pick(3)}-${pick(4)}`;
}
