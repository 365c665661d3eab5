import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isAwaited, isBounced, type ReferralAnswer, type ReferralKind } from './referrals.ts';

/** Answers in the order that they came, a day between each. */
const answered = (...answers: readonly (ReferralAnswer | null)[]) => of('traumaCare', ...answers);
const of = (kind: ReferralKind, ...answers: readonly (ReferralAnswer | null)[]) =>
  answers.map((answer, n) => ({
    kind,
    answer,
    answeredAt: answer && Temporal.Instant.from('2027-03-01T09:00:00Z').add({ hours: 24 * n }),
  }));

describe('isBounced', () => {
  it('needs two refusals for one need', () => {
    expect(isBounced('traumaCare', answered('no'))).toBe(false);
    expect(isBounced('traumaCare', answered('no', 'no'))).toBe(true);
    expect(isBounced('traumaCare', [...answered('no'), ...of('psychiatry', 'no')])).toBe(false);
  });

  it('ends with a yes that came since, and not with one from before', () => {
    expect(isBounced('traumaCare', answered('no', 'no', 'yes'))).toBe(false);
    expect(isBounced('traumaCare', answered('yes', 'no', 'no'))).toBe(true);
    expect(isBounced('traumaCare', answered('no', 'yes', 'no'))).toBe(false);
    expect(isBounced('traumaCare', answered('no', 'no', 'yes', 'no', 'no'))).toBe(true);
    expect(isBounced('traumaCare', [...of('psychiatry', null, null, 'yes'), ...answered('no', 'no')])).toBe(true);
  });

  it('goes by when the answers came, not by the order of the list', () => {
    expect(isBounced('traumaCare', answered('no', 'no', 'yes').reverse())).toBe(false);
    expect(isBounced('traumaCare', answered('yes', 'no', 'no').reverse())).toBe(true);
  });

  it('is not ended by one who only lets her wait', () => {
    expect(isBounced('traumaCare', answered('no', 'no', 'waiting', null))).toBe(true);
  });
});

it('awaits an answer until there is a yes or a no', () => {
  const awaited = ([null, 'waiting', 'yes', 'no'] as const).map((answer) => isAwaited({ answer }));
  expect(awaited).toEqual([true, true, false, false]);
});
