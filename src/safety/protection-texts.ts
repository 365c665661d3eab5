import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './protection.text.en.ts';
import { sv } from './protection.text.sv.ts';

export const protectionTexts = catalogue({ sv, en });
