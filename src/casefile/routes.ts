import type { StaffRoute } from '../access/index.ts';
import { accountRoutes } from './account-routes.tsx';
import { attachmentRoutes } from './attachment-routes.tsx';
import { closingRoutes } from './closing/routes.tsx';
import { fileRoutes } from './file-routes.tsx';
import { levelRoutes } from './level-routes.tsx';
import { listRoutes } from './list-routes.tsx';
import { noteRoutes } from './note-routes.tsx';
import { peopleRoutes } from './people-routes.tsx';
import { printNoteRoutes } from './print-note-routes.tsx';
import { processRoutes } from './process-routes.tsx';
import { teamRoutes } from './team-routes.tsx';

export const casefileRoutes: readonly StaffRoute[] = [
  ...listRoutes,
  ...fileRoutes,
  ...noteRoutes,
  ...attachmentRoutes,
  ...printNoteRoutes,
  ...accountRoutes,
  ...teamRoutes,
  ...processRoutes,
  ...peopleRoutes,
  ...levelRoutes,
  ...closingRoutes,
];
