import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './through-child-text.en.ts';
import { sv } from './through-child-text.sv.ts';

export const throughChildTexts = catalogue({ sv, en });
