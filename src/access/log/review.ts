/** What looks like curiosity in the log. Each is a question to ask and no proof; db/policies/51_log_review.sql finds them. */
export const patterns = [
  'colleague',
  'sameName',
  'decoy',
  'manyWithoutWork',
  'oddHours',
  'groundRepeated',
  'afterRefusal',
  'longClosed',
  'formerTeam',
  'manySearches',
  'manyRefusals',
  'manyPrints',
] as const;
export type Pattern = (typeof patterns)[number];

export const outcomes = ['ok', 'asked', 'misuse'] as const;
export type Outcome = (typeof outcomes)[number];

/** Two people have the same last name, as far as can be seen without knowing them. Common names say nothing. */
export function sameLastName(one: string, other: string): boolean {
  const last = (name: string) => name.trim().toLocaleLowerCase('sv').split(/\s+/).at(-1) ?? '';
  return last(one).length > 1 && last(one) === last(other) && !commonNames.has(last(one));
}

/** Names that tens of thousands have: every tenth file would be asked about. */
const commonNames = new Set([
  'andersson',
  'johansson',
  'karlsson',
  'nilsson',
  'eriksson',
  'larsson',
  'olsson',
  'persson',
  'svensson',
  'gustafsson',
]);
