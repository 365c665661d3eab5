import type { StaffRoute } from '../access/index.ts';
import { answerRoutes } from './answer-routes.ts';
import { changeRoutes } from './change-routes.tsx';
import { conveneRoutes } from './convene-routes.tsx';

export const meetingRoutes: readonly StaffRoute[] = [...conveneRoutes, ...answerRoutes, ...changeRoutes];
