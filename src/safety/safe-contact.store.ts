import { type FileContext, fewMaySee, type OpenFile } from '../access/index.ts';
import { type Id, newId, type StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Channel, SafeContactId, SafeContactRule, SafeHours, TryResult } from './safe-contact.ts';

type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor'>;
const field = (column: string, id: string) => `safe_contact.${column}:${id}`;

/** What is written at an operator's, and stays there. */
const leavesTrace: readonly Channel[] = ['sms', 'mail'];

/** What is agreed with her today; nothing when nothing is known. */
export async function loadSafeContact(sql: Sql, file: OpenFile): Promise<SafeContactRule[]> {
  const rows = await sql
    .selectFrom('safeContact')
    .selectAll()
    .where('sectionId', '=', file.section('safeContact'))
    .where('replacedAt', 'is', null)
    .execute();
  const open = (column: string, id: string, sealed: Buffer | null) =>
    file.vault.unsealOptional(field(column, id), sealed);
  return rows.map((row) => ({
    id: row.id as SafeContactId,
    channel: row.channel as Channel,
    allowed: row.allowed,
    target: open('target', row.id, row.target),
    hours: row.hours as unknown as SafeHours[],
    answeredBy: open('answered_by', row.id, row.answeredBy),
    voicemail: row.voicemail,
    codeWord: open('code_word', row.id, row.codeWord),
    neverSay: open('never_say', row.id, row.neverSay),
    words: open('words', row.id, row.words),
    forEmergency: row.forEmergency,
    checkedAt: row.checkedAt,
    checkedBy: row.checkedBy as StaffId,
    lockedAt: row.lockedAt,
    ...(fewMaySee(file.protection) && leavesTrace.some((one) => one === row.channel) ? { barred: true } : {}),
  }));
}

export type AgreedWay = Omit<SafeContactRule, 'id' | 'checkedAt' | 'checkedBy'>;

/** One conversation replaces the whole agreement, so that no line stands that was not looked at. The old one is kept. */
export async function replaceSafeContact(ctx: Ctx, file: OpenFile, ways: readonly AgreedWay[]): Promise<void> {
  await ctx.sql
    .updateTable('safeContact')
    .set({ replacedAt: ctx.now })
    .where('sectionId', '=', file.section('safeContact'))
    .where('replacedAt', 'is', null)
    .execute();
  for (const way of ways) await insertWay(ctx, file, way);
}

async function insertWay(ctx: Ctx, file: OpenFile, way: AgreedWay): Promise<void> {
  const id = newId<SafeContactId>();
  const seal = (column: string, text: string | null) => file.vault.sealOptional(field(column, id), text);
  await ctx.sql
    .insertInto('safeContact')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('safeContact'),
      channel: way.channel,
      allowed: way.allowed,
      target: seal('target', way.target),
      hours: JSON.stringify(way.hours),
      answeredBy: seal('answered_by', way.answeredBy),
      voicemail: way.voicemail,
      codeWord: seal('code_word', way.codeWord),
      neverSay: seal('never_say', way.neverSay),
      words: seal('words', way.words),
      forEmergency: way.forEmergency,
      checkedAt: ctx.now,
      checkedBy: ctx.actor.staffId,
      lockedAt: way.lockedAt,
    })
    .execute();
}

/** Shuts a way at once. Where nothing was agreed for it, a shut line is written, so that the next one sees it. */
export async function lockWay(ctx: Ctx, file: OpenFile, channel: Channel): Promise<void> {
  const result = await ctx.sql
    .updateTable('safeContact')
    .set({ lockedAt: ctx.now })
    .where('sectionId', '=', file.section('safeContact'))
    .where('channel', '=', channel)
    .where('replacedAt', 'is', null)
    .executeTakeFirst();
  if (result.numUpdatedRows > 0n) return;
  await insertWay(ctx, file, {
    channel,
    allowed: false,
    target: null,
    hours: [],
    answeredBy: null,
    voicemail: false,
    codeWord: null,
    neverSay: null,
    words: null,
    forEmergency: false,
    lockedAt: ctx.now,
  });
}

export type ContactTry = {
  readonly id: Id<'contactTry'>;
  readonly channel: Channel;
  readonly at: Instant;
  readonly by: string;
  readonly result: TryResult;
  readonly words: string | null;
};

export async function insertTry(
  ctx: Ctx,
  file: OpenFile,
  made: { rule: SafeContactId | null; channel: Channel; result: TryResult; words: string | null },
): Promise<Id<'contactTry'>> {
  const id = newId<Id<'contactTry'>>();
  await ctx.sql
    .insertInto('contactTry')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('safeContact'),
      safeContactId: made.rule,
      channel: made.channel,
      at: ctx.now,
      byId: ctx.actor.staffId,
      result: made.result,
      words: file.vault.sealOptional(`contact_try.words:${id}`, made.words),
    })
    .execute();
  return id;
}

export async function latestTries(sql: Sql, file: OpenFile, count = 10): Promise<ContactTry[]> {
  const rows = await sql
    .selectFrom('contactTry as t')
    .innerJoin('authz.staff as s', 's.id', 't.byId')
    .selectAll('t')
    .select('s.name')
    .where('t.sectionId', '=', file.section('safeContact'))
    .orderBy('t.at', 'desc')
    .limit(count)
    .execute();
  return rows.map((row) => ({
    id: row.id as Id<'contactTry'>,
    channel: row.channel as Channel,
    at: row.at,
    by: row.name,
    result: row.result as TryResult,
    words: file.vault.unsealOptional(`contact_try.words:${row.id}`, row.words),
  }));
}
