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
  'letterToSign',
  'readingToSign',
  'guardianUnblocked',
  'reviewAsked',
  'reviewDone',
  'levelToDecide',
  'levelDecided',
  'considerationAsked',
  'stepToAnswer',
  'situationShown',
  'reportMoved',
  'jointAsked',
  'blockedAfterLetter',
  'violenceGoesOn',
] as const;
export type AlertKind = (typeof alertKinds)[number];

/** Each press that makes an emergency longer is told; what they call for is one review, so that only the latest is shown. */
export function latestOfEach<
  A extends { readonly kind: AlertKind; readonly about: AlertAbout; readonly subjectId: string | null },
>(newestFirst: readonly A[]): A[] {
  const seen = new Set<string>();
  return newestFirst.filter(({ kind, about, subjectId }) => {
    if (kind !== 'emergencyOpened' || typeof about !== 'object' || !('fileId' in about)) return true;
    // Two who opened it are two reviews.
    const one = `${about.fileId} ${subjectId}`;
    const first = !seen.has(one);
    seen.add(one);
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
  letterToSign: '/brev',
  readingToSign: '/last',
  guardianUnblocked: '/brev',
  reviewAsked: '/utredning',
  reviewDone: '/utredning',
  levelToDecide: '',
  levelDecided: '/niva',
  considerationAsked: '/overvaganden',
  stepToAnswer: '',
  situationShown: '',
  reportMoved: '/barn',
  jointAsked: '/gemensamt',
  blockedAfterLetter: '/brev',
  violenceGoesOn: '/avslut',
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

/** These lead to the very paper that waits. */
const hasOwnPage: readonly AlertKind[] = ['letterToSign', 'readingToSign'];

/** Where opening the notice leads. */
export function alertHref({
  kind,
  about,
  subjectId,
}: {
  readonly kind: AlertKind;
  readonly about: AlertAbout;
  readonly subjectId: string | null;
}): string {
  if (kind === 'emergencyOpened' || kind === 'emergenciesMany') return '/nodoppning';
  if (about === 'nothingElse') return pageByItself[kind] ?? '/min-dag';
  if ('meetingId' in about) return `/moten/${about.meetingId}`;
  const one = subjectId !== null && hasOwnPage.includes(kind) ? `/${subjectId}` : '';
  return `/${about.fileKind === 'contact' ? 'kontakt' : 'akt'}/${about.fileId}${pageInFile[kind]}${one}`;
}
