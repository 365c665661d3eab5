import type { OpenFile } from '../access/index.ts';
import { type Id, newId, type StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';

const field = (column: string, id: string) => `interpreter_need.${column}:${id}`;

export type InterpreterNeed = {
  readonly id: string;
  /** An ISO 639 code, `other`, or `none`: she has said that none is needed. */
  readonly language: string;
  readonly dialect: string | null;
  readonly circle: string | null;
  readonly checkedAt: Instant | null;
  readonly words: string | null;
};

export async function insertInterpreter(
  sql: Sql,
  file: OpenFile,
  need: Omit<InterpreterNeed, 'id'> & { checkedBy: StaffId },
): Promise<void> {
  const id = newId<Id<'interpreter'>>();
  const seal = (column: string, text: string | null) => file.vault.sealOptional(field(column, id), text);
  await sql
    .insertInto('interpreterNeed')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('safeContact'),
      language: need.language,
      dialect: seal('dialect', need.dialect),
      circle: seal('circle', need.circle),
      words: seal('words', need.words),
      checkedAt: need.checkedAt,
      checkedBy: need.checkedBy,
    })
    .execute();
}

/** The latest answer counts. */
export async function findInterpreter(sql: Sql, file: OpenFile): Promise<InterpreterNeed | undefined> {
  const row = await sql
    .selectFrom('interpreterNeed')
    .selectAll()
    .where('sectionId', '=', file.section('safeContact'))
    .where('detachedAt', 'is', null)
    .orderBy('checkedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const unseal = (column: string, sealed: Buffer | null) => file.vault.unsealOptional(field(column, row.id), sealed);
  return {
    id: row.id,
    language: row.language,
    dialect: unseal('dialect', row.dialect),
    circle: unseal('circle', row.circle),
    words: unseal('words', row.words),
    checkedAt: row.checkedAt,
  };
}
