import { page, type StaffRoute, staffPage } from '../access/index.ts';
import { listUnits } from '../organisation/index.ts';
import { readAdviceFigures } from './advice-figures.store.ts';
import { readCostTotals } from './cost-totals.store.ts';
import { readHindrances } from './hindrances.store.ts';
import { FollowupPage } from './pages/followup-page.tsx';
import { readStageTimes } from './stage-times.store.ts';
import { readWordHints } from './word-hints.store.ts';

export const followupRoutes: readonly StaffRoute[] = [
  staffPage({
    path: '/uppfoljning',
    // Those who answer for how the work goes. The database asks the same, and tells them figures only.
    access: { who: 'role', roles: ['teamLeader', 'unitManager'] },
    audit: 'followup.shown',
    handle: async ({ sql, frame }) => {
      const [figure, hindrances, costs, units, words, advice] = await Promise.all([
        readStageTimes(sql),
        readHindrances(sql),
        readCostTotals(sql),
        listUnits(sql),
        readWordHints(sql),
        readAdviceFigures(sql),
      ]);
      const told = { figure, hindrances, costs, units, words, advice };
      return page(<FollowupPage frame={frame} {...told} />);
    },
  }),
];
