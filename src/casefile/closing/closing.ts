import type { ClockKind } from '../../clocks/index.ts';
import { isShown, ruleOf } from '../../clocks/index.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Id, StaffId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';

export type ClosingId = Id<'closing'>;
export type FollowUpId = Id<'followUp'>;

/** Why it ends. The first two are what the national figures count as a goal that was reached (Kolada, IFO). */
export const closureReasons = [
  'goalReached',
  'goalPartlyReached',
  'ownWish',
  'silentExit',
  'moved',
  'transferred',
  'neverStarted',
  'otherHelp',
  'deceased',
] as const;
export type ClosureReason = (typeof closureReasons)[number];

/** Her own word. `wantsNoMore` is enough by itself: nothing more is asked of her, and the worker answers the rest alone. */
export const readiness = ['ready', 'wantsNoMore', 'notReady', 'notReached'] as const;
export type Ready = (typeof readiness)[number];

export const goingOn = ['no', 'yes', 'unknown'] as const;
export type GoingOn = (typeof goingOn)[number];

/** What stands open, and has to be answered with a decision and its reason before the file is closed (voices V06). */
export type OpenQuestion =
  | { readonly kind: 'process' | 'action'; readonly about: string; readonly label: string }
  /** `stands`: what the board of children says of the child. */
  | { readonly kind: 'childNeed'; readonly about: string; readonly label: string; readonly stands: string }
  | { readonly kind: 'reassessment' };

export type ClosingFacts = {
  readonly clocks: readonly { readonly kind: ClockKind; readonly about: string | null }[];
  readonly processes: readonly { readonly id: string; readonly label: string }[];
  readonly children: readonly {
    readonly id: string;
    readonly label: string;
    readonly stands: string;
    /** Somebody has assessed that the child needs nothing, and has said why: it isn't asked again. */
    readonly needsNothing: boolean;
  }[];
  readonly actions: readonly { readonly id: string; readonly label: string }[];
  /** Whether the risk for the person herself is known as it is now, or needn't be: nobody is exposed to the one who uses violence in his own file. */
  readonly riskFresh: boolean;
};

export function openQuestions(facts: ClosingFacts): OpenQuestion[] {
  return [
    ...facts.processes.map(({ id, label }) => ({ kind: 'process', about: id, label }) as const),
    ...facts.children
      .filter(({ needsNothing }) => !needsNothing)
      .map(({ id, label, stands }) => ({ kind: 'childNeed', about: id, label, stands }) as const),
    ...(facts.riskFresh ? [] : [{ kind: 'reassessment' } as const]),
    ...facts.actions.map(({ id, label }) => ({ kind: 'action', about: id, label }) as const),
  ];
}

/** The field that answers a question. */
export const fieldOf = (question: OpenQuestion): string =>
  question.kind === 'reassessment' ? 'reassessment' : `${question.kind}${question.about.replaceAll('-', '')}`;

/** Clocks that the law or a promise has set: closing ends none of them, so they are dealt with first. */
export const holdsOpen = (clocks: readonly Running[], now: Instant): ClockKind[] => [
  ...new Set(
    clocks
      .filter((clock) => !endsWithFile(clock, now) && ruleOf(clock.kind).atClosing !== 'goesOn')
      .map(({ kind }) => kind),
  ),
];

type Running = { readonly kind: ClockKind; readonly dueAt: Instant };
export function endsWithFile({ kind, dueAt }: Running, now: Instant): boolean {
  const rule = ruleOf(kind);
  return rule.atClosing === 'ends' || (rule.atClosing === 'endsIfAhead' && !isShown(rule, dueAt, now));
}

export type ClosingProblem = 'notReadyNeedsLeader' | 'silentNeedsWords' | 'noSafeWay';

/** Who is not ready is closed by a leader of the unit alone; a silent exit says what is known of why (voices V45, V47). */
export function closingProblems(given: {
  readonly ready: Ready;
  readonly reason: ClosureReason;
  readonly words: string | undefined;
  readonly leads: boolean;
  readonly followUp: FollowUpAnswer;
  readonly hasSafeWay: boolean;
}): ClosingProblem[] {
  const problems: ClosingProblem[] = [];
  if (given.ready === 'notReady' && !given.leads) problems.push('notReadyNeedsLeader');
  if ((given.reason === 'silentExit' || given.ready === 'notReached') && !given.words)
    problems.push('silentNeedsWords');
  if (given.followUp === 'agreed' && !given.hasSafeWay) problems.push('noSafeWay');
  return problems;
}

export const followUpAnswers = ['agreed', 'declined', 'notAsked'] as const;
export type FollowUpAnswer = (typeof followUpAnswers)[number];

export const followUpMonths = [3, 6, 12] as const;
export const followUpDays = (
  closedOn: CalendarDay,
): { months: (typeof followUpMonths)[number]; dueOn: CalendarDay }[] =>
  followUpMonths.map((months) => ({ months, dueOn: closedOn.add({ months }) }));

export const followUpOutcomes = ['reached', 'notReached', 'declined', 'notSafe'] as const;
export type FollowUpOutcome = (typeof followUpOutcomes)[number] | 'reopened';
export const violenceSince = ['none', 'less', 'same', 'more', 'unknown'] as const;
export type ViolenceSince = (typeof violenceSince)[number];

/** So unsafe, on a scale to ten, that it calls for a decision whatever else is said. */
const unsafeUpTo = 3;

/** The answer tells that the violence goes on, or that it isn't safe: what is to be done is decided at once (voices V06, SoL 14:2). */
export const hearsDanger = (heard: {
  readonly outcome: string | undefined;
  readonly violence: string | undefined;
  readonly safety: number | undefined;
}): boolean =>
  heard.outcome === 'notSafe' ||
  (heard.outcome === 'reached' &&
    (heard.violence === 'same' ||
      heard.violence === 'more' ||
      (heard.safety !== undefined && heard.safety <= unsafeUpTo)));

/** What is decided then. The person's own no is enough, and asks for no reason. */
export const reopenings = ['reopen', 'ownNo', 'leave'] as const;
/** `toLeader`: whoever heard it may not open the file, and a leader is told. */
export type Reopening = (typeof reopenings)[number] | 'toLeader';

/** Whether the help was of use, in the person's own judgement; and that it was not asked, so that nobody thinks it was. */
export const helpAnswers = ['helped', 'partly', 'notHelped', 'didNotSay', 'notAsked'] as const;
export type HelpAnswer = (typeof helpAnswers)[number];

export type FollowUp = {
  readonly id: FollowUpId;
  readonly months: number;
  readonly dueOn: CalendarDay;
  readonly ownerId: StaffId;
  readonly ownerName: string;
  readonly way: string;
  readonly endedAt: Instant | null;
  readonly outcome: FollowUpOutcome | null;
  readonly violence: ViolenceSince | null;
  readonly safety: number | null;
  readonly help: HelpAnswer | null;
  readonly words: string | null;
  readonly reopening: Reopening | null;
  readonly reopeningWords: string | null;
};

export type Question = OpenQuestion['kind'] | 'violence';

export type Closing = {
  readonly id: ClosingId;
  readonly reason: ClosureReason;
  readonly ready: Ready;
  readonly words: string | null;
  readonly wayBack: string;
  readonly substituteName: string;
  readonly helpLine: string;
  readonly followUp: FollowUpAnswer;
  readonly closedAt: Instant;
  readonly closedBy: string;
  readonly reopenedAt: Instant | null;
  readonly reopenedBy: string | null;
  readonly reopenedBecause: string | null;
  readonly answers: readonly {
    readonly question: Question;
    readonly goingOn: GoingOn | null;
    readonly because: string;
  }[];
};
