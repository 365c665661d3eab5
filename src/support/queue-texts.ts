import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './queue.text.en.ts';
import { sv } from './queue.text.sv.ts';

export const queueTexts = catalogue({ sv, en });
