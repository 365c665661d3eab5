/** Codes of those whom a contact or a file tells of. Stable and stored; words are in the text files of the slices. */
const parts = ['self', 'child', 'usesViolence', 'guardian', 'closePerson', 'reporter'] as const;
export type Part = (typeof parts)[number];

/** How somebody and the person of the file belong together. */
export const relations = [
  'partner',
  'formerPartner',
  'parent',
  'stepParent',
  'sibling',
  'grownChild',
  'relative',
  'other',
] as const;
export type Relation = (typeof relations)[number];
