import type { StaffRoute } from '../access/index.ts';
import { accountRoutes } from './account-routes.tsx';
import { fileRoutes } from './file-routes.tsx';
import { noteRoutes } from './note-routes.tsx';

export const casefileRoutes: readonly StaffRoute[] = [...fileRoutes, ...noteRoutes, ...accountRoutes];
