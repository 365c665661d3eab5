export type { ConsentSummary } from './list-model.ts';
export { loadConsentSummary } from './list-routes.tsx';
export { ConsentPart } from './pages/file-part.tsx';
export { type Disclosed, recordDisclosure } from './register.store.ts';
export * from './register.ts';
export { consentRoutes } from './routes.ts';
export { worderIn } from './wording.ts';
