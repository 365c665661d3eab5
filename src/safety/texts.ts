import { catalogue, type Language } from '../platform/language/catalogue.ts';
import type { Protected } from './people.store.ts';
import { en } from './text.en.ts';
import { sv } from './text.sv.ts';

export const safetyTexts = catalogue({ sv, en });

/** What a person is called on the pages of the file: the name as told, or what can be said without one. */
export function nameOf(person: Protected, people: readonly Protected[], language: Language): string {
  const t = safetyTexts(language);
  if (person.name) return person.name;
  if (!person.isChild) return t.adult;
  const number = people.filter(({ isChild }) => isChild).indexOf(person) + 1;
  const born = person.birthYear === null ? '' : `, ${t.born(person.birthYear)}`;
  return `${t.child(number)}${born}`;
}
