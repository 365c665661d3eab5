import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './template-text.en.ts';
import { sv } from './template-text.sv.ts';

export const templateTexts = catalogue({ sv, en });
