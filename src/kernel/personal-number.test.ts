import { inspect } from 'node:util';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { PersonalNumber } from './personal-number.ts';
import { getOk } from './result.ts';

// All numbers here are from the Tax Agency's test series, which belongs to nobody.
const today = Temporal.PlainDate.from('2026-11-22');
const parse = (typed: string, on = today) => PersonalNumber.parse(typed, on);
const get = (typed: string) => getOk(parse(typed), 'a test number');

describe('a typed personal number', () => {
  it.each([
    '201801022383',
    '20180102-2383',
    '20180102 2383',
    ' 2018 01 02 23 83 ',
    '1801022383',
    '180102-2383',
    '180102\u20132383',
  ])('%j is one number', (typed) => {
    const number = get(typed);
    expect(number.digits()).toBe('201801022383');
    expect(number.shown()).toBe('20180102-2383');
    expect(number.kind()).toBe('personnummer');
    expect(number.findBorn()?.toString()).toBe('2018-01-02');
  });

  it.each(['191504672385', '150467+2385'])('%j is a samordningsnummer', (typed) => {
    const number = get(typed);
    expect(number.digits()).toBe('191504672385');
    expect(number.kind()).toBe('samordningsnummer');
    expect(number.findBorn()?.toString()).toBe('1915-04-07');
  });

  it.each([
    ['192100802392', 1921],
    ['193100602394', 1931],
    ['195807602395', 1958],
    ['19400086-2393', 1940],
  ])('%j has no known birthday', (typed, year) => {
    const number = get(typed);
    expect(number.kind()).toBe('samordningsnummer');
    expect(number.findBorn()).toBeUndefined();
    expect(number.birthYear()).toBe(year);
  });

  it('without century means the youngest who is born by then', () => {
    const typed = '300122-7705';
    expect(getOk(parse(typed), 'a number').digits()).toBe('193001227705');
    expect(parse('180102-2383', Temporal.PlainDate.from('2018-01-02'))).toMatchObject({ ok: true });
    expect(getOk(parse('180102-2383', Temporal.PlainDate.from('2018-01-01')), 'a number').digits()).toBe(
      '191801022383',
    );
  });

  it.each([
    ['', 'missing'],
    ['   ', 'missing'],
    ['okänt', 'notANumber'],
    ['20180102', 'notANumber'],
    ['20180102-238', 'notANumber'],
    ['20180102-23833', 'notANumber'],
    ['20180102/2383', 'notANumber'],
    ['20180102-T383', 'notANumber'],
    ['20180102-2384', 'noSuchNumber'],
    ['20180132-2383', 'noSuchNumber'],
    ['20180002-2383', 'noSuchNumber'],
    ['20180102-0000', 'noSuchNumber'],
    ['00000000-0000', 'noSuchNumber'],
    ['192100802393', 'noSuchNumber'],
    ['192113802392', 'noSuchNumber'],
    ['192100922392', 'noSuchNumber'],
  ])('%j is %s', (typed, error) => {
    expect(parse(typed)).toEqual({ ok: false, error });
  });

  it('of one who is not born yet is refused', () => {
    expect(parse('201801022383', Temporal.PlainDate.from('2018-01-01'))).toEqual({ ok: false, error: 'inFuture' });
  });

  it('compares by its digits', () => {
    expect(get('180102-2383').equals(get('201801022383'))).toBe(true);
    expect(get('180102-2383').equals(get('20180112-2381'))).toBe(false);
  });
});

describe('PersonalNumber', () => {
  it('prints as a word everywhere but where it is asked for', () => {
    const number = get('19910208-2386');
    for (const shown of [
      String(number),
      `${number}`,
      JSON.stringify({ number }),
      inspect({ number }),
      inspect(number, { showHidden: true, depth: 9 }),
    ]) {
      expect(shown).not.toMatch(/\d{4}/);
      expect(shown).toContain('[personal number]');
    }
    expect(Object.keys(number)).toEqual([]);
  });

  it('never throws and never repeats what was typed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9+ -]{0,16}$/), (typed) => {
        const result = parse(typed);
        if (!result.ok) expect(['missing', 'notANumber', 'noSuchNumber', 'inFuture']).toContain(result.error);
      }),
    );
  });
});
