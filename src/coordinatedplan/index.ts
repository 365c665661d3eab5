export { coordinatedPlanRoutes } from './routes.tsx';
export { coordinatedPlanTexts } from './texts.ts';
