import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './urgent.text.en.ts';
import { sv } from './urgent.text.sv.ts';

export const urgentTexts = catalogue({ sv, en });
