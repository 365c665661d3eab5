import { type Language, useLanguage } from './language.ts';
import { en } from './text.en.ts';
import { sv } from './text.sv.ts';

export const uiTexts = (language: Language): typeof sv => (language === 'en' ? en : sv);

export const useTexts = (): typeof sv => uiTexts(useLanguage());
