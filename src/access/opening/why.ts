import type { Instant } from '../../kernel/instant.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { showFixedMoment, showMoment } from '../../platform/language/dates.ts';
import { type SectionKind, sectionKinds } from '../file.ts';
import type { Frame } from '../route.ts';
import { accessTexts } from '../texts.ts';
import type { OwnOpening } from './opening.store.ts';
import { namedPurpose } from './purpose.ts';
import { openingTexts } from './texts.ts';

type May = { mayRead(kind: SectionKind): boolean; mayWrite(kind: SectionKind): boolean };
type Shown = OwnOpening & { readonly ownWords: string | null };

/** Everything that the page "Varför ser jag detta?" says, as text. */
export function whyModel(frame: Pick<Frame, 'language' | 'actor' | 'now'>, file: May, openings: readonly Shown[]) {
  const { language, actor, now } = frame;
  const t = openingTexts(language);
  const roles = accessTexts(language).roles;
  return {
    me: [actor.name, ...actor.roles.map(({ role, unitName }) => `${roles[role]}, ${unitName}`)].join(' · '),
    openings: openings.map((opening) => ({
      ground: groundInWords(opening, language, now),
      purpose: t.purposes[namedPurpose(opening.purpose)],
      ownWords: opening.ownWords,
      since: showFixedMoment(language, opening.openedAt, now),
      until: t.why.untilWords(showMoment(language, opening.expiresAt, now)),
    })),
    sections: sectionKinds.map((kind) => ({
      kind,
      label: t.sections[kind],
      reads: file.mayRead(kind),
      writes: file.mayWrite(kind),
    })),
  };
}

function groundInWords(opening: OwnOpening, language: Language, now: Instant): string {
  const t = openingTexts(language);
  switch (opening.ground) {
    case 'duty':
      return t.grounds.duty(showMoment(language, opening.expiresAt, now));
    case 'leader':
      return t.grounds.leader;
    case 'created':
      return t.grounds.created;
    case 'secrecyWaiver':
    case 'necessary':
    case 'provision':
    case 'emergency':
      return t.grounds[opening.ground](showMoment(language, opening.expiresAt, now));
    case 'team': {
      const until = opening.groundUntil === null ? undefined : showMoment(language, opening.groundUntil, now);
      return t.grounds.team(t.functions[opening.function ?? 'responsible'], until);
    }
  }
}
