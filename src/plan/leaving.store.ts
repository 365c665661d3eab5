import { sql as raw } from 'kysely';
import type { OpenFile } from '../access/index.ts';
import { type ActionId, newId, type StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Errand, ErrandId, ErrandKind, Obstacle, ObstacleId, ObstacleKind } from './leaving.ts';
import { guard } from './plan.store.ts';
import type { Plan } from './plan.ts';

const reveals = (id: string) => `errand.reveals:${id}`;
const room = (id: string) => `errand.room_words:${id}`;
const words = (id: string) => `obstacle.words:${id}`;
type By = { readonly by: StaffId; readonly at: Instant };

export async function errandsOf(sql: Sql, file: OpenFile, plan: Plan): Promise<Errand[]> {
  const [rows, obstacles] = await Promise.all([
    sql.selectFrom('errand').selectAll().where('fileId', '=', file.id).orderBy('at').orderBy('id').execute(),
    sql.selectFrom('obstacle').selectAll().where('fileId', '=', file.id).orderBy('at').execute(),
  ]);
  const actions = new Map(plan.actions.map((action) => [action.id as string, action]));
  return rows.flatMap((row) => {
    const action = actions.get(row.actionId);
    if (!action) return [];
    return {
      id: row.id as ErrandId,
      kind: row.kind as ErrandKind,
      action,
      reveals: file.vault.unseal(reveals(row.id), row.reveals),
      escort: row.escortActionId ? actions.get(row.escortActionId) : undefined,
      roomBookedAt: row.roomBookedAt,
      roomWords: file.vault.unsealOptional(room(row.id), row.roomWords),
      obstacles: obstacles
        .filter(({ actionId }) => actionId === row.actionId)
        .map(
          (one): Obstacle => ({
            id: one.id as ObstacleId,
            actionId: one.actionId as ActionId,
            kind: one.kind as ObstacleKind,
            words: file.vault.unsealOptional(words(one.id), one.words),
            at: one.at,
            removedAt: one.removedAt,
          }),
        ),
    };
  });
}

export async function insertErrand(
  sql: Sql,
  file: OpenFile,
  errand: {
    readonly kind: ErrandKind;
    readonly actionId: ActionId;
    readonly reveals: string;
    readonly escortActionId: ActionId | undefined;
  },
  { by, at }: By,
): Promise<void> {
  const id = newId<ErrandId>();
  await sql
    .insertInto('errand')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('plan'),
      actionId: errand.actionId,
      kind: errand.kind,
      reveals: file.vault.seal(reveals(id), errand.reveals),
      escortActionId: errand.escortActionId ?? null,
      at,
      byId: by,
    })
    .execute();
}

/** Those of the team whose part in it shows them how the person is protected. */
export async function whoReadsProtection(sql: Sql, file: OpenFile): Promise<ReadonlySet<string>> {
  const rows = await sql
    .selectFrom('authz.ground')
    .select(['staffId', 'reads'])
    .where('fileId', '=', file.id)
    .where('kind', '=', 'team')
    .where('endedAt', 'is', null)
    .where(raw<boolean>`valid_from <= authz.now() and (valid_to is null or valid_to > authz.now())`)
    .execute();
  return new Set(rows.filter(({ reads }) => reads.includes(guard)).flatMap(({ staffId }) => staffId ?? []));
}

/** False where it is booked already. */
export async function bookRoom(sql: Sql, file: OpenFile, id: ErrandId, where: string, at: Instant): Promise<boolean> {
  const result = await sql
    .updateTable('errand')
    .set({ roomBookedAt: at, roomWords: file.vault.seal(room(id), where) })
    .where('id', '=', id)
    .where('fileId', '=', file.id)
    .where('roomBookedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function insertObstacle(
  sql: Sql,
  file: OpenFile,
  met: { readonly actionId: ActionId; readonly kind: ObstacleKind; readonly words: string | undefined },
  { by, at }: By,
): Promise<void> {
  const id = newId<ObstacleId>();
  await sql
    .insertInto('obstacle')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('plan'),
      actionId: met.actionId,
      kind: met.kind,
      words: file.vault.sealOptional(words(id), met.words),
      at,
      byId: by,
    })
    .execute();
}

export async function removeObstacle(sql: Sql, file: OpenFile, id: ObstacleId, at: Instant): Promise<boolean> {
  const result = await sql
    .updateTable('obstacle')
    .set({ removedAt: at })
    .where('id', '=', id)
    .where('fileId', '=', file.id)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Whether the action was the last of the leaving plan that stood open. */
export async function endsLeaving(sql: Sql, action: ActionId): Promise<boolean> {
  const errand = await sql.selectFrom('errand').select('fileId').where('actionId', '=', action).executeTakeFirst();
  if (!errand) return false;
  const open = await sql
    .selectFrom('errand as e')
    .innerJoin('action as a', 'a.id', 'e.actionId')
    .select('a.id')
    .where('e.fileId', '=', errand.fileId)
    .where('a.doneAt', 'is', null)
    .where('a.noLongerPossibleAt', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return open === undefined;
}
