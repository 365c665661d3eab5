import type { OpenFile } from '../access/index.ts';
import type { StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import { allItemKinds, type Item, type ItemId, type ItemKind, itemKinds } from './withholding.ts';

type Found = { readonly at: Instant | null; readonly whose: readonly (string | null)[] } | undefined;
type Find = (sql: Sql, section: string, id: string) => Promise<Found>;

/** What is finished alone: a draft is its writer's, and what is not signed has not been given to anybody. */
const finders: Record<ItemKind, Find> = {
  note: async (sql, section, id) => {
    const row = await sql
      .selectFrom('note')
      .select(['signedAt', 'authorId'])
      .where('id', '=', id)
      .where('sectionId', '=', section)
      .executeTakeFirst();
    return row && { at: row.signedAt, whose: [row.authorId] };
  },
  account: async (sql, section, id) => {
    const row = await sql
      .selectFrom('account')
      .select(['writtenAt', 'writtenBy'])
      .where('id', '=', id)
      .where('sectionId', '=', section)
      .where('draft', '=', false)
      .executeTakeFirst();
    return row && { at: row.writtenAt, whose: [row.writtenBy] };
  },
  assessment: async (sql, section, id) => {
    const row = await sql
      .selectFrom('protectionAssessment')
      .select(['assessedAt', 'byId'])
      .where('id', '=', id)
      .where('sectionId', '=', section)
      .executeTakeFirst();
    return row && { at: row.assessedAt, whose: [row.byId] };
  },
  decision: async (sql, section, id) => {
    const row = await sql
      .selectFrom('decision')
      .select(['askedAt', 'askedBy', 'askedOf', 'decidedBy'])
      .where('id', '=', id)
      .where('sectionId', '=', section)
      .executeTakeFirst();
    return row && { at: row.askedAt, whose: [row.askedBy, row.askedOf, row.decidedBy] };
  },
  letter: async (sql, section, id) => {
    const row = await sql
      .selectFrom('guardianLetter')
      .select(['signedAt', 'madeBy', 'signedBy'])
      .where('id', '=', id)
      .where('sectionId', '=', section)
      .executeTakeFirst();
    return row && { at: row.signedAt, whose: [row.madeBy, row.signedBy] };
  },
  certificate: async (sql, section, id) => {
    const row = await sql
      .selectFrom('certificateSource as s')
      .innerJoin('certificate as c', 'c.id', 's.certificateId')
      .select(['c.issuedAt', 'c.issuedBy'])
      .where('c.id', '=', id)
      .where('s.sectionId', '=', section)
      .executeTakeFirst();
    return row && { at: row.issuedAt, whose: [row.issuedBy] };
  },
};

/** Whatever has this id in the open file, if its reader may read it. */
export async function findItem(sql: Sql, file: OpenFile, id: ItemId): Promise<Item | undefined> {
  for (const kind of allItemKinds) {
    if (!file.mayRead(itemKinds[kind])) continue;
    const found = await finders[kind](sql, file.section(itemKinds[kind]), id);
    if (found?.at) return { id, kind, at: found.at, whose: found.whose.filter((one): one is StaffId => one !== null) };
  }
  return undefined;
}

type Text = (sql: Sql, file: OpenFile, ids: readonly string[]) => Promise<(string | null)[]>;

/** What is said in an item, to hold a letter against. A certificate is written for its receiver and says none of it. */
const texts: Record<Exclude<ItemKind, 'certificate'>, Text> = {
  note: async (sql, { vault }, ids) =>
    (await sql.selectFrom('note').select(['id', 'body']).where('id', 'in', ids).execute()).map(({ id, body }) =>
      vault.unseal(`note.body:${id}`, body),
    ),
  account: async (sql, { vault }, ids) =>
    (await sql.selectFrom('account').select(['id', 'body']).where('id', 'in', ids).execute()).map(({ id, body }) =>
      vault.unseal(`account.body:${id}`, body),
    ),
  assessment: async (sql, { vault }, ids) => {
    const rows = await sql
      .selectFrom('protectionAssessment')
      .select(['id', 'words', 'childTold', 'childSaid'])
      .where('id', 'in', ids)
      .execute();
    return rows.flatMap(({ id, words, childTold, childSaid }) => [
      vault.unsealOptional(`protection_assessment.words:${id}`, words),
      vault.unsealOptional(`protection_assessment.child_told:${id}`, childTold),
      vault.unsealOptional(`protection_assessment.child_said:${id}`, childSaid),
    ]);
  },
  decision: async (sql, { vault }, ids) => {
    const rows = await sql
      .selectFrom('decision')
      .select(['id', 'proposal', 'motivation'])
      .where('id', 'in', ids)
      .execute();
    return rows.flatMap(({ id, proposal, motivation }) => [
      vault.unsealOptional(`decision.proposal:${id}`, proposal),
      vault.unsealOptional(`decision.motivation:${id}`, motivation),
    ]);
  },
  letter: async (sql, { vault }, ids) =>
    (await sql.selectFrom('guardianLetter').select(['id', 'content']).where('id', 'in', ids).execute()).map(
      ({ id, content }) =>
        (JSON.parse(vault.unseal(`guardian_letter.content:${id}`, content)) as { message: string }).message,
    ),
};

export async function textsOf(
  sql: Sql,
  file: OpenFile,
  items: readonly { readonly kind: ItemKind; readonly itemId: ItemId }[],
): Promise<string[]> {
  const found: (string | null)[] = [];
  for (const kind of allItemKinds) {
    const ids = items.filter((one) => one.kind === kind).map(({ itemId }) => itemId);
    if (kind !== 'certificate' && ids.length > 0) found.push(...(await texts[kind](sql, file, ids)));
  }
  return found.filter((text): text is string => text !== null);
}
