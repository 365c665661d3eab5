export { receivingUnit } from './commands/receive-contact.ts';
export { insertPerson } from './people.store.ts';
export { indexPerson } from './person-index.store.ts';

import { contactRoutes } from './contact-routes.tsx';
import { detachRoutes } from './detach-routes.tsx';
import { giveRoutes } from './give-routes.tsx';
import { nextRoutes } from './next-routes.tsx';
import { peopleRoutes } from './people-routes.tsx';

export const intakeRoutes = [...contactRoutes, ...peopleRoutes, ...nextRoutes, ...giveRoutes, ...detachRoutes];
