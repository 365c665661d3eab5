import type { StaffRoute } from '../access/index.ts';
import { serviceRoutes } from './service-routes.tsx';

export const supportRoutes: readonly StaffRoute[] = [...serviceRoutes];
