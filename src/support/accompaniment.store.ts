import type { OpenFile } from '../access/index.ts';
import { type Id, newId, type StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Ctx } from './intervention.store.ts';
import type { InterventionId } from './intervention.ts';

export type AccompanimentId = Id<'accompaniment'>;
export const accompanimentKinds = ['police', 'court', 'authority', 'healthCare', 'bank', 'housing', 'other'] as const;
export type AccompanimentKind = (typeof accompanimentKinds)[number];
/** A room of one's own to wait in: at the police and in court the other one may sit in the same corridor. */
export const roomStates = ['booked', 'toBook', 'notNeeded'] as const;
export type RoomState = (typeof roomStates)[number];

export type Accompaniment = {
  readonly id: AccompanimentId;
  readonly kind: AccompanimentKind;
  readonly at: Instant;
  readonly escortName: string;
  readonly room: RoomState;
  readonly words: string | null;
  readonly outcome: 'done' | 'cancelled' | null;
};

const wordsOf = (id: string) => `accompaniment.words:${id}`;

export async function accompanimentsOf(sql: Sql, file: OpenFile, of: InterventionId): Promise<Accompaniment[]> {
  const rows = await sql
    .selectFrom('accompaniment as a')
    .innerJoin('authz.staff as s', 's.id', 'a.escortId')
    .select(['a.id', 'a.kind', 'a.at', 's.name as escortName', 'a.room', 'a.words', 'a.outcome'])
    .where('a.fileId', '=', file.id)
    .where('a.interventionId', '=', of)
    .orderBy('a.at')
    .execute();
  return rows.map((row) => ({
    ...row,
    id: row.id as AccompanimentId,
    kind: row.kind as AccompanimentKind,
    room: row.room as RoomState,
    words: file.vault.unsealOptional(wordsOf(row.id), row.words),
    outcome: row.outcome as Accompaniment['outcome'],
  }));
}

export async function insertAccompaniment(
  { sql, actor }: Ctx,
  file: OpenFile,
  of: InterventionId,
  one: {
    readonly kind: AccompanimentKind;
    readonly at: Instant;
    readonly escortId: StaffId;
    readonly room: RoomState;
    readonly words: string | undefined;
  },
): Promise<void> {
  const id = newId<AccompanimentId>();
  const { words, ...plain } = one;
  await sql
    .insertInto('accompaniment')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('plan'),
      interventionId: of,
      ...plain,
      words: file.vault.sealOptional(wordsOf(id), words),
      madeBy: actor.staffId,
    })
    .execute();
}

export async function endAccompaniment(
  { sql, now }: Ctx,
  file: OpenFile,
  id: AccompanimentId,
  outcome: 'done' | 'cancelled',
): Promise<boolean> {
  const done = await sql
    .updateTable('accompaniment')
    .set({ outcome, outcomeAt: now })
    .where('id', '=', id)
    .where('fileId', '=', file.id)
    .where('outcome', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
