import type { ConsentId, FileContext } from '../access/index.ts';
import type { Authority, PartKept } from '../consultation/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { newId, type PersonId, type StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type {
  CoordinatedPart,
  CoordinatedPartId,
  CoordinatedPlan,
  CoordinatedPlanId,
  NeedSeer,
  Partner,
  PartnerAuthority,
  PlanEnd,
  WhyUnheard,
} from './coordinatedplan.ts';

type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor' | 'file'>;
const field = (column: string, id: string) => `coordinated_plan.${column}:${id}`;
const partField = (column: string, id: string) => `coordinated_part.${column}:${id}`;

/** Latest first. */
export async function coordinatedPlansOf({ sql, file }: Pick<Ctx, 'sql' | 'file'>): Promise<CoordinatedPlan[]> {
  const section = file.section('plan');
  const [rows, partners, parts] = await Promise.all([
    sql
      .selectFrom('coordinatedPlan as p')
      .innerJoin('authz.staff as s', 's.id', 'p.byId')
      .leftJoin('authz.staff as c', 'c.id', 'p.convenerId')
      .selectAll('p')
      .select(['s.name', 'c.name as convener'])
      .where('p.sectionId', '=', section)
      .orderBy('p.at', 'desc')
      .orderBy('p.id')
      .execute(),
    sql
      .selectFrom('coordinatedPartner as p')
      .innerJoin('consent as c', 'c.id', 'p.consentId')
      .select(['p.planId', 'p.authority', 'p.at', 'c.id as consentId', 'c.receiverName'])
      .where('p.sectionId', '=', section)
      .orderBy('p.at', 'desc')
      .orderBy('p.id')
      .execute(),
    sql
      .selectFrom('coordinatedPart')
      .selectAll()
      .where('sectionId', '=', section)
      .orderBy('at')
      .orderBy('id')
      .execute(),
  ]);
  const { vault } = file;
  /** Of the last calling alone: whoever was not called again has no part in it. */
  const calledTo = (plan: string, at: Instant | null): Partner[] =>
    partners
      .filter((one) => one.planId === plan && at !== null && one.at.equals(at))
      .map(({ authority, consentId, receiverName }) => ({
        authority: authority as PartnerAuthority,
        receiver: vault.unsealOptional(`consent.receiver_name:${consentId}`, receiverName) ?? '',
      }));
  const partOf = (row: (typeof parts)[number]): CoordinatedPart => ({
    id: row.id as CoordinatedPartId,
    authority: row.authority as Authority,
    who: vault.unsealOptional(partField('who', row.id), row.who),
    task: vault.unsealOptional(partField('task', row.id), row.task),
    dueOn: row.dueOn,
    doneAt: row.doneAt,
    actionId: row.actionId,
  });
  return rows.map((row): CoordinatedPlan => {
    const opened = (column: string, sealed: Buffer | null) => vault.unsealOptional(field(column, row.id), sealed);
    return {
      id: row.id as CoordinatedPlanId,
      seenOn: row.seenOn,
      seenBy: row.seenBy as NeedSeer,
      why: vault.unseal(field('why', row.id), row.why),
      begunAt: row.begunAt,
      convenerId: row.convenerId as StaffId | null,
      convener: row.convener,
      meetBy: row.meetBy,
      calledAt: row.calledAt,
      meetingAt: row.meetingAt,
      relativeIds: row.relativeIds as PersonId[],
      relativeWords: opened('relative_words', row.relativeWords),
      heldOn: row.heldOn,
      needs: opened('needs', row.needs),
      others: opened('others', row.others),
      main: row.main as Authority | null,
      mainWho: opened('main_who', row.mainWho),
      opinion: opened('opinion', row.opinion),
      missing: row.missing as WhyUnheard | null,
      reviewOn: row.reviewOn,
      reviewWords: opened('review_words', row.reviewWords),
      endedAt: row.endedAt,
      endedBecause: row.endedBecause as PlanEnd | null,
      endedWords: opened('ended_words', row.endedWords),
      by: row.name,
      at: row.at,
      partners: calledTo(row.id, row.calledAt),
      parts: parts.filter(({ planId }) => planId === row.id).map(partOf),
    };
  });
}

/** Everyone that the file tells of, with whether she or he is a guardian who is to get nothing. */
export async function peopleTold({ sql, file }: Pick<Ctx, 'sql' | 'file'>) {
  const [people, blocks] = await Promise.all([
    sql
      .selectFrom('personTold')
      .select(['id', 'part', 'name', 'number'])
      .where('fileId', '=', file.id)
      .where('detachedAt', 'is', null)
      .orderBy('id')
      .execute(),
    sql
      .selectFrom('guardianBlock')
      .select('personId')
      .where('sectionId', '=', file.section('protection'))
      .where('endedAt', 'is', null)
      .execute(),
  ]);
  return people.map((row) => ({
    id: row.id as PersonId,
    part: row.part,
    name: file.vault.unsealOptional(`person_told.name:${row.id}`, row.name),
    number: file.vault.unsealOptional(`person_told.number:${row.id}`, row.number),
    blocked: blocks.some(({ personId }) => personId === row.id),
  }));
}

export async function insertNeed(
  ctx: Ctx,
  id: CoordinatedPlanId,
  seen: { readonly seenOn: CalendarDay; readonly seenBy: NeedSeer; readonly why: string },
): Promise<void> {
  const { file } = ctx;
  await ctx.sql
    .insertInto('coordinatedPlan')
    .values({
      ...{ id, fileId: file.id, sectionId: file.section('plan'), at: ctx.now, byId: ctx.actor.staffId },
      ...{ seenOn: seen.seenOn, seenBy: seen.seenBy, why: file.vault.seal(field('why', id), seen.why) },
    })
    .execute();
}

const one = ({ sql, file }: Ctx, id: CoordinatedPlanId) =>
  sql
    .updateTable('coordinatedPlan')
    .where('id', '=', id)
    .where('sectionId', '=', file.section('plan'))
    .where('endedAt', 'is', null);
const changed = ({ numUpdatedRows }: { numUpdatedRows: bigint }) => numUpdatedRows === 1n;

/** This and the rest: false where somebody was there before. */
export const setBegun = async (
  ctx: Ctx,
  id: CoordinatedPlanId,
  begun: { readonly convenerId: StaffId; readonly meetBy: CalendarDay },
): Promise<boolean> =>
  changed(
    await one(ctx, id)
      .set({ ...begun, begunAt: ctx.now })
      .where('begunAt', 'is', null)
      .executeTakeFirst(),
  );

export type Called = {
  readonly meetingAt: Instant;
  readonly relatives: readonly PersonId[];
  readonly relativeWords: string | undefined;
  readonly partners: readonly { readonly authority: PartnerAuthority; readonly consentId: ConsentId }[];
};

export async function setCalled(ctx: Ctx, id: CoordinatedPlanId, called: Called): Promise<boolean> {
  const { file, sql } = ctx;
  const result = await one(ctx, id)
    .set({
      calledAt: ctx.now,
      meetingAt: called.meetingAt,
      relativeIds: [...called.relatives],
      relativeWords: file.vault.sealOptional(field('relative_words', id), called.relativeWords),
    })
    .where('begunAt', 'is not', null)
    .where('heldOn', 'is', null)
    .executeTakeFirst();
  if (!changed(result)) return false;
  await sql
    .insertInto('coordinatedPartner')
    .values(
      called.partners.map((partner) => ({
        ...{ id: newId(), fileId: file.id, sectionId: file.section('plan'), planId: id, ...partner },
        ...{ at: ctx.now, byId: ctx.actor.staffId },
      })),
    )
    .execute();
  return true;
}

export type Held = {
  readonly heldOn: CalendarDay;
  readonly needs: string;
  readonly others: string | undefined;
  readonly main: Authority;
  readonly mainWho: string;
  readonly opinion: string | undefined;
  readonly missing: WhyUnheard | undefined;
  readonly reviewOn: CalendarDay;
};

export async function setHeld(ctx: Ctx, id: CoordinatedPlanId, held: Held): Promise<boolean> {
  const { vault } = ctx.file;
  const result = await one(ctx, id)
    .set({
      ...{ heldOn: held.heldOn, main: held.main, missing: held.missing ?? null, reviewOn: held.reviewOn },
      needs: vault.seal(field('needs', id), held.needs),
      others: vault.sealOptional(field('others', id), held.others),
      mainWho: vault.seal(field('main_who', id), held.mainWho),
      opinion: vault.sealOptional(field('opinion', id), held.opinion),
    })
    .where('calledAt', 'is not', null)
    .where('heldOn', 'is', null)
    .executeTakeFirst();
  return changed(result);
}

export async function insertCoordinatedPart(ctx: Ctx, plan: CoordinatedPlanId, part: PartKept): Promise<void> {
  const id = newId<CoordinatedPartId>();
  const { file } = ctx;
  await ctx.sql
    .insertInto('coordinatedPart')
    .values({
      ...{ id, fileId: file.id, sectionId: file.section('plan'), planId: plan, authority: part.authority },
      who: file.vault.sealOptional(partField('who', id), part.who),
      task: file.vault.sealOptional(partField('task', id), part.task?.words),
      dueOn: part.task?.dueOn ?? null,
      actionId: part.actionId ?? null,
      ...{ at: ctx.now, byId: ctx.actor.staffId },
    })
    .execute();
}

/** False where it is done already, or is an action of the plan. */
export async function coordinatedPartDone({ sql, now, file }: Ctx, id: CoordinatedPartId): Promise<boolean> {
  const result = await sql
    .updateTable('coordinatedPart')
    .set({ doneAt: now })
    .where('id', '=', id)
    .where('sectionId', '=', file.section('plan'))
    .where('task', 'is not', null)
    .where('doneAt', 'is', null)
    .executeTakeFirst();
  return changed(result);
}

export const setPlanReviewed = async (
  ctx: Ctx,
  id: CoordinatedPlanId,
  said: { readonly words: string; readonly next: CalendarDay },
): Promise<boolean> =>
  changed(
    await one(ctx, id)
      .set({
        reviewedAt: ctx.now,
        reviewWords: ctx.file.vault.seal(field('review_words', id), said.words),
        reviewOn: said.next,
      })
      .where('heldOn', 'is not', null)
      .executeTakeFirst(),
  );

export const setPlanEnded = async (
  ctx: Ctx,
  id: CoordinatedPlanId,
  said: { readonly because: PlanEnd; readonly words: string },
): Promise<boolean> =>
  changed(
    await one(ctx, id)
      .set({
        endedAt: ctx.now,
        endedBecause: said.because,
        endedWords: ctx.file.vault.seal(field('ended_words', id), said.words),
      })
      .executeTakeFirst(),
  );
