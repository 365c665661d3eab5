import { sql as raw } from 'kysely';
import type { FileContext, ProtectedIdentity, StaffContext } from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { type FileId, type Id, newId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { PersonalNumber } from '../kernel/personal-number.ts';
import type { Sql } from '../platform/database/database.ts';
import type { PersonTold } from './people.ts';

export type LoweringId = Id<'lowering'>;
const reasonOf = (id: string) => `lowering.reason:${id}`;

/** Asks a leader for a lower level. Refused (42501) where one is asked for already, or where it isn't lower. */
export async function askLowering(
  { sql, keyring }: Pick<FileContext, 'sql' | 'keyring'>,
  fileId: FileId,
  level: ProtectedIdentity,
  reason: string,
): Promise<void> {
  const id = newId<LoweringId>();
  // Read by a leader who may not have the file: not under the file's key.
  const sealed = keyring.handed.seal(reasonOf(id), reason);
  await raw`select authz.ask_lowering(${id}, ${fileId}, ${level}, ${sealed})`.execute(sql);
}

export type AskedLowering = {
  readonly to: ProtectedIdentity;
  readonly askedAt: Instant;
  readonly granted: boolean | null;
  readonly decidedAt: Instant | null;
};

/** The last asking that has led to nothing yet. */
export async function loweringOf(sql: Sql, fileId: FileId): Promise<AskedLowering | undefined> {
  type Row = Omit<AskedLowering, 'to'> & { toLevel: ProtectedIdentity };
  const { rows } = await raw<Row>`select * from authz.lowering_of(${fileId})`.execute(sql);
  const [row] = rows;
  return row && { to: row.toLevel, askedAt: row.askedAt, granted: row.granted, decidedAt: row.decidedAt };
}

export type LoweringToDecide = {
  readonly id: LoweringId;
  readonly reference: string;
  readonly from: ProtectedIdentity;
  readonly to: ProtectedIdentity;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedAt: Instant;
};

export async function loweringsToDecide({
  sql,
  keyring,
}: Pick<StaffContext, 'sql' | 'keyring'>): Promise<LoweringToDecide[]> {
  type Row = {
    id: LoweringId;
    reference: string;
    fromLevel: ProtectedIdentity;
    toLevel: ProtectedIdentity;
    reason: Buffer;
    name: string;
    askedAt: Instant;
  };
  const { rows } = await raw<Row>`
    select d.*, s.name from authz.lowerings_to_decide() d join authz.staff s on s.id = d.asked_by`.execute(sql);
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    from: row.fromLevel,
    to: row.toLevel,
    reason: keyring.handed.unseal(reasonOf(row.id), row.reason),
    askedBy: row.name,
    askedAt: row.askedAt,
  }));
}

/**
 * The keyed index that a raised level took away, from the numbers that stand in the file: so that she is known the next time, and so that
 * nobody who works with the other side is handed this one. What tied the file to others is not tied again by this.
 */
export async function indexAnew(
  { sql, keyring, now }: Pick<FileContext, 'sql' | 'keyring' | 'now'>,
  fileId: FileId,
  people: readonly Pick<PersonTold, 'part' | 'number'>[],
): Promise<void> {
  for (const { part, number } of people) {
    if (part !== 'self' && part !== 'usesViolence') continue;
    const read = number ? PersonalNumber.parse(number, today(now)) : undefined;
    if (!read?.ok) continue;
    await raw`select authz.index_person(${fileId}, ${keyring.personHash(read.value)}, ${part === 'self'})`.execute(sql);
  }
}

export async function decideLowering(sql: Sql, id: LoweringId, granted: boolean): Promise<void> {
  await raw`select authz.decide_lowering(${id}, ${granted})`.execute(sql);
}
