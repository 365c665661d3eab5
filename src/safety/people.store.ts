import type { OpenFile } from '../access/index.ts';
import { type FileId, type PersonId, parseId } from '../kernel/ids.ts';
import type { YesNoUnknown } from '../kernel/yes-no-unknown.ts';
import type { Sql } from '../platform/database/database.ts';

/** Those whose protection is assessed: the adult that the file is about, and each child that it tells of. */
export type Protected = {
  readonly id: PersonId;
  readonly part: 'self' | 'child';
  /** Also the one whom a child's own file is about, or any of the children's unit. */
  readonly isChild: boolean;
  readonly name: string | null;
  readonly birthYear: number | null;
  readonly livesWith: YesNoUnknown;
  readonly ownFileId: FileId | null;
};

/** The adult first, then the children by age, oldest first. One who was detached from the file is gone from it. */
export async function protectedPeople(sql: Sql, file: OpenFile): Promise<Protected[]> {
  const [ofChildrensUnit, rows] = await Promise.all([
    sql
      .selectFrom('authz.unitFunction')
      .select('function')
      .where('unitId', '=', file.unitId)
      .where('function', '=', 'childInvestigation')
      .executeTakeFirst(),
    sql
      .selectFrom('personTold')
      .select(['id', 'part', 'name', 'birthYear', 'livesWith', 'ownFileId'])
      .where('fileId', '=', file.id)
      .where('part', 'in', ['self', 'child'])
      .where('detachedAt', 'is', null)
      .execute(),
  ]);
  return rows
    .map((row) => ({
      id: row.id as PersonId,
      part: row.part as 'self' | 'child',
      isChild: row.part === 'child' || file.side === 'childWitness' || ofChildrensUnit !== undefined,
      name: file.vault.unsealOptional(`person_told.name:${row.id}`, row.name),
      birthYear: row.birthYear,
      livesWith: row.livesWith as YesNoUnknown,
      ownFileId: row.ownFileId as FileId | null,
    }))
    .toSorted(
      (a, b) =>
        Number(b.part === 'self') - Number(a.part === 'self') ||
        (a.birthYear ?? 9999) - (b.birthYear ?? 9999) ||
        a.id.localeCompare(b.id),
    );
}

export function findPerson(people: readonly Protected[], id: string | undefined): Protected | undefined {
  const parsed = parseId<PersonId>(id);
  return parsed.ok ? people.find((person) => person.id === parsed.value) : undefined;
}

/** By name: those who have a say for the child of this file and are to get nothing. In an adult's own file there is nobody. */
export async function blockedGuardians(sql: Sql, file: OpenFile): Promise<string[]> {
  const [people, blocks] = await Promise.all([
    sql
      .selectFrom('personTold')
      .select(['id', 'part', 'name', 'guardianIds'])
      .where('fileId', '=', file.id)
      .where('part', 'in', ['self', 'guardian', 'usesViolence'])
      .where('detachedAt', 'is', null)
      .execute(),
    sql
      .selectFrom('guardianBlock')
      .select('personId')
      .where('sectionId', '=', file.section('protection'))
      .where('endedAt', 'is', null)
      .execute(),
  ]);
  const ofSelf = new Set(people.find(({ part }) => part === 'self')?.guardianIds);
  const byName = new Set(blocks.map(({ personId }) => personId));
  return people
    .filter(({ id, part }) => byName.has(id) || (part === 'usesViolence' && ofSelf.has(id)))
    .map(({ id, name }) => file.vault.unsealOptional(`person_told.name:${id}`, name) ?? '');
}
