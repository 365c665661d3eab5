import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './needs.text.en.ts';
import { sv } from './needs.text.sv.ts';

export const needsTexts = catalogue({ sv, en });
