import { en } from '../../ui/text.en.ts';
import { sv } from '../../ui/text.sv.ts';

/** The same words as on the server, in the language of the page. */
export const words = document.documentElement.lang === 'en' ? en : sv;
