export { costRoutes } from './routes.tsx';
export { costTexts } from './texts.ts';
