import type { OpenFile } from '../access/index.ts';
import { type Id, newId, type PersonId, type StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { PageVersion } from '../platform/web/page-version.ts';
import type { Ctx } from './investigation.store.ts';
import type { CommentId, InvestigationId, PartKind, Place } from './investigation.ts';
import { keyOf } from './investigation.ts';

type PartId = Id<'part'>;
export type Part = Place & {
  readonly id: PartId;
  readonly text: string;
  readonly version: number;
  readonly savedPage: string;
  readonly savedBy: string;
  readonly savedById: StaffId;
  readonly savedAt: Instant;
};
export type Version = { readonly version: number; readonly text: string; readonly by: string; readonly at: Instant };
export type Comment = Place & {
  readonly id: CommentId;
  readonly words: string;
  readonly by: string;
  readonly at: Instant;
  readonly settledBy: string | null;
};

const bodyOf = (id: string) => `investigation_part.body:${id}`;
const versionBody = (id: string) => `investigation_version.body:${id}`;
const wordsOf = (id: string) => `investigation_comment.words:${id}`;

/** The parts that have been written in, by the key of their place. */
export async function partsOf(sql: Sql, file: OpenFile, id: InvestigationId): Promise<ReadonlyMap<string, Part>> {
  const rows = await sql
    .selectFrom('investigationPart as p')
    .innerJoin('authz.staff as s', 's.id', 'p.savedBy')
    .selectAll('p')
    .select('s.name as writer')
    .where('p.investigationId', '=', id)
    .where('p.sectionId', '=', file.section('decisions'))
    .execute();
  return new Map(
    rows.map((row) => {
      const part: Part = {
        id: row.id as PartId,
        part: row.part as PartKind,
        child: row.personId as PersonId | null,
        text: file.vault.unseal(bodyOf(row.id), row.body),
        version: row.version,
        savedPage: row.savedPage,
        savedBy: row.writer,
        savedById: row.savedBy as StaffId,
        savedAt: row.savedAt,
      };
      return [keyOf(part), part];
    }),
  );
}

/** False where the place has a text already, by another page. */
export async function insertPart(
  ctx: Ctx,
  file: OpenFile,
  id: InvestigationId,
  place: Place,
  text: string,
  page: string,
): Promise<boolean> {
  const part = newId<PartId>();
  const result = await ctx.sql
    .insertInto('investigationPart')
    .values({
      id: part,
      fileId: file.id,
      sectionId: file.section('decisions'),
      investigationId: id,
      part: place.part,
      personId: place.child,
      body: file.vault.seal(bodyOf(part), text),
      savedPage: page,
      savedBy: ctx.actor.staffId,
      savedAt: ctx.now,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Saves over what this page was drawn from, or saved itself. False: another page came between, and nothing was changed. */
export async function updatePart(
  ctx: Ctx,
  file: OpenFile,
  part: Part,
  seen: PageVersion,
  text: string,
): Promise<boolean> {
  const result = await ctx.sql
    .updateTable('investigationPart')
    .set((q) => ({
      body: file.vault.seal(bodyOf(part.id), text),
      version: q('version', '+', 1),
      savedPage: seen.page,
      savedBy: ctx.actor.staffId,
      savedAt: ctx.now,
    }))
    .where('id', '=', part.id)
    .where('sectionId', '=', file.section('decisions'))
    .where((q) => q.or([q('version', '=', seen.version), q('savedPage', '=', seen.page)]))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** What stands there now is kept as it is, whatever is written after. */
export async function keepVersions(ctx: Ctx, file: OpenFile, parts: readonly Part[]): Promise<void> {
  if (parts.length === 0) return;
  await ctx.sql
    .insertInto('investigationVersion')
    .values(
      parts.map((part) => {
        const id = newId();
        return {
          id,
          fileId: file.id,
          sectionId: file.section('decisions'),
          partId: part.id,
          version: part.version,
          body: file.vault.seal(versionBody(id), part.text),
          savedBy: part.savedById,
          savedAt: part.savedAt,
        };
      }),
    )
    .execute();
}

export async function versionsOf(sql: Sql, file: OpenFile, part: string): Promise<Version[]> {
  const rows = await sql
    .selectFrom('investigationVersion as v')
    .innerJoin('authz.staff as s', 's.id', 'v.savedBy')
    .select(['v.id', 'v.version', 'v.body', 'v.savedAt', 's.name'])
    .where('v.partId', '=', part)
    .where('v.sectionId', '=', file.section('decisions'))
    .orderBy('v.version', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    version: row.version,
    text: file.vault.unseal(versionBody(row.id), row.body),
    by: row.name,
    at: row.savedAt,
  }));
}

export async function commentsOf(sql: Sql, file: OpenFile, id: InvestigationId): Promise<Comment[]> {
  const rows = await sql
    .selectFrom('investigationComment as c')
    .innerJoin('authz.staff as s', 's.id', 'c.byId')
    .leftJoin('authz.staff as d', 'd.id', 'c.settledBy')
    .select(['c.id', 'c.part', 'c.personId', 'c.words', 'c.at', 's.name', 'd.name as settler'])
    .where('c.investigationId', '=', id)
    .where('c.sectionId', '=', file.section('decisions'))
    .orderBy('c.at')
    .execute();
  return rows.map((row) => ({
    id: row.id as CommentId,
    part: row.part as PartKind,
    child: row.personId as PersonId | null,
    words: file.vault.unseal(wordsOf(row.id), row.words),
    by: row.name,
    at: row.at,
    settledBy: row.settler,
  }));
}

export async function insertComment(
  ctx: Ctx,
  file: OpenFile,
  id: InvestigationId,
  place: Place,
  words: string,
): Promise<void> {
  const comment = newId<CommentId>();
  await ctx.sql
    .insertInto('investigationComment')
    .values({
      id: comment,
      fileId: file.id,
      sectionId: file.section('decisions'),
      investigationId: id,
      part: place.part,
      personId: place.child,
      words: file.vault.seal(wordsOf(comment), words),
      byId: ctx.actor.staffId,
      at: ctx.now,
    })
    .execute();
}

export async function settleComment(ctx: Ctx, file: OpenFile, comment: CommentId): Promise<boolean> {
  const result = await ctx.sql
    .updateTable('investigationComment')
    .set({ settledBy: ctx.actor.staffId, settledAt: ctx.now })
    .where('id', '=', comment)
    .where('sectionId', '=', file.section('decisions'))
    .where('settledAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
