import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './beside.text.en.ts';
import { sv } from './beside.text.sv.ts';

export const besideTexts = catalogue({ sv, en });
