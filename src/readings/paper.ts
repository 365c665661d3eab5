import { Temporal } from 'temporal-polyfill';
import { accessTexts } from '../access/index.ts';
import { dayOf } from '../kernel/instant.ts';
import type { StaffRole } from '../kernel/staff-role.ts';
import type { Language } from '../platform/language/catalogue.ts';
import { showFullDay } from '../platform/language/dates.ts';
import { listed } from '../platform/language/plural.ts';
import { type LetterBlock, renderLetter } from '../platform/pdf/render-letter.ts';
import { byDay, type DayLine, type ExtractContent, type ReadingRequest } from './reading.ts';
import { readingTexts, referenceOf } from './texts.ts';

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** "Socialsekreterare, Relationsvåldsteamet": never a name. */
export function readerInWords(
  { role, unitName }: { readonly role: StaffRole | null; readonly unitName: string | null },
  language: Language,
): string {
  const t = readingTexts(language).make;
  return t.reader(role ? upperFirst(accessTexts(language).roles[role]) : t.noRole, unitName ?? '');
}

const lineInWords = (line: DayLine, language: Language): string => {
  const t = readingTexts(language).paper;
  const acts = listed(
    language,
    line.acts.map(({ act, times }) => t.acts[act](times)),
  );
  return t.line(readerInWords(line, language), line.ground ? t.grounds[line.ground] : undefined, acts);
};

const fullDay = (day: string, language: Language) => showFullDay(language, Temporal.PlainDate.from(day));

export const periodInWords = ({ since, until }: Pick<ExtractContent, 'since' | 'until'>, language: Language): string =>
  readingTexts(language).period(since ? fullDay(since, language) : null, fullDay(until, language));

/** What stands on the paper, of the frozen content alone: the page shows the same to whoever signs it. */
export function answerBlocks(content: ExtractContent, language: Language): LetterBlock[] {
  const t = readingTexts(language).paper;
  return [
    { kind: 'text', text: t.asked },
    { kind: 'text', text: `${periodInWords(content, language)}.` },
    { kind: 'text', text: content.lines.length === 0 ? t.none : t.about },
    ...byDay(content.lines).flatMap(({ day, lines }): LetterBlock[] => [
      { kind: 'heading', text: fullDay(day, language) },
      { kind: 'list', items: lines.map((line) => lineInWords(line, language)) },
    ]),
    { kind: 'heading', text: t.never },
    // The same on every paper: whether there was anything of it is not told.
    { kind: 'list', items: t.neverItems },
    { kind: 'text', text: t.neverSaid },
    { kind: 'text', text: t.decision },
  ];
}

/** Reasons are written by hand only for the one whom the file is about; to others the paper says the same, file or no file. */
export function decisionBlocks(request: ReadingRequest, language: Language): LetterBlock[] {
  const t = readingTexts(language).decision;
  if (!request.ended) return [];
  return [
    { kind: 'text', text: t.decidedOn(showFullDay(language, dayOf(request.ended.at))) },
    { kind: 'text', text: t.asked },
    { kind: 'text', text: t.refused },
    { kind: 'heading', text: t.why },
    ...(request.guarded
      ? [t.fixed, ...(request.receiver === 'guardian' ? [t.fixedGuardian] : [])]
      : [request.ended.words ?? '']
    ).map((text): LetterBlock => ({ kind: 'text', text })),
    { kind: 'heading', text: t.appeal },
    { kind: 'list', items: t.appealItems },
  ];
}

export function sheetOf(
  id: string,
  kind: 'answer' | 'decision',
  blocks: readonly LetterBlock[],
  municipality: string,
  language: Language,
): Buffer {
  const t = readingTexts(language);
  return renderLetter({
    title: t.paper.title(referenceOf(id)),
    sender: municipality,
    reference: referenceOf(id),
    language,
    heading: kind === 'answer' ? t.paper.heading : t.decision.heading,
    blocks,
  });
}
