import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { ActionId, StaffId } from '../kernel/ids.ts';
import { type Action, answersNow, closedActions, openActions, stateOf } from './plan.ts';

const today = Temporal.PlainDate.from('2027-03-09');
const moment = Temporal.Instant.from('2027-03-09T08:30:00Z');
const action = (otherwise: Partial<Action> = {}): Action => ({
  id: 'a' as ActionId,
  goalId: null,
  itemId: null,
  isGuarded: false,
  aim: null,
  words: 'Ringa hyresvärden',
  ownerId: 'tove' as StaffId,
  ownerName: 'Tove Hallin',
  dueOn: today,
  doneAt: null,
  noLongerPossibleAt: null,
  outcome: null,
  ...otherwise,
});
const on = (day: string) => Temporal.PlainDate.from(day);

describe('an action', () => {
  it.each([
    ['2027-03-08', 'overdue'],
    ['2027-03-09', 'today'],
    ['2027-03-10', 'later'],
  ])('due %s is %s', (day, state) => {
    expect(stateOf(action({ dueOn: on(day) }), today)).toBe(state);
  });

  it('that has ended is never late', () => {
    const past = on('2027-01-01');
    expect(stateOf(action({ dueOn: past, doneAt: moment }), today)).toBe('done');
    expect(stateOf(action({ dueOn: past, noLongerPossibleAt: moment }), today)).toBe('notPossible');
  });

  it('is answered for by the one who stands in, and says when nobody does', () => {
    const away = (deputyName: string | null) => new Map([['tove' as StaffId, { deputyId: null, deputyName }]]);
    expect(answersNow(action(), new Map())).toEqual({ name: 'Tove Hallin' });
    expect(answersNow(action(), away('Johan Berg'))).toEqual({ name: 'Johan Berg', standsInFor: 'Tove Hallin' });
    expect(answersNow(action(), away(null))).toBeUndefined();
  });
});

it('open actions come by day, ended ones newest first', () => {
  const plan = {
    goals: [],
    actions: [
      action({ words: 'b', dueOn: on('2027-03-12') }),
      action({ words: 'a', dueOn: on('2027-03-10') }),
      action({ words: 'old', doneAt: moment }),
      action({ words: 'new', noLongerPossibleAt: moment.add({ hours: 1 }) }),
    ],
  };
  expect(openActions(plan).map(({ words }) => words)).toEqual(['a', 'b']);
  expect(closedActions(plan).map(({ words }) => words)).toEqual(['new', 'old']);
});
