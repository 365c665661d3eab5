import { describe, expect, it } from 'vitest';
import { type NextStepFacts, nextStep } from './next-step.ts';

/** A file where nothing waits; a test says what is otherwise. */
const calm: NextStepFacts = {
  mayWrite: true,
  closed: false,
  safeContact: 'fresh',
  clocks: [],
  ownDrafts: 0,
  account: 'confirmed',
  responsible: true,
  responsibleHasDeputy: true,
  mayStaffTeam: true,
  plan: 'going',
};
const step = (otherwise: Partial<NextStepFacts>) => nextStep({ ...calm, ...otherwise }).kind;
const clock = (state: 'breached' | 'dueToday' | 'later') => ({ kind: 'childProtection' as const, about: null, state });

describe('the next step', () => {
  it('is nothing where nothing waits, and for one who may write nothing', () => {
    expect(step({})).toBe('nothing');
    expect(step({ mayWrite: false, safeContact: 'missing', clocks: [clock('breached')] })).toBe('nothing');
  });

  it('is protection that is late, before everything else', () => {
    expect(nextStep({ ...calm, safeContact: 'missing', ownDrafts: 3, clocks: [clock('breached')] })).toEqual({
      kind: 'clock',
      clock: 'childProtection',
      about: null,
      state: 'breached',
    });
  });

  it('is how it is safe to get in touch, before what is due today', () => {
    for (const safeContact of ['missing', 'locked'] as const)
      expect(step({ safeContact, clocks: [clock('dueToday')] })).toBe('askSafeContact');
  });

  it.each([
    ['what is due today', { clocks: [clock('dueToday')], responsible: false }, 'clock'],
    ['who answers', { responsible: false, safeContact: 'old' }, 'nameResponsible'],
    ['who stands in', { responsibleHasDeputy: false, ownDrafts: 1 }, 'nameDeputy'],
    ['an old agreement', { safeContact: 'old', ownDrafts: 1 }, 'askSafeContactAgain'],
    ['an own draft', { ownDrafts: 1, account: 'none' }, 'signDraft'],
    ['the account', { account: 'none', plan: 'empty' }, 'writeAccount'],
    ['an account begun', { account: 'draft' }, 'finishAccount'],
    ['an account that waits for her', { account: 'unconfirmed', plan: 'overdue' }, 'confirmAccount'],
    ['a plan that is late', { plan: 'overdue' }, 'catchUpPlan'],
    ['no plan', { plan: 'empty', clocks: [clock('later')] }, 'makePlan'],
    ['a clock that has time', { clocks: [clock('later')] }, 'clock'],
  ] as const)('then %s', (_, otherwise, expected) => {
    expect(step(otherwise)).toBe(expected);
  });

  it('asks nobody to name a team who may not, and counts nothing as missing that may not be read', () => {
    expect(step({ mayStaffTeam: false, responsible: false, responsibleHasDeputy: false })).toBe('nothing');
    expect(step({ account: 'unreadable', plan: 'unreadable', safeContact: 'unreadable' })).toBe('nothing');
  });
});
