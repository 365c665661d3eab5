import { sql as raw } from 'kysely';
import type { OpenFile } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { type FileId, newId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Ctx } from './intervention.store.ts';
import type { InterventionId } from './intervention.ts';
import type {
  InRoom,
  LightContact,
  LightWay,
  Talk,
  TalkCompany,
  TalkId,
  TalkInterpreter,
  TalkOutcome,
  ToldWay,
} from './talk.ts';

const purposeOf = (id: string) => `talk.purpose:${id}`;

export async function talksOf(sql: Sql, file: OpenFile, of: InterventionId): Promise<Talk[]> {
  const rows = await sql
    .selectFrom('talk')
    .selectAll()
    .where('fileId', '=', file.id)
    .where('interventionId', '=', of)
    .orderBy('place')
    .execute();
  return rows.map((row) => ({
    id: row.id as TalkId,
    place: row.place,
    purpose: file.vault.unseal(purposeOf(row.id), row.purpose),
    plannedAt: row.plannedAt,
    toldHow: row.toldHow as ToldWay | null,
    interpreter: row.interpreter as TalkInterpreter | null,
    outcome: row.outcome as TalkOutcome | null,
    heldOn: row.heldOn,
    childrenInRoom: row.childrenInRoom as InRoom | null,
    writtenAt: row.writtenAt,
    struckAt: row.struckAt,
    sessionId: row.sessionId,
    company: row.company as TalkCompany | null,
  }));
}

export async function insertTalk(
  { sql, now, actor }: Ctx,
  file: OpenFile,
  of: InterventionId,
  talk: {
    readonly place: number;
    readonly purpose: string;
    readonly sessionId?: string | undefined;
    readonly plannedAt?: Instant;
    readonly company?: TalkCompany;
  },
): Promise<TalkId> {
  const id = newId<TalkId>();
  await sql
    .insertInto('talk')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('plan'),
      interventionId: of,
      place: talk.place,
      purpose: file.vault.seal(purposeOf(id), talk.purpose),
      madeBy: actor.staffId,
      madeAt: now,
      sessionId: talk.sessionId ?? null,
      plannedAt: talk.plannedAt ?? null,
      company: talk.company ?? null,
    })
    .execute();
  return id;
}

const planned = (sql: Sql, file: OpenFile, id: TalkId) =>
  sql
    .updateTable('talk')
    .where('id', '=', id)
    .where('fileId', '=', file.id)
    .where('outcome', 'is', null)
    .where('struckAt', 'is', null);

const one = async (query: { executeTakeFirst(): Promise<{ numUpdatedRows: bigint }> }): Promise<boolean> =>
  (await query.executeTakeFirst()).numUpdatedRows === 1n;

export const bookTalk = (
  { sql }: Ctx,
  file: OpenFile,
  id: TalkId,
  to: { plannedAt: Instant; toldHow: ToldWay; interpreter: TalkInterpreter | null },
): Promise<boolean> => one(planned(sql, file, id).set(to));

export const strikeTalk = ({ sql, now }: Ctx, file: OpenFile, id: TalkId): Promise<boolean> =>
  one(planned(sql, file, id).set({ struckAt: now }));

export const writeOutcome = (
  { sql, now, actor }: Ctx,
  file: OpenFile,
  id: TalkId,
  written: { outcome: TalkOutcome; heldOn: CalendarDay; childrenInRoom: InRoom | null },
): Promise<boolean> => one(planned(sql, file, id).set({ ...written, writtenAt: now, writtenBy: actor.staffId }));

export async function swapTalks({ sql }: Ctx, file: OpenFile, [up, down]: readonly [Talk, Talk]): Promise<void> {
  await planned(sql, file, up.id).set({ place: down.place }).execute();
  await planned(sql, file, down.id).set({ place: up.place }).execute();
}

export async function lightContactsOf(sql: Sql, file: OpenFile, of: InterventionId): Promise<LightContact[]> {
  const rows = await sql
    .selectFrom('lightContact')
    .select(['way', 'byPerson', 'at'])
    .where('fileId', '=', file.id)
    .where('interventionId', '=', of)
    .orderBy('at', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, way: row.way as LightWay }));
}

export async function insertLightContact(
  { sql, now, actor }: Ctx,
  file: OpenFile,
  of: InterventionId,
  contact: { readonly way: LightWay; readonly byPerson: boolean },
): Promise<void> {
  await sql
    .insertInto('lightContact')
    .values({
      id: newId(),
      fileId: file.id,
      sectionId: file.section('plan'),
      interventionId: of,
      ...contact,
      at: now,
      byId: actor.staffId,
    })
    .execute();
}

/** On the unit's desk: how many talks are left where fewest are. As `talksLeft` reckons; nothing where nothing is counted in talks. */
export async function leftOnDesk(sql: Sql, fileId: FileId): Promise<void> {
  await raw`update desk set talks_left = (
      select min(greatest(0, i.extent - (select count(*) from talk t where t.intervention_id = i.id and t.outcome in ('came', 'byPhone'))))
        from intervention i where i.file_id = ${fileId} and i.begun_at is not null and i.ended_at is null and i.extent_unit = 'talks')
    where file_id = ${fileId} and unit_id is not null`.execute(sql);
}
