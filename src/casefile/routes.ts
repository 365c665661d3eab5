import type { StaffRoute } from '../access/index.ts';
import { fileRoutes } from './file-routes.tsx';
import { noteRoutes } from './note-routes.tsx';

export const casefileRoutes: readonly StaffRoute[] = [...fileRoutes, ...noteRoutes];
