import { paperLanguage, referenceOf } from '../letters/index.ts';
import { renderLetter } from '../platform/pdf/render-letter.ts';
import type { DecisionLetter } from './decided.store.ts';
import { decidedTexts } from './decided-texts.ts';

/** The paper, of the frozen content alone. Its name, and whoever sends it, tell nothing of what it is about. */
export function decisionSheet({ id, content }: Pick<DecisionLetter, 'id' | 'content'>, municipality: string): Buffer {
  const t = decidedTexts(paperLanguage).paper;
  const text = (words: string) => words.split(/\n{2,}/).map((one) => ({ kind: 'text' as const, text: one }));
  return renderLetter({
    title: t.title(referenceOf(id)),
    sender: municipality,
    reference: referenceOf(id),
    language: paperLanguage,
    heading: t.heading,
    blocks: [
      { kind: 'text', text: t.to(content.reader) },
      { kind: 'heading', text: t.what },
      ...text(content.what),
      { kind: 'heading', text: t.decision },
      { kind: 'text', text: content.outcome },
      { kind: 'heading', text: t.why },
      ...text(content.motivation),
      { kind: 'text', text: t.basis(content.decidedBy, content.decidedOn, content.basis) },
      { kind: 'heading', text: t.appeal },
      { kind: 'text', text: content.appeal ?? t.appealWords },
      { kind: 'heading', text: t.call },
      { kind: 'text', text: [content.contact.name, content.contact.phone].filter(Boolean).join(', ') },
    ],
  });
}

export const fileNameOf = (id: string): string => `${referenceOf(id)}.pdf`;
