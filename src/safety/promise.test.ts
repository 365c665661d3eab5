import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { newId, type StaffId } from '../kernel/ids.ts';
import { dueIsAhead, inOrder, mayWithdraw, promiseState } from './promise.ts';

const now = Temporal.Instant.from('2027-06-28T07:00:00Z');
const later = now.add({ hours: 1 });
const earlier = now.subtract({ hours: 1 });
const open = { keptAt: null, withdrawn: null, dueAt: later };
const withdrawn = { at: earlier, by: 'Sara', reason: 'x', manager: 'Anders', replacement: 'y' };
const manager = newId<StaffId>();
const given = { reason: 'Sjuk', manager, replacement: 'Bakjouren ringer' };

describe('a promise', () => {
  it('is open, overdue, kept or withdrawn', () => {
    expect(promiseState(open, now)).toBe('open');
    expect(promiseState(open, later)).toBe('overdue');
    expect(promiseState({ ...open, keptAt: later, dueAt: earlier }, later)).toBe('kept');
    expect(promiseState({ ...open, withdrawn }, later)).toBe('withdrawn');
  });

  it('is withdrawn with a reason, a manager and a plan for tonight', () => {
    expect(mayWithdraw(open, given, [manager])).toEqual({ ok: true, value: given });
  });

  it.each([
    [{ reason: ' ' }, ['noReason']],
    [{ manager: undefined }, ['noManager']],
    [{ manager: newId<StaffId>() }, ['noManager']],
    [{ replacement: undefined }, ['noReplacement']],
    [{ reason: undefined, manager: undefined, replacement: '' }, ['noReason', 'noManager', 'noReplacement']],
  ])('is not, with %j', (missing, error) => {
    expect(mayWithdraw(open, { ...given, ...missing }, [manager])).toEqual({ ok: false, error });
  });

  it('that was kept or withdrawn is not withdrawn again', () => {
    expect(mayWithdraw({ ...open, keptAt: now }, given, [manager])).toEqual({ ok: false, error: ['alreadyKept'] });
    expect(mayWithdraw({ ...open, withdrawn }, given, [manager])).toEqual({ ok: false, error: ['alreadyWithdrawn'] });
  });

  it('falls due after it was given', () => {
    expect([dueIsAhead(later, now), dueIsAhead(now, now), dueIsAhead(earlier, now)]).toEqual([true, false, false]);
  });

  it('stands in the order in which it must be looked at', () => {
    const overdue = { ...open, dueAt: earlier };
    const kept = { ...open, keptAt: earlier, dueAt: earlier.subtract({ hours: 5 }) };
    expect(inOrder([kept, open, overdue], now)).toEqual([overdue, open, kept]);
  });
});
