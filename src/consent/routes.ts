import type { StaffRoute } from '../access/index.ts';

/** Each part of the slice declares its own routes; they are put together here alone. */
export const consentRoutes: readonly StaffRoute[] = [];
