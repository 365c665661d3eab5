import { sql as raw } from 'kysely';
import type { OpenFile } from '../access/index.ts';
import { type ActionId, type Id, type MeetingId, newId, type StaffId, type UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { AgendaItemId, AgendaReason, CalledAs } from './meeting.ts';
import { type Minutes, type ReviewState, readMinutes } from './minutes.ts';

export type ProposalId = Id<'proposal'>;

export type AgendaItem = {
  readonly id: AgendaItemId;
  readonly meetingId: MeetingId;
  readonly because: readonly AgendaReason[];
  readonly question: string | null;
  readonly discussedAt: Instant | null;
  readonly postponedAt: Instant | null;
  readonly lapsedAt: Instant | null;
};

export async function itemsOf(sql: Sql, file: OpenFile): Promise<AgendaItem[]> {
  const rows = await sql
    .selectFrom('agendaItem')
    .selectAll()
    .where('fileId', '=', file.id)
    .orderBy('addedAt', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id as AgendaItemId,
    meetingId: row.meetingId as MeetingId,
    because: row.because as AgendaReason[],
    question: file.vault.unsealOptional(`agenda_item.question:${row.id}`, row.question),
    discussedAt: row.discussedAt,
    postponedAt: row.postponedAt,
    lapsedAt: row.lapsedAt,
  }));
}

export type Hearer = {
  readonly staffId: StaffId;
  readonly name: string;
  readonly unitId: UnitId | null;
  readonly unitName: string | null;
  readonly calledAs: CalledAs;
  readonly attended: boolean | null;
  /** Has a ground for this very file. */
  readonly hears: boolean;
  /** Told to one who is to know of those too who may not: else only they who hear are named. */
  readonly whole: boolean;
};

/** Those called to the item's meeting, and which of them may hear of this file; empty unless it is open. */
export async function hearersOf(sql: Sql, id: AgendaItemId): Promise<Hearer[]> {
  const { rows } = await raw<Hearer>`
    select h.*, s.name, u.name as unit_name from authz.hearers(${id}) h join authz.staff s on s.id = h.staff_id
      left join authz.unit u on u.id = h.unit_id order by u.name, s.name`.execute(sql);
  return rows;
}

export type Receiver = { readonly id: StaffId; readonly name: string; readonly unitName: string | null };

/**
 * Who can be given a task: the team, and those who speak for a unit that the file is open to, but for one with a conflict of interest.
 * Others get a certificate.
 */
export async function possibleOwners(sql: Sql, file: OpenFile): Promise<Receiver[]> {
  const { rows } = await raw<Receiver>`
    select distinct on (s.name, s.id) s.id, s.name, u.name as unit_name
    from authz.ground g
      left join authz.group_seat x on g.kind = 'secrecyWaiver' and x.unit_id = g.unit_id and x.ended_at is null
      join authz.staff s on s.id in (g.staff_id, x.staff_id, x.deputy_id) and s.ended_at is null
      left join authz.role_assignment r on r.staff_id = s.id and (r.valid_to is null or r.valid_to > authz.now())
      left join authz.unit u on u.id = coalesce(x.unit_id, r.unit_id)
    where g.file_id = ${file.id} and g.ended_at is null and g.valid_from <= authz.now()
      and (g.valid_to is null or g.valid_to > authz.now()) and (g.kind <> 'necessary' or g.signed_at is not null)
      and s.id <> all (array(select authz.shut_out(${file.id})))
    order by s.name, s.id`.execute(sql);
  return rows;
}

export type Input = {
  readonly unitId: UnitId;
  readonly unitName: string;
  readonly by: string;
  readonly at: Instant;
  /** None: the unit has nothing to add. */
  readonly words: string | null;
};

export async function inputsOf(sql: Sql, file: OpenFile, item: AgendaItemId): Promise<Input[]> {
  const rows = await sql
    .selectFrom('meetingInput as i')
    .innerJoin('authz.staff as s', 's.id', 'i.staffId')
    .innerJoin('authz.unit as u', 'u.id', 'i.unitId')
    .select(['i.id', 'i.unitId', 'u.name as unitName', 's.name as by', 'i.at', 'i.words'])
    .where('i.itemId', '=', item)
    .where('i.fileId', '=', file.id)
    .orderBy('i.at')
    .execute();
  return rows.map((row) => ({
    ...row,
    unitId: row.unitId as UnitId,
    words: file.vault.unsealOptional(`meeting_input.words:${row.id}`, row.words),
  }));
}

type By = { readonly by: StaffId; readonly at: Instant };

export async function addInput(
  sql: Sql,
  file: OpenFile,
  item: AgendaItemId,
  given: { readonly unitId: UnitId; readonly words: string | undefined } & By,
): Promise<void> {
  const id = newId();
  await sql
    .insertInto('meetingInput')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('plan'),
      itemId: item,
      unitId: given.unitId,
      staffId: given.by,
      at: given.at,
      words: file.vault.sealOptional(`meeting_input.words:${id}`, given.words),
    })
    .execute();
}

export type Review = { readonly actionId: ActionId; readonly state: ReviewState };

export async function reviewsOf(sql: Sql, item: AgendaItemId): Promise<Review[]> {
  const rows = await sql
    .selectFrom('taskReview')
    .select(['actionId', 'state'])
    .where('itemId', '=', item)
    .orderBy('reviewedAt')
    .execute();
  return rows.map((row) => ({ actionId: row.actionId as ActionId, state: row.state as ReviewState }));
}

/** Once for each task and meeting: false where somebody else did it first. */
export async function addReview(sql: Sql, file: OpenFile, item: AgendaItemId, review: Review & By): Promise<boolean> {
  const result = await sql
    .insertInto('taskReview')
    .values({
      id: newId(),
      fileId: file.id,
      sectionId: file.section('plan'),
      itemId: item,
      actionId: review.actionId,
      state: review.state,
      reviewedBy: review.by,
      reviewedAt: review.at,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Ends an item once: discussed, or put off. False where it has ended already. */
export async function endItem(
  sql: Sql,
  item: AgendaItemId,
  how: 'discussed' | 'postponed',
  at: Instant,
): Promise<boolean> {
  const result = await sql
    .updateTable('agendaItem')
    .set(how === 'discussed' ? { discussedAt: at } : { postponedAt: at })
    .where('id', '=', item)
    .where('discussedAt', 'is', null)
    .where('postponedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export type StoredMinutes = {
  readonly itemId: AgendaItemId;
  readonly by: string;
  readonly at: Instant;
  readonly body: Minutes;
};

export async function addMinutes(sql: Sql, file: OpenFile, item: AgendaItemId, body: Minutes, by: By): Promise<void> {
  const id = newId();
  await sql
    .insertInto('itemMinutes')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('plan'),
      itemId: item,
      body: file.vault.seal(`item_minutes.body:${id}`, JSON.stringify(body)),
      signedBy: by.by,
      signedAt: by.at,
    })
    .execute();
}

export async function minutesOf(sql: Sql, file: OpenFile): Promise<StoredMinutes[]> {
  const rows = await sql
    .selectFrom('itemMinutes as m')
    .innerJoin('authz.staff as s', 's.id', 'm.signedBy')
    .select(['m.id', 'm.itemId', 'm.body', 'm.signedAt', 's.name'])
    .where('m.fileId', '=', file.id)
    .orderBy('m.signedAt', 'desc')
    .execute();
  return rows.map((row) => ({
    itemId: row.itemId as AgendaItemId,
    by: row.name,
    at: row.signedAt,
    body: readMinutes(file.vault.unseal(`item_minutes.body:${row.id}`, row.body)),
  }));
}

/** What each unit that was there has been given of this file, in the register of disclosures. */
export async function discloseItem(sql: Sql, item: AgendaItemId): Promise<void> {
  await raw`select authz.disclose_item(${item})`.execute(sql);
}

export type Proposal = {
  readonly id: ProposalId;
  readonly by: string;
  readonly at: Instant;
  readonly question: string | null;
};

/** What waits for the next meeting. */
export async function openProposal(sql: Sql, file: OpenFile): Promise<Proposal | undefined> {
  const row = await sql
    .selectFrom('proposal as p')
    .innerJoin('authz.staff as s', 's.id', 'p.proposedBy')
    .select(['p.id', 's.name', 'p.proposedAt', 'p.question'])
    .where('p.fileId', '=', file.id)
    .where('p.withdrawnAt', 'is', null)
    .where('p.itemId', 'is', null)
    .orderBy('p.proposedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      id: row.id as ProposalId,
      by: row.name,
      at: row.proposedAt,
      question: file.vault.unsealOptional(`proposal.question:${row.id}`, row.question),
    }
  );
}

export async function addProposal(sql: Sql, file: OpenFile, question: string | undefined, by: By): Promise<ProposalId> {
  const id = newId<ProposalId>();
  await sql
    .insertInto('proposal')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('plan'),
      proposedBy: by.by,
      proposedAt: by.at,
      question: file.vault.sealOptional(`proposal.question:${id}`, question),
    })
    .execute();
  return id;
}

const stillOpen = (sql: Sql, file: OpenFile) =>
  sql
    .updateTable('proposal')
    .where('fileId', '=', file.id)
    .where('withdrawnAt', 'is', null)
    .where('itemId', 'is', null);

export async function withdrawProposals(sql: Sql, file: OpenFile, at: Instant): Promise<boolean> {
  const result = await stillOpen(sql, file).set({ withdrawnAt: at }).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function takeUpProposals(sql: Sql, file: OpenFile, item: AgendaItemId): Promise<void> {
  await stillOpen(sql, file).set({ itemId: item }).execute();
}

/** The units of the group that this file is open to; without any, nobody there may see it. */
export async function unitsThatSee(
  sql: Sql,
  file: OpenFile,
): Promise<{ readonly id: UnitId; readonly name: string }[]> {
  const { rows } = await raw<{ id: UnitId; name: string }>`
    select distinct u.id, u.name from authz.ground g join authz.unit u on u.id = g.unit_id
      join authz.group_seat s on s.unit_id = u.id and s.ended_at is null
    where g.file_id = ${file.id} and g.kind = 'secrecyWaiver' and g.ended_at is null and g.valid_from <= authz.now()
      and g.valid_to > authz.now() order by u.name`.execute(sql);
  return rows;
}

/** The units that I speak for in a group. */
export async function mySpeakingUnits(sql: Sql): Promise<UnitId[]> {
  const { rows } = await raw<{ unit: UnitId }>`select authz.speaks_for() as unit`.execute(sql);
  return rows.map(({ unit }) => unit);
}
