export type { ChildLine } from './children-lines.ts';
export { guardianConsent } from './load-consent.ts';
export { ChildrenLines } from './pages/children-lines.tsx';
export { childrenRoutes, loadChildLines } from './routes.tsx';
