export { type ListedIntervention, listInterventions } from './intervention.store.ts';
export { loadSupport, SupportPart, type SupportSummary } from './pages/support-part.tsx';
export { supportRoutes } from './routes.ts';
