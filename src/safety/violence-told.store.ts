import type { OpenFile } from '../access/index.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Severity, ViolenceKind } from './violence-vocabulary.ts';

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
};

export async function violenceTold(sql: Sql, file: OpenFile): Promise<ViolenceTold[]> {
  const rows = await sql
    .selectFrom('violenceTold')
    .selectAll()
    .where('sectionId', '=', file.section('account'))
    .where('detachedAt', 'is', null)
    .orderBy('toldAt')
    .orderBy('id')
    .execute();
  const together = Map.groupBy(rows, (row) => [row.toldAt, row.byPerson, row.toPerson, row.severity].join());
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
      },
    ];
  });
}
