/** What everyone who meets the person or opens the file must know first (features F23). */
export const warningKinds = [
  'weapon',
  'strangulation',
  'threatToStaff',
  'childAbduction',
  'childExposed',
  'suicide',
  'honour',
  'other',
] as const;
export type WarningKind = (typeof warningKinds)[number];

/** "Other" says nothing without words. */
export const needsWords = (kind: WarningKind): boolean => kind === 'other';
