import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './competence-text.en.ts';
import { sv } from './competence-text.sv.ts';

export const competenceTexts = catalogue({ sv, en });
