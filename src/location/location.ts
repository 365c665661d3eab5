/** Any hint counts: of those who were found, most were found by a school, a clinic or an area code (security.md, 1b). */
export const locationKinds = [
  'address',
  'shelter',
  'school',
  'preschool',
  'workplace',
  'unit',
  'areaCode',
  'municipality',
  'other',
] as const;
export type LocationKind = (typeof locationKinds)[number];

/** How many in a team may hold the section at once; authz.most_location_readers() says the same. */
export const mostReaders = 4;

/** Words of a place that stand in half of all notes, and find nobody. */
const common = new Set(
  `bara eller till från hennes hans deras hemma inte just kommun kommunen lägenhet barn barnen mamma pappa mormor farmor syster bror
  skola skolan förskola förskolan dagis arbete arbetet jobb jobbet boende boendet skyddat skydd jour kvinnojour enhet enheten
  telefon telefonnummer riktnummer adress gata gatan väg vägen trappa dörr port portkod våning utanför nära vecka klass`
    .split(/\s+/)
    .filter(Boolean),
);

const tidy = (text: string): string => text.normalize('NFC').toLocaleLowerCase('sv');

/** Figures that are written together or apart are the same number: "0240-123 45" and "024012345". */
const figures = (text: string): string[] =>
  [...text.matchAll(/\d[\d\s-]{1,}\d/g)].map(([found]) => found.replaceAll(/\D/g, '')).filter((n) => n.length >= 4);

/** "Lindköpings" tells as much as "Lindköping". */
const stem = (word: string): string => (word.length > 5 && word.endsWith('s') ? word.slice(0, -1) : word);

/**
 * What in a text could tell a place: its words of four letters or more that aren't common, and its numbers. Each once. The
 * same function reads the fact and the text that is held against it.
 */
export function tellingWords(text: string): string[] {
  const words = tidy(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => (/^\d+$/.test(word) ? word.length >= 3 : word.length >= 4))
    .filter((word) => !common.has(word))
    .map(stem);
  return [...new Set([...words, ...figures(text)])];
}
