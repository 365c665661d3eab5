import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { readDay, readTimestamp } from './statements.ts';

describe('what PostgreSQL writes of a moment', () => {
  it('is read to the microsecond', () => {
    const micros = fc.bigInt({ min: -3_000_000_000_000_000n, max: 7_000_000_000_000_000n });
    fc.assert(
      fc.property(micros, (n) => {
        const moment = new Temporal.Instant(n * 1000n);
        const text = moment.toString().replace('T', ' ').replace('Z', '+00');
        expect(readTimestamp(text).epochNanoseconds).toBe(moment.epochNanoseconds);
      }),
    );
  });

  it('is read with fewer decimals, and from another time zone', () => {
    expect(readTimestamp('2026-11-22 23:30:01.5+00').toString()).toBe('2026-11-22T23:30:01.5Z');
    expect(readTimestamp('2026-11-22 23:30:01+01:30').toString()).toBe('2026-11-22T22:00:01Z');
  });

  it('is a day where it is a date', () => {
    expect(readDay('2024-02-29').toString()).toBe('2024-02-29');
  });
});
