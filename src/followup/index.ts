export { followupRoutes } from './routes.tsx';
