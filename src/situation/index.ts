export { situationRoutes } from './routes.ts';
export { stepsOf } from './step.store.ts';
export { situationTasks } from './tasks.ts';
