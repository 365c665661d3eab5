import { sql as raw } from 'kysely';
import type { FileContext } from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import type { FileId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { PersonalNumber } from '../kernel/personal-number.ts';
import type { Sql } from '../platform/database/database.ts';
import type { PersonTold } from './people.store.ts';

type Ctx = Pick<FileContext, 'sql' | 'keyring' | 'now'>;
type Numbered = Pick<PersonTold, 'number'>;

/** So that she is known the next time, by a keyed hash that nobody can read. Nothing where no number was given. */
export async function indexPerson(ctx: Ctx, fileId: FileId, person: Numbered): Promise<void> {
  const hash = hashOf(ctx, person);
  if (hash) await raw`select authz.index_person(${fileId}, ${hash}, true)`.execute(ctx.sql);
}

/**
 * That violence by this person was told of here: known to the gate alone, so that a worker who holds one side isn't handed the
 * other (voices V38). It never makes this file known to somebody who asks about the person.
 */
export async function indexOtherSide(ctx: Ctx, fileId: FileId, person: Numbered): Promise<void> {
  const hash = hashOf(ctx, person);
  if (hash) await raw`select authz.index_person(${fileId}, ${hash}, false)`.execute(ctx.sql);
}

/** A child or a relative, so that a worker who is close to them is shut out; it makes the file known to nobody. */
export async function indexNamed(ctx: Ctx, fileId: FileId, person: Numbered): Promise<void> {
  const hash = hashOf(ctx, person);
  if (hash) await raw`select authz.index_named(${fileId}, ${hash})`.execute(ctx.sql);
}

export async function unindexPerson(ctx: Ctx, fileId: FileId, person: Numbered): Promise<void> {
  const hash = hashOf(ctx, person);
  if (hash) await raw`select authz.unindex_person(${fileId}, ${hash})`.execute(ctx.sql);
}

function hashOf({ keyring, now }: Ctx, { number }: Numbered): Buffer | undefined {
  if (!number) return undefined;
  const read = PersonalNumber.parse(number, today(now));
  return read.ok ? keyring.personHash(read.value) : undefined;
}

export type SituationMember = { readonly file: FileId; readonly role: 'victim' | 'perpetrator' | 'childWitness' };

/** The role belongs to the situation, not to the person. */
export async function tieSituation(sql: Sql, situationId: FileId, members: readonly SituationMember[]): Promise<void> {
  await raw`select authz.create_situation(${situationId}, ${JSON.stringify(members)}::jsonb)`.execute(sql);
}

/** Files that the index knows for this person and that the actor has a ground for; anyone else hears nothing. */
export async function askKnown(ctx: Ctx, number: PersonalNumber, reason: Buffer): Promise<FileId[] | 'tooMany'> {
  const { sql, keyring } = ctx;
  await raw`savepoint asked`.execute(sql);
  try {
    const { rows } = await raw<{ file: FileId }>`
      select k as file from authz.known(${keyring.personHash(number)}, ${reason}) as k`.execute(sql);
    return rows.map(({ file }) => file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'SG003')) throw error;
    await raw`rollback to savepoint asked`.execute(sql);
    return 'tooMany';
  }
}

export type Repeat = {
  readonly fileId: FileId;
  readonly kind: 'contact' | 'file';
  readonly reference: string;
  readonly since: Instant;
};

/** Earlier contacts and files within twelve months, as far as the actor has a ground for both (features F12). */
export async function repeatsOf(sql: Sql, fileId: FileId): Promise<Repeat[]> {
  const { rows } = await raw<{ file: FileId }>`select r as file from authz.repeats(${fileId}) as r`.execute(sql);
  if (rows.length === 0) return [];
  const desks = await sql
    .selectFrom('desk')
    .select(['fileId', 'kind', 'reference', 'since'])
    .where(
      'fileId',
      'in',
      rows.map(({ file }) => file),
    )
    .orderBy('since', 'desc')
    .execute();
  return [...new Map(desks.map((row) => [row.fileId, row])).values()].map((row) => ({
    fileId: row.fileId as FileId,
    kind: row.kind as Repeat['kind'],
    reference: row.reference,
    since: row.since,
  }));
}
