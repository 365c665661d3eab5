import { catalogue, type Language } from '../platform/language/catalogue.ts';
import { en } from './text.en.ts';
import { sv } from './text.sv.ts';

/** What the paper is written in, whoever makes it and looks at it. */
export const paperLanguage: Language = 'sv';

export const letterTexts = catalogue({ sv, en });

/** What a paper and its file are called: it says nothing of anybody. */
export const referenceOf = (id: string): string => `B-${id.slice(0, 8).toUpperCase()}`;
