import type { StaffRoute } from '../access/index.ts';
import { interventionRoutes } from './intervention-routes.tsx';
import { serviceRoutes } from './service-routes.tsx';
import { talkRoutes } from './talk-routes.tsx';
import { turnRoutes } from './turn-routes.tsx';

export const supportRoutes: readonly StaffRoute[] = [
  ...serviceRoutes,
  ...interventionRoutes,
  ...talkRoutes,
  ...turnRoutes,
];
