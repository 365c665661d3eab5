import { page, type StaffRoute, staffPage } from '../access/index.ts';
import { QueuePage } from './pages/queue-page.tsx';
import { supportFigures, waitingFor } from './queue.store.ts';
import { servicesById } from './service.store.ts';
import { countedUnmet } from './unmet.store.ts';

export const queueRoutes: readonly StaffRoute[] = [
  staffPage({
    path: '/insatser/ko',
    access: { who: 'role', roles: ['teamLeader', 'unitManager'] },
    audit: 'queue.shown',
    handle: async (ctx) => {
      const [waiting, figures, unmet] = await Promise.all([
        waitingFor(ctx.sql),
        supportFigures(ctx.sql),
        countedUnmet(ctx.sql),
      ]);
      const services = await servicesById(ctx.sql, [...new Set(waiting.map(({ versionId }) => versionId))]);
      return page(<QueuePage ctx={ctx} waiting={waiting} services={services} figures={figures} unmet={unmet} />);
    },
  }),
];
