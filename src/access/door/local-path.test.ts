import { expect, it } from 'vitest';
import { localPath } from './local-path.ts';

it.each(['/min-dag', '/akt/1?del=plan', '/'])('%s is ours', (path) => {
  expect(localPath(path, '/otherwise')).toBe(path);
});

it.each([
  'https://annan.se/',
  '//annan.se',
  '/\\annan.se',
  '/\t/annan.se',
  '/a/..//annan.se',
  'javascript:alert(1)',
  'min-dag',
  '',
  undefined,
  `/${'a'.repeat(600)}`,
])('%j is not', (path) => {
  expect(localPath(path, '/otherwise')).toBe('/otherwise');
});
