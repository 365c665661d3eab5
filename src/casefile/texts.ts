import { catalogue } from '../platform/language/catalogue.ts';
import { en as eventEn } from './event-words.en.ts';
import { sv as eventSv } from './event-words.sv.ts';
import { en } from './text.en.ts';
import { sv } from './text.sv.ts';

export const casefileTexts = catalogue({ sv, en });
export const eventWords = catalogue({ sv: eventSv, en: eventEn });
