import type { FileContext, OpenFile } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { type Id, newId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { StepWord } from './step.ts';

export type SafetyAskId = Id<'safetyAsk'>;
export type Consideration = {
  readonly at: Instant;
  readonly by: string;
  readonly word: StepWord;
  readonly words: string;
};
/** Something is planned on a day; what it is, and where, stays on the other side. */
export type SafetyAsk = {
  readonly id: SafetyAskId;
  readonly plannedOn: CalendarDay;
  readonly askedAt: Instant;
  readonly dueAt: Instant;
  readonly endedAt: Instant | null;
  /** The latest first: it is the one that holds. */
  readonly considered: readonly Consideration[];
};
const wordsOf = (id: string) => `safety_consideration.words:${id}`;

export async function asksOf(sql: Sql, file: OpenFile): Promise<SafetyAsk[]> {
  const [asks, considered] = await Promise.all([
    sql
      .selectFrom('safetyAsk')
      .select(['id', 'plannedOn', 'askedAt', 'dueAt', 'endedAt'])
      .where('sectionId', '=', file.section('protection'))
      .orderBy('endedAt', (o) => o.desc().nullsFirst())
      .orderBy('dueAt')
      .orderBy('id')
      .execute(),
    sql
      .selectFrom('safetyConsideration as c')
      .innerJoin('authz.staff as s', 's.id', 'c.byId')
      .select(['c.id', 'c.askId', 'c.at', 's.name', 'c.word', 'c.words'])
      .where('c.sectionId', '=', file.section('protection'))
      .orderBy('c.at', 'desc')
      .orderBy('c.id', 'desc')
      .execute(),
  ]);
  return asks.map((ask) => ({
    ...ask,
    id: ask.id as SafetyAskId,
    considered: considered
      .filter(({ askId }) => askId === ask.id)
      .map((one) => ({
        at: one.at,
        by: one.name,
        word: one.word as StepWord,
        words: file.vault.unseal(wordsOf(one.id), one.words),
      })),
  }));
}

export async function insertConsideration(
  { sql, now, actor }: Pick<FileContext, 'sql' | 'now' | 'actor'>,
  file: OpenFile,
  { ask, word, words }: { readonly ask: SafetyAskId; readonly word: StepWord; readonly words: string },
): Promise<void> {
  const id = newId();
  await sql
    .insertInto('safetyConsideration')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('protection'),
      askId: ask,
      at: now,
      byId: actor.staffId,
      word,
      words: file.vault.seal(wordsOf(id), words),
    })
    .execute();
}
