import type { OpenFile, SectionKind } from '../access/index.ts';
import type { FileId, PersonId } from '../kernel/ids.ts';
import type { YesNoUnknown } from '../kernel/yes-no-unknown.ts';
import type { Sql } from '../platform/database/database.ts';
import type { ChildExposure } from '../safety/index.ts';
import type { Part, Relation } from './contact-codes.ts';
import { sealedRow } from './sealed-fields.ts';

/** Somebody whom this file tells of. Nobody's own file: names are as they were told here. */
export type PersonTold = {
  readonly id: PersonId;
  readonly part: Part;
  readonly name: string | null;
  /** Twelve digits. */
  readonly number: string | null;
  readonly birthYear: number | null;
  readonly relation: Relation | null;
  readonly livesWith: YesNoUnknown;
  readonly exposure: readonly ChildExposure[];
  readonly guardianIds: readonly PersonId[];
  readonly words: string | null;
  readonly ownFileId: FileId | null;
};

/** Where each one lies in a contact: who may read about children need not read who reported. */
const sectionOfPart = {
  self: 'identity',
  reporter: 'identity',
  child: 'children',
  guardian: 'children',
  usesViolence: 'account',
  closePerson: 'account',
} as const satisfies Record<Part, SectionKind>;

/** In a person's own file all but the children lie with who she is. */
const sectionFor = (file: OpenFile, part: Part): SectionKind =>
  file.kind === 'contact' || part === 'child' ? sectionOfPart[part] : 'identity';

export async function insertPerson(
  sql: Sql,
  file: OpenFile,
  person: Partial<PersonTold> & { id: PersonId; part: Part },
): Promise<void> {
  const { seal } = sealedRow(file.vault, 'person_told', person.id);
  await sql
    .insertInto('personTold')
    .values({
      id: person.id,
      fileId: file.id,
      sectionId: file.section(sectionFor(file, person.part)),
      part: person.part,
      name: seal('name', person.name),
      number: seal('number', person.number),
      birthYear: person.birthYear ?? null,
      relation: person.relation ?? null,
      livesWith: person.livesWith ?? 'unknown',
      childExposure: [...(person.exposure ?? [])],
      guardianIds: [...(person.guardianIds ?? [])],
      words: seal('words', person.words),
      ownFileId: person.ownFileId ?? null,
    })
    .execute();
}

export async function updatePerson(
  sql: Sql,
  file: OpenFile,
  id: PersonId,
  change: Partial<Omit<PersonTold, 'id' | 'part'>>,
): Promise<void> {
  const { seal } = sealedRow(file.vault, 'person_told', id);
  const { name, number, words, exposure, guardianIds, ...plain } = change;
  await sql
    .updateTable('personTold')
    .set({
      ...plain,
      ...(name === undefined ? {} : { name: seal('name', name) }),
      ...(number === undefined ? {} : { number: seal('number', number) }),
      ...(words === undefined ? {} : { words: seal('words', words) }),
      ...(exposure === undefined ? {} : { childExposure: [...exposure] }),
      ...(guardianIds === undefined ? {} : { guardianIds: [...guardianIds] }),
    })
    .where('id', '=', id)
    .where('fileId', '=', file.id)
    .execute();
}

/** Everyone that this file tells of and that the reader may see; the person herself first, children by age. */
export async function peopleTold(sql: Sql, file: OpenFile): Promise<PersonTold[]> {
  const sections = (['identity', 'children', 'account'] as const).filter((kind) => file.mayRead(kind));
  if (sections.length === 0) return [];
  const rows = await sql
    .selectFrom('personTold')
    .selectAll()
    .where(
      'sectionId',
      'in',
      sections.map((kind) => file.section(kind)),
    )
    .where('detachedAt', 'is', null)
    .execute();
  const order: readonly Part[] = ['self', 'child', 'usesViolence', 'guardian', 'closePerson', 'reporter'];
  return rows
    .map((row) => {
      const { unseal } = sealedRow(file.vault, 'person_told', row.id);
      return {
        id: row.id as PersonId,
        part: row.part as Part,
        name: unseal('name', row.name),
        number: unseal('number', row.number),
        birthYear: row.birthYear,
        relation: row.relation as Relation | null,
        livesWith: row.livesWith as YesNoUnknown,
        exposure: row.childExposure as ChildExposure[],
        guardianIds: row.guardianIds as PersonId[],
        words: unseal('words', row.words),
        ownFileId: row.ownFileId as FileId | null,
      };
    })
    .toSorted(
      (a, b) =>
        order.indexOf(a.part) - order.indexOf(b.part) ||
        (a.birthYear ?? 9999) - (b.birthYear ?? 9999) ||
        a.id.localeCompare(b.id),
    );
}

/** The one whom an open file is about. */
export async function findSelf(sql: Sql, file: OpenFile): Promise<PersonId | undefined> {
  const row = await sql
    .selectFrom('personTold')
    .select('id')
    .where('fileId', '=', file.id)
    .where('part', '=', 'self')
    .where('detachedAt', 'is', null)
    .executeTakeFirst();
  return row?.id as PersonId | undefined;
}
