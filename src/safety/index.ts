export * from './levelling-text.ts';
export * from './levelling-words.ts';
export * from './safe-contact.ts';
export * from './safe-contact-text.ts';
export * from './violence-vocabulary.ts';
export * from './violence-words.ts';
