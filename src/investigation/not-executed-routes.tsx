import { page, type StaffRoute, staffPage } from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { executionsSeen } from './execution.store.ts';
import { quarterBefore, quarterOf } from './execution.ts';
import { NotExecutedPage } from './pages/not-executed-page.tsx';

export const notExecutedRoutes: readonly StaffRoute[] = [
  staffPage({
    path: '/ej-verkstallt',
    access: { who: 'role', roles: ['unitManager', 'teamLeader'] },
    audit: 'execution.listed',
    handle: async ({ sql, frame, now, language }) => {
      const current = quarterOf(today(now));
      const all = await executionsSeen(sql);
      return page(<NotExecutedPage {...{ frame, language, now, all }} quarters={[quarterBefore(current), current]} />);
    },
  }),
];
