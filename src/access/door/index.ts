import type { DoorRoute } from './door-route.ts';
import { enrolmentRoutes } from './enrolment-routes.tsx';
import { lockRoutes } from './lock-routes.tsx';

export { ProvePage } from './prove-page.tsx';

import { preferenceRoutes } from './preferences-routes.tsx';
import { proveRoutes } from './prove-routes.tsx';
import { signInRoutes } from './sign-in-routes.tsx';

/** Everything that is answered to one who isn't signed in, apart from help pages and assets. */
export const doorRoutes: readonly DoorRoute[] = [
  ...signInRoutes,
  ...enrolmentRoutes,
  ...lockRoutes,
  ...proveRoutes,
  ...preferenceRoutes,
];
export type { DoorRoute, DoorServices } from './door-route.ts';
export { createFirstAdministratorLink } from './first-administrator.ts';
export { serveDoor } from './serve-door-route.ts';
export { endSession } from './session.store.ts';
export { newToken, readSessionToken, tokenHash } from './session-token.ts';
