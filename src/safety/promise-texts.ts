import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './promise.text.en.ts';
import { sv } from './promise.text.sv.ts';

export const promiseTexts = catalogue({ sv, en });
