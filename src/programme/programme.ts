import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Id, StaffId, UnitId } from '../kernel/ids.ts';
import { endOfDay, type Instant, isBefore } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { isHeld, type Talk } from '../support/index.ts';

export type FirstMeetingId = Id<'firstMeeting'>;
export type StatementId = Id<'participationStatement'>;

/** How somebody comes. `contact`: told of by somebody else in a contact, and has asked for nothing. */
export const entryWays = ['call', 'visit', 'referral'] as const;
export type EntryWay = (typeof entryWays)[number] | 'contact';

export type Entry = {
  readonly way: EntryWay;
  readonly at: Instant;
  readonly by: string;
  readonly referrer: string | null;
  /** In the person's own words (voices V65). */
  readonly wish: string | null;
  readonly dutyToldAt: Instant | null;
  readonly dutyToldBy: string | null;
};

/**
 * Who was told of by others waits for a leader's go before anybody calls, and again where it was taken back (SoL 13:8). Whoever came in a
 * way of their own has asked, and is called.
 */
export const callWaits = (entry: Pick<Entry, 'way'> | undefined, goStands: boolean): boolean =>
  (entry === undefined || entry.way === 'contact') && !goStands;

export type EntryProblem = 'dutyFirst' | 'referrerMissing' | 'wishMissing';

/**
 * Who calls or comes is told of the duty to report before anything is asked (SoL 19:1). A referral says what the person wants and
 * not what somebody else wants: without it there is none. Whoever is referred is told when we first speak.
 */
export function entryProblems(typed: {
  readonly way: (typeof entryWays)[number];
  readonly told: boolean;
  readonly referrer: string | undefined;
  readonly wish: string | undefined;
}): EntryProblem[] {
  if (typed.way === 'referral')
    return [
      ...(typed.referrer ? [] : (['referrerMissing'] as const)),
      ...(typed.wish ? [] : (['wishMissing'] as const)),
    ];
  return typed.told ? [] : ['dutyFirst'];
}

/** What the person wishes of whoever gives the first meeting (voices V41). */
export const workerWishes = ['none', 'man', 'woman', 'language', 'other'] as const;
export type WorkerWish = (typeof workerWishes)[number];

export const meetingAnswers = ['yes', 'later', 'no'] as const;
export type MeetingAnswer = (typeof meetingAnswers)[number];

export type FirstMeeting = {
  readonly id: FirstMeetingId;
  readonly meetsAt: Instant;
  readonly workerId: StaffId;
  readonly worker: string;
  readonly workerWish: WorkerWish;
  readonly wishMet: boolean | null;
  readonly words: string | null;
  readonly offeredAt: Instant;
  readonly by: string;
  readonly answer: MeetingAnswer | null;
};

/** Somebody who works with the programme: the unit has it among what it does. */
export type ProgrammeWorker = { readonly id: StaffId; readonly name: string; readonly unitId: UnitId };

/** A first meeting is a step as any other: somebody has to have the time to consider it (SoL 13:8). */
export const earliestMeeting = { hours: 4 } as const;
/** Days to offer a first meeting to one who has asked for it. */
export const daysToOffer = 3;
/** Who wants to wait is asked again. */
export const daysUntilAskedAgain = 14;

export type OfferProblem = 'dutyFirst' | 'tooSoon' | 'metMissing' | 'whyMissing';

export function offerProblem(
  offer: {
    readonly meetsAt: Instant;
    readonly workerWish: WorkerWish;
    readonly wishMet: boolean | undefined;
    readonly words: string | undefined;
  },
  entry: Pick<Entry, 'dutyToldAt'> | undefined,
  now: Instant,
): OfferProblem | undefined {
  if (!entry?.dutyToldAt) return 'dutyFirst';
  if (isBefore(offer.meetsAt, now.add(earliestMeeting))) return 'tooSoon';
  if (offer.workerWish === 'none') return undefined;
  if (offer.wishMet === undefined) return 'metMissing';
  return offer.wishMet || offer.words ? undefined : 'whyMissing';
}

export const offerDue = (today: CalendarDay, days: number): Instant => endOfDay(today.add({ days }));

/** The text of the paper, as it was when it was made: a later wording is another number. */
export const statementWording = 1;

export type Attendance = Pick<Talk, 'outcome' | 'heldOn'>;
export type StatementProblem = 'notBegun' | 'backwards' | 'future' | 'nothingAttended';

const within = (day: CalendarDay, from: CalendarDay, to: CalendarDay): boolean =>
  from.until(day).sign >= 0 && day.until(to).sign >= 0;

/** How often somebody was there, in a period that has been: counted from the talks, and typed by nobody. */
export function attendedIn(
  talks: readonly Attendance[],
  period: {
    readonly from: CalendarDay;
    readonly to: CalendarDay;
    readonly today: CalendarDay;
    readonly begun: boolean;
  },
): Result<number, StatementProblem> {
  const { from, to, today } = period;
  if (!period.begun) return err('notBegun');
  if (from.until(to).sign < 0) return err('backwards');
  if (to.until(today).sign < 0) return err('future');
  const attended = talks.filter((talk) => isHeld(talk) && talk.heldOn && within(talk.heldOn, from, to)).length;
  return attended > 0 ? ok(attended) : err('nothingAttended');
}

export type Statement = {
  readonly id: StatementId;
  readonly interventionId: string;
  readonly fromOn: CalendarDay;
  readonly toOn: CalendarDay;
  readonly attended: number;
  readonly wording: number;
  readonly issuedAt: Instant;
  readonly by: string;
};
