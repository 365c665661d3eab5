export { referralRoutes } from './routes.tsx';
export { referralTexts } from './texts.ts';
