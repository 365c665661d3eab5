import { catalogue } from '../platform/language/catalogue.ts';
import { useLanguage } from './language.ts';
import { en } from './text.en.ts';
import { sv } from './text.sv.ts';

export const uiTexts = catalogue({ sv, en });

export const useTexts = () => uiTexts(useLanguage());
