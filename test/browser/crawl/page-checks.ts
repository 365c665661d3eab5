import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Page } from 'playwright-core';
import { root } from '../../../src/platform/root.ts';
import { tellingWords, titleWords } from '../../support/neutral.ts';
import type { Seen } from './seen.ts';

const observer = buildSync({
  entryPoints: [join(root, 'test/browser/in-page/observe.ts')],
  bundle: true,
  write: false,
  format: 'iife',
  globalName: 'observed',
  target: 'chrome123',
}).outputFiles[0]?.text;

/** Works with script off too: that switch is for what the page brings with it. */
export const observe = (page: Page): Promise<Seen> =>
  page.evaluate<Seen>(`(() => { ${observer}; return observed.seen; })()`);

/** What is wrong with the page as it came, whoever looks. */
export function faultsOf(seen: Seen, { language, blank }: { language: 'sv' | 'en'; blank: boolean }): string[] {
  const faults: string[] = [];
  const say = (what: string, found: readonly unknown[]) => {
    for (const one of found) faults.push(`${what}: ${String(one)}`);
  };
  if (seen.lang !== language) faults.push(`lang is ${seen.lang}, not ${language}`);
  if (!blank && (seen.h1.length !== 1 || seen.h1[0] === ''))
    faults.push(`one heading of the first level, not ${JSON.stringify(seen.h1)}`);
  say('the title tells', tellingWords(seen.title));
  say('a word of the title that is not in the list of test/support/neutral.ts', unknownWords(seen.title));
  say('inline markup', seen.inline);
  say('loaded from elsewhere', seen.foreign);
  if (language === 'sv')
    say(
      'quotation marks that are not Swedish',
      seen.lines.filter((line) => line.includes('“')),
    );
  say('needs script', seen.scripted);
  say(
    'a form that nothing sends',
    seen.forms.filter(({ submits }) => !submits).map(({ action }) => action),
  );
  return faults;
}

const unknownWords = (title: string): string[] =>
  title.split(/[\s–,.]+/).filter((word) => word !== '' && !titleWords.has(word.toLowerCase()));

export const overflow = ({ wider, stickingOut }: Seen, width: number): string[] =>
  wider > 0 ? [`${wider} px too wide at ${width} px: ${stickingOut.join(' ')}`] : [];

/** Times and numbers go on by themselves; that a text is saved is told by the script that saves it. */
export const differences = (without: readonly string[], withScript: readonly string[]): string[] => {
  const moves = (line: string) => /\d|^Spara|^Save/.test(line);
  const missing = without.filter((line) => !withScript.includes(line) && !moves(line));
  const added = withScript.filter((line) => !without.includes(line) && !moves(line));
  return [
    ...missing.map((line) => `shown without script, and not with it: ${line}`),
    ...added.map((line) => `shown only with script: ${line}`),
  ];
};
