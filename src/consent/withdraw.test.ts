import { describe, expect, it } from 'vitest';
import type { UnitId } from '../kernel/ids.ts';
import { comparedReference, readReceiver } from './withdraw.ts';

describe('the number on the form', () => {
  it.each(['ABC-1234', 'abc 1234', ' a-b-c-1 2 3 4 ', 'ABC\u20111234'])('%s is the same one', (typed) => {
    expect(comparedReference(typed)).toBe('ABC1234');
  });
});

describe('what is taken back', () => {
  const unit = { id: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' as UnitId };

  it('is all, what went outside, or what one unit got', () => {
    expect(readReceiver('all', [unit])).toBe('all');
    expect(readReceiver('outside', [unit])).toBe('outside');
    expect(readReceiver(unit.id, [unit])).toEqual({ unitId: unit.id });
  });

  it('is never a unit that was not offered', () => {
    expect(readReceiver(unit.id, [])).toBeUndefined();
    expect(readReceiver('everything', [unit])).toBeUndefined();
    expect(readReceiver('', [unit])).toBeUndefined();
  });
});
