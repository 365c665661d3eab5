import type { StaffRoute } from '../access/index.ts';
import { changeDecisionRoutes } from './change-decision-routes.tsx';
import { contactRoutes } from './contact-routes.tsx';
import { decisionRoutes } from './decision-routes.tsx';
import { followRoutes } from './follow-routes.tsx';
import { promiseRoutes } from './promise-routes.tsx';
import { protectionRoutes } from './protection-routes.tsx';
import { warningRoutes } from './warning-routes.tsx';

export const safetyRoutes: readonly StaffRoute[] = [
  ...contactRoutes,
  ...protectionRoutes,
  ...decisionRoutes,
  ...followRoutes,
  ...changeDecisionRoutes,
  ...promiseRoutes,
  ...warningRoutes,
];
