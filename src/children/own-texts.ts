import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './own-text.en.ts';
import { sv } from './own-text.sv.ts';

export const ownTexts = catalogue({ sv, en });
