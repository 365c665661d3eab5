import type { Language } from '../platform/language/catalogue.ts';
import type { Worder, Wording } from './worded.ts';
import { english } from './wording.en.ts';
import { swedish } from './wording.sv.ts';

const worders: Record<Language, Worder> = { sv: swedish, en: english };

/** The wording that is in use today. A change of a word is a new version. */
export const worderIn = (language: Language): Worder => worders[language];

export const parseWording = (text: string): Wording => JSON.parse(text) as Wording;
