import { type FileContext, herSideMark, markSide } from '../access/index.ts';
import { type FileId, type Id, newId, type SectionId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { newSharedKey, type Vault, vaultOf } from '../platform/sealing/keyring.ts';
import type { Thread } from './concern.ts';

export type JointId = Id<'jointHandling'>;
type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor' | 'file' | 'keyring'>;

export type JointEntry = { readonly words: string; readonly at: Instant; readonly by: string };
export type Joint = {
  readonly id: JointId;
  readonly fileId: FileId;
  readonly sectionId: SectionId;
  readonly threadId: string;
  /** Nothing where the other's file has been destroyed: what was written stays with this one. */
  readonly childFileId: FileId | null;
  readonly at: Instant;
  readonly by: string;
  readonly joinedAt: Instant | null;
  readonly joinedBy: string | null;
  readonly endedAt: Instant | null;
  readonly entries: readonly JointEntry[];
  readonly key: string | undefined;
};

/**
 * What both write has a key of its own, and each side has that sealed by its file's: when one of the files is destroyed the other still
 * reads, and when both are, nobody does. Until the other side has joined, it lies as what is handed between units does.
 */
const field = (id: string) => `joint_entry.body:${id}`;
const keyField = (id: string) => `joint_handling.key:${id}`;
type Keys = { id: string; fileId: string; ownKey: Buffer | null; childKey: Buffer | null; handedKey: Buffer | null };

function keyOf({ file, keyring }: Pick<Ctx, 'file' | 'keyring'>, row: Keys): string | undefined {
  const sealed = row.fileId === file.id ? row.ownKey : row.childKey;
  if (sealed) return file.vault.unseal(keyField(row.id), sealed);
  return keyring.handed.unsealOptional(keyField(row.id), row.handedKey) ?? undefined;
}

/** What was begun before each had its own key is sealed as it was then. */
const vaultFor = ({ keyring }: Pick<Ctx, 'keyring'>, key: string | undefined): Vault =>
  key === undefined ? keyring.handed : vaultOf(key);

/** What this file has together with another unit's, newest first. */
export async function jointsOf(ctx: Ctx): Promise<Joint[]> {
  const { sql, file } = ctx;
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
  return joints.map((row) => {
    const key = keyOf(ctx, row);
    const vault = vaultFor(ctx, key);
    return {
      id: row.id as JointId,
      fileId: row.fileId as FileId,
      sectionId: row.sectionId as SectionId,
      threadId: row.threadId,
      childFileId: row.childFileId as FileId | null,
      at: row.at,
      by: row.byName,
      joinedAt: row.joinedAt,
      joinedBy: row.joiner,
      endedAt: row.endedAt,
      entries: entries
        .filter(({ jointId }) => jointId === row.id)
        .map((one) => ({ words: vault.unseal(field(one.id), one.body), at: one.at, by: one.name })),
      key,
    };
  });
}

/** The database refuses it from the file of one who uses violence, whatever the page let through. */
export async function beginJoint({ sql, now, actor, file, keyring }: Ctx, thread: Thread): Promise<JointId> {
  await markSide(sql, file);
  const id = newId<JointId>();
  const key = newSharedKey();
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
      ownKey: file.vault.seal(keyField(id), key),
      handedKey: keyring.handed.seal(keyField(id), key),
    })
    .execute();
  return id;
}

/** False where somebody of the child's side was first. */
export async function joinJoint({ sql, now, actor, file }: Ctx, joint: Joint): Promise<boolean> {
  const result = await sql
    .updateTable('jointHandling')
    .set({
      childSectionId: file.section('children'),
      joinedAt: now,
      joinedBy: actor.staffId,
      childKey: file.vault.sealOptional(keyField(joint.id), joint.key),
      handedKey: null,
    })
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
      body: vaultFor({ keyring }, joint.key).seal(field(id), words),
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
