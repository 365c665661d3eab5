import type { FileKind } from '../access/index.ts';
import type { FileId, MeetingId } from '../kernel/ids.ts';

/** What calls for attention. The words are made where it is shown; the row holds none. */
export const alertKinds = [
  'promiseWithdrawn',
  'decisionAsked',
  'decisionMade',
  'concernReported',
  'safeContactLocked',
  'protectionPaused',
  'warningSet',
  'personAsked',
  'meetingCalled',
  'meetingChanged',
  'meetingAnswerAsked',
  'meetingInputAsked',
  'meetingInputChased',
  'taskGiven',
  'consentWithdrawn',
  'groundToSign',
  'clockSoon',
  'clockBreached',
  'certificateIssued',
  'certificateAnswered',
  'ownerLeft',
  'logReviewDue',
  'decoyOpened',
  'conflictFound',
  'consentEnded',
  'tasksReturned',
  'fileShared',
  'emergencyOpened',
  'emergenciesMany',
  'disclosureToSign',
  'levelToDecide',
  'levelDecided',
  'considerationAsked',
  'stepToAnswer',
  'situationShown',
] as const;
export type AlertKind = (typeof alertKinds)[number];

/** Each press that makes an emergency longer is told; what they call for is one review, so that only the latest is shown. */
export function latestOfEach<A extends { readonly kind: AlertKind; readonly about: AlertAbout }>(
  newestFirst: readonly A[],
): A[] {
  const seen = new Set<string>();
  return newestFirst.filter(({ kind, about }) => {
    if (kind !== 'emergencyOpened' || typeof about !== 'object' || !('fileId' in about)) return true;
    const first = !seen.has(about.fileId);
    seen.add(about.fileId);
    return first;
  });
}

/** A file, a meeting, or nothing but itself. */
export type AlertAbout =
  | { readonly fileId: FileId; readonly fileKind: FileKind }
  | { readonly meetingId: MeetingId }
  | 'nothingElse';

/**
 * The page of the file that each leads to, after the file's own address. One who was let in for a decision alone can open
 * that page and not the file's own.
 */
const pageInFile: Record<AlertKind, string> = {
  promiseWithdrawn: '/loften',
  decisionAsked: '/beslut',
  decisionMade: '/beslut',
  concernReported: '/anmalan',
  safeContactLocked: '/saker-kontakt',
  protectionPaused: '/bedomning',
  warningSet: '/varningar',
  personAsked: '',
  meetingCalled: '',
  meetingChanged: '',
  meetingAnswerAsked: '',
  meetingInputAsked: '',
  meetingInputChased: '',
  taskGiven: '',
  consentWithdrawn: '/samtycken',
  groundToSign: '/samtycken',
  clockSoon: '',
  clockBreached: '',
  certificateIssued: '',
  certificateAnswered: '/intyg',
  ownerLeft: '',
  logReviewDue: '',
  decoyOpened: '',
  conflictFound: '',
  consentEnded: '/samtycken',
  tasksReturned: '/plan',
  fileShared: '',
  emergencyOpened: '',
  emergenciesMany: '',
  disclosureToSign: '/utlamnat',
  levelToDecide: '',
  levelDecided: '/niva',
  considerationAsked: '/overvaganden',
  stepToAnswer: '',
  situationShown: '',
};

/** Where those lead that are about no file that their receiver could open. */
const pageByItself: Partial<Record<AlertKind, string>> = {
  certificateIssued: '/intyg',
  levelToDecide: '/nivaer',
  stepToAnswer: '/besked',
  situationShown: '/samordning',
  logReviewDue: '/kontroll',
  decoyOpened: '/kontroll',
};

/** Where opening the notice leads. */
export function alertHref({ kind, about }: { readonly kind: AlertKind; readonly about: AlertAbout }): string {
  if (kind === 'emergencyOpened' || kind === 'emergenciesMany') return '/nodoppning';
  if (about === 'nothingElse') return pageByItself[kind] ?? '/min-dag';
  if ('meetingId' in about) return `/moten/${about.meetingId}`;
  return `/${about.fileKind === 'contact' ? 'kontakt' : 'akt'}/${about.fileId}${pageInFile[kind]}`;
}
