import type { ConsentId, FileContext, OpenFile } from '../access/index.ts';
import { type Id, newId } from '../kernel/ids.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Paper } from '../platform/pdf/paper.ts';

type PaperId = Id<'consentPaper'>;
const field = (id: string) => `consent_paper.content:${id}`;

export async function insertPaper(
  ctx: Pick<FileContext, 'sql' | 'now' | 'actor'>,
  file: OpenFile,
  consentId: ConsentId,
  paper: Paper,
): Promise<void> {
  const id = newId<PaperId>();
  await ctx.sql
    .insertInto('consentPaper')
    .values({
      id,
      consentId,
      fileId: file.id,
      sectionId: file.section('consents'),
      mediaType: paper.mediaType,
      content: file.vault.seal(field(id), Buffer.from(paper.content).toString('base64')),
      addedBy: ctx.actor.staffId,
      addedAt: ctx.now,
    })
    .execute();
}

export async function findPaper(sql: Sql, file: OpenFile, consentId: ConsentId): Promise<Paper | undefined> {
  const row = await sql
    .selectFrom('consentPaper')
    .selectAll()
    .where('sectionId', '=', file.section('consents'))
    .where('consentId', '=', consentId)
    .orderBy('addedAt', 'desc')
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    mediaType: row.mediaType as Paper['mediaType'],
    content: Buffer.from(file.vault.unseal(field(row.id), row.content), 'base64'),
  };
}
