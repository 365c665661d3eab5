import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './unmet.text.en.ts';
import { sv } from './unmet.text.sv.ts';

export const unmetTexts = catalogue({ sv, en });
