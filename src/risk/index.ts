export { lastRiskAssessment } from './risk.store.ts';
export { riskAge } from './risk-age.ts';
export { riskRoutes } from './routes.tsx';
