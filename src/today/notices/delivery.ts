import { Temporal } from 'temporal-polyfill';
import { type Instant, inStockholm } from '../../kernel/instant.ts';
import type { TimeOfDay } from '../../kernel/time-of-day.ts';
import { isFreeDay } from '../../organisation/index.ts';
import { type AlertKind, alertKinds } from '../alert.ts';

type Delivery = 'atOnce' | 'digest';

/** What is mailed when it happens, and what waits for the morning's one mail: that which nobody comes to harm by not knowing tonight. */
const deliveries = {
  promiseWithdrawn: 'atOnce',
  decisionAsked: 'atOnce',
  decisionMade: 'atOnce',
  concernReported: 'atOnce',
  safeContactLocked: 'atOnce',
  protectionPaused: 'atOnce',
  warningSet: 'atOnce',
  personAsked: 'digest',
  meetingCalled: 'atOnce',
  meetingChanged: 'atOnce',
  meetingAnswerAsked: 'atOnce',
  meetingInputAsked: 'digest',
  meetingInputChased: 'atOnce',
  taskGiven: 'digest',
  consentWithdrawn: 'atOnce',
  groundToSign: 'atOnce',
  clockSoon: 'digest',
  clockBreached: 'atOnce',
  certificateIssued: 'atOnce',
  certificateAnswered: 'digest',
  ownerLeft: 'atOnce',
  levelToDecide: 'atOnce',
  levelDecided: 'digest',
  logReviewDue: 'digest',
  decoyOpened: 'atOnce',
  conflictFound: 'atOnce',
  consentEnded: 'digest',
  tasksReturned: 'atOnce',
  fileShared: 'atOnce',
  emergencyOpened: 'atOnce',
  emergenciesMany: 'atOnce',
  disclosureToSign: 'atOnce',
  letterToSign: 'digest',
  readingToSign: 'digest',
  guardianUnblocked: 'atOnce',
  reviewAsked: 'digest',
  reviewDone: 'digest',
  considerationAsked: 'atOnce',
  stepToAnswer: 'atOnce',
  situationShown: 'atOnce',
  reportMoved: 'digest',
  jointAsked: 'digest',
  blockedAfterLetter: 'atOnce',
  violenceGoesOn: 'atOnce',
} as const satisfies Record<AlertKind, Delivery>;

export const kindsOf = (delivery: Delivery): AlertKind[] => alertKinds.filter((kind) => deliveries[kind] === delivery);

/** The day whose digests are due: a working day from the set time on. At night, at weekends and on holidays there is none. */
export function digestDay(now: Instant, at: TimeOfDay): Temporal.PlainDate | undefined {
  const here = inStockholm(now);
  const day = here.toPlainDate();
  return isFreeDay(day) || Temporal.PlainTime.compare(here.toPlainTime(), at) < 0 ? undefined : day;
}

/** How long to wait after so many tries: half a minute, twice as long each time, never more than an hour. */
export const waitAfter = (tries: number): number => Math.min(3600, 15 * 2 ** Math.min(tries, 10));
