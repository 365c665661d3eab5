export { missingLocalHelp } from './local-help.ts';
export { helpRoutes } from './routes.tsx';
