import type { OpenFile } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { type Id, newId, type PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { ChildThere, HappenedHow, Severity, ViolenceKind } from './violence-vocabulary.ts';

/** One telling of violence: kinds that were told of together, by whom and to whom (voices V16, V58). */
export type ViolenceTold = {
  readonly ids: readonly string[];
  readonly kinds: readonly ViolenceKind[];
  readonly severity: Severity;
  readonly byPerson: PersonId | null;
  readonly toPerson: PersonId | null;
  readonly whenWords: string | null;
  readonly words: string | null;
  readonly toldAt: Instant;
  readonly ongoing: boolean;
  /** When it happened, as far as anybody has said so by the calendar. */
  readonly happened: Happened | null;
  readonly childThere: ChildThere | null;
};
export type Happened = { readonly on: CalendarDay; readonly how: HappenedHow };

export async function violenceTold(sql: Sql, file: OpenFile): Promise<ViolenceTold[]> {
  const rows = await sql
    .selectFrom('violenceTold')
    .selectAll()
    .where('sectionId', '=', file.section('account'))
    .where('detachedAt', 'is', null)
    .orderBy('toldAt')
    .orderBy('id')
    .execute();
  const together = Map.groupBy(rows, (row) =>
    [row.toldAt, row.byPerson, row.toPerson, row.severity, row.happenedOn].join(),
  );
  return [...together.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const saying = (column: 'whenWords' | 'words', name: string) =>
      group.map((row) => file.vault.unsealOptional(`violence_told.${name}:${row.id}`, row[column])).find(Boolean) ??
      null;
    return [
      {
        ids: group.map((row) => row.id),
        kinds: group.map((row) => row.kind as ViolenceKind),
        severity: (first.severity ?? 'unknown') as Severity,
        byPerson: first.byPerson as PersonId | null,
        toPerson: first.toPerson as PersonId | null,
        whenWords: saying('whenWords', 'when_words'),
        words: saying('words', 'words'),
        toldAt: first.toldAt,
        ongoing: first.ongoing,
        happened: first.happenedOn && { on: first.happenedOn, how: first.happenedHow as HappenedHow },
        childThere: first.childThere as ChildThere | null,
      },
    ];
  });
}

export type ViolenceWritten = Omit<ViolenceTold, 'ids' | 'happened' | 'childThere'> &
  Partial<Pick<ViolenceTold, 'happened' | 'childThere'>>;

/** A row for each kind, so that kinds are counted alike everywhere; the words lie with the first. */
export async function insertViolence(sql: Sql, file: OpenFile, told: ViolenceWritten): Promise<string[]> {
  const rows = told.kinds.map((kind, at) => {
    const id = newId<Id<'violence'>>();
    const seal = (column: 'when_words' | 'words', text: string | null) =>
      at === 0 ? file.vault.sealOptional(`violence_told.${column}:${id}`, text) : null;
    return {
      id: id as string,
      fileId: file.id,
      sectionId: file.section('account'),
      kind,
      severity: told.severity,
      byPerson: told.byPerson,
      toPerson: told.toPerson,
      whenWords: seal('when_words', told.whenWords),
      words: seal('words', told.words),
      toldAt: told.toldAt,
      ongoing: told.ongoing,
      happenedOn: told.happened?.on ?? null,
      happenedHow: told.happened?.how ?? null,
      childThere: told.childThere ?? null,
    };
  });
  await sql.insertInto('violenceTold').values(rows).execute();
  return rows.map(({ id }) => id);
}

/** Written once: false where it has a day already, or is another file's. */
export async function dateViolence(
  sql: Sql,
  file: OpenFile,
  ids: readonly string[],
  { on, how }: Happened,
): Promise<boolean> {
  const result = await sql
    .updateTable('violenceTold')
    .set({ happenedOn: on, happenedHow: how })
    .where('sectionId', '=', file.section('account'))
    .where('id', 'in', [...ids])
    .where('happenedOn', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
