import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { PhoneNumber } from './phone-number.ts';
import { getOk } from './result.ts';

// Numbers from the series that the Post and Telecom Authority keeps for books and films (070-1740605 to -1740699).
describe('a typed telephone number', () => {
  it.each([
    '070-174 06 05',
    '0701740605',
    '070 1740605',
    '(070) 174 06 05',
    '+46 70 174 06 05',
    '+46 (0)70 174 06 05',
    '0046701740605',
    '070–174 06 05',
  ])('%j is one Swedish mobile', (typed) => {
    const result = PhoneNumber.parse(typed);
    expect(result.ok && result.value.e164()).toBe('+46701740605');
    expect(result.ok && result.value.shown()).toBe('070-174 06 05');
  });

  it('of another country keeps its country code', () => {
    const result = PhoneNumber.parse('+47 22 12 34 56');
    expect(result.ok && result.value.shown()).toBe('+47 22 12 34 56');
  });

  it.each([
    ['', 'missing'],
    ['  ', 'missing'],
    ['ring grannen', 'notANumber'],
    ['070-174 06 05 (mamma)', 'notANumber'],
    ['070-174 06 05 eller 070-174 06 06', 'notANumber'],
    ['0', 'notANumber'],
    ['112', 'noSuchNumber'],
    ['070-174', 'noSuchNumber'],
    ['070-174 06 05 06 07', 'noSuchNumber'],
    ['0'.repeat(5000), 'notANumber'],
  ])('%j is %s', (typed, error) => {
    expect(PhoneNumber.parse(typed)).toEqual({ ok: false, error });
  });

  it('is the same however it was typed', () => {
    const one = getOk(PhoneNumber.parse('0701740605'), 'a number');
    expect(one.equals(getOk(PhoneNumber.parse('+46701740605'), 'a number'))).toBe(true);
    expect(one.equals(getOk(PhoneNumber.parse('0701740606'), 'a number'))).toBe(false);
  });

  it('prints as a word everywhere but where it is asked for', () => {
    const number = getOk(PhoneNumber.parse('0701740605'), 'a number');
    for (const shown of [
      String(number),
      JSON.stringify({ number }),
      inspect({ number }),
      inspect(number, { showHidden: true }),
    ]) {
      expect(shown).not.toMatch(/\d{4}/);
    }
  });
});
