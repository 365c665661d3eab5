import type { FileContext, OpenFile } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { type Id, newId } from '../kernel/ids.ts';
import type { Sql } from '../platform/database/database.ts';

export type ApplicationId = Id<'application'>;
/** How it was made: an application has no form, and by mouth counts as much as in writing (FL 19). */
export const applicationWays = ['talk', 'phone', 'visit', 'writing'] as const;
export const spokenBys = ['self', 'other'] as const;
type Made = {
  readonly madeOn: CalendarDay;
  readonly way: (typeof applicationWays)[number];
  readonly spokenBy: (typeof spokenBys)[number];
  readonly words: string;
};
export type Application = Made & { readonly id: ApplicationId; readonly by: string };
const field = (id: string) => `application.words:${id}`;

/** Newest first. */
export async function applicationsOf(sql: Sql, file: OpenFile): Promise<Application[]> {
  const rows = await sql
    .selectFrom('application as a')
    .innerJoin('authz.staff as s', 's.id', 'a.byId')
    .select(['a.id', 'a.madeOn', 'a.way', 'a.spokenBy', 'a.words', 's.name'])
    .where('a.sectionId', '=', file.section('plan'))
    .orderBy('a.madeOn', 'desc')
    .orderBy('a.at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id as ApplicationId,
    madeOn: row.madeOn,
    way: row.way as Made['way'],
    spokenBy: row.spokenBy as Made['spokenBy'],
    words: file.vault.unseal(field(row.id), row.words),
    by: row.name,
  }));
}

export async function insertApplication(
  { sql, now, actor, file }: Pick<FileContext, 'sql' | 'now' | 'actor' | 'file'>,
  made: Made,
): Promise<ApplicationId> {
  const id = newId<ApplicationId>();
  await sql
    .insertInto('application')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('plan'),
      ...made,
      words: file.vault.seal(field(id), made.words),
      at: now,
      byId: actor.staffId,
    })
    .execute();
  return id;
}
