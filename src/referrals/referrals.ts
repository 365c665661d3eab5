import type { Temporal } from 'temporal-polyfill';
import type { SectionKind } from '../access/index.ts';
import type { Id } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';

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

export type Referral = {
  readonly id: ReferralId;
  readonly kind: ReferralKind;
  readonly receiver: string;
  readonly purpose: string;
  /** In the person's own words. */
  readonly wish: string | null;
  readonly disclosed: boolean;
  readonly answerBy: Temporal.PlainDate;
  readonly at: Instant;
  readonly by: string;
  readonly answer: ReferralAnswer | null;
  readonly answerWords: string | null;
};

/** Two refusals for one need: she is sent round, and somebody has to see it (voices V13). A yes since then ends it. */
export const isBounced = (kind: ReferralKind, all: readonly Pick<Referral, 'kind' | 'answer'>[]): boolean => {
  const same = all.filter((one) => one.kind === kind);
  return same.filter(({ answer }) => answer === 'no').length >= 2 && !same.some(({ answer }) => answer === 'yes');
};
