import type { Language } from '../platform/language/catalogue.ts';
import { type LetterBlock, renderLetter } from '../platform/pdf/render-letter.ts';
import type { IssuedCertificate } from './certificate.store.ts';
import { certificateTexts, lastDay, shortReference } from './certificate-texts.ts';

/** The same words on paper, for a unit that works with paper. Title and file name hold its number alone. */
export function certificateSheet(
  { id, content, validTo }: IssuedCertificate,
  municipality: string,
  language: Language,
): Buffer {
  const t = certificateTexts(language);
  const part = (heading: string, ...blocks: LetterBlock[]): LetterBlock[] => [
    { kind: 'heading', text: heading },
    ...blocks,
  ];
  const text = (words: string): LetterBlock => ({ kind: 'text', text: words });
  return renderLetter({
    title: t.reference(shortReference(id)),
    sender: municipality,
    reference: shortReference(id),
    language,
    heading: t.paperHeading,
    blocks: [
      ...part(t.who, text([content.name, content.number].filter(Boolean).join(', '))),
      ...part(t.agreed, { kind: 'list', items: content.needs.map((need) => t.kinds[need]) }),
      ...(content.sentence ? [text(content.sentence)] : []),
      ...part(t.until, text(lastDay(language, validTo))),
      ...part(t.call, text([content.contact.name, content.contact.phone].filter(Boolean).join(', ')), text(t.callHelp)),
    ],
  });
}
