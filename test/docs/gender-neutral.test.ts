import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../src/platform/root.ts';

// Anybody may be exposed to violence, and anybody may use it: our Swedish words take no side before the person has been met.

/** Words for one sex. `man` is no such word in Swedish alone, where it is also "one"; "en man" is. */
const gendered =
  /(?<![\p{L}-])(?:hon|han|henne|honom|hennes|hans|en man|mannen|mannens|männen|män|kvinna|kvinnan|kvinnans|kvinnor|kvinnorna|tjej|tjejen|kille|killen|flickor|flickan|pojkar|pojken|mamma|mamman|pappa|pappan|maka|makan|hustru|hustrun|fru|frun)(?![\p{L}-])/giu;

/** What may be said, and why. */
const allowed: Readonly<Record<string, string>> = {
  'src/help/text.sv.ts: mamma': 'to a child, of a grown-up who may help: a friend’s mother or father',
  'src/help/text.sv.ts: pappa': 'as above',
  'src/leading/text.sv.ts: kvinna': 'what the person wishes of whoever works with them (V41)',
  'src/leading/text.sv.ts: en man': 'as above',
  'src/leading/text.sv.ts: Kvinna': 'as above',
  'src/leading/text.sv.ts: En man': 'as above',
  'src/organisation/competence-text.sv.ts: kvinna': 'what a colleague says for those who wish for one or the other',
  'src/organisation/competence-text.sv.ts: en man': 'as above',
  'src/programme/text.sv.ts: En man': 'what the person wishes of whoever gives the meeting (V41)',
  'src/programme/text.sv.ts: kvinna': 'as above',
};

/** What the program says in Swedish: texts and wordings, and the instruments' own words. */
const wordsIn = (path: string): string => {
  const text = readFileSync(join(root, path), 'utf8');
  if (path.endsWith('.json'))
    return [...text.matchAll(/"sv":\s*"((?:[^"\\]|\\.)*)"/g)].map(([, said]) => said).join('\n');
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=\s)\/\/.*$/gm, '');
};
const paths = globSync(['src/**/*.sv.ts', 'src/instruments/shipped/*.json'], { cwd: root }).toSorted();
const found = paths.flatMap((path) => (wordsIn(path).match(gendered) ?? []).map((word) => `${path}: ${word}`));

it('finds the words that it looks for', () => {
  expect(paths.length).toBeGreaterThan(40);
  expect('Hon ringde. En man kom, och mannens bror; en kvinnojour svarade.'.match(gendered)).toEqual([
    'Hon',
    'En man',
    'mannens',
  ]);
});

it('says neither she nor he of whoever is exposed, nor of whoever uses violence', () => {
  expect([...new Set(found)].filter((one) => !(one in allowed))).toEqual([]);
});

it('allows nothing that nobody says', () => {
  expect(Object.keys(allowed).filter((one) => !found.includes(one))).toEqual([]);
});
