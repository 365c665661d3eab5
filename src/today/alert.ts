/** What calls for attention at once. The words are made where it is shown; the row holds none. */
const alertKinds = [
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

/** The page that each is about. One who was let in for a decision alone can open that page and not the file's own. */
export const alertPages: Record<AlertKind, string> = {
  promiseWithdrawn: '/loften',
  decisionAsked: '/beslut',
  decisionMade: '/beslut',
  concernReported: '/anmalan',
  safeContactLocked: '/saker-kontakt',
  protectionPaused: '/bedomning',
  warningSet: '/varningar',
  personAsked: '',
};
