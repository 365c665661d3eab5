import type { OpenFile } from '../access/index.ts';
import { type Id, newId, type StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { listStaff, listUnits, worksWithPeople } from '../organisation/index.ts';
import type { Sql } from '../platform/database/database.ts';
import type {
  Entry,
  EntryWay,
  FirstMeeting,
  FirstMeetingId,
  MeetingAnswer,
  ProgrammeWorker,
  Statement,
  StatementId,
  WorkerWish,
} from './programme.ts';

type Ctx = { readonly sql: Sql; readonly now: Instant; readonly actor: { readonly staffId: StaffId } };
/** There is one for each file, and it is found by its file. */
const sealed = (column: 'referrer' | 'wish', file: OpenFile) => `programme_entry.${column}:${file.id}`;

export async function entryOf(sql: Sql, file: OpenFile): Promise<Entry | undefined> {
  const row = await sql
    .selectFrom('programmeEntry as e')
    .innerJoin('authz.staff as s', 's.id', 'e.byId')
    .leftJoin('authz.staff as d', 'd.id', 'e.dutyToldBy')
    .select(['e.way', 'e.at', 'e.referrer', 'e.wish', 'e.dutyToldAt', 's.name as by', 'd.name as dutyToldBy'])
    .where('e.sectionId', '=', file.section('plan'))
    .executeTakeFirst();
  return (
    row && {
      ...row,
      way: row.way as EntryWay,
      referrer: file.vault.unsealOptional(sealed('referrer', file), row.referrer),
      wish: file.vault.unsealOptional(sealed('wish', file), row.wish),
    }
  );
}

export async function insertEntry(
  { sql, now, actor }: Ctx,
  file: OpenFile,
  entry: {
    readonly way: EntryWay;
    readonly referrer?: string | undefined;
    readonly wish?: string | undefined;
    readonly told: boolean;
  },
): Promise<void> {
  await sql
    .insertInto('programmeEntry')
    .values({
      id: newId(),
      fileId: file.id,
      sectionId: file.section('plan'),
      way: entry.way,
      at: now,
      byId: actor.staffId,
      referrer: file.vault.sealOptional(sealed('referrer', file), entry.referrer),
      wish: file.vault.sealOptional(sealed('wish', file), entry.wish),
      ...(entry.told ? { dutyToldAt: now, dutyToldBy: actor.staffId } : {}),
    })
    .execute();
}

/** The first time is the one that counts. */
export async function setDutyTold({ sql, now, actor }: Ctx, file: OpenFile): Promise<boolean> {
  const done = await sql
    .updateTable('programmeEntry')
    .set({ dutyToldAt: now, dutyToldBy: actor.staffId })
    .where('sectionId', '=', file.section('plan'))
    .where('dutyToldAt', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function setWish({ sql }: Ctx, file: OpenFile, wish: string): Promise<boolean> {
  const done = await sql
    .updateTable('programmeEntry')
    .set({ wish: file.vault.seal(sealed('wish', file), wish) })
    .where('sectionId', '=', file.section('plan'))
    .where('dutyToldAt', 'is not', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

const wordsOf = (id: string) => `first_meeting.words:${id}`;

export async function meetingsOf(sql: Sql, file: OpenFile): Promise<FirstMeeting[]> {
  const rows = await sql
    .selectFrom('firstMeeting as m')
    .innerJoin('authz.staff as w', 'w.id', 'm.workerId')
    .innerJoin('authz.staff as b', 'b.id', 'm.byId')
    .select(['m.id', 'm.meetsAt', 'm.workerId', 'm.workerWish', 'm.wishMet', 'm.words', 'm.offeredAt', 'm.answer'])
    .select(['w.name as worker', 'b.name as by'])
    .where('m.sectionId', '=', file.section('plan'))
    .orderBy('m.offeredAt', 'desc')
    .orderBy('m.id')
    .execute();
  return rows.map((row) => ({
    ...row,
    id: row.id as FirstMeetingId,
    workerId: row.workerId as StaffId,
    workerWish: row.workerWish as WorkerWish,
    words: file.vault.unsealOptional(wordsOf(row.id), row.words),
    answer: row.answer as MeetingAnswer | null,
  }));
}

export async function insertMeeting(
  { sql, now, actor }: Ctx,
  file: OpenFile,
  offer: Pick<FirstMeeting, 'meetsAt' | 'workerId' | 'workerWish' | 'wishMet'> & {
    readonly words: string | undefined;
    readonly stepId: Id<'step'>;
  },
): Promise<FirstMeetingId> {
  const id = newId<FirstMeetingId>();
  await sql
    .insertInto('firstMeeting')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('plan'),
      meetsAt: offer.meetsAt,
      workerId: offer.workerId,
      workerWish: offer.workerWish,
      wishMet: offer.wishMet,
      words: file.vault.sealOptional(wordsOf(id), offer.words),
      offeredAt: now,
      byId: actor.staffId,
      stepId: offer.stepId,
    })
    .execute();
  return id;
}

export async function answerMeeting(
  { sql, now }: Ctx,
  file: OpenFile,
  id: FirstMeetingId,
  answer: MeetingAnswer,
): Promise<boolean> {
  const done = await sql
    .updateTable('firstMeeting')
    .set({ answer, answeredAt: now })
    .where('id', '=', id)
    .where('sectionId', '=', file.section('plan'))
    .where('answer', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function statementsOf(sql: Sql, file: OpenFile): Promise<Statement[]> {
  const rows = await sql
    .selectFrom('participationStatement as p')
    .innerJoin('authz.staff as s', 's.id', 'p.byId')
    .select(['p.id', 'p.interventionId', 'p.fromOn', 'p.toOn', 'p.attended', 'p.wording', 'p.issuedAt', 's.name as by'])
    .where('p.sectionId', '=', file.section('plan'))
    .orderBy('p.issuedAt', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, id: row.id as StatementId }));
}

export async function insertStatement(
  { sql, now, actor }: Ctx,
  file: OpenFile,
  made: Pick<Statement, 'interventionId' | 'fromOn' | 'toOn' | 'attended' | 'wording'> & {
    readonly stepId: Id<'step'>;
  },
): Promise<StatementId> {
  const id = newId<StatementId>();
  await sql
    .insertInto('participationStatement')
    .values({
      ...made,
      id,
      fileId: file.id,
      sectionId: file.section('plan'),
      issuedAt: now,
      byId: actor.staffId,
    })
    .execute();
  return id;
}

/** Those who work where the programme is; one who works in two such units is there twice. */
export async function programmeWorkers(sql: Sql, now: Instant): Promise<ProgrammeWorker[]> {
  const [units, staff] = await Promise.all([listUnits(sql), listStaff(sql, now)]);
  const there = units.filter(({ functions }) => functions.includes('perpetratorProgramme')).map(({ id }) => id);
  return there.flatMap((unitId) =>
    staff
      .filter((one) => worksWithPeople({ roles: one.roles.filter((role) => role.unitId === unitId) }))
      .map(({ id, name }) => ({ id, name, unitId })),
  );
}

/** As it stands in this file. */
export async function nameOf(sql: Sql, file: OpenFile): Promise<string | undefined> {
  const row = await sql
    .selectFrom('personTold')
    .select(['id', 'name'])
    .where('sectionId', '=', file.section('identity'))
    .where('part', '=', 'self')
    .where('detachedAt', 'is', null)
    .executeTakeFirst();
  return (row && file.vault.unsealOptional(`person_told.name:${row.id}`, row.name)) ?? undefined;
}
