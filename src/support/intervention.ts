import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Id, StaffId } from '../kernel/ids.ts';
import { dayOf, endOfDay, type Instant, isAtOrAfter, isBefore } from '../kernel/instant.ts';
import type { AccessNeed, Audience, Basis, Extent, Service, ServiceVersionId } from './service.ts';
import { isHeld, type Talk } from './talk.ts';

export type InterventionId = Id<'intervention'>;
export type GroupId = Id<'supportGroup'>;

/** Why somebody stopped coming, as far as anybody knows (V45). */
export const exitReasons = [
  'enough',
  'noTime',
  'cannotCome',
  'childCare',
  'stopped',
  'notRight',
  'otherHelp',
  'moved',
  'unknown',
] as const;
export type ExitReason = (typeof exitReasons)[number];

export const endings = ['ended', 'referred', 'silent', 'notBegun'] as const;
export type Ending = (typeof endings)[number];

export type Intervention = {
  readonly id: InterventionId;
  readonly versionId: ServiceVersionId;
  readonly audience: Audience;
  readonly basis: Basis;
  readonly decisionId: string | null;
  readonly words: string | null;
  readonly askedAt: Instant;
  readonly workerId: StaffId;
  readonly workerName: string;
  readonly needs: readonly AccessNeed[];
  readonly unreached: readonly AccessNeed[];
  readonly unreachedSince: Instant | null;
  readonly extent: Extent;
  readonly begunAt: Instant | null;
  readonly groupId: GroupId | null;
  readonly placedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endHow: Ending | null;
  readonly endReason: ExitReason | null;
  readonly endWords: string | null;
};

export type Phase = 'waiting' | 'notReached' | 'running' | 'ended';

/** Granted but out of reach is not delivered (V07): not before it begins, and not while it is interrupted. */
export const phaseOf = (one: Pick<Intervention, 'endedAt' | 'unreached' | 'begunAt'>): Phase =>
  one.endedAt ? 'ended' : one.unreached.length > 0 ? 'notReached' : one.begunAt ? 'running' : 'waiting';

/** What the person needs to be able to come, and the service doesn't have. */
export const missingOf = (needs: readonly AccessNeed[], service: Pick<Service, 'access'>): AccessNeed[] =>
  needs.filter((need) => !service.access.includes(need));

/** For whom this service is, of what this file's person may be. */
export function audienceFor(
  side: 'victim' | 'perpetrator' | 'childWitness' | undefined,
  service: Pick<Service, 'audience'>,
): Audience | undefined {
  const may: readonly Audience[] =
    side === 'perpetrator'
      ? ['usesViolence', 'parent']
      : side === 'childWitness'
        ? ['child']
        : ['exposed', 'closePerson', 'parent'];
  return may.find((one) => service.audience.includes(one));
}

export const nearTalks = 3;
export const nearDays = 14;
/** So long without a word, and the worker is asked; and so long there is to answer. */
const silentDays = 30;
const daysToAnswer = 7;

export const heldOf = (talks: readonly Talk[]): number => talks.filter(isHeld).length;

/** Talks that are left of the planned extent; nothing where it isn't counted in talks. */
export const talksLeft = (extent: Extent, talks: readonly Talk[]): number | undefined =>
  extent.unit === 'talks' ? Math.max(0, extent.n - heldOf(talks)) : undefined;

/** The last day of what is counted in weeks. */
export const lastDay = ({ extent, begunAt }: Pick<Intervention, 'extent' | 'begunAt'>): CalendarDay | undefined =>
  extent.unit === 'weeks' && begunAt ? dayOf(begunAt).add({ weeks: extent.n }) : undefined;

/** Whether it is time to look at what has changed, and to end, extend or refer (V32). */
export function isNearEnd(
  one: Pick<Intervention, 'extent' | 'begunAt'>,
  talks: readonly Talk[],
  now: Instant,
): boolean {
  const left = talksLeft(one.extent, talks);
  if (left !== undefined) return left <= nearTalks;
  const last = lastDay(one);
  return last !== undefined && isAtOrAfter(now, endOfDay(last.subtract({ days: nearDays + 1 })));
}

/**
 * When the clock of the end falls due: the last day of what is counted in weeks, and a fortnight after the talk that left three.
 * Nothing where no end is near, or none is planned.
 */
export function endsAt(
  one: Pick<Intervention, 'extent' | 'begunAt'>,
  talks: readonly Talk[],
  now: Instant,
): Instant | undefined {
  const last = lastDay(one);
  if (last) {
    const due = endOfDay(last);
    // What was begun long before it is written down still gives a day to answer.
    return isBefore(now, due) ? due : endOfDay(dayOf(now).add({ days: 1 }));
  }
  return isNearEnd(one, talks, now) ? endOfDay(dayOf(now).add({ days: nearDays })) : undefined;
}

/** When the worker must have answered what a silence means: a month and a week after the last word. */
export const silenceDue = (lastHeard: Instant): Instant =>
  endOfDay(dayOf(lastHeard).add({ days: silentDays + daysToAnswer }));

/** A week after two talks in a row that nobody came to. */
export const missedDue = (now: Instant): Instant => endOfDay(dayOf(now).add({ days: daysToAnswer }));

/** The last two that were to be held: nobody came to either of them. */
export function missedTwice(talks: readonly Talk[]): boolean {
  const [last, before] = talks
    .filter((talk) => isHeld(talk) || talk.outcome === 'noShow')
    .toSorted((a, b) => (a.heldOn && b.heldOn ? -Number(a.heldOn.since(b.heldOn).total('days')) : 0) || later(a, b));
  return last?.outcome === 'noShow' && before?.outcome === 'noShow';
}

const later = (a: Talk, b: Talk): number =>
  (b.writtenAt?.epochMilliseconds ?? 0) - (a.writtenAt?.epochMilliseconds ?? 0);
