import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './around-text.en.ts';
import { sv } from './around-text.sv.ts';

export const aroundTexts = catalogue({ sv, en });
