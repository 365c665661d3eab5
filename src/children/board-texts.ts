import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './board-text.en.ts';
import { sv } from './board-text.sv.ts';

export const boardTexts = catalogue({ sv, en });
