import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './register.text.en.ts';
import { sv } from './register.text.sv.ts';

export const registerTexts = catalogue({ sv, en });
