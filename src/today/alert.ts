/** What calls for attention at once. The words are made where it is shown; the row holds none. */
export const alertKinds = [
  'promiseWithdrawn',
  'decisionAsked',
  'decisionMade',
  'concernReported',
  'safeContactLocked',
  'protectionPaused',
  'warningSet',
  'personAsked',
] as const;
export type AlertKind = (typeof alertKinds)[number];
