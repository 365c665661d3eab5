import type { EventKind } from '../kernel/event-kind.ts';
import {
  dayOf,
  endOfDay,
  type Instant,
  inStockholm,
  isAtOrAfter,
  isBefore,
  minutesBetween,
} from '../kernel/instant.ts';
import { err, never, ok, type Result } from '../kernel/result.ts';

/**
 * How long. Minutes and hours are elapsed time, and don't care for summer time. Days, weeks and months are counted on the
 * calendar without the first day, and run out at midnight in Stockholm. No length gives grace over a weekend or a holiday:
 * protection does not wait for Monday, and lag (1930:173) may only ever be used by a person who knows that it applies.
 */
export type Length =
  | { readonly unit: 'minutes' | 'hours' | 'days' | 'weeks' | 'months'; readonly n: number }
  /** The rest of the day, but never less than so many minutes: what the law calls "genast" for what can't be done on the phone. */
  | { readonly unit: 'sameDay'; readonly atLeastMinutes: number }
  /** The event itself says when, as a promise does. */
  | { readonly unit: 'given' };

/** Who holds the clock when it starts. The rota then finds a person who is there (organisation/rota.ts). */
type ClockOwner = 'receiver' | 'dutyOfficer' | 'childrenUnit' | 'caseOfficer' | 'board' | 'promiser';
type ToldAtBreach = 'owner' | 'backupDuty' | 'teamLeader' | 'unitManager' | 'boardChair';

export type ClockRule = {
  readonly startedBy: readonly EventKind[];
  readonly metBy: readonly EventKind[];
  /** Ends the clock without meeting it: there is nothing left to wait for. */
  readonly endedBy?: readonly EventKind[];
  readonly length: Length;
  readonly owner: ClockOwner;
  readonly deputy: ClockOwner | 'backupDuty' | 'teamLeader' | 'unitManager';
  /** By decision with reasons, before it has run out; `until` says how far. */
  readonly extension: 'none' | 'exceptionalReasons' | 'specialReasons' | 'courtDecides';
  /** Days after the start when the owner and those who are told at a breach are reminded. */
  readonly alarmDays?: readonly number[];
  /** The same, counted back from its end: for what has a day that is known long before. */
  readonly alarmDaysBefore?: readonly number[];
  /** Lists show it only so many days before it falls due: until then there is nothing to do. */
  readonly shownDaysBefore?: number;
  /**
   * What becomes of it when the file is closed. Where nothing is said it comes first: no file is closed while it runs. `ends`: there is
   * nothing left to wait for; `endsIfAhead`: so too, where lists don't show it yet; `goesOn`: it is owed all the same.
   */
  readonly atClosing?: 'ends' | 'endsIfAhead' | 'goesOn';
  /**
   * What becomes of it when the file is opened again, where closing ended it. Where nothing is said it stays ended: what it waited for is
   * over, or asked for anew. `startsAgain`: with its own day, or a soon one where that has passed; `keepsItsDay`: also where it has
   * passed, because the page tells the day by it.
   */
  readonly atReopening?: 'startsAgain' | 'keepsItsDay';
  readonly breach: { readonly tells: readonly [ToldAtBreach, ...ToldAtBreach[]]; readonly consequence: Consequence };
  readonly source: string;
};

export type Consequence =
  | 'unprotectedAdult'
  | 'unprotectedChild'
  | 'nobodyHolds'
  | 'reportDutyBroken'
  | 'lawBroken'
  | 'decisionLapses'
  | 'courtSilent'
  | 'applicationLate'
  | 'grantLapses'
  | 'shelterNotReviewed'
  | 'secretPlaceNotReviewed'
  | 'boardNotTold'
  | 'localPromiseBroken'
  | 'actionLate'
  | 'planOutdated'
  | 'noAnswer'
  | 'aidRanOut'
  | 'banRanOut'
  | 'transferUnanswered'
  | 'markerRanOut'
  | 'promiseBroken'
  | 'noSafeWay'
  | 'meetingLate'
  | 'notShared'
  | 'markerDayUnknown'
  | 'willUnknown'
  | 'consentRanOut'
  | 'notReviewed'
  | 'notDecided'
  | 'notConsidered'
  | 'childWithoutOutcome'
  | 'notLookedAtAgain'
  | 'childNotTold'
  | 'sharedPlanNotBegun'
  | 'followUpRanOut'
  | 'sharedPlanNotHeld'
  | 'riskOld'
  | 'threatNotAssessed'
  | 'notReadBySecond'
  | 'notExecuted'
  | 'appealOver'
  | 'appealLeft'
  | 'meetingNotOffered'
  | 'silentExit'
  | 'supportRanOut'
  | 'allianceUnknown'
  | 'changeUnmeasured'
  | 'notFollowedUp';

/** A moment that the calendar gives, or the one that the event carries. A given moment that has passed is refused. */
export function dueAt(
  rule: Pick<ClockRule, 'length'>,
  startedAt: Instant,
  given?: Instant,
): Result<Instant, 'noMoment' | 'alreadyPassed'> {
  const { length } = rule;
  switch (length.unit) {
    case 'minutes':
      return ok(startedAt.add({ minutes: length.n }));
    case 'hours':
      return ok(startedAt.add({ hours: length.n }));
    case 'days':
    case 'weeks':
    case 'months':
      return ok(endOfDay(dayOf(startedAt).add({ [length.unit]: length.n })));
    case 'sameDay': {
      const least = startedAt.add({ minutes: length.atLeastMinutes });
      const midnight = endOfDay(dayOf(startedAt));
      return ok(isBefore(midnight, least) ? least : midnight);
    }
    case 'given':
      if (given === undefined) return err('noMoment');
      return isBefore(startedAt, given) ? ok(given) : err('alreadyPassed');
    default:
      return never(length);
  }
}

/** How soon what waits for a day of its own is looked at, where that day passed while the file was closed. */
const soonDays = 3;

/** When a clock that closing ended falls due, now that the file is opened again. */
export function dueAgain(rule: ClockRule, was: Instant, now: Instant): Instant {
  if (rule.atReopening === 'keepsItsDay' || isBefore(now, was)) return was;
  const soon = endOfDay(dayOf(now).add({ days: soonDays }));
  const own = dueAt(rule, now);
  return own.ok ? own.value : soon;
}

/** When reminders fall: at nine in the morning, and never after the end or before the start; each by its own number of days. */
export function remindersOf(
  rule: ClockRule,
  startedAt: Instant,
  due: Instant,
): { readonly days: number; readonly at: Instant }[] {
  const atNine = (from: Instant, days: number) =>
    inStockholm(from)
      .add({ days })
      .with({ hour: 9 })
      .round({ smallestUnit: 'hour', roundingMode: 'floor' })
      .toInstant();
  // A deadline at midnight belongs to the day that ends then.
  const lastDay = due.subtract({ nanoseconds: 1 });
  return [
    ...(rule.alarmDays ?? []).map((days) => ({ days, at: atNine(startedAt, days) })),
    ...(rule.alarmDaysBefore ?? []).map((days) => ({ days, at: atNine(lastDay, -days) })),
  ].filter(({ at }) => isBefore(at, due) && isBefore(startedAt, at));
}

export const alarmsAt = (rule: ClockRule, startedAt: Instant, due: Instant): Instant[] =>
  remindersOf(rule, startedAt, due).map(({ at }) => at);

/** Clocks of this rule that fall due later than that are not shown yet. Undefined where each is shown from its start. */
export const shownUntil = (rule: ClockRule, now: Instant): Instant | undefined =>
  rule.shownDaysBefore === undefined ? undefined : endOfDay(dayOf(now).add({ days: rule.shownDaysBefore }));

export function isShown(rule: ClockRule, due: Instant, now: Instant): boolean {
  const until = shownUntil(rule, now);
  return until === undefined || !isBefore(until, due);
}

export type Clock = { readonly dueAt: Instant; readonly metAt: Instant | null };
export type ClockState = 'running' | 'dueToday' | 'breached' | 'met' | 'metLate';

/** At the very moment of the deadline it has been passed: a mistake here falls towards the alarm. */
export function stateOf(clock: Clock, now: Instant): ClockState {
  if (clock.metAt !== null) return isBefore(clock.metAt, clock.dueAt) ? 'met' : 'metLate';
  if (isAtOrAfter(now, clock.dueAt)) return 'breached';
  // A deadline at midnight belongs to the day that ends then.
  const lastDay = dayOf(clock.dueAt.subtract({ nanoseconds: 1 }));
  return lastDay.equals(dayOf(now)) ? 'dueToday' : 'running';
}

/** Whole minutes that are left, negative when it is late; nothing when it no longer runs. */
export const remaining = (clock: Clock, now: Instant): number | undefined =>
  clock.metAt === null ? minutesBetween(now, clock.dueAt) : undefined;

export type ExtensionProblem = 'notAllowed' | 'alreadyRunOut' | 'noReason' | 'notLonger' | 'alreadyMet';

/** An extension is decided while the time still runs, with a reason, to a later moment that is named. */
export function extend(
  rule: ClockRule,
  clock: Clock,
  asked: { readonly until: Instant; readonly reason: string; readonly at: Instant },
): Result<Instant, ExtensionProblem> {
  if (rule.extension === 'none') return err('notAllowed');
  if (clock.metAt !== null) return err('alreadyMet');
  if (isAtOrAfter(asked.at, clock.dueAt)) return err('alreadyRunOut');
  if (asked.reason.trim() === '') return err('noReason');
  return isBefore(clock.dueAt, asked.until) ? ok(asked.until) : err('notLonger');
}
