import { renderLetter } from '../platform/pdf/render-letter.ts';

/** Her lines and nothing else: no heading, no sender, no number, no word of ours by which it is known. */
export const paperSheet = (parts: readonly (readonly string[])[], title: string): Buffer =>
  renderLetter({
    title,
    sender: '',
    reference: '',
    language: 'sv',
    heading: '',
    blocks: parts.flatMap((lines) => lines.map((text) => ({ kind: 'text' as const, text }))),
  });
