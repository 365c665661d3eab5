import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './settings-text.en.ts';
import { sv } from './settings-text.sv.ts';

export const settingsTexts = catalogue({ sv, en });
