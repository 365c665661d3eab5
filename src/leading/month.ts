import { Temporal } from 'temporal-polyfill';
import type { ClockKind } from '../clocks/index.ts';
import { type CalendarDay, today } from '../kernel/calendar-day.ts';
import type { FileId, Id, StaffId } from '../kernel/ids.ts';
import { endOfDay, type Instant } from '../kernel/instant.ts';
import type { WorkerLoad } from './case-load.ts';

export type AgreementId = Id<'monthAgreement'>;
export const outcomes = ['done', 'goesOn', 'dropped'] as const;
export type Outcome = (typeof outcomes)[number];

export type Agreement = {
  readonly id: AgreementId;
  readonly month: CalendarDay;
  readonly ownerId: StaffId;
  readonly ownerName: string;
  readonly dueOn: CalendarDay;
  readonly words: string;
  readonly outcome: Outcome | null;
  readonly outcomeWords: string | null;
  readonly outcomeAt: Instant | null;
  /** Said by who does it, on a day of her own. */
  readonly saidByOwner: boolean;
};

/** As who does it is told of it: nothing of what was agreed with others. */
export type OwnAgreement = Pick<Agreement, 'id' | 'dueOn' | 'words'>;

/** A clock that wasn't met in time, by the reference of its file alone. */
export type LateClock = {
  readonly fileId: FileId;
  readonly kind: 'contact' | 'file';
  readonly reference: string;
  readonly rule: ClockKind;
  readonly ownerName: string;
  readonly dueAt: Instant;
  readonly metAt: Instant | null;
};

/** Why a file is handed over, in a closed list: counted by the unit, and never left out of a return (voices V37). */
export const handoverReasons = ['notOurs', 'otherCompetence', 'load', 'wish', 'otherReason'] as const;
export type HandoverReason = (typeof handoverReasons)[number];

export type Handover = {
  readonly reference: string;
  readonly at: Instant;
  readonly fromName: string | null;
  readonly toName: string;
  readonly returned: boolean;
  readonly reason: HandoverReason | null;
};

/** What waits for an answer or a beginning now: how many, and since when the longest. */
export type Waiting = { readonly rule: ClockKind; readonly count: number; readonly since: Instant };
export const waitingRules = [
  'execution',
  'needAnswer',
  'referralAnswer',
  'childGap',
] as const satisfies readonly ClockKind[];

export type MonthFacts = {
  readonly late: readonly LateClock[];
  readonly lateCount: number;
  /** Of the months before, still not done: they are in no figure of this month, and go on all the same. */
  readonly lateSinceBefore: number;
  readonly handovers: readonly Handover[];
  readonly unwritten: readonly { readonly name: string; readonly count: number; readonly since: Instant }[];
  readonly waiting: readonly Waiting[];
  readonly withoutOwner: number;
};

/** The numbers that are signed. */
export type MonthFigures = Readonly<
  Record<'late' | 'handedOver' | 'returned' | 'unwritten' | 'waiting' | 'withoutOwner', number>
>;

export const figuresOf = (facts: MonthFacts): MonthFigures => ({
  late: facts.lateCount,
  handedOver: facts.handovers.filter(({ returned }) => !returned).length,
  returned: facts.handovers.filter(({ returned }) => returned).length,
  unwritten: facts.unwritten.reduce((sum, { count }) => sum + count, 0),
  waiting: facts.waiting.reduce((sum, { count }) => sum + count, 0),
  withoutOwner: facts.withoutOwner,
});

/** The first day of a month as an address names it, `2026-11`; nothing for what is no month, or one that hasn't begun. */
export function monthOf(text: string | undefined, now: Instant): CalendarDay | undefined {
  if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(text ?? '')) return undefined;
  const first = Temporal.PlainDate.from(`${text}-01`);
  return Temporal.PlainDate.compare(first, today(now)) > 0 ? undefined : first;
}
export const monthName = (first: CalendarDay): string => first.toString().slice(0, 7);
export const thisMonth = (now: Instant): CalendarDay => today(now).with({ day: 1 });
/** From its first moment until the next month's, in Stockholm. */
export const spanOf = (first: CalendarDay): { readonly from: Instant; readonly until: Instant } => ({
  from: endOfDay(first.subtract({ days: 1 })),
  until: endOfDay(first.add({ months: 1 }).subtract({ days: 1 })),
});

/** What goes on stays until it is done or dropped. */
export const isOpen = ({ outcome }: Pick<Agreement, 'outcome'>): boolean => outcome === null || outcome === 'goesOn';

/** The first moment whose outcomes may still be news: who does something says so after the month in which it was looked at last. */
export const newsSince = (month: CalendarDay): Instant => spanOf(month.subtract({ months: 1 })).from;

/**
 * What is looked at first in a month: what was agreed before and is not done, and what became of the rest since. What the leaders settled
 * in the month before they know; what somebody said in between they don't.
 */
export function broughtAlong(agreements: readonly Agreement[], month: CalendarDay): Agreement[] {
  const settledSince = ({ saidByOwner }: Agreement) => (saidByOwner ? newsSince(month) : spanOf(month).from);
  return agreements.filter(
    (one) =>
      Temporal.PlainDate.compare(one.month, month) < 0 &&
      (isOpen(one) || (one.outcomeAt !== null && Temporal.Instant.compare(one.outcomeAt, settledSince(one)) >= 0)),
  );
}

export const agreedIn = (agreements: readonly Agreement[], month: CalendarDay): Agreement[] =>
  agreements.filter((one) => one.month.equals(month));

export const agreedWith = (agreements: readonly Agreement[], staff: StaffId): Agreement[] =>
  agreements.filter(({ ownerId }) => ownerId === staff);

/** What is gone through with one worker in a month: how her work lies, what was agreed with her, and what is left from before. */
export type WithWorker = {
  readonly staffId: StaffId;
  readonly name: string;
  readonly load: WorkerLoad | undefined;
  readonly agreed: readonly Agreement[];
  readonly left: readonly Agreement[];
};

/** Each who has anything in the month, in the order of the loads; what nobody holds is gone through with nobody. */
export function eachWorker(
  loads: readonly WorkerLoad[],
  agreements: readonly Agreement[],
  month: CalendarDay,
): WithWorker[] {
  const names = new Map([
    ...loads.flatMap(({ staffId, name }) => (staffId && name ? [[staffId, name] as const] : [])),
    ...agreements.map(({ ownerId, ownerName }) => [ownerId, ownerName] as const),
  ]);
  return [...names]
    .map(([staffId, name]) => {
      const hers = agreedWith(agreements, staffId);
      return {
        ...{ staffId, name, load: loads.find((one) => one.staffId === staffId) },
        ...{ agreed: agreedIn(hers, month), left: broughtAlong(hers, month).filter(isOpen) },
      };
    })
    .filter(({ load, agreed, left }) => load || agreed.length > 0 || left.length > 0);
}

export const isOverdue = (one: Agreement, now: Instant): boolean =>
  isOpen(one) && Temporal.PlainDate.compare(one.dueOn, today(now)) < 0;

/** Where it stands on the day of who does it. */
export function dueState({ dueOn }: Pick<Agreement, 'dueOn'>, now: Instant): 'breach' | 'today' | 'later' {
  const order = Temporal.PlainDate.compare(dueOn, today(now));
  return order < 0 ? 'breach' : order === 0 ? 'today' : 'later';
}
