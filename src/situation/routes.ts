import type { StaffRoute } from '../access/index.ts';
import { answerRoutes } from './answer-routes.tsx';
import { considerationRoutes } from './consideration-routes.tsx';
import { situationPages } from './situation-routes.tsx';
import { stepRoutes } from './step-routes.tsx';
import { tieRoutes } from './tie-routes.tsx';

export const situationRoutes: readonly StaffRoute[] = [
  ...stepRoutes,
  ...considerationRoutes,
  ...answerRoutes,
  ...tieRoutes,
  ...situationPages,
];
