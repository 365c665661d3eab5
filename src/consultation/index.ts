export { consultationRoutes } from './routes.tsx';
export { consultationTexts } from './texts.ts';
