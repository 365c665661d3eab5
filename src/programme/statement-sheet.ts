import { paperLanguage, referenceOf } from '../letters/index.ts';
import { showFullDay } from '../platform/language/dates.ts';
import { renderLetter } from '../platform/pdf/render-letter.ts';
import type { Service } from '../support/index.ts';
import type { Statement } from './programme.ts';
import { programmeTexts } from './texts.ts';

/** All that the paper says: who, in what, between which days, how often; and what it doesn't say. No field of it is typed. */
export function statementLines(
  one: Statement,
  { name, service }: { readonly name: string; readonly service: Pick<Service, 'sv'> },
): readonly string[] {
  const t = programmeTexts(paperLanguage).paper;
  const day = (on: Statement['fromOn']) => showFullDay(paperLanguage, on);
  return [t.took(name, service.sv.name), t.period(day(one.fromOn), day(one.toOn)), t.attended(one.attended), t.notMore];
}

/** The file's name and title hold its number alone. */
export function statementSheet(
  one: Statement,
  of: { readonly name: string; readonly service: Service; readonly municipality: string },
) {
  const t = programmeTexts(paperLanguage).paper;
  const reference = referenceOf(one.id);
  const content = renderLetter({
    title: reference,
    sender: of.municipality,
    reference,
    language: paperLanguage,
    heading: t.heading,
    blocks: statementLines(one, of).map((text) => ({ kind: 'text' as const, text })),
  });
  return { content, mediaType: 'application/pdf' as const, fileName: `${reference}.pdf` };
}
