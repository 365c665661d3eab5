import { sql as raw } from 'kysely';
import type { FileContext, OpenFile } from '../access/index.ts';
import { type Id, newId, type PersonId, type StaffId } from '../kernel/ids.ts';
import type { Sql } from '../platform/database/database.ts';
import {
  type Guardian,
  type Letter,
  type LetterContent,
  type LetterId,
  type Other,
  type PlaceSecret,
  toldOfLifted,
} from './letter.ts';

export type GuardianBlockId = Id<'guardianBlock'>;
const letterField = (column: string, id: string) => `guardian_letter.${column}:${id}`;
const blockField = (column: string, id: string) => `guardian_block.${column}:${id}`;

/** Everyone that the file tells of: who has a say for its child, and who must not stand in a letter. */
export async function peopleIn({
  sql,
  file,
  now,
}: Pick<FileContext, 'sql' | 'file' | 'now'>): Promise<{ guardians: Guardian[]; child: Other; others: Other[] }> {
  const [rows, blocks, lifted] = await Promise.all([
    sql
      .selectFrom('personTold')
      .select(['id', 'part', 'name', 'number', 'guardianIds'])
      .where('fileId', '=', file.id)
      .where('detachedAt', 'is', null)
      .orderBy('id')
      .execute(),
    sql
      .selectFrom('guardianBlock as b')
      .innerJoin('authz.staff as s', 's.id', 'b.byId')
      .select(['b.id', 'b.personId', 'b.words', 'b.at', 's.name'])
      .where('b.sectionId', '=', file.section('protection'))
      .where('b.endedAt', 'is', null)
      .execute(),
    sql
      .selectFrom('guardianBlock as b')
      .innerJoin('authz.staff as s', 's.id', 'b.endedBy')
      .select(['b.id', 'b.personId', 'b.endedWords', 'b.endedAt', 's.name'])
      .where('b.sectionId', '=', file.section('protection'))
      .where('b.endedAt', '>', now.subtract(toldOfLifted))
      .orderBy('b.endedAt', 'desc')
      .execute(),
  ]);
  const opened = rows.map((row) => ({
    id: row.id as PersonId,
    part: row.part,
    guardianIds: row.guardianIds,
    name: file.vault.unsealOptional(`person_told.name:${row.id}`, row.name),
    number: file.vault.unsealOptional(`person_told.number:${row.id}`, row.number),
  }));
  const self = opened.find(({ part }) => part === 'self');
  const isGuardian = (one: (typeof opened)[number]) =>
    one.part === 'guardian' || (self?.guardianIds.includes(one.id) ?? false);
  const child: Other = { id: self?.id ?? ('' as PersonId), name: self?.name ?? null, number: self?.number ?? null };
  return {
    child,
    others: opened.filter(({ part }) => part !== 'self').map(({ id, name, number }) => ({ id, name, number })),
    guardians: opened.filter(isGuardian).map(({ id, name, part }) => {
      const block = blocks.find(({ personId }) => personId === id);
      const was = lifted.find(({ personId }) => personId === id);
      return {
        id,
        name: name ?? '',
        usesViolence: part === 'usesViolence',
        block: block && {
          id: block.id,
          words: file.vault.unseal(blockField('words', block.id), block.words),
          by: block.name,
          at: block.at,
        },
        lifted:
          was?.endedAt && was.endedWords
            ? {
                words: file.vault.unseal(blockField('ended_words', was.id), was.endedWords),
                by: was.name,
                at: was.endedAt,
              }
            : undefined,
      };
    }),
  };
}

type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor'>;

export async function blockGuardian(
  ctx: Ctx,
  file: OpenFile,
  person: PersonId,
  words: string,
): Promise<GuardianBlockId> {
  const id = newId<GuardianBlockId>();
  await ctx.sql
    .insertInto('guardianBlock')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('protection'),
      personId: person,
      words: file.vault.seal(blockField('words', id), words),
      at: ctx.now,
      byId: ctx.actor.staffId,
    })
    .execute();
  return id;
}

export async function endGuardianBlock(ctx: Ctx, file: OpenFile, id: string, words: string): Promise<boolean> {
  const result = await ctx.sql
    .updateTable('guardianBlock')
    .set({
      endedAt: ctx.now,
      endedBy: ctx.actor.staffId,
      endedWords: file.vault.seal(blockField('ended_words', id), words),
    })
    .where('id', '=', id)
    .where('sectionId', '=', file.section('protection'))
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function lettersOf(sql: Sql, file: OpenFile): Promise<Letter[]> {
  const rows = await sql
    .selectFrom('guardianLetter as l')
    .innerJoin('authz.staff as m', 'm.id', 'l.madeBy')
    .leftJoin('authz.staff as s', 's.id', 'l.signedBy')
    .selectAll('l')
    .select(['m.name as maker', 's.name as signer'])
    .where('l.sectionId', '=', file.section('decisions'))
    .orderBy('l.madeAt', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id as LetterId,
    guardianId: row.guardianId as PersonId,
    content: JSON.parse(file.vault.unseal(letterField('content', row.id), row.content)) as LetterContent,
    harmWords: file.vault.unseal(letterField('harm_words', row.id), row.harmWords),
    placeSecret: row.placeSecret as PlaceSecret,
    heldBack: file.vault.unsealOptional(letterField('held_back', row.id), row.heldBack),
    madeById: row.madeBy as StaffId,
    madeBy: row.maker,
    madeAt: row.madeAt,
    signedBy: row.signer,
    signedAt: row.signedAt,
    exceptionWords: file.vault.unsealOptional(letterField('exception_words', row.id), row.exceptionWords),
    withdrawnAt: row.withdrawnAt,
  }));
}

export async function insertLetter(
  ctx: Ctx,
  file: OpenFile,
  made: {
    readonly guardianId: PersonId;
    readonly content: LetterContent;
    readonly harmWords: string;
    readonly placeSecret: PlaceSecret;
    readonly heldBack: string | undefined;
  },
): Promise<LetterId> {
  const id = newId<LetterId>();
  await ctx.sql
    .insertInto('guardianLetter')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('decisions'),
      guardianId: made.guardianId,
      content: file.vault.seal(letterField('content', id), JSON.stringify(made.content)),
      harmWords: file.vault.seal(letterField('harm_words', id), made.harmWords),
      placeSecret: made.placeSecret,
      heldBack: file.vault.sealOptional(letterField('held_back', id), made.heldBack),
      madeBy: ctx.actor.staffId,
      madeAt: ctx.now,
    })
    .execute();
  return id;
}

/** Whether the text was, or would be by this reader's signature, held against each place that its file knows of. */
export async function placeIsChecked(sql: Sql, id: LetterId): Promise<boolean> {
  const { rows } = await raw<{ checked: boolean | null }>`select authz.place_is_checked(${id}) as checked`.execute(sql);
  return rows[0]?.checked ?? false;
}

/** Refused (42501) to its maker, to all but a leader who says why where the reader is blocked, and where no place was held against it. */
export async function signLetter(sql: Sql, file: OpenFile, id: LetterId, exception: string | undefined): Promise<void> {
  const sealed = file.vault.sealOptional(letterField('exception_words', id), exception);
  await raw`select authz.sign_guardian_letter(${id}, ${sealed})`.execute(sql);
}

export async function withdrawLetter(ctx: Ctx, file: OpenFile, id: LetterId): Promise<boolean> {
  const result = await ctx.sql
    .updateTable('guardianLetter')
    .set({ withdrawnAt: ctx.now, withdrawnBy: ctx.actor.staffId })
    .where('id', '=', id)
    .where('sectionId', '=', file.section('decisions'))
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** How those whom the file is about are reached: none of it may stand in a letter. */
export async function waysToReach(sql: Sql, file: OpenFile): Promise<string[]> {
  const rows = await sql.selectFrom('safeContact').select(['id', 'target']).where('fileId', '=', file.id).execute();
  return rows.flatMap(({ id, target }) => file.vault.unsealOptional(`safe_contact.target:${id}`, target) ?? []);
}
