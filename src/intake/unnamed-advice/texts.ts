import { catalogue } from '../../platform/language/catalogue.ts';
import { en } from './text.en.ts';
import { sv } from './text.sv.ts';

export const adviceTexts = catalogue({ sv, en });
