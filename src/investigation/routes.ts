import type { StaffRoute } from '../access/index.ts';
import { appealRoutes } from './appeal-routes.tsx';
import { applicationRoutes } from './application-routes.tsx';
import { askRoutes } from './ask-routes.tsx';
import { childFollowUpRoutes } from './child-follow-up-routes.tsx';
import { decideRoutes } from './decide-routes.tsx';
import { decidedRoutes } from './decided-routes.tsx';
import { documentRoutes } from './document-routes.tsx';
import { notExecutedRoutes } from './not-executed-routes.tsx';
import { openRoutes } from './open-routes.tsx';
import { partRoutes } from './part-routes.tsx';
import { requestRoutes } from './request-routes.tsx';

export const investigationRoutes: readonly StaffRoute[] = [
  ...openRoutes,
  ...childFollowUpRoutes,
  ...applicationRoutes,
  ...documentRoutes,
  ...partRoutes,
  ...requestRoutes,
  ...decideRoutes,
  ...askRoutes,
  ...decidedRoutes,
  ...appealRoutes,
  ...notExecutedRoutes,
];
