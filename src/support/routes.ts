import type { StaffRoute } from '../access/index.ts';
import { besideRoutes } from './beside-routes.tsx';
import { groupRoutes } from './group-routes.tsx';
import { interventionRoutes } from './intervention-routes.tsx';
import { queueRoutes } from './queue-routes.tsx';
import { serviceRoutes } from './service-routes.tsx';
import { talkRoutes } from './talk-routes.tsx';
import { timeOffRoutes } from './time-off-routes.tsx';
import { turnRoutes } from './turn-routes.tsx';
import { unmetRoutes } from './unmet-routes.tsx';

export const supportRoutes: readonly StaffRoute[] = [
  ...serviceRoutes,
  ...interventionRoutes,
  ...talkRoutes,
  ...turnRoutes,
  ...timeOffRoutes,
  ...unmetRoutes,
  ...besideRoutes,
  ...groupRoutes,
  ...queueRoutes,
];
