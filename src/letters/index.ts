export { peopleIn } from './letter.store.ts';
export { type Guardian, isBlocked, othersNamed } from './letter.ts';
export { letterRoutes } from './routes.tsx';
