import type { StaffRoute } from '../access/index.ts';
import { meetingRoutes } from './meeting-routes.tsx';
import { statementRoutes } from './statement-routes.tsx';

export const programmeRoutes: readonly StaffRoute[] = [...meetingRoutes, ...statementRoutes];
