import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './service.text.en.ts';
import { sv } from './service.text.sv.ts';

export const serviceTexts = catalogue({ sv, en });
