import type { Id, PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { YesNoUnknown } from '../kernel/yes-no-unknown.ts';

export type AssessmentId = Id<'assessment'>;

export const modes = ['inPerson', 'phone', 'video'] as const;
export type Mode = (typeof modes)[number];

/** From the least to the most. What is needed is judged by a person; no score decides it. */
export const needs = ['none', 'planOnly', 'tonight', 'now'] as const;
export type Need = (typeof needs)[number];

export type AssessmentState = 'ongoing' | 'paused' | 'done';

export const isLower = (need: Need, last: Need | undefined): boolean =>
  last !== undefined && needs.indexOf(need) < needs.indexOf(last);

/** What she said of her fear within the hour is not asked again: it is the same talk, written on another page (voices V02). */
export const stillSaid = (at: Instant, now: Instant): boolean => now.since(at).total('minutes') < 60;

export const isUrgent = (need: Need | null | undefined): boolean => need === 'tonight' || need === 'now';

/** What could let her stay where she lives; asked before she is asked to leave (voices V19). */
export const stayMeasures = ['contactBan', 'rightToHome', 'alarm', 'heMoves', 'locks', 'someoneThere'] as const;
export type StayMeasure = (typeof stayMeasures)[number];

/** Why she can't. Counted, so that the municipality sees what stands in the way. */
export const stayObstacles = [
  'noBanYet',
  'banNotKept',
  'hisHome',
  'noAlarm',
  'alarmDelay',
  'tooDangerous',
  'childrenSeeHim',
  'moneyOrLease',
  'herChoice',
] as const;
export type StayObstacle = (typeof stayObstacles)[number];

/** What is asked over the phone before anything that may wake what nobody can catch (voices V49). */
export type PhoneFirst = {
  readonly alone: YesNoUnknown;
  readonly safe: YesNoUnknown;
  readonly thereAfterwards: string | null;
};

export const mayAskByPhone = ({ alone, safe }: Pick<PhoneFirst, 'alone' | 'safe'>): boolean =>
  alone === 'yes' && safe === 'yes';

/** Answers from closed lists; everything in words stands beside them, sealed. */
export type ClosedAnswers = {
  readonly alone?: YesNoUnknown;
  readonly safe?: YesNoUnknown;
  readonly staying?: 'stays' | 'wantsToStay' | 'mustLeave' | 'hasLeft';
  readonly measures?: readonly StayMeasure[];
  readonly obstacles?: readonly StayObstacle[];
  /** For a child: has anyone of ours seen it, and talked with it (SoL 20:1, 3:1–3:3)? */
  readonly childSeen?: 'seen' | 'notSeen';
  readonly childTalked?: 'alone' | 'withOther' | 'notYet' | 'tooSmall';
  readonly childUnderstood?: YesNoUnknown;
  readonly childNeedsCare?: YesNoUnknown;
  readonly perpetratorReaches?: YesNoUnknown;
};

export type AssessmentAnswers = {
  readonly closed: ClosedAnswers;
  readonly mode: Mode;
  readonly need: Need | null;
  readonly thereAfterwards: string | null;
  /** The motive: why this need, in words. */
  readonly words: string | null;
  readonly letsStay: string | null;
  readonly lowerBecause: string | null;
  readonly childTold: string | null;
  readonly childSaid: string | null;
  readonly pausedWords: string | null;
};

export type Assessment = {
  readonly id: AssessmentId;
  readonly personId: PersonId;
  readonly state: AssessmentState;
  readonly mode: Mode;
  readonly need: Need | null;
  readonly startedAt: Instant;
  readonly assessedAt: Instant | null;
  readonly by: string;
  readonly pausedAt: Instant | null;
  readonly pausedBy: string | null;
  /** Whether anyone of ours has talked with the child; null for an adult, or where nobody said. */
  readonly childTalked: ClosedAnswers['childTalked'] | null;
};

export type Standing = {
  /** The last finished one; its age is shown wherever the person is named. */
  readonly last: Assessment | undefined;
  /** The one that was begun and is neither finished nor taken up. */
  readonly open: Assessment | undefined;
};

/** What is known about one person, from all assessments of the file, newest first. */
export function standingOf(person: PersonId, assessments: readonly Assessment[]): Standing {
  const own = assessments.filter((one) => one.personId === person);
  return {
    last: own.find((one) => one.state === 'done'),
    open: own.find((one) => one.state !== 'done'),
  };
}

/** Older than this, it says nothing about today. */
const staleAfterDays = 90;

export const isStale = (assessment: Assessment, now: Instant): boolean =>
  assessment.assessedAt !== null && now.since(assessment.assessedAt).total('hours') > staleAfterDays * 24;
