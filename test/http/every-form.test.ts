import { afterAll, beforeAll, expect, it } from 'vitest';
import { saysWhich } from '../../src/platform/web/form.ts';
import { FormWalker, tablesThatTell } from '../support/form-walker.ts';
import { unlawfulIn } from '../support/lawful.ts';
import { shutForArchive } from '../support/packed.ts';
import { openStrandhaga, type Strandhaga } from '../support/strandhaga.ts';

// Everyone walks about and fills in whatever form there is, with marked words that try to be more than words.

let strandhaga: Strandhaga;
beforeAll(async () => {
  strandhaga = await openStrandhaga();
}, 240_000);
afterAll(() => strandhaga?.close());

// Long: three letters come up by chance as bytes among so many sealed ones, and in ids, once in some hundred runs.
const mark = 'zqxjkvwq';
const more = [
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(2)>',
  '</title><script>alert(4)</script>',
  '</textarea><script>alert(5)</script>',
  '" autofocus onfocus=alert(8) x="',
  'javascript:alert(6)',
  '\r\nSet-Cookie: x=1',
];
const executes = /<img src=x|<svg\/onload|<script>alert|" autofocus onfocus|(?:href|src|action)="javascript:/;

const wrongLines = (text: string): string[] => {
  const summary = /<div class="error-summary".*?<\/div>/s.exec(text)?.[0] ?? '';
  return [...summary.matchAll(/<li><a [^>]*>([^<]*)</g)].map(([, line]) => line ?? '');
};

it('keeps words words, and what was written sealed', { timeout: 240_000 }, async () => {
  const wrong: unknown[] = [];
  let [shown, count] = [0, 0];
  const walker = new FormWalker(strandhaga, {
    seed: 20261127,
    write: (random) => {
      count += 1;
      return `${mark}${count}${more[Math.floor(random() * more.length)]}`;
    },
    seen: ({ who, path, status, text, said }) => {
      const title = /<title>([^<]*)/.exec(text)?.[1] ?? '';
      if (status >= 500) wrong.push(['a fault', who, path]);
      if (executes.test(text)) wrong.push(['more than words', who, path]);
      if (said.includes(mark)) wrong.push(['an address or a cookie with content', who, path, said]);
      // A line of what is wrong names its question.
      for (const line of wrongLines(text))
        if (!saysWhich(line)) wrong.push(['a line that names nothing', who, path, line]);
      if (text.includes(mark)) shown += 1;
      if (title.includes(mark)) wrong.push(['a title with content', who, path, title]);
      // Lists of a unit show initials; nothing that anybody wrote.
      if (/^\/(?:organisation|jour|mottag|arenden\?visa=enheten)/.test(path) && text.includes(mark))
        wrong.push(['a list with content', who, path]);
    },
  });
  let accepted = 0;
  for (const who of ['dutyOfficer', 'caseOfficer', 'childOfficer', 'dutyOfficer'] as const)
    accepted += await walker.walk(who, 50);
  for (const who of ['administrator', 'auditor', 'boardChair'] as const) await walker.walk(who, 12);
  expect([wrong, strandhaga.faults]).toEqual([[], []]);
  expect(accepted).toBeGreaterThan(60);
  // What was written is there to be read by those who may.
  expect(shown).toBeGreaterThan(20);
  expect(await tablesThatTell(strandhaga.adminUrl, mark)).toEqual([]);
  expect(await unlawfulIn(strandhaga.adminUrl)).toEqual([]);
  // A file that holds all that was written can still be handed to the archive, with every word of it.
  const { adminUrl, keyring } = strandhaga;
  const packed = await shutForArchive(adminUrl, { keyring, newest: 40 });
  expect(packed.shut).toEqual([]);
  expect(packed.rows).toBeGreaterThan(500);
});
