import { deflateSync } from 'node:zlib';
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

it('refuses a few bytes that ask for a gigabyte, before they get it', async () => {
  const picture = deflateSync(Buffer.alloc(1000));
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>',
    `<</Type/XObject/Subtype/Image/Width 30000/Height 30000/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode/Length ${picture.length}>>stream\n${picture.toString('latin1')}\nendstream`,
    '<</Length 30>>stream\nq 595 0 0 842 0 0 cm /I Do Q  \nendstream',
  ];
  const body = objects.map((text, n) => `${n + 1} 0 obj\n${text}\nendobj\n`).join('');
  const pdf = Buffer.from(`%PDF-1.4\n${body}trailer<</Size 6/Root 1 0 R>>\n%%EOF`, 'latin1');
  expect(await drawPages(pdf)).toEqual({ ok: false, error: 'notReadable' });
  // The same with a picture that fits is drawn: it is the memory that is refused, not the form.
  const small = Buffer.from(
    pdf.toString('latin1').replace('/Width 30000/Height 30000', '/Width 20/Height 50'),
    'latin1',
  );
  expect((await drawPages(small)).ok).toBe(true);
});
