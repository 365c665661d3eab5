import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './guardian-text.en.ts';
import { sv } from './guardian-text.sv.ts';

export const guardianTexts = catalogue({ sv, en });
