export { letterRoutes } from './routes.tsx';
