import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './time-off.text.en.ts';
import { sv } from './time-off.text.sv.ts';

export const timeOffTexts = catalogue({ sv, en });
