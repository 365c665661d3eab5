export { contactRoutes as intakeRoutes } from './contact-routes.tsx';
