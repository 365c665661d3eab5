import type { FileContext, ShareablePart } from '../access/index.ts';
import { dayOf, type Instant } from '../kernel/instant.ts';
import type { Language } from '../platform/language/catalogue.ts';
import { showDay, showMoment } from '../platform/language/dates.ts';
import { weigh } from './answer-consent.ts';
import { askings, type Consent, endsAs, endsSoon, type Standing, standingOf } from './consent.ts';
import { consentTexts } from './texts.ts';

export type AskingLine = {
  readonly id: string;
  readonly href: string;
  readonly receiver: string;
  readonly outside: boolean;
  readonly standing: Standing;
  readonly state: string;
  readonly parts: string;
  readonly purpose: string;
  readonly until: string | undefined;
  readonly said: string;
  readonly soon: string | undefined;
  /** It ends soon or has ended, and nobody has said whether she is to be asked again. */
  readonly undecided: boolean;
  /** Where she is asked again for the same receiver. */
  readonly againHref: string;
};

export type ListModel = {
  readonly undecided: readonly AskingLine[];
  readonly inForce: readonly AskingLine[];
  readonly waiting: readonly AskingLine[];
  readonly no: readonly AskingLine[];
  readonly over: readonly AskingLine[];
  /** Units that nobody has said yes to. */
  readonly nothing: readonly string[];
};

type Facts = {
  readonly consents: readonly Consent[];
  readonly age: number | undefined;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  /** What a clock still runs for, by `endsAs`. */
  readonly clocks: ReadonlySet<string>;
};
type Viewer = { readonly fileId: string; readonly language: Language; readonly now: Instant };

export const isComplete = (forms: readonly Consent[], age: number | undefined): boolean =>
  forms[0]?.askingId ? weigh(forms, { age }).state === 'complete' : forms.every(({ answer }) => answer === 'given');

/** What is open, to whom and until when, and what isn't: from facts alone. */
export function listModel(facts: Facts, viewer: Viewer): ListModel {
  const found = askings(facts.consents).map((forms) => {
    const standing = standingOf(forms, isComplete(forms, facts.age), viewer.now);
    return { forms, standing, line: lineOf(forms, standing, facts, viewer) };
  });
  const those = (...wanted: Standing[]) =>
    found.filter(({ standing }) => wanted.includes(standing)).map(({ line }) => line);
  const open = new Set(
    found.filter(({ standing }) => standing === 'inForce').map(({ forms }) => forms[0]?.receiver.unitId),
  );
  return {
    undecided: found.flatMap(({ line }) => (line.undecided ? [line] : [])),
    inForce: those('inForce'),
    waiting: those('waiting'),
    no: those('refused', 'notAsked'),
    over: those('withdrawn', 'ended'),
    nothing: facts.units.filter(({ id }) => ![...open].some((one) => one === id)).map(({ name }) => name),
  };
}

/** "Risk och skydd, vad som pågår hos andra". */
export const partsInWords = (parts: readonly ShareablePart[], language: Language): string => {
  const words = parts.map((part) => consentTexts(language).parts.name[part]).join(', ');
  return words.slice(0, 1) + words.slice(1).toLocaleLowerCase(language);
};

/** The form that the next step lies in: one that waits, else the first. */
const leading = (forms: readonly Consent[]): Consent | undefined =>
  forms.find(({ answer }) => answer === 'waiting') ?? forms[0];

function lineOf(
  forms: readonly Consent[],
  standing: Standing,
  { clocks }: Pick<Facts, 'clocks'>,
  { fileId, language, now }: Viewer,
): AskingLine {
  const one = leading(forms);
  if (!one) throw new Error('An asking without a form');
  const t = consentTexts(language);
  const lastDay = showDay(language, dayOf(one.validTo.subtract({ seconds: 1 })), dayOf(now));
  const soon = standing === 'inForce' && endsSoon(one.validTo, now);
  const signed = forms.find(({ signedHow }) => signedHow !== null);
  const why = forms.find(({ notAskedBecause }) => notAskedBecause !== null)?.notAskedBecause;
  return {
    id: one.id,
    href: `/akt/${fileId}/samtycken/${one.id}`,
    receiver: one.receiver.name,
    outside: one.receiver.unitId === null,
    standing,
    state: standing === 'notAsked' && why ? `${t.standing.notAsked} (${t.notAsked[why]})` : t.standing[standing],
    parts: partsInWords(one.parts, language),
    purpose: one.purpose,
    until: standing === 'refused' || standing === 'notAsked' ? undefined : t.list.until(lastDay),
    said:
      signed?.signedHow && signed.answeredAt
        ? t.list.signed(t.list.how[signed.signedHow], showMoment(language, signed.answeredAt, now), one.askedBy)
        : one.saidYesAt && standing === 'waiting'
          ? t.list.saidYes(showMoment(language, one.saidYesAt, now))
          : t.list.asked(showMoment(language, one.askedAt, now), one.askedBy),
    soon: soon ? (one.leftToEndAt ? t.list.leftToEnd(lastDay) : t.list.endsSoon(lastDay)) : undefined,
    undecided: (soon || standing === 'ended') && clocks.has(endsAs(one)),
    againHref: `/akt/${fileId}/samtycken/ny${one.receiver.unitId ? `?till=${one.receiver.unitId}` : ''}`,
  };
}

export type ConsentSummary = {
  readonly words: string;
  readonly nearest: string | undefined;
  readonly soon: readonly string[];
  readonly waiting: string | undefined;
};

/** The file page's own lines: how many hold, which ends first, and what ends before anybody notices. */
export function summaryModel(facts: Omit<Facts, 'units' | 'clocks'>, viewer: Viewer): ConsentSummary {
  const t = consentTexts(viewer.language);
  const model = listModel({ ...facts, units: [], clocks: new Set() }, viewer);
  const ends = model.inForce
    .flatMap(({ id }) => facts.consents.find((one) => one.id === id)?.validTo ?? [])
    .toSorted((a, b) => a.epochMilliseconds - b.epochMilliseconds);
  const day = (at: Instant) => showDay(viewer.language, dayOf(at.subtract({ seconds: 1 })), dayOf(viewer.now));
  return {
    words: t.fileLine(model.inForce.length),
    nearest: ends[0] && t.nearestEnd(day(ends[0])),
    soon: model.inForce.flatMap(({ receiver, soon }) => (soon ? [`${receiver}: ${soon}`] : [])),
    waiting: model.waiting.length > 0 ? t.waitingLine(model.waiting.length) : undefined,
  };
}

export const viewerOf = (ctx: FileContext): Viewer => ({ fileId: ctx.file.id, language: ctx.language, now: ctx.now });
