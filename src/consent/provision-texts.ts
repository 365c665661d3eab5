import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './provision.text.en.ts';
import { sv } from './provision.text.sv.ts';

export const provisionTexts = catalogue({ sv, en });
