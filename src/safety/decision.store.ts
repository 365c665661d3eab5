import { sql as raw } from 'kysely';
import {
  type Decider,
  type DecisionKind,
  type Delegation,
  type FileContext,
  type OpenFile,
  shutOut,
} from '../access/index.ts';
import { type FileId, type GroundId, newId, type PersonId, type StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { type Colleague, dutyNow, listDelegations, listStaff } from '../organisation/index.ts';
import type { Sql } from '../platform/database/database.ts';
import type { AskedKind, ChangeGround, DecidedKind, Decision, DecisionId, DecisionState } from './decision.ts';

type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor'>;
const field = (column: string, id: string) => `decision.${column}:${id}`;

export async function loadDecisions(sql: Sql, file: OpenFile): Promise<Decision[]> {
  const rows = await sql
    .selectFrom('decision as d')
    .innerJoin('authz.staff as a', 'a.id', 'd.askedBy')
    .leftJoin('authz.staff as o', 'o.id', 'd.askedOf')
    .leftJoin('authz.staff as b', 'b.id', 'd.decidedBy')
    .selectAll('d')
    .select(['a.name as asker', 'o.name as askedOfName', 'b.name as decider'])
    .where('d.sectionId', '=', file.section('decisions'))
    .where('d.detachedAt', 'is', null)
    .orderBy('d.askedAt', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id as DecisionId,
    kind: row.kind as DecidedKind,
    personId: row.personId as PersonId | null,
    state: row.state as DecisionState,
    askedBy: row.asker,
    askedById: row.askedBy as StaffId,
    askedAt: row.askedAt,
    askedOf: row.askedOfName,
    askedOfId: row.askedOf as StaffId | null,
    proposal: file.vault.unsealOptional(field('proposal', row.id), row.proposal),
    decidedBy: row.decider,
    decidedAt: row.decidedAt,
    basis: row.basis,
    motivation: file.vault.unsealOptional(field('motivation', row.id), row.motivation),
    changesId: row.changesId as DecisionId | null,
    changeGround: row.changeGround as ChangeGround | null,
  }));
}

export async function insertAsked(
  ctx: Ctx,
  file: OpenFile,
  asked: { kind: AskedKind; personId: PersonId; of: StaffId; proposal: string | null; at?: Instant },
): Promise<DecisionId> {
  const id = newId<DecisionId>();
  await ctx.sql
    .insertInto('decision')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('decisions'),
      kind: asked.kind,
      personId: asked.personId,
      state: 'asked',
      askedBy: ctx.actor.staffId,
      askedAt: asked.at ?? ctx.now,
      askedOf: asked.of,
      proposal: file.vault.sealOptional(field('proposal', id), asked.proposal),
    })
    .execute();
  return id;
}

/** What was asked here is asked in the file of whom it is about; nothing is taken away. */
export async function moveAsked({ sql, now }: Ctx, file: OpenFile, id: DecisionId): Promise<void> {
  await sql
    .updateTable('decision')
    .set({ detachedAt: now })
    .where('id', '=', id)
    .where('sectionId', '=', file.section('decisions'))
    .where('state', '=', 'asked')
    .execute();
}

/** It was the wrong file: what was asked in the contact waits there again. */
export async function askAgain(sql: Sql, file: OpenFile): Promise<void> {
  await sql
    .updateTable('decision')
    .set({ detachedAt: null })
    .where('sectionId', '=', file.section('decisions'))
    .where('state', '=', 'asked')
    .where('detachedAt', 'is not', null)
    .execute();
}

/** Lets the one who is asked open the file, where she has no way in already. The database looks into the delegation table itself. */
export async function letDeciderIn(sql: Sql, file: OpenFile, kind: DecisionKind, staff: StaffId): Promise<void> {
  await raw`select authz.ask_decider(${newId<GroundId>()}, ${file.id}, ${kind}, ${staff})`.execute(sql);
}

/** The way in that the asking gave, and nothing else, ends with the decision. True where that person had one. */
export async function letDeciderGo(sql: Sql, file: OpenFile, staff: StaffId): Promise<boolean> {
  const { rows } = await raw<{ ended: boolean }>`select authz.end_decider(${file.id}, ${staff}) as ended`.execute(sql);
  return rows[0]?.ended ?? false;
}

type Made = { readonly delegation: Delegation; readonly paragraph: string; readonly motivation: string };
const madeColumns = (ctx: Ctx, file: OpenFile, id: DecisionId, made: Made) => ({
  decidedBy: ctx.actor.staffId,
  decidedAt: ctx.now,
  delegationId: made.delegation.id,
  basis: `${made.delegation.basis}; ${made.paragraph}`,
  motivation: file.vault.seal(field('motivation', id), made.motivation),
});

/** False where somebody decided it in the meantime. */
export async function decide(
  ctx: Ctx,
  file: OpenFile,
  id: DecisionId,
  made: Made & { readonly state: 'granted' | 'refused' },
): Promise<boolean> {
  const result = await ctx.sql
    .updateTable('decision')
    .set({ state: made.state, ...madeColumns(ctx, file, id, made) })
    .where('id', '=', id)
    .where('sectionId', '=', file.section('decisions'))
    .where('state', '=', 'asked')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Decided by whoever investigates, without anybody having been asked: the row comes with its decision. */
export async function insertMade(
  ctx: Ctx,
  file: OpenFile,
  made: Made & { readonly kind: DecidedKind; readonly personId: PersonId; readonly state: 'granted' | 'refused' },
): Promise<DecisionId> {
  const id = newId<DecisionId>();
  await ctx.sql
    .insertInto('decision')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('decisions'),
      kind: made.kind,
      personId: made.personId,
      state: made.state,
      askedBy: ctx.actor.staffId,
      askedAt: ctx.now,
      ...madeColumns(ctx, file, id, made),
    })
    .execute();
  return id;
}

/** A change is a decision of its own that names the one it changes, which stands as it was made. */
export async function insertChange(
  ctx: Ctx,
  file: OpenFile,
  changed: Decision,
  made: Made & { readonly ground: ChangeGround },
): Promise<DecisionId> {
  const id = newId<DecisionId>();
  await ctx.sql
    .insertInto('decision')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('decisions'),
      kind: changed.kind,
      personId: changed.personId,
      state: 'changed',
      askedBy: ctx.actor.staffId,
      askedAt: ctx.now,
      changesId: changed.id,
      changeGround: made.ground,
      ...madeColumns(ctx, file, id, made),
    })
    .execute();
  return id;
}

export type DecidersFacts = {
  readonly delegations: readonly Delegation[];
  readonly people: readonly (Colleague & Decider)[];
};

/** Who is here, with roles and duty right now, who may not in this file, and the delegation table that is obeyed. */
export async function loadDeciders(sql: Sql, now: Instant, fileId: FileId): Promise<DecidersFacts> {
  const [delegations, people, onDuty, out] = await Promise.all([
    listDelegations(sql, now),
    listStaff(sql, now),
    dutyNow(sql),
    shutOut(sql, fileId),
  ]);
  return {
    delegations,
    people: people.map((person) => ({
      ...person,
      staffId: person.id,
      duty: onDuty.filter(({ staffId }) => staffId === person.id),
      conflictOfInterest: out.has(person.id),
    })),
  };
}
