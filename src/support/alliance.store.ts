import type { OpenFile } from '../access/index.ts';
import { type Id, newId } from '../kernel/ids.ts';
import type { Sql } from '../platform/database/database.ts';
import type { AllianceByPerson, AllianceByWorker, AllianceRating } from './alliance.ts';
import type { Ctx } from './intervention.store.ts';
import type { InterventionId } from './intervention.ts';

const wordsOf = (id: string) => `alliance_rating.words:${id}`;

/** Latest first. */
export async function allianceRatingsOf(sql: Sql, file: OpenFile, of: InterventionId): Promise<AllianceRating[]> {
  const rows = await sql
    .selectFrom('allianceRating')
    .select(['id', 'byPerson', 'byWorker', 'words', 'at'])
    .where('sectionId', '=', file.section('plan'))
    .where('interventionId', '=', of)
    .orderBy('at', 'desc')
    .execute();
  return rows.map(({ id, byPerson, byWorker, words, at }) => ({
    byPerson: byPerson as AllianceByPerson,
    byWorker: byWorker as AllianceByWorker,
    words: file.vault.unsealOptional(wordsOf(id), words),
    at,
  }));
}

export async function insertAllianceRating(
  { sql, now, actor }: Ctx,
  file: OpenFile,
  of: InterventionId,
  asked: {
    readonly byPerson: AllianceByPerson;
    readonly byWorker: AllianceByWorker;
    readonly words: string | undefined;
  },
): Promise<void> {
  const id = newId<Id<'allianceRating'>>();
  await sql
    .insertInto('allianceRating')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('plan'),
      interventionId: of,
      byPerson: asked.byPerson,
      byWorker: asked.byWorker,
      words: file.vault.sealOptional(wordsOf(id), asked.words),
      at: now,
      byId: actor.staffId,
    })
    .execute();
}
