export { teamReaders } from './location.store.ts';
export { type LocationKind, locationKinds } from './location.ts';
export { PlacesNotice } from './pages/places-notice.tsx';
export { placesIn, placesSaid } from './places-in.ts';
export { locationRoutes } from './routes.tsx';
