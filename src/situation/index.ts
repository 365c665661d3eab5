export { situationRoutes } from './routes.ts';
export { situationTasks } from './tasks.ts';
