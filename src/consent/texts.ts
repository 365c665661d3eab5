import { catalogue } from '../platform/language/catalogue.ts';
import { en as necessaryEn } from './necessary-text.en.ts';
import { sv as necessarySv } from './necessary-text.sv.ts';
import { en } from './text.en.ts';
import { sv } from './text.sv.ts';

export const consentTexts = catalogue({ sv, en });

export const necessaryTexts = catalogue({ sv: necessarySv, en: necessaryEn });
