export { safetyPlanRoutes } from './routes.tsx';
export { mayHaveSafetyPlan } from './safetyplan.ts';
export { safetyPlanTexts } from './texts.ts';
