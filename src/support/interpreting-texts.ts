import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './interpreting.text.en.ts';
import { sv } from './interpreting.text.sv.ts';

/** Who interprets a talk, and who never does. */
export const interpretingTexts = catalogue({ sv, en });
