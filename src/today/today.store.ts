import { sql as raw } from 'kysely';
import { type ClockKind, clockKinds, ruleOf, shownUntil } from '../clocks/index.ts';
import type { FileId, PersonId, StaffId, UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Keyring } from '../platform/sealing/keyring.ts';
import type { DeskState } from './desk.store.ts';
import type { Answered } from './standing-in.ts';

export type DeskItem = {
  readonly fileId: FileId;
  readonly kind: 'contact' | 'file';
  readonly reference: string;
  readonly label: string;
  readonly state: DeskState;
  readonly urgency: number;
  readonly ownerId: StaffId | null;
  readonly ownerName: string | null;
  readonly since: Instant;
};

export type DueItem = {
  readonly clockId: string;
  readonly rule: ClockKind;
  readonly about: PersonId | null;
  readonly dueAt: Instant;
  readonly ownerId: StaffId;
  readonly ownerName: string;
  readonly unitId: UnitId;
  readonly fileId: FileId;
  readonly kind: 'contact' | 'file';
  readonly reference: string;
  readonly label: string;
};

/** With the one who is to be asked now: the owner, or whoever answers instead. */
export type AnsweredItem = DueItem & { readonly answering: string };

/**
 * Running clocks by deadline: those of `owners`, and those of whole units that fall due in time to be `answered` for.
 * The label is the one that this actor may see: the own desk row before the unit's.
 */
export async function dueFor(
  sql: Sql,
  keyring: Keyring,
  who: {
    readonly owners: readonly StaffId[];
    readonly answered: readonly Answered[];
    readonly limit: number;
    readonly now: Instant;
  },
): Promise<DueItem[]> {
  const shown = raw.join(
    clockKinds.flatMap((kind) => {
      const until = shownUntil(ruleOf(kind), who.now);
      return until ? [raw`(rule <> ${kind} or due_at <= ${until.toString()})`] : [];
    }),
    raw` and `,
  );
  // One question for both: row security weighs each table of a statement anew.
  const inUnits = raw.join(
    who.answered.map(({ unitId, until }) => raw`or (unit_id = ${unitId} and due_at <= ${until.toString()})`),
    raw` `,
  );
  const { rows } = await raw<{
    id: string;
    rule: ClockKind;
    subjectId: PersonId | null;
    dueAt: Instant;
    ownerId: StaffId;
    ownerName: string;
    unitId: UnitId;
    fileId: FileId;
    kind: 'contact' | 'file';
    reference: string;
    label: Buffer;
  }>`
    with due as (
      select id, rule, subject_id, due_at, owner_id, unit_id, file_id from running_clock
        where (owner_id = any (${who.owners}) ${inUnits}) and met_at is null and ended_at is null and ${shown} order by due_at limit ${who.limit})
    select due.id, due.rule, due.subject_id, due.due_at, due.owner_id, s.name as owner_name, due.unit_id, due.file_id, d.kind, d.reference, d.label
    from due join authz.staff s on s.id = due.owner_id
      cross join lateral (select kind, reference, label from desk
        where desk.file_id = due.file_id and (unit_id is not null or staff_id = any (${who.owners})) order by staff_id nulls last limit 1) d
    order by due.due_at, due.id limit ${who.limit}`.execute(sql);
  return rows.map((r) => ({
    clockId: r.id,
    rule: r.rule,
    about: r.subjectId,
    dueAt: r.dueAt,
    ownerId: r.ownerId,
    ownerName: r.ownerName,
    unitId: r.unitId,
    fileId: r.fileId,
    kind: r.kind,
    reference: r.reference,
    label: keyring.desk.unseal(`desk.label:${r.fileId}`, r.label),
  }));
}

const open = ['received', 'ongoing', 'preliminaryAssessment'] as const satisfies readonly DeskState[];

/** Contacts that somebody has to hold, of the units: those that nobody holds first, then the most urgent, then the oldest. */
export async function openContacts(
  sql: Sql,
  keyring: Keyring,
  units: readonly UnitId[],
  limit: number,
): Promise<DeskItem[]> {
  if (units.length === 0) return [];
  const rows = await contacts(sql)
    .where('d.unitId', 'in', units)
    .where('d.state', 'in', open)
    .orderBy(raw`d.owner_id is not null`)
    .orderBy('d.urgency', 'desc')
    .orderBy('d.since')
    .limit(limit)
    .execute();
  return rows.map((r) => deskItem(keyring, r));
}

/**
 * Contacts that I hold, those that were handed over to me among them; and those of my units that nobody holds, the most urgent
 * first, then the oldest. In one question: row security weighs each time anew what lies on my desk.
 */
export async function contactsForMe(
  sql: Sql,
  keyring: Keyring,
  who: { readonly me: StaffId; readonly units: readonly UnitId[]; readonly limit: number },
): Promise<{ readonly mine: readonly DeskItem[]; readonly fresh: readonly DeskItem[] }> {
  const { rows } = await raw<DeskRow & { readonly own: boolean }>`
    with waiting as materialized (
      select * from desk where kind = 'contact' and (
        (staff_id = ${who.me} and owner_id = ${who.me} and state = any (${[...open, 'handedOver']}))
        or (unit_id = any (${who.units}) and owner_id is null and state = any (${open}))))
    (select true as own, w.*, s.name from waiting w join authz.staff s on s.id = w.owner_id order by w.since limit ${who.limit})
    union all
    (select false as own, w.*, null from waiting w where w.owner_id is null order by w.urgency desc, w.since limit ${who.limit})`.execute(
    sql,
  );
  const items = (own: boolean) => rows.filter((row) => row.own === own).map((row) => deskItem(keyring, row));
  return { mine: items(true), fresh: items(false) };
}

const contacts = (sql: Sql) =>
  sql
    .selectFrom('desk as d')
    .leftJoin('authz.staff as s', 's.id', 'd.ownerId')
    .select(['d.fileId', 'd.kind', 'd.reference', 'd.label', 'd.state', 'd.urgency', 'd.ownerId', 's.name', 'd.since'])
    .where('d.kind', '=', 'contact');

type DeskRow = {
  fileId: string;
  kind: string;
  reference: string;
  label: Buffer;
  state: string;
  urgency: number;
  ownerId: string | null;
  name: string | null;
  since: Instant;
};

function deskItem(keyring: Keyring, row: DeskRow): DeskItem {
  return {
    fileId: row.fileId as FileId,
    kind: row.kind as DeskItem['kind'],
    reference: row.reference,
    label: keyring.desk.unseal(`desk.label:${row.fileId}`, row.label),
    state: row.state as DeskState,
    urgency: row.urgency,
    ownerId: row.ownerId as StaffId | null,
    ownerName: row.name,
    since: row.since,
  };
}

export type Unwritten = { readonly staffId: StaffId; readonly name: string; readonly count: number };

/** How much is still unwritten, by whom, in these units. */
export async function unwrittenIn(sql: Sql, units: readonly UnitId[]): Promise<Unwritten[]> {
  if (units.length === 0) return [];
  const rows = await sql
    .selectFrom('unwritten as u')
    .innerJoin('authz.staff as s', 's.id', 'u.staffId')
    .select(['u.staffId', 's.name', (q) => q.fn.countAll<number>().as('count')])
    .where('u.unitId', 'in', units)
    .where('u.writtenAt', 'is', null)
    .groupBy(['u.staffId', 's.name'])
    .orderBy('s.name')
    .execute();
  return rows.map((r) => ({ staffId: r.staffId as StaffId, name: r.name, count: r.count }));
}

/** The files of my own unwritten notes, oldest first. */
export async function myUnwritten(
  sql: Sql,
  keyring: Keyring,
  me: StaffId,
  limit: number,
): Promise<(DeskItem & { unwrittenSince: Instant })[]> {
  const rows = await sql
    .selectFrom('unwritten as u')
    .innerJoin('desk as d', (j) => j.onRef('d.fileId', '=', 'u.fileId').on('d.staffId', '=', me))
    .leftJoin('authz.staff as s', 's.id', 'd.ownerId')
    .select([
      'd.fileId',
      'd.kind',
      'd.reference',
      'd.label',
      'd.state',
      'd.urgency',
      'd.ownerId',
      's.name',
      'd.since',
      'u.since as unwrittenSince',
    ])
    .where('u.staffId', '=', me)
    .where('u.writtenAt', 'is', null)
    .orderBy('u.since')
    .limit(limit)
    .execute();
  return rows.map((r) => ({ ...deskItem(keyring, r), unwrittenSince: r.unwrittenSince }));
}

export async function lastReview(
  sql: Sql,
  units: readonly UnitId[],
): Promise<{ heldAt: Instant; name: string } | undefined> {
  if (units.length === 0) return undefined;
  return sql
    .selectFrom('morningReview as m')
    .innerJoin('authz.staff as s', 's.id', 'm.heldBy')
    .select(['m.heldAt', 's.name'])
    .where('m.unitId', 'in', units)
    .orderBy('m.heldAt', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function saveReview(
  sql: Sql,
  review: { id: string; unitId: UnitId; heldAt: Instant; heldBy: StaffId; contacts: number; unwritten: number },
): Promise<void> {
  await sql.insertInto('morningReview').values(review).execute();
}

/** Counts what is still in the way of ending the morning review of a unit. */
export async function countContacts(sql: Sql, unit: UnitId): Promise<{ all: number; withoutOwner: number }> {
  const row = await sql
    .selectFrom('desk')
    .select((q) => [
      q.fn.countAll<number>().as('all'),
      q.fn.countAll<number>().filterWhere('ownerId', 'is', null).as('withoutOwner'),
    ])
    .where('kind', '=', 'contact')
    .where('unitId', '=', unit)
    .where('state', 'in', open)
    .executeTakeFirstOrThrow();
  return row;
}
