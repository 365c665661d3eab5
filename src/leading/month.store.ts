import { sql as raw } from 'kysely';
import type { StaffContext } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { newId, type StaffId, type UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Keyring } from '../platform/sealing/keyring.ts';
import {
  type Agreement,
  type AgreementId,
  type Handover,
  type LateClock,
  type MonthFacts,
  type MonthFigures,
  newsSince,
  type Outcome,
  type OwnAgreement,
  spanOf,
  type Waiting,
  waitingRules,
} from './month.ts';

const mostLate = 50;

/** All that a month of a unit is made of, from what its lists may show: references, names of colleagues, clocks. */
export async function factsOf(sql: Sql, unit: UnitId, month: CalendarDay, now: Instant): Promise<MonthFacts> {
  const { from, until } = spanOf(month);
  const [start, end] = [raw`${from.toString()}::timestamptz`, raw`${until.toString()}::timestamptz`];
  const moment = raw`${now.toString()}::timestamptz`;
  // What was late and what changed hands is of the month; the rest is as it stands now, for nobody keeps how it stood.
  const late = await raw<LateClock & { readonly total: number }>`
    with late as materialized (
      select file_id, rule, owner_id, due_at, met_at from running_clock
        where unit_id = ${unit} and due_at >= ${start} and due_at < least(${end}, ${moment})
          and (met_at is null or met_at >= due_at) and (ended_at is null or ended_at >= due_at))
    select l.file_id, d.kind, d.reference, l.rule, s.name as owner_name, l.due_at, l.met_at, (select count(*) from late) as total
      from (select * from late order by met_at is not null, due_at limit ${mostLate}) l
      join authz.staff s on s.id = l.owner_id
      cross join lateral (select kind, reference from desk where file_id = l.file_id and unit_id is not null limit 1) d
      order by l.met_at is not null, l.due_at`.execute(sql);
  const before = await raw<{ count: number }>`
    select count(*) as count from running_clock
      where unit_id = ${unit} and due_at < ${start} and met_at is null and ended_at is null`.execute(sql);
  const handovers = await raw<Handover>`
    select reference, at, from_name, to_name, returned, reason from authz.handed_over(${unit}, ${start}, ${end})`.execute(
    sql,
  );
  const unwritten = await raw<{ name: string; count: number; since: Instant }>`
    select s.name, count(*) as count, min(u.since) as since from unwritten u join authz.staff s on s.id = u.staff_id
      where u.unit_id = ${unit} and u.written_at is null group by s.name order by min(u.since)`.execute(sql);
  const waiting = await raw<Waiting>`
    select rule, count(*) as count, min(started_at) as since from running_clock
      where unit_id = ${unit} and met_at is null and ended_at is null and rule = any (${waitingRules}) group by rule order by min(started_at)`.execute(
    sql,
  );
  const alone = await raw<{ count: number }>`
    select count(*) as count from desk where unit_id = ${unit} and unit_id is not null and kind = 'file' and state <> 'closed' and owner_id is null`.execute(
    sql,
  );
  return {
    late: late.rows,
    lateCount: late.rows[0]?.total ?? 0,
    lateSinceBefore: before.rows[0]?.count ?? 0,
    handovers: handovers.rows,
    unwritten: unwritten.rows,
    waiting: waiting.rows,
    withoutOwner: alone.rows[0]?.count ?? 0,
  };
}

/** What was agreed in this month, and what was agreed before and isn't settled for more than two months. */
export async function agreementsOf(sql: Sql, keyring: Keyring, unit: UnitId, month: CalendarDay): Promise<Agreement[]> {
  const rows = await sql
    .selectFrom('monthAgreement as a')
    .innerJoin('authz.staff as s', 's.id', 'a.ownerId')
    .select([
      'a.id',
      'a.month',
      'a.ownerId',
      's.name',
      'a.dueOn',
      'a.words',
      'a.outcome',
      'a.outcomeWords',
      'a.outcomeAt',
      'a.outcomeBy',
    ])
    .where('a.unitId', '=', unit)
    .where('a.month', '<=', month)
    .where((q) =>
      q.or([
        q('a.month', '=', month),
        q('a.outcome', 'is', null),
        q('a.outcome', '=', 'goesOn'),
        q('a.outcomeAt', '>=', newsSince(month)),
      ]),
    )
    .orderBy('a.dueOn')
    .orderBy('a.id')
    .execute();
  return rows.map((row) => ({
    id: row.id as AgreementId,
    month: row.month,
    ownerId: row.ownerId as StaffId,
    ownerName: row.name,
    dueOn: row.dueOn,
    words: keyring.desk.unseal(`month_agreement.words:${row.id}`, row.words),
    outcome: row.outcome as Outcome | null,
    outcomeWords: keyring.desk.unsealOptional(`month_agreement.outcome_words:${row.id}`, row.outcomeWords),
    outcomeAt: row.outcomeAt,
    saidByOwner: row.outcomeBy !== null && row.outcomeBy === row.ownerId,
  }));
}

/** What this actor is to do, the first first. */
export async function agreedWithMe({ sql, keyring }: Pick<StaffContext, 'sql' | 'keyring'>): Promise<OwnAgreement[]> {
  const { rows } = await raw<{ id: AgreementId; dueOn: CalendarDay; words: Buffer }>`
    select id, due_on, words from authz.agreed_with_me()`.execute(sql);
  return rows.map(({ words, ...one }) => ({
    ...one,
    words: keyring.desk.unseal(`month_agreement.words:${one.id}`, words),
  }));
}

/** False for what isn't this actor's, and for what was settled meanwhile. */
export async function agreementDone(sql: Sql, id: AgreementId): Promise<boolean> {
  const { rows } = await raw<{ done: boolean }>`select authz.agreement_done(${id}) as done`.execute(sql);
  return rows[0]?.done === true;
}

type Doer = Pick<StaffContext, 'sql' | 'keyring' | 'actor' | 'now'>;

export async function addAgreement(
  { sql, keyring, actor, now }: Doer,
  one: {
    readonly unitId: UnitId;
    readonly month: CalendarDay;
    readonly ownerId: StaffId;
    readonly dueOn: CalendarDay;
    readonly words: string;
  },
): Promise<void> {
  const id = newId<AgreementId>();
  const words = keyring.desk.seal(`month_agreement.words:${id}`, one.words);
  await sql
    .insertInto('monthAgreement')
    .values({ ...one, id, words, at: now, byId: actor.staffId })
    .execute();
}

export async function settleAgreement(
  { sql, keyring, actor, now }: Doer,
  id: AgreementId,
  said: { readonly outcome: Outcome; readonly words: string | undefined },
): Promise<void> {
  await sql
    .updateTable('monthAgreement')
    .set({
      outcome: said.outcome,
      outcomeWords: keyring.desk.sealOptional(`month_agreement.outcome_words:${id}`, said.words),
      outcomeAt: now,
      outcomeBy: actor.staffId,
    })
    .where('id', '=', id)
    .execute();
}

export type Signed = {
  /** For who signed: another leader may be kept from a file that is counted in them, and would know by what is one too many. */
  readonly figures: MonthFigures | undefined;
  readonly signedAt: Instant;
  readonly name: string;
};

export async function signedMonth(
  { sql, actor }: Pick<StaffContext, 'sql' | 'actor'>,
  unit: UnitId,
  month: CalendarDay,
): Promise<Signed | undefined> {
  const row = await sql
    .selectFrom('monthReview as m')
    .innerJoin('authz.staff as s', 's.id', 'm.signedBy')
    .select(['m.figures', 'm.signedAt', 'm.signedBy', 's.name'])
    .where('m.unitId', '=', unit)
    .where('m.month', '=', month)
    .executeTakeFirst();
  if (!row) return undefined;
  const { figures, signedAt, signedBy, name } = row;
  return { figures: signedBy === actor.staffId ? (figures as unknown as MonthFigures) : undefined, signedAt, name };
}

export async function signMonth(
  { sql, actor, now }: Doer,
  unit: UnitId,
  month: CalendarDay,
  figures: MonthFigures,
): Promise<void> {
  await sql
    .insertInto('monthReview')
    .values({
      id: newId(),
      unitId: unit,
      month,
      figures: JSON.stringify(figures),
      signedAt: now,
      signedBy: actor.staffId,
    })
    .execute();
}
