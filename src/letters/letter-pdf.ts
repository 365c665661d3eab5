import { renderLetter } from '../platform/pdf/render-letter.ts';
import type { Letter } from './letter.ts';
import { letterTexts, paperLanguage, referenceOf } from './texts.ts';

/** The paper, of the frozen content alone: nothing is read from the file when it is made. */
export function letterSheet(letter: Pick<Letter, 'id' | 'content'>, municipality: string): Buffer {
  const { paper: t, subjectWords } = letterTexts(paperLanguage);
  const { subject, guardian, child, message, contact } = letter.content;
  return renderLetter({
    title: t.title(referenceOf(letter.id)),
    sender: municipality,
    reference: referenceOf(letter.id),
    language: paperLanguage,
    heading: t.heading,
    blocks: [
      { kind: 'text', text: t.to(guardian) },
      { kind: 'text', text: t.about(child) },
      { kind: 'text', text: subjectWords[subject] },
      ...message.split(/\n{2,}/).map((text) => ({ kind: 'text' as const, text })),
      { kind: 'heading', text: t.call },
      { kind: 'text', text: [contact.name, contact.phone].filter(Boolean).join(', ') },
    ],
  });
}
