import type { Authority, ConsultationPart } from '../consultation/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Id, PersonId, StaffId } from '../kernel/ids.ts';
import { dayOf, type Instant } from '../kernel/instant.ts';

export type CoordinatedPlanId = Id<'coordinatedPlan'>;
export type CoordinatedPartId = Id<'coordinatedPart'>;

/** Whoever sees the need: the person, one of hers, or either of the two that the law binds (SoL 10:8). */
export const needSeers = [
  'self',
  'relative',
  'socialServices',
  'healthCare',
  'childPsychiatry',
  'school',
  'otherAuthority',
] as const;
export type NeedSeer = (typeof needSeers)[number];

export const partnerAuthorities = [
  'healthCare',
  'childPsychiatry',
  'school',
  'police',
  'prosecutor',
  'otherAuthority',
] as const satisfies readonly Authority[];
export type PartnerAuthority = (typeof partnerAuthorities)[number];

/** Without the region there is nothing to coordinate by this law. */
export const isHealthCare = (authority: Authority): boolean =>
  authority === 'healthCare' || authority === 'childPsychiatry';

export const whyUnheard = ['didNotWant', 'notThere', 'noWords'] as const;
export type WhyUnheard = (typeof whyUnheard)[number];

export const planEnds = ['needsMet', 'ownWish', 'consentWithdrawn', 'noLongerBoth', 'moved', 'otherReason'] as const;
export type PlanEnd = (typeof planEnds)[number];

/** Common practice; the law says at once (SoL 10:8), and each plan may name an earlier or later day. */
export const usualWeeksToMeeting = 3;

export type Partner = { readonly authority: PartnerAuthority; readonly receiver: string };
export type CoordinatedPart = Omit<ConsultationPart, 'id'> & { readonly id: CoordinatedPartId };

export type CoordinatedPlan = {
  readonly id: CoordinatedPlanId;
  readonly seenOn: CalendarDay;
  readonly seenBy: NeedSeer;
  readonly why: string;
  readonly begunAt: Instant | null;
  readonly convenerId: StaffId | null;
  readonly convener: string | null;
  readonly meetBy: CalendarDay | null;
  readonly calledAt: Instant | null;
  readonly meetingAt: Instant | null;
  readonly relativeIds: readonly PersonId[];
  readonly relativeWords: string | null;
  readonly heldOn: CalendarDay | null;
  readonly needs: string | null;
  readonly others: string | null;
  readonly main: Authority | null;
  readonly mainWho: string | null;
  readonly opinion: string | null;
  readonly missing: WhyUnheard | null;
  readonly reviewOn: CalendarDay | null;
  readonly reviewWords: string | null;
  readonly endedAt: Instant | null;
  readonly endedBecause: PlanEnd | null;
  readonly endedWords: string | null;
  readonly by: string;
  readonly at: Instant;
  /** Those called last to it, each once. */
  readonly partners: readonly Partner[];
  readonly parts: readonly CoordinatedPart[];
};

export type Phase = 'needSeen' | 'begun' | 'called' | 'held' | 'ended';
export const phaseOf = (plan: Pick<CoordinatedPlan, 'begunAt' | 'calledAt' | 'heldOn' | 'endedAt'>): Phase =>
  plan.endedAt ? 'ended' : plan.heldOn ? 'held' : plan.calledAt ? 'called' : plan.begunAt ? 'begun' : 'needSeen';

/** A meeting is held on the day to which those who came were called, or later: one that was moved ahead is called to anew. */
export const heldBeforeCalled = ({ meetingAt }: Pick<CoordinatedPlan, 'meetingAt'>, heldOn: CalendarDay): boolean =>
  meetingAt !== null && heldOn.until(dayOf(meetingAt)).sign > 0;

/** What there is to do next, and whether its day has passed. */
export function nextStep(
  plan: Pick<CoordinatedPlan, 'begunAt' | 'calledAt' | 'heldOn' | 'endedAt' | 'meetBy' | 'meetingAt' | 'reviewOn'>,
  today: CalendarDay,
): { readonly step: 'call' | 'meet' | 'writeHeld' | 'review'; readonly late: boolean } | undefined {
  const past = (day: CalendarDay | null) => day !== null && today.until(day).sign < 0;
  const phase = phaseOf(plan);
  if (phase === 'begun') return { step: 'call', late: past(plan.meetBy) };
  if (phase === 'held') return { step: 'review', late: past(plan.reviewOn) };
  if (phase !== 'called' || !plan.meetingAt) return undefined;
  const meets = dayOf(plan.meetingAt);
  return today.until(meets).sign > 0 ? { step: 'meet', late: false } : { step: 'writeHeld', late: past(meets) };
}

type Consented = { readonly receiver: string };
/** Those of the called whose consent is in force today, this one or a newer one to the same receiver. */
export const holding = (partners: readonly Partner[], consents: readonly Consented[]): Partner[] =>
  partners.filter((one) => consents.some(({ receiver }) => receiver === one.receiver));

/**
 * A plan that has begun and that nothing carries any more: nobody is called, nothing is told and nothing followed up with others until
 * she has consented anew; only the end is left (SoL 10:8, OSL 12:2).
 */
export function isStopped(plan: CoordinatedPlan, consents: readonly Consented[]): boolean {
  const phase = phaseOf(plan);
  if (phase === 'begun') return consents.length === 0;
  return (phase === 'called' || phase === 'held') && !carries(holding(plan.partners, consents));
}

/** Both the law's parties are there: we, and health care by a consent that holds. */
export const carries = (partners: readonly { readonly authority: Authority }[]): boolean =>
  partners.some(({ authority }) => isHealthCare(authority));

type Told = {
  readonly id: PersonId;
  readonly part: string;
  readonly name: string | null;
  readonly number: string | null;
  readonly blocked: boolean;
};
export type Relative = { readonly id: PersonId; readonly name: string };

/**
 * Relatives who may be asked along (SoL 10:8: where it is suitable and she doesn't oppose it). Never one who uses violence by this file, also where the
 * same person is told of a second time as somebody close; never a guardian who is to get nothing; and in the file of one who uses
 * violence nobody, since whoever is close there may be the one exposed.
 */
export function relativesOffered(people: readonly Told[], side: string | undefined): Relative[] {
  if (side === 'perpetrator') return [];
  const plain = (name: string | null) => name?.trim().toLowerCase().replaceAll(/\s+/g, ' ') || undefined;
  const kept = people.filter(({ part, blocked }) => part === 'usesViolence' || blocked);
  const isKept = (one: Told) =>
    kept.some(
      (other) =>
        other.id === one.id ||
        (plain(one.name) !== undefined && plain(other.name) === plain(one.name)) ||
        (one.number !== null && other.number === one.number),
    );
  return people
    .filter((one) => (one.part === 'closePerson' || one.part === 'guardian') && !isKept(one))
    .flatMap(({ id, name }) => (name ? [{ id, name }] : []));
}
