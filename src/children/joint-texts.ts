import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './joint-text.en.ts';
import { sv } from './joint-text.sv.ts';

export const jointTexts = catalogue({ sv, en });
