import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './record-text.en.ts';
import { sv } from './record-text.sv.ts';

export const recordTexts = catalogue({ sv, en });
