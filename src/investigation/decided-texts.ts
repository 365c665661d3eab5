import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './decided.text.en.ts';
import { sv } from './decided.text.sv.ts';

export const decidedTexts = catalogue({ sv, en });
