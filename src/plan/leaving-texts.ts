import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './leaving.text.en.ts';
import { sv } from './leaving.text.sv.ts';

export const leavingTexts = catalogue({ sv, en });
