import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Id } from '../kernel/ids.ts';
import { dayOf, type Instant } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { ends, isChildsPlace } from '../safety/index.ts';
import type { Danger, Investigation } from './investigation.ts';

export type ChildFollowUpId = Id<'childFollowUp'>;

/** What ended, and opens for it: an investigation without a decision of support, or a placement (SoL 23:1–23:2). */
export const followedAfter = ['investigation', 'placement'] as const;
export type FollowedAfter = (typeof followedAfter)[number];

export const followUpResults = ['nothingMore', 'investigationOpened'] as const;
export type FollowUpResult = (typeof followUpResults)[number];

/** With whom it allows contact without consent (SoL 23:4). */
export const contactedPeople = ['child', 'guardian', 'school', 'healthCare', 'relative', 'someoneElse'] as const;
export type ContactedPerson = (typeof contactedPeople)[number];

export type FollowUpContact = {
  readonly on: CalendarDay;
  readonly withWhom: ContactedPerson;
  readonly who: string | null;
  readonly words: string;
  readonly by: string;
};

export type ChildFollowUp = {
  readonly id: ChildFollowUpId;
  readonly after: FollowedAfter;
  readonly afterOn: CalendarDay;
  readonly untilOn: CalendarDay;
  readonly why: string;
  readonly danger: Danger;
  readonly told: string;
  readonly endedAt: Instant | null;
  readonly result: FollowUpResult | null;
  readonly endWords: string | null;
  readonly endDanger: Danger | null;
  readonly endTold: string | null;
  readonly by: string;
  readonly at: Instant;
  readonly basis: string;
  readonly contacts: readonly FollowUpContact[];
};

/** Something that ended in this file, and the day that it did. */
export type Ended = { readonly key: string; readonly after: FollowedAfter; readonly on: CalendarDay };

type Step = {
  readonly id: string;
  readonly kind: Parameters<typeof ends>[0];
  readonly on: CalendarDay;
  readonly decisionId: string;
};
type Placed = {
  readonly id: string;
  readonly kind: Parameters<typeof isChildsPlace>[0];
  readonly personId: string | null;
};

/**
 * What has ended in the child's file, and may be followed (SoL 23:1–23:2): an investigation without support, and a shelter of this child's
 * own. That a place is no longer secret ends no placement; nor is one who was placed in the same file the child.
 */
export const endedIn = ({
  investigations,
  decisions,
  steps,
  child,
}: {
  readonly investigations: readonly Pick<Investigation, 'id' | 'outcome' | 'endedAt'>[];
  readonly decisions: readonly Placed[];
  readonly steps: readonly Step[];
  readonly child: string | undefined;
}): Ended[] => {
  const shelters = decisions.filter(
    ({ kind, personId }) => isChildsPlace(kind) && kind !== 'secretLocation' && personId === child,
  );
  return [
    ...investigations.flatMap(({ id, outcome, endedAt }): Ended[] =>
      endedAt && outcome !== 'granted' ? [{ key: id, after: 'investigation', on: dayOf(endedAt) }] : [],
    ),
    ...steps.flatMap(({ id, kind, on, decisionId }): Ended[] =>
      ends(kind) && shelters.some((one) => one.id === decisionId) ? [{ key: id, after: 'placement', on }] : [],
    ),
  ];
};

export const monthsAtMost = 6;
/** The last day that it may go on, whatever is decided (SoL 23:5). */
export const lastDayAfter = (ended: CalendarDay): CalendarDay => ended.add({ months: monthsAtMost });

/** What ended so lately that there is still time to follow it up, the latest first. */
export const stillFollowable = (ended: readonly Ended[], today: CalendarDay): Ended[] =>
  ended
    .filter(({ on }) => today.until(lastDayAfter(on)).sign >= 0)
    .toSorted((a, b) => Number(b.on.toString().replaceAll('-', '')) - Number(a.on.toString().replaceAll('-', '')));

/** The day that was asked for, or the last one possible; never after six months, and never past. */
export function followedUntil(
  afterOn: CalendarDay,
  asked: CalendarDay | undefined,
  today: CalendarDay,
): Result<CalendarDay, 'overSixMonths' | 'tooLate' | 'dayPassed'> {
  const last = lastDayAfter(afterOn);
  if (today.until(last).sign < 0) return err('tooLate');
  if (asked === undefined) return ok(last);
  if (asked.until(last).sign < 0) return err('overSixMonths');
  return today.until(asked).sign < 0 ? err('dayPassed') : ok(asked);
}

/** Run out, and not ended: nothing is allowed by it any more, and somebody has to say what became of it. */
export const hasRunOut = ({ endedAt, untilOn }: Pick<ChildFollowUp, 'endedAt' | 'untilOn'>, today: CalendarDay) =>
  endedAt === null && today.until(untilOn).sign < 0;

/** Only a contact of the time for which it was decided rests on it. */
export function contactProblem(
  followUp: Pick<ChildFollowUp, 'untilOn'>,
  decidedOn: CalendarDay,
  on: CalendarDay,
): 'before' | 'after' | undefined {
  if (on.until(decidedOn).sign > 0) return 'before';
  return on.until(followUp.untilOn).sign < 0 ? 'after' : undefined;
}
