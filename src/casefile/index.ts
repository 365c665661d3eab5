export { casefileRoutes } from './routes.ts';
