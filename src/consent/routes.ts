import type { StaffRoute } from '../access/index.ts';
import { withdrawFileRoutes } from './withdraw-file-routes.tsx';
import { withdrawRoutes } from './withdraw-routes.tsx';

/** Each part of the slice declares its own routes; they are put together here alone. */
export const consentRoutes: readonly StaffRoute[] = [...withdrawRoutes, ...withdrawFileRoutes];
