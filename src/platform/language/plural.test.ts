import { describe, expect, it } from 'vitest';
import { listed, number, plural } from './plural.ts';

describe('plural', () => {
  const forms = { one: 'frist', other: 'frister' };
  it.each([
    [0, '0 frister'],
    [1, '1 frist'],
    [2, '2 frister'],
    [1.5, '1,5 frister'],
    [21, '21 frister'],
  ])('%d', (n, expected) => {
    expect(plural('sv', n, forms)).toBe(expected);
  });

  it('knows English', () => {
    expect(plural('en', 1, { one: 'child', other: 'children' })).toBe('1 child');
    expect(plural('en', 0, { one: 'child', other: 'children' })).toBe('0 children');
  });
});

describe('numbers and lists', () => {
  it('follow the language', () => {
    expect(number('sv', 12500)).toBe('12\u00a0500');
    expect(number('en', 12500)).toBe('12,500');
    expect(listed('sv', ['Elin', 'Nova', 'Sam'])).toBe('Elin, Nova och Sam');
    expect(listed('en', ['Elin', 'Nova', 'Sam'])).toBe('Elin, Nova and Sam');
    expect(listed('sv', [])).toBe('');
  });
});
