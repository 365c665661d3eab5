export { type AdviceTyped, adviceChannels, adviceFor, adviceProblems, endAdvice } from './unnamed-advice/advice.ts';
export { adviceTexts } from './unnamed-advice/texts.ts';

import { contactRoutes } from './contact-routes.tsx';
import { detachRoutes } from './detach-routes.tsx';
import { giveRoutes } from './give-routes.tsx';
import { interpreterRoutes } from './interpreter-routes.tsx';
import { nextRoutes } from './next-routes.tsx';
import { entryRoutes } from './own-way/entry-routes.tsx';
import { peopleRoutes } from './people-routes.tsx';
import { adviceRoutes } from './unnamed-advice/advice-routes.tsx';

export const intakeRoutes = [
  ...contactRoutes,
  ...peopleRoutes,
  ...nextRoutes,
  ...giveRoutes,
  ...detachRoutes,
  ...interpreterRoutes,
  ...entryRoutes,
  ...adviceRoutes,
];
