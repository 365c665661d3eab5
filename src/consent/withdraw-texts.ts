import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './withdraw.text.en.ts';
import { sv } from './withdraw.text.sv.ts';

export const withdrawTexts = catalogue({ sv, en });
