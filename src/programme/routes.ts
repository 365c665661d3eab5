import type { StaffRoute } from '../access/index.ts';
import { entryRoutes } from './entry-routes.tsx';
import { meetingRoutes } from './meeting-routes.tsx';
import { statementRoutes } from './statement-routes.tsx';

export const programmeRoutes: readonly StaffRoute[] = [...entryRoutes, ...meetingRoutes, ...statementRoutes];
