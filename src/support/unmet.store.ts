import { sql as raw } from 'kysely';
import type { OpenFile } from '../access/index.ts';
import { newId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Ctx } from './intervention.store.ts';
import { type KnownNeed, knownNeeds } from './service.ts';

/** What may be lacking in what there is: what services are searched by, and a language. */
export const unmetNeeds = [...knownNeeds, 'language'] as const;
export type UnmetNeed = KnownNeed | 'language';
export type Unmet = { readonly need: UnmetNeed; readonly at: Instant };

/** In this file, the latest of each. */
export async function unmetOf(sql: Sql, file: OpenFile): Promise<Unmet[]> {
  const rows = await sql
    .selectFrom('unmetNeed')
    .select(['need'])
    .select(({ fn }) => fn.max('at').as('at'))
    .where('sectionId', '=', file.section('plan'))
    .groupBy('need')
    .orderBy('need')
    .execute();
  return rows.map(({ need, at }) => ({ need: need as UnmetNeed, at }));
}

export async function insertUnmet({ sql, now, actor }: Ctx, file: OpenFile, need: UnmetNeed): Promise<void> {
  await sql
    .insertInto('unmetNeed')
    .values({
      ...{ id: newId(), fileId: file.id, sectionId: file.section('plan') },
      ...{ need, at: now, byId: actor.staffId },
    })
    .execute();
}

/** How many files lacked it; nothing of what fewer than five did. For those who lead a team or a unit. */
export async function countedUnmet(sql: Sql): Promise<{ readonly need: UnmetNeed; readonly n: number }[]> {
  const { rows } = await raw<{ need: UnmetNeed; n: number }>`select * from authz.unmet_needs()`.execute(sql);
  return rows;
}
