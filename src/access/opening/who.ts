import type { Instant } from '../../kernel/instant.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { type GroundFunction, type SectionKind, sectionKinds } from '../file.ts';
import { openingTexts } from './texts.ts';
import type { WayIn } from './who.store.ts';

export type WhoRow = {
  readonly id: string;
  readonly who: string;
  readonly ground: string;
  readonly reads: string;
  readonly writes: string;
  readonly since: string;
  readonly until: string;
};

/** A row for each way in, in words. */
export function whoRows(language: Language, now: Instant, ways: readonly WayIn[]): WhoRow[] {
  const t = openingTexts(language).who;
  return ways.map((way, at) => ({
    id: `vag-${at}`,
    who: way.staffName ?? t.nobodyNow(way.unitName ?? ''),
    ground: inWords(way, language),
    reads: sections(way.reads, language),
    writes: sections(way.writes, language),
    since: way.since ? showMoment(language, way.since, now) : t.always,
    until: way.until ? showMoment(language, way.until, now) : t.openEnded,
  }));
}

/** In the order of the file, and everything in one word. */
function sections(kinds: readonly SectionKind[], language: Language): string {
  const t = openingTexts(language);
  const held = sectionKinds.filter((kind) => kinds.includes(kind));
  if (held.length === 0) return t.who.nothing;
  return held.length === sectionKinds.length ? t.who.everything : held.map((kind) => t.sections[kind]).join(', ');
}

function inWords(way: WayIn, language: Language): string {
  const t = openingTexts(language);
  switch (way.kind) {
    case 'team':
      return t.who.grounds.team(t.functions[(way.function ?? 'responsible') as GroundFunction]);
    case 'duty':
      return t.who.grounds.duty(way.function === 'backup', way.unitName ?? '');
    case 'secrecyWaiver':
      return t.who.grounds.secrecyWaiver(way.unitName ?? '');
    case 'leader':
      return t.who.grounds.leader(way.unitName ?? '');
    default:
      return t.who.grounds[way.kind];
  }
}
