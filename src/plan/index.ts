export { PlanPart } from './pages/plan-part.tsx';
export { awayNow, planOf } from './plan.store.ts';
export { openActions, type Plan } from './plan.ts';
export { type PlanModel, planModel } from './plan-model.ts';
export { planRoutes } from './routes.tsx';
