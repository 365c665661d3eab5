import { describe, expect, it } from 'vitest';
import { err, getOk, mapOk, never, ok, type Result } from './result.ts';

describe('Result', () => {
  it('carries a value or a refusal', () => {
    expect(ok(3)).toEqual({ ok: true, value: 3 });
    expect(err('tooLong')).toEqual({ ok: false, error: 'tooLong' });
  });

  it('maps values and leaves refusals alone', () => {
    const even = (n: number): Result<number, 'odd'> => (n % 2 === 0 ? ok(n) : err('odd'));
    expect(mapOk(even(4), (n) => n + 1)).toEqual(ok(5));
    expect(mapOk(even(3), (n) => n + 1)).toEqual(err('odd'));
  });

  it('getOk names what was expected, and never the refused value', () => {
    expect(getOk(ok('x'), 'a day')).toBe('x');
    expect(() => getOk(err({ typed: '19910208-2386' }), 'a personal number')).toThrow(
      /^Expected a personal number, but it was refused$/,
    );
  });

  it('never throws without the value', () => {
    expect(() => never('secret' as never)).toThrow(/^No case for string$/);
  });
});
