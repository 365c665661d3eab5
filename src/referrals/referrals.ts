import type { Temporal } from 'temporal-polyfill';
import type { SectionKind } from '../access/index.ts';
import type { Id } from '../kernel/ids.ts';
import { type Instant, isBefore } from '../kernel/instant.ts';

export type ReferralId = Id<'referral'>;
export const referralKinds = [
  'traumaCare',
  'psychiatry',
  'substanceCare',
  'somaticCare',
  'habilitation',
  'alarm',
  'escort',
  'accompaniedReporting',
] as const;
export type ReferralKind = (typeof referralKinds)[number];

/** What partners lend: part of the plan. The rest is care, and read by those who read of health. */
const resources: readonly ReferralKind[] = ['alarm', 'escort', 'accompaniedReporting'];
export const sectionOf = (kind: ReferralKind): SectionKind => (resources.includes(kind) ? 'plan' : 'health');

export const referralAnswers = ['yes', 'waiting', 'no'] as const;
export type ReferralAnswer = (typeof referralAnswers)[number];

/** What they said when it was to wait, and when they said it. */
export type Waited = { readonly words: string; readonly at: string };

export type Referral = {
  readonly id: ReferralId;
  readonly kind: ReferralKind;
  readonly receiver: string;
  readonly purpose: string;
  /** In the person's own words. */
  readonly wish: string | null;
  readonly disclosed: boolean;
  /** The day that the answer should have come; after "it takes time" the day to ask again. */
  readonly answerBy: Temporal.PlainDate;
  readonly at: Instant;
  readonly by: string;
  readonly answer: ReferralAnswer | null;
  readonly answerWords: string | null;
  readonly answeredAt: Instant | null;
  /** Of each wait before the last answer, the first one first. */
  readonly waited: readonly Waited[];
};

/** No answer yet, or one that only says that it takes time: it runs on a clock and is answered again (voices V13). */
export const isAwaited = ({ answer }: Pick<Referral, 'answer'>): boolean => answer === null || answer === 'waiting';

/**
 * Two refusals for one need: she is sent round, and somebody has to see it (voices V13). A yes ends those that came before it, and none
 * that came after; "it takes time" is no yes, for who waits may still be refused.
 */
export const isBounced = (
  kind: ReferralKind,
  all: readonly Pick<Referral, 'kind' | 'answer' | 'answeredAt'>[],
): boolean => {
  const same = all.filter((one) => one.kind === kind);
  const since = ({ answeredAt }: Pick<Referral, 'answeredAt'>): boolean =>
    !same.some(
      (other) => other.answer === 'yes' && other.answeredAt && answeredAt && isBefore(answeredAt, other.answeredAt),
    );
  return same.filter((one) => one.answer === 'no' && since(one)).length >= 2;
};
