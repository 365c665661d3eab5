import type { Chance } from '../chance.ts';

const words = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e baklänges',
  'Å̈͟'.repeat(20),
  '-1',
  '0',
  '99999999999999999999',
  '1e309',
  'NaN',
  'null',
  '__proto__',
  'constructor',
  '[object Object]',
  "' or 1=1 --",
  '"><script>alert(1)</script>',
  '{{7*7}}',
  '../../etc/passwd',
  '//evil.example/',
  'javascript:alert(1)',
  '9999-99-99',
  '0000-00-00',
  '+275760-09-13T00:00:00Z',
  '2026-02-30',
  '25:61',
  'i morgon',
  '19121212-1212',
  '+46 70 000 00 00',
  '%00%0d%0aSet-Cookie: a=b',
  'x'.repeat(2000),
  'å'.repeat(70_000),
  '{"a":[1]}',
  '00000000-0000-0000-0000-000000000000',
];

/** Something that a form or an address was not made for. */
export const nasty = (chance: Chance): string => chance.of(words);

/** A body that is no form, or not what it says it is. */
export function brokenBody(chance: Chance): { body: Uint8Array<ArrayBuffer>; type: string } {
  const type = chance.of([
    'application/x-www-form-urlencoded',
    'application/json',
    'multipart/form-data; boundary=a',
    'multipart/form-data',
    'text/plain',
    'application/xml',
    '',
  ]);
  const text = chance.of([
    '',
    '{',
    '[]',
    '"a"',
    'a=%zz&b[c=1',
    '&&&===',
    '--a\r\nContent-Disposition: form-data; name="x"; filename="../y"\r\n\r\nz',
    '<!ENTITY x SYSTEM "file:///etc/passwd">',
  ]);
  const noise = Uint8Array.from({ length: chance.below(200) }, () => chance.below(256));
  const body = new Uint8Array([...new TextEncoder().encode(text), ...(chance.below(2) ? noise : [])]);
  return { body, type };
}
