export { type Go, goFor, goOnAfter, goStands, isAsked, planStep, raiseStep } from './go.ts';
export { situationRoutes } from './routes.ts';
export { type Step, stepsOf } from './step.store.ts';
export { situationTasks } from './tasks.ts';
