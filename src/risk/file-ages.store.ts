import { sql as raw } from 'kysely';
import type { OpenFile } from '../access/index.ts';
import type { RiskLevel } from '../instruments/index.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import { type Warning, warningOf } from '../safety/index.ts';

type FileAges = {
  readonly warnings: readonly Warning[];
  readonly protectionAt: Instant | undefined;
  readonly risk: { readonly at: Instant; readonly level: RiskLevel } | undefined;
};

/** What every page of a file says first, in one question: a page inside a file costs no more for it. */
export async function fileAges(sql: Sql, file: OpenFile): Promise<FileAges> {
  const rows = await sql
    .selectFrom(raw<{ always: number }>`(select 1 as always)`.as('one'))
    .leftJoin(
      (q) =>
        q
          .selectFrom('warning as w')
          .innerJoin('authz.staff as s', 's.id', 'w.byId')
          .select(['w.id', 'w.kind', 'w.words', 'w.at', 's.name'])
          .where('w.sectionId', '=', file.section('protection'))
          .where('w.endedAt', 'is', null)
          .where('w.detachedAt', 'is', null)
          .as('warned'),
      (join) => join.onTrue(),
    )
    .select(['warned.id', 'warned.kind', 'warned.words', 'warned.at', 'warned.name'])
    .select((q) => [
      q
        .selectFrom('protectionAssessment as a')
        .innerJoin('personTold as p', 'p.id', 'a.personId')
        .select((e) => e.fn.max('a.assessedAt').as('at'))
        .where('a.sectionId', '=', file.section('protection'))
        .where('p.part', '=', 'self')
        .where('a.detachedAt', 'is', null)
        .as('protectionAt'),
      q
        .selectFrom('riskAssessment as r')
        .select('r.assessedAt')
        .where('r.fileId', '=', file.id)
        .where('r.state', '=', 'done')
        .orderBy('r.assessedAt', 'desc')
        .limit(1)
        .as('riskAt'),
      q
        .selectFrom('riskAssessment as r')
        .select('r.level')
        .where('r.fileId', '=', file.id)
        .where('r.state', '=', 'done')
        .orderBy('r.assessedAt', 'desc')
        .limit(1)
        .as('riskLevel'),
    ])
    .orderBy('warned.at', 'desc')
    .execute();
  const [first] = rows;
  return {
    warnings: rows.flatMap(({ id, kind, words, at, name }) =>
      id && kind && at && name ? [warningOf(file, { id, kind, words, at, name })] : [],
    ),
    protectionAt: first?.protectionAt ?? undefined,
    risk: first?.riskAt && first.riskLevel ? { at: first.riskAt, level: first.riskLevel as RiskLevel } : undefined,
  };
}
