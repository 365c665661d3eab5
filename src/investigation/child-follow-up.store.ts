import type { FileContext, OpenFile } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { newId } from '../kernel/ids.ts';

import type { DecisionId } from '../safety/index.ts';
import type {
  ChildFollowUp,
  ChildFollowUpId,
  ContactedPerson,
  FollowedAfter,
  FollowUpResult,
} from './child-follow-up.ts';
import type { Danger } from './investigation.ts';

type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor'>;
const field = (column: string, id: string) => `child_follow_up.${column}:${id}`;
const contactField = (column: string, id: string) => `child_follow_up_contact.${column}:${id}`;

/** Latest first. */
export async function childFollowUpsOf({ sql, file }: Pick<FileContext, 'sql' | 'file'>): Promise<ChildFollowUp[]> {
  const section = file.section('decisions');
  const [rows, contacts] = await Promise.all([
    sql
      .selectFrom('childFollowUp as f')
      .innerJoin('authz.staff as s', 's.id', 'f.byId')
      .innerJoin('decision as d', 'd.id', 'f.decisionId')
      .selectAll('f')
      .select(['s.name', 'd.basis'])
      .where('f.sectionId', '=', section)
      .orderBy('f.at', 'desc')
      .orderBy('f.id')
      .execute(),
    sql
      .selectFrom('childFollowUpContact as c')
      .innerJoin('authz.staff as s', 's.id', 'c.byId')
      .selectAll('c')
      .select('s.name')
      .where('c.sectionId', '=', section)
      .orderBy('c.onDay')
      .orderBy('c.at')
      .execute(),
  ]);
  const { vault } = file;
  return rows.map((row) => ({
    id: row.id as ChildFollowUpId,
    after: row.after as FollowedAfter,
    afterOn: row.afterOn,
    untilOn: row.untilOn,
    why: vault.unseal(field('why', row.id), row.why),
    danger: row.danger as Danger,
    told: vault.unseal(field('told', row.id), row.told),
    endedAt: row.endedAt,
    result: row.result as FollowUpResult | null,
    endWords: vault.unsealOptional(field('end_words', row.id), row.endWords),
    endDanger: row.endDanger as Danger | null,
    endTold: vault.unsealOptional(field('end_told', row.id), row.endTold),
    by: row.name,
    at: row.at,
    basis: row.basis ?? '',
    contacts: contacts
      .filter(({ followUpId }) => followUpId === row.id)
      .map((one) => ({
        on: one.onDay,
        withWhom: one.withWhom as ContactedPerson,
        who: vault.unsealOptional(contactField('who', one.id), one.who),
        words: vault.unseal(contactField('words', one.id), one.words),
        by: one.name,
      })),
  }));
}

export async function insertChildFollowUp(
  ctx: Ctx,
  file: OpenFile,
  decided: {
    readonly decisionId: DecisionId;
    readonly after: FollowedAfter;
    readonly afterOn: CalendarDay;
    readonly untilOn: CalendarDay;
    readonly why: string;
    readonly danger: Danger;
    readonly told: string;
  },
): Promise<ChildFollowUpId> {
  const id = newId<ChildFollowUpId>();
  await ctx.sql
    .insertInto('childFollowUp')
    .values({
      ...decided,
      ...{ id, fileId: file.id, sectionId: file.section('decisions'), at: ctx.now, byId: ctx.actor.staffId },
      why: file.vault.seal(field('why', id), decided.why),
      told: file.vault.seal(field('told', id), decided.told),
    })
    .execute();
  return id;
}

export async function insertFollowUpContact(
  ctx: Ctx,
  file: OpenFile,
  followUpId: ChildFollowUpId,
  contact: {
    readonly on: CalendarDay;
    readonly withWhom: ContactedPerson;
    readonly who: string | undefined;
    readonly words: string;
  },
): Promise<void> {
  const id = newId();
  await ctx.sql
    .insertInto('childFollowUpContact')
    .values({
      ...{ id, fileId: file.id, sectionId: file.section('decisions'), followUpId },
      ...{ onDay: contact.on, withWhom: contact.withWhom, at: ctx.now, byId: ctx.actor.staffId },
      who: file.vault.sealOptional(contactField('who', id), contact.who),
      words: file.vault.seal(contactField('words', id), contact.words),
    })
    .execute();
}

/** False where it has ended already. */
export async function endChildFollowUp(
  ctx: Ctx,
  file: OpenFile,
  id: ChildFollowUpId,
  said: { readonly words: string; readonly danger: Danger; readonly told: string },
): Promise<boolean> {
  const result = await ctx.sql
    .updateTable('childFollowUp')
    .set({
      ...{ endedAt: ctx.now, endedBy: ctx.actor.staffId, result: 'nothingMore' },
      endWords: file.vault.seal(field('end_words', id), said.words),
      endDanger: said.danger,
      endTold: file.vault.seal(field('end_told', id), said.told),
    })
    .where('id', '=', id)
    .where('sectionId', '=', file.section('decisions'))
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** A new investigation of the child has opened: from then on the contacts are its own (SoL 23:5). */
export async function followUpOvertaken(ctx: Ctx, file: OpenFile): Promise<void> {
  await ctx.sql
    .updateTable('childFollowUp')
    .set({ endedAt: ctx.now, endedBy: ctx.actor.staffId, result: 'investigationOpened' })
    .where('sectionId', '=', file.section('decisions'))
    .where('endedAt', 'is', null)
    .execute();
}
