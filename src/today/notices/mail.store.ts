import { sql as raw } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { type Id, newId, type StaffId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Sql } from '../../platform/database/database.ts';
import type { AlertKind } from '../alert.ts';

export type MailId = Id<'mail'>;

/** Any number that other programs on the same server are unlikely to lock on. */
const MAKING = 726_447_734;

/**
 * One mail for each person for whom notices of these kinds wait that have not left by mail, with the job that sends it.
 * One process makes at a time: each notice leaves once.
 */
export async function makeMails(
  sql: Sql,
  kind: 'atOnce' | 'digest',
  kinds: readonly AlertKind[],
  now: Instant,
): Promise<MailId[]> {
  await raw`select pg_advisory_xact_lock(${MAKING})`.execute(sql);
  const { rows } = await raw<{ alertId: string; staffId: StaffId }>`
    select * from authz.mails_to_make(${kinds})`.execute(sql);
  const made: MailId[] = [];
  for (const staffId of new Set(rows.map((row) => row.staffId))) {
    const id = newId<MailId>();
    await sql.insertInto('mail').values({ id, staffId, kind, madeAt: now }).execute();
    const told = rows.filter((row) => row.staffId === staffId);
    await sql
      .insertInto('mailAlert')
      .values(told.map(({ alertId }) => ({ alertId, staffId, mailId: id })))
      .execute();
    await addMailJob(sql, id);
    made.push(id);
  }
  return made;
}

/** Under a key of its own, so that a mail has one job that waits, however often it is asked for. */
export async function addMailJob(sql: Sql, id: MailId, afterSeconds = 0): Promise<void> {
  await raw`select graphile_worker.add_job('mail', json_build_object('kind', 'mail', 'id', ${id}::text),
    run_at => now() + make_interval(secs => ${afterSeconds}::double precision), max_attempts => 1, job_key => ${`mail:${id}`})`.execute(
    sql,
  );
}

export type ToSend = {
  readonly tries: number;
  readonly address: string | null;
  readonly language: 'sv' | 'en';
  readonly wanted: boolean;
};

/**
 * Takes a mail for one try; nobody else tries for `leaseSeconds`. Undefined where it has left, is being tried, or its
 * address was refused.
 */
export async function takeMail(sql: Sql, id: MailId, leaseSeconds: number): Promise<ToSend | undefined> {
  const { rows: taken } = await raw<{ attempts: number }>`
    update mail set attempts = attempts + 1, next_try_at = now() + make_interval(secs => ${leaseSeconds}::double precision)
    where id = ${id} and sent_at is null and next_try_at <= now() returning attempts`.execute(sql);
  const { rows } = await raw<Omit<ToSend, 'tries'>>`select * from authz.mail_facts(${id})`.execute(sql);
  return taken[0] && rows[0] && { ...rows[0], tries: taken[0].attempts };
}

/** What it told of was seen, or falls to somebody else now: then it is made anew, for them. */
export async function dropMail(sql: Sql, id: MailId): Promise<void> {
  await sql.deleteFrom('mail').where('id', '=', id).execute();
}

export async function markSent(sql: Sql, id: MailId, at: Instant): Promise<void> {
  await sql.updateTable('mail').set({ sentAt: at }).where('id', '=', id).execute();
}

export async function tryLater(sql: Sql, id: MailId, afterSeconds: number): Promise<void> {
  await raw`update mail set next_try_at = now() + make_interval(secs => ${afterSeconds}::double precision) where id = ${id}`.execute(
    sql,
  );
  await addMailJob(sql, id, afterSeconds);
}

/** The address is kept, shown to administrators as refused, and not tried again until it is saved anew. */
export async function refuseAddress(sql: Sql, id: MailId, address: string): Promise<void> {
  await raw`select authz.refuse_mail(${id}, ${address})`.execute(sql);
}

/** Mails whose time for a try has come and whose job was lost: with a process, or while the address was refused. */
export async function overdueMails(sql: Sql): Promise<MailId[]> {
  const rows = await sql
    .selectFrom('mail as m')
    .innerJoin('authz.staff as s', 's.id', 'm.staffId')
    .select('m.id')
    .where('m.sentAt', 'is', null)
    .where('s.mailRefusedAt', 'is', null)
    .where('m.nextTryAt', '<=', raw<Instant>`now() - interval '30 seconds'`)
    .orderBy('m.nextTryAt')
    .limit(500)
    .execute();
  return rows.map(({ id }) => id as MailId);
}

/** True for the one who comes first: a day's digests are made once. */
export async function takeDigestDay(sql: Sql, day: Temporal.PlainDate, now: Instant): Promise<boolean> {
  const result = await sql
    .insertInto('digestDay')
    .values({ day, madeAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}
