import { expect, it } from 'vitest';
import { drawPages, pagesAtMost } from './draw-pages.ts';
import { renderLetter } from './render-letter.ts';

const letter = (pages: number) =>
  renderLetter({
    title: 'Blankett',
    sender: 'Kommunen',
    reference: 'ABC-123',
    language: 'sv',
    heading: 'Blankett',
    blocks: Array.from({ length: 40 * pages - 20 }, (_, n) => ({ kind: 'text', text: `Rad ${n}` })),
  });

it('draws every page, and leaves all else behind', async () => {
  const drawn = await drawPages(letter(2));
  if (!drawn.ok) throw new Error(drawn.error);
  expect(drawn.value.length).toBeGreaterThan(1);
  for (const { width, height, grey } of drawn.value) {
    expect(grey).toHaveLength(width * height);
    // Black on white: neither empty nor black all over.
    const dark = grey.filter((point) => point < 100).length;
    expect(dark).toBeGreaterThan(100);
    expect(dark).toBeLessThan(grey.length / 4);
  }
});

it('refuses what is no PDF, what is cut short, and what has too many pages', async () => {
  const pdf = letter(1);
  expect(await drawPages(Buffer.from('%PDF-1.7 and no more'))).toEqual({ ok: false, error: 'notReadable' });
  expect(await drawPages(pdf.subarray(0, 500))).toEqual({ ok: false, error: 'notReadable' });
  expect(await drawPages(letter(pagesAtMost + 3))).toEqual({ ok: false, error: 'tooManyPages' });
});
