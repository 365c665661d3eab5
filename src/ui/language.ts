import { createContext, useContext } from 'hono/jsx';
import type { Language } from '../platform/language/catalogue.ts';

/**
 * Set by the page frames so that a field knows its language without being told by every caller.
 * Safe only while views render synchronously: load first, then render. An async component would let
 * two requests share the value.
 */
export const LanguageContext = createContext<Language>('sv');

export const useLanguage = (): Language => useContext(LanguageContext);
