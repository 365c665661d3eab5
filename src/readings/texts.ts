import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './text.en.ts';
import { sv } from './text.sv.ts';

export const readingTexts = catalogue({ sv, en });

/** What a paper and its file are called: it says nothing of anybody. */
export const referenceOf = (id: string): string => `U-${id.slice(0, 8).toUpperCase()}`;
