import type { Instant } from '../kernel/instant.ts';
import { showFixedMoment } from '../platform/language/dates.ts';
import { type LetterBlock, renderLetter } from '../platform/pdf/render-letter.ts';
import type { Consent } from './consent.ts';
import { signatureDrawing } from './signature.ts';
import { consentTexts } from './texts.ts';
import { worderIn } from './wording.ts';

/**
 * The form as it was shown, to print, sign and keep. It says neither who signs nor what kind of matter it is: only its number,
 * the receiver and what the person says yes to, since the paper goes home in a bag that others may open.
 */
export function consentForm(consent: Consent, municipality: string, now: Instant): Buffer {
  const { wording, language, reference } = consent;
  const t = consentTexts(language).pdf;
  const worder = worderIn(language);
  const signature: LetterBlock[] =
    consent.signature && consent.answeredAt
      ? [
          { kind: 'drawing', svg: signatureDrawing(consent.signature), alt: t.nameLine },
          { kind: 'text', text: t.signedScreen(showFixedMoment(language, consent.answeredAt, now)) },
        ]
      : [
          { kind: 'line', text: t.placeDate },
          { kind: 'line', text: t.nameLine },
          { kind: 'line', text: t.nameClear },
        ];
  return renderLetter({
    title: t.title(reference),
    sender: municipality,
    reference,
    language,
    // A form that came as plain words has no heading of its own.
    heading: wording.heading || t.title(reference),
    blocks: [
      { kind: 'text', text: wording.opening },
      ...wording.points.flatMap(({ term, words }): LetterBlock[] => [
        { kind: 'heading', text: term },
        words.length === 1 ? { kind: 'text', text: words[0] ?? '' } : { kind: 'list', items: words },
      ]),
      { kind: 'heading', text: t.limits },
      { kind: 'list', items: worder.limits },
      ...wording.closing.map((text): LetterBlock => ({ kind: 'text', text })),
      { kind: 'text', text: t.withdraw(reference) },
      ...signature,
    ],
  });
}
