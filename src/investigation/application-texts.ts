import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './application-text.en.ts';
import { sv } from './application-text.sv.ts';

export const applicationTexts = catalogue({ sv, en });
