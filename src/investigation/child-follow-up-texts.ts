import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './child-follow-up-text.en.ts';
import { sv } from './child-follow-up-text.sv.ts';

export const childFollowUpTexts = catalogue({ sv, en });
