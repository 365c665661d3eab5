import type { ProtectedIdentity } from '../access/index.ts';

/** From the weakest to the strongest. */
export const levels = [
  'none',
  'secrecyMarker',
  'protectedRegistration',
  'assumedIdentity',
] as const satisfies readonly ProtectedIdentity[];

export const isLower = (level: ProtectedIdentity, than: ProtectedIdentity): boolean =>
  levels.indexOf(level) < levels.indexOf(than);
