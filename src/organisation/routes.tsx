import { page, type StaffRoute, staffPage } from '../access/index.ts';
import { missingLocalHelp } from '../help/index.ts';
import { absenceRoutes } from './absence-routes.tsx';
import { delegationRoutes } from './delegation-routes.tsx';
import { hasMadeUpPeople, listMailAddresses, listStaff, listUnits, listWaysIn } from './organisation.store.ts';
import { toDo } from './overview.ts';
import { isAdministrator } from './pages/organisation-page.tsx';
import { OverviewPage } from './pages/overview-page.tsx';
import { listAbsences, readRota } from './rota.store.ts';
import { rotaRoutes } from './rota-routes.tsx';
import { findSetting } from './settings.store.ts';
import { settingsRoutes } from './settings-routes.tsx';
import { staffRoutesOfOrganisation } from './staff-routes.tsx';
import { templateRoutes } from './template-routes.tsx';
import { unitRoutes } from './units-routes.tsx';

const overview = staffPage({
  path: '/organisation',
  access: { who: 'role', roles: ['administrator', 'teamLeader', 'unitManager'] },
  audit: 'organisation.shown',
  handle: async (ctx) => {
    const { sql, now, frame } = ctx;
    const [units, staff, rota, absences, ways, mails, help] = await Promise.all([
      listUnits(sql),
      listStaff(sql, now),
      readRota(sql, { from: now, until: now.add({ hours: 8 * 24 }) }),
      listAbsences(sql, now),
      hasMadeUpPeople(sql).then((madeUp) => (madeUp ? [] : listWaysIn(sql))),
      listMailAddresses(sql),
      findSetting(sql, 'help.local'),
    ]);
    const helpMissing = missingLocalHelp(help ?? []).length > 0;
    const facts = { units, staff, rota, absences, ways, mails, helpMissing, administrates: isAdministrator(frame) };
    return page(<OverviewPage frame={frame} todo={toDo(ctx, facts)} />);
  },
});

export const organisationRoutes: readonly StaffRoute[] = [
  overview,
  ...unitRoutes,
  ...staffRoutesOfOrganisation,
  ...rotaRoutes,
  ...absenceRoutes,
  ...delegationRoutes,
  ...settingsRoutes,
  ...templateRoutes,
];
