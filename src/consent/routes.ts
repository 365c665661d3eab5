import type { StaffRoute } from '../access/index.ts';
import { answerRoutes } from './answer-routes.tsx';
import { askRoutes } from './ask-routes.tsx';
import { receivedRoutes } from './certificate-received-routes.tsx';
import { certificateRoutes } from './certificate-routes.tsx';
import { listRoutes } from './list-routes.tsx';
import { necessaryRoutes } from './necessary-routes.tsx';
import { registerRoutes } from './register-routes.tsx';
import { switchRoutes } from './switch-routes.tsx';
import { withdrawFileRoutes } from './withdraw-file-routes.tsx';
import { withdrawRoutes } from './withdraw-routes.tsx';

/** Each part of the slice declares its own routes; they are put together here alone. `/samtycken/ny` stands before one consent. */
export const consentRoutes: readonly StaffRoute[] = [
  ...listRoutes,
  ...askRoutes,
  ...withdrawRoutes,
  ...withdrawFileRoutes,
  ...answerRoutes,
  ...necessaryRoutes,
  ...registerRoutes,
  ...switchRoutes,
  ...certificateRoutes,
  ...receivedRoutes,
];
