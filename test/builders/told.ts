import type { OpenFile } from '../../src/access/index.ts';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import type { Work } from '../../src/platform/database/with-actor.ts';

export type ToldPerson = {
  readonly id?: PersonId;
  readonly part: 'self' | 'child' | 'usesViolence' | 'guardian' | 'closePerson';
  readonly name?: string;
  readonly number?: string;
  readonly birthYear?: number;
  readonly livesWith?: 'yes' | 'no' | 'unknown';
  readonly guardianIds?: readonly PersonId[];
};

/** Someone that a file tells of: `aContact(town).with(tellsOf({ part: 'child', name: 'Nova' }))`. */
export const tellsOf =
  (person: ToldPerson) =>
  async ({ sql }: Work, file: OpenFile): Promise<void> => {
    const id = person.id ?? newId<PersonId>();
    await sql
      .insertInto('personTold')
      .values({
        id,
        fileId: file.id,
        sectionId: file.section(person.part === 'child' ? 'children' : 'identity'),
        part: person.part,
        name: file.vault.sealOptional(`person_told.name:${id}`, person.name),
        number: file.vault.sealOptional(`person_told.number:${id}`, person.number),
        birthYear: person.birthYear ?? null,
        livesWith: person.livesWith ?? 'unknown',
        guardianIds: [...(person.guardianIds ?? [])],
      })
      .execute();
  };
