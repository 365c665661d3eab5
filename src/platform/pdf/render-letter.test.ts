import { describe, expect, it } from 'vitest';
import { pdfWords } from '../../../test/support/pdf.ts';
import { type Letter, renderLetter } from './render-letter.ts';

const letter: Letter = {
  title: 'Blankett ABCD-2345',
  sender: 'Strandhaga kommun',
  reference: 'ABCD-2345',
  language: 'sv',
  heading: 'Blankett',
  blocks: [
    { kind: 'text', text: 'Jag ger #panic("kod") $x^2$ \\ *lov* _att_ `läsa` <etikett> @nyckel åäö' },
    { kind: 'heading', text: 'Till vad' },
    { kind: 'list', items: ['= ingen rubrik', '#set page(width: 1pt)'] },
    { kind: 'line', text: 'Namnteckning' },
    {
      kind: 'drawing',
      svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6 2"><path d="M0 0L5 2"/></svg>',
      alt: 'Namnteckning',
    },
  ],
};

describe('a letter', () => {
  const pdf = renderLetter(letter).toString('latin1');

  it('is tagged for readers of the screen, with its language and title', () => {
    expect(pdf).toContain('/StructTreeRoot');
    expect(pdf).toMatch(/\/Marked true/);
    expect(pdf).toContain('/Lang (sv)');
    expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>');
    for (const tag of ['/H1', '/H2', '/P', '/LI', '/Figure']) expect(pdf).toMatch(new RegExp(`/S ${tag}\\b`));
  });

  it('tells a list of files nothing but its number', () => {
    const titles = [...pdf.matchAll(/\/Title \(([^)]*)\)/g)].map(([, title]) => title);
    expect(titles).toEqual(['Blankett ABCD-2345']);
  });

  it('says what was written, and runs nothing of it', () => {
    const words = pdfWords(renderLetter(letter));
    for (const text of [
      '#panic("kod") $x^2$ \\ *lov* _att_ `läsa` <etikett> @nyckel åäö',
      '= ingen rubrik',
      '#set page(width: 1pt)',
    ])
      expect(words).toContain(text.replaceAll(' ', ''));
  });

  it('is as fast as a page', () => {
    const began = performance.now();
    for (let n = 0; n < 10; n += 1) renderLetter({ ...letter, reference: String(n) });
    expect((performance.now() - began) / 10).toBeLessThan(200);
  });
});
