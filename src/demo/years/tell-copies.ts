import type { SectionKind } from '../../access/index.ts';
import type { FileId, PersonId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Chronicle } from './chronicle.ts';
import { type MadeFile, sealing } from './made-file.ts';
import { addPerson, type ToldPerson } from './parts.ts';
import type { ToldContact } from './tell-contact.ts';
import { told } from './tell-parts.ts';
import * as words from './words.ts';

/** A person's new file, and whom it is about as it knows her. */
export type Opened = { readonly file: MadeFile; readonly self: PersonId; readonly person: ToldPerson };

/** Decisions as they were signed, and promises, whatever became of them. */
export function copyWhatBinds(
  c: Chronicle,
  contact: ToldContact,
  { file, self }: Opened,
  copied: (table: string, rowId: string, section: SectionKind) => void,
): void {
  for (const was of contact.decided) {
    const id = c.chance.id();
    const motivation = was.state === 'granted' ? words.shelterGranted : words.shelterRefused;
    const seal = sealing(file, 'decision', id);
    c.rows.add('decision', {
      ...was,
      id,
      fileId: file.id,
      sectionId: file.section('decisions'),
      personId: self,
      proposal: seal('proposal', words.shelterProposal),
      motivation: seal('motivation', motivation),
      copiedOf: was.id,
    });
    copied('decision', id, 'decisions');
  }
  for (const { row, words: said } of contact.promised) {
    const id = c.chance.id();
    const seal = sealing(file, 'promise', id);
    c.rows.add('promise', {
      ...row,
      id,
      fileId: file.id,
      sectionId: file.section('plan'),
      words: file.vault.seal(`promise.words:${id}`, said),
      withdrawnReason: row.withdrawnAt ? seal('withdrawn_reason', words.withdrawnReason) : null,
      replacement: row.withdrawnAt ? seal('replacement', words.replacement) : null,
    });
    copied('promise', id, 'plan');
  }
}

/** In hers all of them; in a child's those who decide for it, and no more than who they are; in the other's nobody. */
export function writePeople(
  c: Chronicle,
  contact: ToldContact,
  { file, self, person }: Opened,
  fileOf: ReadonlyMap<PersonId, FileId>,
  at: Instant,
): ReadonlyMap<PersonId, PersonId> {
  const ids = new Map<PersonId, PersonId>([[person.id, self]]);
  const isChild = person.part === 'child';
  const others =
    person.part === 'usesViolence'
      ? []
      : contact.people.filter(
          (one) => one.id !== person.id && (!isChild || one.part === 'self' || person.guardianIds.includes(one.id)),
        );
  for (const one of others) ids.set(one.id, c.chance.id<PersonId>());
  const guardians = (of: ToldPerson) => of.guardianIds.flatMap((id) => ids.get(id as PersonId) ?? []);
  const { name, number, birthYear } = person;
  addPerson(c, file, {
    ...told(c, { part: 'self', name, number, birthYear }),
    ...(isChild ? { exposure: person.exposure, guardianIds: guardians(person) } : {}),
    id: self,
  });
  for (const one of others) {
    const id = ids.get(one.id) as PersonId;
    addPerson(c, file, {
      ...one,
      id,
      part: one.part === 'self' ? (person.guardianIds.includes(one.id) ? 'guardian' : 'closePerson') : one.part,
      relation: one.part === 'self' ? 'parent' : isChild ? null : one.relation,
      ...(isChild ? { number: null, exposure: [] } : {}),
      guardianIds: guardians(one),
      ownFileId: one.part === 'usesViolence' ? null : (fileOf.get(one.id) ?? null),
    });
    noteCopy(c, contact.file, file, 'person_told', id, one.part === 'child' ? 'children' : 'identity', at);
  }
  return ids;
}

export function noteCopy(
  c: Chronicle,
  from: MadeFile,
  to: MadeFile,
  ofTable: string,
  rowId: string,
  section: SectionKind,
  copiedAt: Instant,
): void {
  c.rows.add('copiedRow', {
    id: c.chance.id(),
    fileId: to.id,
    sectionId: to.section(section),
    contactId: from.id,
    ofTable,
    rowId,
    copiedAt,
  });
}
