import type { StaffRoute } from '../access/index.ts';
import { answerRoutes } from './answer-routes.ts';
import { changeRoutes } from './change-routes.tsx';
import { conveneRoutes } from './convene-routes.tsx';
import { fileMeetingRoutes } from './file-routes.tsx';
import { groupRoutes } from './group-routes.tsx';
import { itemRoutes } from './item-routes.tsx';
import { listRoutes } from './list-routes.tsx';
import { meetingPageRoutes } from './meeting-routes.tsx';

export const meetingRoutes: readonly StaffRoute[] = [
  ...conveneRoutes,
  ...answerRoutes,
  ...changeRoutes,
  ...listRoutes,
  ...groupRoutes,
  ...meetingPageRoutes,
  ...fileMeetingRoutes,
  ...itemRoutes,
];
