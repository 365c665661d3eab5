import { expect, test } from 'vitest';
import { describeFault } from './log.ts';

test('a fault is told by kind, code and place, and nothing of what it was about', () => {
  const error = Object.assign(new TypeError('invalid input: Vera Lind\n    at Storgatan 1:2:3'), {
    code: '22P02',
    detail: 'Vera',
  });
  const told = describeFault(error);
  expect(told).toMatchObject({ name: 'TypeError', code: '22P02' });
  expect(told.at[0]).toContain('log.test.ts');
  expect(JSON.stringify(told)).not.toMatch(/Vera|Storgatan/);
});

test('what is thrown without being an error is not quoted', () => {
  expect(describeFault('Vera Lind')).toEqual({ name: 'string', at: [] });
});
