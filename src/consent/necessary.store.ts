import { sql as raw } from 'kysely';
import { type FileContext, mayDecide, type OpenFile, shareableParts } from '../access/index.ts';
import type { GroundId, StaffId } from '../kernel/ids.ts';
import type { Colleague } from '../organisation/index.ts';
import type { Sql } from '../platform/database/database.ts';
import { loadDeciders } from '../safety/index.ts';
import { type Law, laws, type Necessary, type Signer, type WithoutConsent } from './necessary.ts';

const field = (column: 'own_task' | 'test' | 'ended_because', ground: string) => `necessary.${column}:${ground}`;

export async function necessariesOf(sql: Sql, file: OpenFile): Promise<Necessary[]> {
  const rows = await sql
    .selectFrom('necessary as n')
    .innerJoin('authz.ground as g', 'g.id', 'n.groundId')
    .innerJoin('authz.staff as s', 's.id', 'g.staffId')
    .innerJoin('authz.staff as a', 'a.id', 'g.givenBy')
    .leftJoin('authz.staff as b', 'b.id', 'g.signedBy')
    .selectAll('n')
    .select(['g.staffId', 'g.givenBy', 'g.reads', 'g.validTo', 'g.signedAt', 'g.endedAt'])
    .select(['s.name as reader', 'a.name as asker', 'b.name as signer'])
    .where('n.sectionId', '=', file.section('consents'))
    .orderBy('n.askedAt', 'desc')
    .execute();
  return rows.map((row) => ({
    groundId: row.groundId as GroundId,
    staffId: row.staffId as StaffId,
    staffName: row.reader,
    parts: shareableParts.filter((part) => row.reads.includes(part)),
    until: row.validTo ?? row.askedAt,
    askedById: row.givenBy as StaffId,
    askedBy: row.asker,
    askedAt: row.askedAt,
    without: row.withoutConsent as WithoutConsent,
    law: laws.find((one) => one === row.provision) ?? 'necessary',
    ownTask: file.vault.unseal(field('own_task', row.groundId), row.ownTask),
    test: file.vault.unseal(field('test', row.groundId), row.test),
    signedBy: row.signer,
    signedAt: row.signedAt,
    endedAt: row.endedAt,
    endedBecause: file.vault.unsealOptional(field('ended_because', row.groundId), row.endedBecause),
  }));
}

export async function insertNecessary(
  ctx: Pick<FileContext, 'sql' | 'now'>,
  file: OpenFile,
  groundId: GroundId,
  asked: { readonly without: WithoutConsent; readonly law: Law; readonly ownTask: string; readonly test: string },
): Promise<void> {
  await ctx.sql
    .insertInto('necessary')
    .values({
      groundId,
      fileId: file.id,
      sectionId: file.section('consents'),
      askedAt: ctx.now,
      withoutConsent: asked.without,
      provision: asked.law === 'necessary' ? null : asked.law,
      ownTask: file.vault.seal(field('own_task', groundId), asked.ownTask),
      test: file.vault.seal(field('test', groundId), asked.test),
    })
    .execute();
}

export async function saveEndedBecause(sql: Sql, file: OpenFile, ground: GroundId, why: string): Promise<void> {
  await sql
    .updateTable('necessary')
    .set({ endedBecause: file.vault.seal(field('ended_because', ground), why) })
    .where('groundId', '=', ground)
    .where('sectionId', '=', file.section('consents'))
    .execute();
}

const leadsAs = (
  wanted: 'teamLeader' | 'unitManager',
  roles: Colleague['roles'],
  { unitId: unit }: OpenFile,
): boolean => roles.some(({ role, unitId }) => unitId === unit && role === wanted);

/** Everyone to whom the board has given such decisions now, with what lets them sign for this file's unit. */
export async function signers(ctx: Pick<FileContext, 'sql' | 'now'>, file: OpenFile): Promise<Signer[]> {
  const { people, delegations } = await loadDeciders(ctx.sql, ctx.now, file.id);
  const may = people.filter((decider) => mayDecide('disclosure', { delegations, decider, at: ctx.now }).ok);
  return may.map(({ id, roles, duty: shifts }) => ({
    id,
    leads: leadsAs('teamLeader', roles, file) ? 'team' : leadsAs('unitManager', roles, file) ? 'unit' : undefined,
    onBackup: shifts.some(({ unitId, duty }) => unitId === file.unitId && duty === 'backup'),
  }));
}

/** One who is blocked from the file is never named: asked first, since a refusal in the database would lose what was typed. */
export async function isBlocked(sql: Sql, file: OpenFile, staff: StaffId): Promise<boolean> {
  const { rows } = await raw<{
    blocked: boolean;
  }>`select ${staff} in (select authz.blocked_staff(${file.id})) as blocked`.execute(sql);
  return rows[0]?.blocked ?? false;
}
