import { dayOf, type Instant } from '../kernel/instant.ts';
import { catalogue, type Language } from '../platform/language/catalogue.ts';
import { showDay, showFullDay } from '../platform/language/dates.ts';
import { en } from './certificate.text.en.ts';
import { sv } from './certificate.text.sv.ts';

export const certificateTexts = catalogue({ sv, en });

/** What a certificate is called where nobody is named: on a list, on paper. */
export const shortReference = (id: string): string => id.slice(0, 8).toUpperCase();

/** The last day that something holds: a moment at midnight belongs to the day before. */
export const lastDay = (language: Language, until: Instant): string => showFullDay(language, lastOf(until));

/** The same on a page, beside other days: "tors 26 nov". */
export const lastDayOnPage = (language: Language, until: Instant, now: Instant): string =>
  showDay(language, lastOf(until), dayOf(now));

const lastOf = (until: Instant) => dayOf(until.subtract({ seconds: 1 }));
