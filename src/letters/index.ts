export { faultForSelf } from './check-text.ts';
export { peopleIn } from './letter.store.ts';
export { type Guardian, isBlocked, othersNamed } from './letter.ts';
export { letterRoutes } from './routes.tsx';
export { paperLanguage, referenceOf } from './texts.ts';
