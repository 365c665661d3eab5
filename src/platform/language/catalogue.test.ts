import { describe, expect, expectTypeOf, it } from 'vitest';
import { catalogue, isLanguage } from './catalogue.ts';

const sv = {
  title: 'Ny kontakt',
  children: (n: number) => `${n} barn`,
  urgency: { now: 'Nu', today: 'I dag' },
  steps: ['Ett', 'Två'],
};

describe('catalogue', () => {
  const en = {
    title: 'New contact',
    children: (n: number) => `${n} children`,
    urgency: { now: 'Now', today: 'Today' },
    steps: ['One', 'Two'],
  };
  const texts = catalogue({ sv, en });

  it('gives the texts of the language', () => {
    expect(texts('sv').title).toBe('Ny kontakt');
    expect(texts('en').title).toBe('New contact');
    expect(texts('en').children(2)).toBe('2 children');
    expect(texts('sv').urgency.now).toBe('Nu');
    expect(texts('sv').steps[1]).toBe('Två');
  });

  it('has one type for both', () => {
    expectTypeOf(texts('sv').title).toEqualTypeOf<string>();
    expectTypeOf(texts('en').children).toEqualTypeOf<(n: number) => string>();
  });

  it('lets the compiler refuse other shapes', () => {
    // @ts-expect-error: a text is missing
    catalogue({ sv: { a: 'a', b: 'b' }, en: { a: 'a' } });
    // @ts-expect-error: a deeper text is missing
    catalogue({ sv: { a: { b: 'b' } }, en: { a: {} } });
    const more = { a: 'a', b: 'b' };
    // @ts-expect-error: a text that Swedish lacks
    catalogue({ sv: { a: 'a' }, en: more });
    // @ts-expect-error: other parameters
    catalogue({ sv: { a: (n: number) => `${n}` }, en: { a: (name: string) => name } });
    expect(true).toBe(true);
  });
});

describe('isLanguage', () => {
  it.each([
    ['sv', true],
    ['en', true],
    ['SV', false],
    ['de', false],
    ['', false],
    [undefined, false],
    ['__proto__', false],
  ])('%j: %s', (value, expected) => {
    expect(isLanguage(value)).toBe(expected);
  });
});
