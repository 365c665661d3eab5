import type { StaffRoute } from '../access/index.ts';
import { documentRoutes } from './document-routes.tsx';
import { openRoutes } from './open-routes.tsx';
import { partRoutes } from './part-routes.tsx';

export const investigationRoutes: readonly StaffRoute[] = [...openRoutes, ...documentRoutes, ...partRoutes];
