import type { StaffRoute } from '../access/index.ts';
import { answerRoutes } from './answer-routes.tsx';
import { considerationRoutes } from './consideration-routes.tsx';
import { stepRoutes } from './step-routes.tsx';

export const situationRoutes: readonly StaffRoute[] = [...stepRoutes, ...considerationRoutes, ...answerRoutes];
