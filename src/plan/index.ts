export { addAction, changeAction, closeAction } from './change-plan.ts';
export { coordinatedPlanReads, opensCoordinatedPlan } from './coordinated.ts';
export { leavingTexts } from './leaving-texts.ts';
export { accessNeeds } from './needs.store.ts';
export type { AccessKind } from './needs.ts';
export { leavingOwners as guardedOwners, possibleOwners } from './owners.ts';
export { ActionRow, PlanPart } from './pages/plan-part.tsx';
export { awayNow, planOf } from './plan.store.ts';
export {
  type Action,
  type ActionAim,
  type Away,
  disruptionKinds,
  openActions,
  type Plan,
  stateOf,
} from './plan.ts';
export { type PlanModel, planModel } from './plan-model.ts';
export { planRoutes } from './routes.tsx';
