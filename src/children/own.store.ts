import type { FileContext, OpenFile } from '../access/index.ts';
import { type Id, newId } from '../kernel/ids.ts';
import type { Sql } from '../platform/database/database.ts';
import {
  type ChildNeed,
  type ChildVoice,
  inOrder,
  type MissingOpinion,
  type NeedArea,
  type NeedId,
  type NeedVoice,
  type Schooling,
  type SchoolKind,
  type SchoolStatus,
  type ToldHow,
  type Understood,
} from './own.ts';

type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor' | 'file'>;
const field = (table: string, column: string, id: string) => `${table}.${column}:${id}`;

export type OwnContents = {
  readonly needs: readonly ChildNeed[];
  /** Newest first. */
  readonly voices: readonly ChildVoice[];
  readonly schooling: Schooling | undefined;
};

export async function ownContents(sql: Sql, file: OpenFile): Promise<OwnContents> {
  const section = file.section('children');
  const [needs, voices, schooling] = await Promise.all([
    sql
      .selectFrom('childNeed as n')
      .innerJoin('authz.staff as s', 's.id', 'n.byId')
      .selectAll('n')
      .select('s.name')
      .where('n.sectionId', '=', section)
      .orderBy('n.at')
      .execute(),
    sql
      .selectFrom('childVoice as v')
      .innerJoin('authz.staff as s', 's.id', 'v.byId')
      .selectAll('v')
      .select('s.name')
      .where('v.sectionId', '=', section)
      .orderBy('v.at', 'desc')
      .execute(),
    sql
      .selectFrom('schooling as x')
      .innerJoin('authz.staff as s', 's.id', 'x.byId')
      .selectAll('x')
      .select('s.name')
      .where('x.sectionId', '=', section)
      .orderBy('x.at', 'desc')
      .limit(1)
      .executeTakeFirst(),
  ]);
  const { vault } = file;
  return {
    needs: inOrder(
      needs.map((row) => ({
        id: row.id as NeedId,
        area: row.area as NeedArea,
        saidBy: row.saidBy as NeedVoice,
        words: vault.unseal(field('child_need', 'words', row.id), row.words),
        at: row.at,
        by: row.name,
        metAt: row.metAt,
      })),
    ),
    voices: voices.map((row) => ({
      id: row.id,
      told: vault.unsealOptional(field('child_voice', 'told', row.id), row.told),
      how: row.how as ToldHow,
      understood: row.understood as Understood,
      opinion: vault.unsealOptional(field('child_voice', 'opinion', row.id), row.opinion),
      missing: row.missing as MissingOpinion | null,
      at: row.at,
      by: row.name,
    })),
    schooling: schooling && {
      kind: schooling.kind as SchoolKind,
      status: schooling.status as SchoolStatus,
      knows: schooling.knows as Schooling['knows'],
      words: vault.unsealOptional(field('schooling', 'words', schooling.id), schooling.words),
      at: schooling.at,
      by: schooling.name,
    },
  };
}

const row = ({ now, actor, file }: Ctx) => ({
  fileId: file.id,
  sectionId: file.section('children'),
  at: now,
  byId: actor.staffId,
});

export async function insertNeed(ctx: Ctx, need: Pick<ChildNeed, 'area' | 'saidBy' | 'words'>): Promise<NeedId> {
  const id = newId<NeedId>();
  const words = ctx.file.vault.seal(field('child_need', 'words', id), need.words);
  await ctx.sql
    .insertInto('childNeed')
    .values({ ...row(ctx), id, area: need.area, saidBy: need.saidBy, words })
    .execute();
  return id;
}

/** False where it is met already, or isn't one of this file. */
export async function meetNeed({ sql, file, now }: Ctx, id: NeedId): Promise<boolean> {
  const result = await sql
    .updateTable('childNeed')
    .set({ metAt: now })
    .where('id', '=', id)
    .where('sectionId', '=', file.section('children'))
    .where('metAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export type VoiceWritten = {
  readonly told: string | undefined;
  readonly how: ToldHow;
  readonly understood: Understood;
  readonly opinion: string | undefined;
  readonly missing: MissingOpinion | undefined;
};

export async function insertVoice(ctx: Ctx, voice: VoiceWritten): Promise<void> {
  const id = newId<Id<'childVoice'>>();
  const { vault } = ctx.file;
  await ctx.sql
    .insertInto('childVoice')
    .values({
      ...row(ctx),
      id,
      told: vault.sealOptional(field('child_voice', 'told', id), voice.told),
      how: voice.how,
      understood: voice.understood,
      opinion: vault.sealOptional(field('child_voice', 'opinion', id), voice.opinion),
      missing: voice.missing ?? null,
    })
    .execute();
}

export type SchoolingWritten = Pick<Schooling, 'kind' | 'status' | 'knows'> & { readonly words: string | undefined };

export async function insertSchooling(ctx: Ctx, { words, ...said }: SchoolingWritten): Promise<void> {
  const id = newId<Id<'schooling'>>();
  await ctx.sql
    .insertInto('schooling')
    .values({ ...row(ctx), id, ...said, words: ctx.file.vault.sealOptional(field('schooling', 'words', id), words) })
    .execute();
}
