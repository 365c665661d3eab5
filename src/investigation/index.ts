export { openFromReport, somethingCameIn } from './came-in.ts';
export { investigationRoutes } from './routes.ts';
