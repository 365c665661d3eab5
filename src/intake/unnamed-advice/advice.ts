import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { ViolenceKind } from '../../safety/index.ts';
import type { ContactChannel, ContactSource } from '../contact-codes.ts';

export type AdviceId = Id<'unnamedAdvice'>;

/** A letter, a mail and the e-service carry who sent them: they are ordinary contacts. */
export const adviceChannels = ['call', 'chat', 'visit', 'dropIn'] as const;
export type AdviceChannel = (typeof adviceChannels)[number];

export const adviceFor = ['subjected', 'usesViolence', 'child', 'closePerson', 'professional'] as const;
export type AdviceFor = (typeof adviceFor)[number];

/** The way in of one who uses violence, and that of all others. */
export type AdviceWay = 'own' | 'ordinary';

export const advisedKinds = [
  'emergencyNumber',
  'helpline',
  'ownService',
  'programme',
  'childSupport',
  'application',
  'shelter',
  'policeReport',
  'healthCare',
  'concernReport',
  'comeBack',
  'listened',
] as const;
export type AdvisedKind = (typeof advisedKinds)[number];

/** `unfindable`: there is one, and nothing by which anybody could be found. Only then may the advice end. */
export const adviceAnswers = ['none', 'known', 'unfindable'] as const;
export type AdviceAnswer = (typeof adviceAnswers)[number];

export const unfindableReasons = ['declined', 'brokenOff', 'nothingToGoOn'] as const;
export type UnfindableReason = (typeof unfindableReasons)[number];

/** Whether it was said what being without a name means: we can't find you again, and the duty to report stands. */
export const termsTolds = ['told', 'brokenOff', 'notTold'] as const;
export type TermsTold = (typeof termsTolds)[number];

export type AdviceTyped = {
  readonly channel: AdviceChannel;
  readonly forWhom: AdviceFor;
  readonly violence: readonly ViolenceKind[];
  readonly childConcern: AdviceAnswer;
  readonly danger: AdviceAnswer;
  readonly because?: UnfindableReason | undefined;
  readonly advised: readonly AdvisedKind[];
  readonly termsTold: TermsTold;
  readonly note?: string | undefined;
};

export type AdviceProblem =
  | 'dangerKnown'
  | 'childKnown'
  | 'childTells'
  | 'emergencyUnsaid'
  | 'doctorUnsaid'
  | 'because';

/**
 * Why it may not end as advice. Who is in danger, and a child of whom enough is known to find it, are never left with advice (SoL 19:1,
 * 20:1): the way on is an ordinary contact. Of a child who tells of violence somebody has asked who it is.
 */
export function adviceProblems(typed: AdviceTyped): AdviceProblem[] {
  const { childConcern, danger, forWhom, violence, because, advised, termsTold } = typed;
  const unfindable = childConcern === 'unfindable' || danger === 'unfindable';
  return [
    ...(danger === 'known' ? (['dangerKnown'] as const) : []),
    ...(childConcern === 'known' ? (['childKnown'] as const) : []),
    ...(forWhom === 'child' && violence.length > 0 && childConcern === 'none' ? (['childTells'] as const) : []),
    // Somebody who hung up can't be told anything more.
    ...(danger === 'unfindable' && !advised.includes('emergencyNumber') && termsTold !== 'brokenOff'
      ? (['emergencyUnsaid'] as const)
      : []),
    // Strangulation can kill days later, also whoever says that it was nothing.
    ...(violence.includes('strangulation') && !advised.includes('healthCare') && termsTold !== 'brokenOff'
      ? (['doctorUnsaid'] as const)
      : []),
    ...(unfindable && because === undefined ? (['because'] as const) : []),
  ];
}

/** Nobody is known: the answers that a row of advice can hold. */
export type EndedAdvice = Omit<AdviceTyped, 'childConcern' | 'danger' | 'because' | 'note'> & {
  readonly childConcern: Exclude<AdviceAnswer, 'known'>;
  readonly danger: Exclude<AdviceAnswer, 'known'>;
  readonly because: UnfindableReason | null;
  readonly note: string | null;
};

/** Nothing where it may not end. A reason that nothing asks for is left out. */
export function endAdvice(typed: AdviceTyped): EndedAdvice | undefined {
  const { childConcern, danger, because, note, ...rest } = typed;
  if (adviceProblems(typed).length > 0 || childConcern === 'known' || danger === 'known') return undefined;
  const needs = childConcern === 'unfindable' || danger === 'unfindable';
  return { ...rest, childConcern, danger, because: (needs && because) || null, note: note ?? null };
}

export type Advice = EndedAdvice & {
  readonly id: AdviceId;
  readonly givenAt: Instant;
  readonly givenByName: string;
  readonly takenFurtherAt: Instant | null;
};

/** How an ordinary contact begins of it. Who a professional is, is asked. */
export const channelOf = (channel: AdviceChannel): ContactChannel => (channel === 'dropIn' ? 'visit' : channel);
export const sourceOf = (who: AdviceFor | undefined): ContactSource | undefined =>
  who === undefined || who === 'professional' ? undefined : who === 'closePerson' ? 'worried' : 'person';
