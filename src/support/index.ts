export { interventionsOf, listInterventions } from './intervention.store.ts';
export type { Intervention } from './intervention.ts';
export { loadSupport, SupportPart, type SupportSummary } from './pages/support-part.tsx';
export { supportRoutes } from './routes.ts';
export { servicesById } from './service.store.ts';
export type { Service } from './service.ts';
export { latestOf, loadSupportEnd, type SupportEnd } from './support-end.ts';
export { talksOf } from './talk.store.ts';
export { isHeld, type Talk } from './talk.ts';
