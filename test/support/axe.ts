import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Half a megabyte, which the builder would send twice for each look at a page.
const ofBuilder = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const source = readFileSync(ofBuilder.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page: by the standards, by all its rules, or by these. */
export async function axe(page: Page, rules: 'standards' | 'all' | readonly string[] = 'standards'): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(source);
  const runOnly =
    rules === 'all'
      ? {}
      : { runOnly: rules === 'standards' ? { type: 'tag' as const, values: standards } : [...rules] };
  const { violations } = await new AxeBuilder({ page, axeSource: 'void 0' })
    // Without frames there is nothing that the slower way, through a page of its own, would find.
    .setLegacyMode(true)
    .options({ ...runOnly, resultTypes: ['violations'] })
    .analyze();
  return violations.map(
    ({ id, nodes }) =>
      `axe ${id} (${nodes.length}): ${nodes
        .slice(0, 3)
        .map(({ html, any }) => `${html.slice(0, 160)}${any[0] ? ` – ${any[0].message.slice(0, 140)}` : ''}`)
        .join(' | ')}`,
  );
}
