import { catalogue } from '../platform/language/catalogue.ts';
import { en } from './certificate.text.en.ts';
import { sv } from './certificate.text.sv.ts';

export const certificateTexts = catalogue({ sv, en });

/** What a certificate is called where nobody is named: on a list, on paper. */
export const shortReference = (id: string): string => id.slice(0, 8).toUpperCase();
