import type { FileContext, OpenFile } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { newId } from '../kernel/ids.ts';
import type { Sql } from '../platform/database/database.ts';
import type {
  Authority,
  Consultation,
  ConsultationForm,
  ConsultationGround,
  ConsultationId,
  ConsultationPart,
  ConsultationPartId,
  UnheardBecause,
} from './consultation.ts';
import type { PartKept } from './share-out.ts';

type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor' | 'file'>;
const field = (column: string, id: string) => `consultation.${column}:${id}`;
const partField = (column: string, id: string) => `consultation_part.${column}:${id}`;

/** Latest first. */
export async function consultationsOf(sql: Sql, file: OpenFile): Promise<Consultation[]> {
  const section = file.section('children');
  const [rows, parts] = await Promise.all([
    sql
      .selectFrom('consultation as c')
      .innerJoin('authz.staff as s', 's.id', 'c.byId')
      .selectAll('c')
      .select('s.name')
      .where('c.sectionId', '=', section)
      .orderBy('c.heldOn', 'desc')
      .orderBy('c.at', 'desc')
      .execute(),
    sql
      .selectFrom('consultationPart')
      .selectAll()
      .where('sectionId', '=', section)
      .orderBy('at')
      .orderBy('id')
      .execute(),
  ]);
  const { vault } = file;
  const partOf = (row: (typeof parts)[number]): ConsultationPart => ({
    id: row.id as ConsultationPartId,
    authority: row.authority as Authority,
    who: vault.unsealOptional(partField('who', row.id), row.who),
    task: vault.unsealOptional(partField('task', row.id), row.task),
    dueOn: row.dueOn,
    doneAt: row.doneAt,
    actionId: row.actionId,
  });
  return rows.map((row) => ({
    id: row.id as ConsultationId,
    heldOn: row.heldOn,
    form: row.form as ConsultationForm,
    ground: row.ground as ConsultationGround,
    decided: vault.unseal(field('decided', row.id), row.decided),
    tell: vault.unseal(field('tell_words', row.id), row.tellWords),
    teller: row.teller as Authority,
    opinion: vault.unsealOptional(field('opinion', row.id), row.opinion),
    missing: row.missing as UnheardBecause | null,
    reviewOn: row.reviewOn,
    reviewWords: vault.unsealOptional(field('review_words', row.id), row.reviewWords),
    policeEndedOn: row.policeEndedOn,
    policeWords: vault.unsealOptional(field('police_words', row.id), row.policeWords),
    childToldAt: row.childToldAt,
    childToldWords: vault.unsealOptional(field('child_told_words', row.id), row.childToldWords),
    by: row.name,
    at: row.at,
    parts: parts.filter(({ consultationId }) => consultationId === row.id).map(partOf),
  }));
}

export type ConsultationWritten = {
  readonly heldOn: CalendarDay;
  readonly form: ConsultationForm;
  readonly ground: ConsultationGround;
  readonly decided: string;
  readonly tell: string;
  readonly teller: Authority;
  readonly opinion: string | undefined;
  readonly missing: UnheardBecause | undefined;
  readonly reviewOn: CalendarDay;
};

export async function insertConsultation(ctx: Ctx, id: ConsultationId, written: ConsultationWritten): Promise<void> {
  const { vault } = ctx.file;
  const { decided, tell, opinion, missing, ...plain } = written;
  await ctx.sql
    .insertInto('consultation')
    .values({
      ...plain,
      id,
      fileId: ctx.file.id,
      sectionId: ctx.file.section('children'),
      decided: vault.seal(field('decided', id), decided),
      tellWords: vault.seal(field('tell_words', id), tell),
      opinion: vault.sealOptional(field('opinion', id), opinion),
      missing: missing ?? null,
      at: ctx.now,
      byId: ctx.actor.staffId,
    })
    .execute();
}

export async function insertPart(ctx: Ctx, consultation: ConsultationId, part: PartKept): Promise<void> {
  const id = newId<ConsultationPartId>();
  const { vault } = ctx.file;
  await ctx.sql
    .insertInto('consultationPart')
    .values({
      id,
      fileId: ctx.file.id,
      sectionId: ctx.file.section('children'),
      consultationId: consultation,
      authority: part.authority,
      who: vault.sealOptional(partField('who', id), part.who),
      task: vault.sealOptional(partField('task', id), part.task?.words),
      dueOn: part.task?.dueOn ?? null,
      actionId: part.actionId ?? null,
      at: ctx.now,
      byId: ctx.actor.staffId,
    })
    .execute();
}

/** False where it is done already, or is an action of the plan. */
export async function partDone({ sql, now, file }: Ctx, id: ConsultationPartId): Promise<boolean> {
  const result = await sql
    .updateTable('consultationPart')
    .set({ doneAt: now })
    .where('id', '=', id)
    .where('sectionId', '=', file.section('children'))
    .where('task', 'is not', null)
    .where('doneAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

const one = ({ sql, file }: Ctx, id: ConsultationId) =>
  sql.updateTable('consultation').where('id', '=', id).where('sectionId', '=', file.section('children'));

/** `next` takes the place of the day that was; none: nobody looks again. */
export async function setReviewed(
  ctx: Ctx,
  id: ConsultationId,
  said: { readonly words: string; readonly next: CalendarDay | undefined },
): Promise<boolean> {
  const result = await one(ctx, id)
    .set({
      reviewedAt: ctx.now,
      reviewWords: ctx.file.vault.seal(field('review_words', id), said.words),
      reviewOn: said.next ?? null,
    })
    .where('reviewOn', 'is not', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function setPoliceEnded(
  ctx: Ctx,
  id: ConsultationId,
  said: { readonly on: CalendarDay; readonly words: string },
): Promise<boolean> {
  const result = await one(ctx, id)
    .set({ policeEndedOn: said.on, policeWords: ctx.file.vault.seal(field('police_words', id), said.words) })
    .where('policeEndedOn', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function setChildTold(ctx: Ctx, id: ConsultationId, words: string): Promise<boolean> {
  const result = await one(ctx, id)
    .set({ childToldAt: ctx.now, childToldWords: ctx.file.vault.seal(field('child_told_words', id), words) })
    .where('policeEndedOn', 'is not', null)
    .where('childToldAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
