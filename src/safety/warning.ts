import type { RedEventKind } from '../redevent/index.ts';

/** What everyone who meets the person or opens the file must know first (features F23). */
export const warningKinds = [
  'weapon',
  'strangulation',
  'threatToKill',
  'threatToStaff',
  'childAbduction',
  'childExposed',
  'suicide',
  'honour',
  'pregnancy',
  'other',
] as const;
export type WarningKind = (typeof warningKinds)[number];

/** What changes the threat to the person: it is assessed anew (src/redevent). */
export const redOfWarning = {
  weapon: 'weapon',
  strangulation: 'strangulation',
  threatToKill: 'threatToKill',
  threatToStaff: 'newThreat',
  childAbduction: 'newThreat',
  childExposed: undefined,
  suicide: 'suicideThreat',
  honour: undefined,
  pregnancy: 'pregnancy',
  other: undefined,
} as const satisfies Record<WarningKind, RedEventKind | undefined>;

/** "Other" says nothing without words. */
export const needsWords = (kind: WarningKind): boolean => kind === 'other';
