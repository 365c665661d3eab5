import { dayOf, type Instant } from '../kernel/instant.ts';
import { catalogue, type Language } from '../platform/language/catalogue.ts';
import { showDay } from '../platform/language/dates.ts';
import type { WaitingRed } from './red-event.ts';
import { en } from './text.en.ts';
import { sv } from './text.sv.ts';

export const redEventTexts = catalogue({ sv, en });

/** Why a new assessment is needed: "förundersökningen lades ner 12 nov". */
export const becauseOf = ({ kind, onDay, at }: WaitingRed, language: Language, now: Instant): string =>
  `${redEventTexts(language).because[kind]} ${showDay(language, onDay ?? dayOf(at), dayOf(now))}`;
