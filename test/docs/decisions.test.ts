import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../src/platform/root.ts';

const folder = join(root, 'docs', 'decisions');
const records = readdirSync(folder).filter((name) => /^\d/.test(name));
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('decisions', () => {
  it.each(records)('%s is one page: context, choice, what was turned down, price', (name) => {
    const text = read(name);
    expect(text).toMatch(new RegExp(`^# ${name.slice(0, 4)} `));
    expect(text.match(/^## .*$/gm)).toEqual(['## Context', '## Choice', '## Turned down', '## Price']);
    expect(text.split('\n').length).toBeLessThan(100);
  });

  it('are numbered without holes, and each is in the list', () => {
    expect(records.map((name) => Number(name.slice(0, 4)))).toEqual(records.map((_, n) => n + 1));
    const listed = [...read('README.md').matchAll(/\]\((\d{4}-[\w-]+\.md)\)/g)].map(([, name]) => name);
    expect(listed).toEqual(records);
  });

  it('give a reason for each package, and for no other', () => {
    const { dependencies, optionalDependencies, devDependencies } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    );
    const reasoned = [...read('0006-dependencies.md').matchAll(/^\| `([^`]+)` \| \S.*\|$/gm)].map(([, name]) => name);
    const packages = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies });
    expect(reasoned.toSorted()).toEqual(packages.toSorted());
  });
});
