import type { StaffRoute } from '../access/index.ts';

export const meetingRoutes: readonly StaffRoute[] = [];
