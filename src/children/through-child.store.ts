import { sql as raw } from 'kysely';
import type { FileContext } from '../access/index.ts';
import { type Id, newId, type PersonId } from '../kernel/ids.ts';

type Ctx = Pick<FileContext, 'sql' | 'now' | 'file'>;

/** Those who use violence, as this file tells of them. */
export async function whoUsesViolence({ sql, file }: Ctx): Promise<{ id: PersonId; name: string | null }[]> {
  const rows = await sql
    .selectFrom('personTold')
    .select(['id', 'name'])
    .where('fileId', '=', file.id)
    .where('part', '=', 'usesViolence')
    .where('detachedAt', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id, name }) => ({
    id: id as PersonId,
    name: file.vault.unsealOptional(`person_told.name:${id}`, name),
  }));
}

/** Violence that goes on, told as any other is; and the child it goes through is exposed to it directly. */
export async function tellThroughChild(
  { sql, now, file }: Ctx,
  told: { readonly by: PersonId; readonly child: PersonId; readonly when: string | undefined; readonly words: string },
): Promise<string> {
  const id = newId<Id<'violence'>>();
  const seal = (column: string, text: string | undefined) =>
    file.vault.sealOptional(`violence_told.${column}:${id}`, text);
  await sql
    .insertInto('violenceTold')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('account'),
      kind: 'throughChild',
      severity: 'threatOrControl',
      byPerson: told.by,
      toPerson: told.child,
      whenWords: seal('when_words', told.when),
      words: seal('words', told.words),
      toldAt: now,
      ongoing: true,
    })
    .execute();
  await sql
    .updateTable('personTold')
    .set({
      childExposure: raw<string[]>`(select array_agg(distinct x) from unnest(child_exposure || '{direct}'::text[]) x
        where x not in ('notAsked', 'notExposed'))`,
    })
    .where('id', '=', told.child)
    .where('fileId', '=', file.id)
    .execute();
  return id;
}
