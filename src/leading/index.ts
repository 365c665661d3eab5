export { leadingRoutes } from './routes.tsx';
