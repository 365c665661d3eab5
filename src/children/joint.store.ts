import { type FileContext, herSideMark, markSide } from '../access/index.ts';
import { type FileId, type Id, newId, type SectionId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Thread } from './concern.ts';

export type JointId = Id<'jointHandling'>;
type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor' | 'file' | 'keyring'>;

export type JointEntry = { readonly words: string; readonly at: Instant; readonly by: string };
export type Joint = {
  readonly id: JointId;
  readonly fileId: FileId;
  readonly sectionId: SectionId;
  readonly threadId: string;
  readonly childFileId: FileId;
  readonly at: Instant;
  readonly by: string;
  readonly joinedAt: Instant | null;
  readonly joinedBy: string | null;
  readonly endedAt: Instant | null;
  readonly entries: readonly JointEntry[];
};

/** Neither side has the other's key: it is sealed as what is handed between units is, and its rows are seen by the two alone. */
const field = (id: string) => `joint_entry.body:${id}`;

/** What this file has together with another unit's, newest first. */
export async function jointsOf({ sql, file, keyring }: Ctx): Promise<Joint[]> {
  const joints = await sql
    .selectFrom('jointHandling as j')
    .innerJoin('authz.staff as b', 'b.id', 'j.byId')
    .leftJoin('authz.staff as w', 'w.id', 'j.joinedBy')
    .selectAll('j')
    .select(['b.name as byName', 'w.name as joiner'])
    .where((e) => e.or([e('j.fileId', '=', file.id), e('j.childFileId', '=', file.id)]))
    .orderBy('j.at', 'desc')
    .execute();
  if (joints.length === 0) return [];
  const entries = await sql
    .selectFrom('jointEntry as e')
    .innerJoin('authz.staff as b', 'b.id', 'e.byId')
    .select(['e.id', 'e.jointId', 'e.body', 'e.at', 'b.name'])
    .where(
      'e.jointId',
      'in',
      joints.map(({ id }) => id),
    )
    .orderBy('e.at')
    .execute();
  return joints.map((row) => ({
    id: row.id as JointId,
    fileId: row.fileId as FileId,
    sectionId: row.sectionId as SectionId,
    threadId: row.threadId,
    childFileId: row.childFileId as FileId,
    at: row.at,
    by: row.byName,
    joinedAt: row.joinedAt,
    joinedBy: row.joiner,
    endedAt: row.endedAt,
    entries: entries
      .filter(({ jointId }) => jointId === row.id)
      .map((one) => ({ words: keyring.handed.unseal(field(one.id), one.body), at: one.at, by: one.name })),
  }));
}

/** The database refuses it from the file of one who uses violence, whatever the page let through. */
export async function beginJoint({ sql, now, actor, file }: Ctx, thread: Thread): Promise<JointId> {
  await markSide(sql, file);
  const id = newId<JointId>();
  await sql
    .insertInto('jointHandling')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('children'),
      threadId: thread.id,
      childFileId: thread.childFileId,
      sideMark: herSideMark(file.vault),
      at: now,
      byId: actor.staffId,
    })
    .execute();
  return id;
}

/** False where somebody of the child's side was first. */
export async function joinJoint({ sql, now, actor, file }: Ctx, joint: Joint): Promise<boolean> {
  const result = await sql
    .updateTable('jointHandling')
    .set({ childSectionId: file.section('children'), joinedAt: now, joinedBy: actor.staffId })
    .where('id', '=', joint.id)
    .where('childFileId', '=', file.id)
    .where('joinedAt', 'is', null)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function writeJoint({ sql, now, actor, keyring }: Ctx, joint: Joint, words: string): Promise<void> {
  const id = newId<Id<'jointEntry'>>();
  await sql
    .insertInto('jointEntry')
    .values({
      id,
      fileId: joint.fileId,
      sectionId: joint.sectionId,
      jointId: joint.id,
      body: keyring.handed.seal(field(id), words),
      at: now,
      byId: actor.staffId,
    })
    .execute();
}

/** Nothing more is written; what was written stays with both. */
export async function endJoint({ sql, now, actor }: Ctx, joint: Joint): Promise<boolean> {
  const result = await sql
    .updateTable('jointHandling')
    .set({ endedAt: now, endedBy: actor.staffId })
    .where('id', '=', joint.id)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
