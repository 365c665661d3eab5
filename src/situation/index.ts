export { goFor, goOnAfter, goStands, isAsked, planStep, raiseStep } from './go.ts';
export { situationRoutes } from './routes.ts';
export { situationTasks } from './tasks.ts';
