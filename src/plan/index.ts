export { addAction, changeAction, closeAction } from './change-plan.ts';
export { accessNeeds } from './needs.store.ts';
export type { AccessKind } from './needs.ts';
export { possibleOwners } from './owners.ts';
export { PlanPart } from './pages/plan-part.tsx';
export { awayNow, findAction, planOf } from './plan.store.ts';
export { type Action, openActions, type Plan, stateOf } from './plan.ts';
export { type PlanModel, planModel } from './plan-model.ts';
export { planRoutes } from './routes.tsx';
