import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Language } from '../language/catalogue.ts';
import { root } from '../root.ts';

export type LetterBlock =
  | { readonly kind: 'text' | 'heading' | 'line'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'drawing'; readonly svg: string; readonly alt: string };

/** `title` and `sender` are seen in a viewer's tab, a queue of prints and a list of files: nothing about a person, and no topic. */
export type Letter = {
  readonly title: string;
  readonly sender: string;
  readonly reference: string;
  readonly language: Language;
  readonly heading: string;
  readonly blocks: readonly LetterBlock[];
};

let compiler: NodeCompiler | undefined;
let source: string | undefined;

/** A tagged PDF (PDF/UA-1). What is written in it is data: no character in a text can become code of the sheet. */
export function renderLetter(letter: Letter): Buffer {
  compiler ??= NodeCompiler.create();
  source ??= readFileSync(join(root, 'src/platform/pdf/letter.typ'), 'utf8');
  const pdf = compiler.pdf(
    { mainFileContent: source, inputs: { letter: JSON.stringify(letter) } },
    { pdfStandard: 'ua-1', pdfTags: true },
  );
  // Texts of people stay in no cache longer than it takes to answer.
  compiler.evictCache(0);
  return pdf;
}
