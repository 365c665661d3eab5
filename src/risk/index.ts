export { topOf } from './file-top.tsx';
export { firstRisk } from './first-risk.ts';
export { type Measured, measuredIn } from './measured.ts';
export { lastRiskAssessment } from './risk.store.ts';
export { daysSince, staleAfterDays } from './risk.ts';
export { riskAge } from './risk-age.ts';
export { riskRoutes } from './routes.tsx';
export { tellRedEvent } from './tell-red-event.ts';
