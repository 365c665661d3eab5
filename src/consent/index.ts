export type { ConsentSummary } from './list-model.ts';
export { loadConsentSummary } from './list-routes.tsx';
export { ConsentPart } from './pages/file-part.tsx';
export { consentRoutes } from './routes.ts';
