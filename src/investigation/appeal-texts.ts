import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './appeal.text.en.ts';
import { sv } from './appeal.text.sv.ts';

export const appealTexts = catalogue({ sv, en });
