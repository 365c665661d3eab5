import {
  type Answer,
  missing,
  openable,
  page,
  type StaffContext,
  type StaffRoute,
  staffPage,
} from '../access/index.ts';
import { parseId, type StaffId, type UnitId } from '../kernel/ids.ts';
import { awayNow, listStaff } from '../organisation/index.ts';
import { casesOf, elsewhereOf, loadsOf } from './case-load.store.ts';
import { byNeed, casesByNeed, listedOf, shownAlone } from './case-load.ts';
import { agreementsOf } from './month.store.ts';
import { agreedWith, thisMonth } from './month.ts';
import { monthRoutes } from './month-routes.tsx';
import { CasesPage } from './pages/cases-page.tsx';
import { LoadPage } from './pages/load-page.tsx';
import { shownAs } from './pages/shown-as.ts';
import { leaders, ledBy } from './units.ts';

const access = { who: 'role', roles: leaders } as const;

async function load({ sql, frame, actor, now, audit }: StaffContext): Promise<Answer> {
  const units = ledBy(actor);
  const [loads, staff, away] = await Promise.all([
    loadsOf(
      sql,
      units.map(({ id }) => id),
      now,
    ),
    listStaff(sql, now),
    awayNow(sql, now),
  ]);
  audit.rows = loads.length;
  return page(<LoadPage frame={frame} units={units} loads={byNeed(loads, now)} staff={staff} away={away} />);
}

async function cases({ sql, keyring, frame, actor, now, params, query, audit }: StaffContext): Promise<Answer> {
  const unitId = parseId<UnitId>(params.unit);
  const staffId = params.staff === 'ingen' ? null : parseId<StaffId>(params.staff);
  const units = ledBy(actor);
  const unit = units.find(({ id }) => unitId.ok && id === unitId.value);
  if (!unit || (staffId && !staffId.ok)) return missing;
  const id = staffId?.value ?? null;
  const [found, elsewhere] = await Promise.all([
    casesOf(sql, keyring, { unitId: unit.id, staffId: id }, now),
    id ? elsewhereOf(sql, keyring, { unitId: unit.id, staffId: id }, now) : { rows: [], all: 0 },
  ]);
  const agreed = id ? agreedWith(await agreementsOf(sql, keyring, unit.id, thisMonth(now)), id) : [];
  const worker =
    id &&
    ((await loadsOf(sql, [unit.id], now)).find((one) => one.staffId === id) ??
      agreed.map(({ ownerName }) => ({ staffId: id, name: ownerName }))[0]);
  if (staffId && !worker) return missing;
  audit.rows = found.length + elsewhere.rows.length;
  const shown = shownAlone.find((need) => shownAs[need] === query.visa);
  const sorted = casesByNeed(found, now);
  const part = listedOf(sorted, { need: shown, whole: query.hela === 'ja' }, now);
  // Asked of what is listed: each is a question of its own.
  const may = await openable(
    sql,
    [...part.listed, ...elsewhere.rows].map(({ fileId }) => fileId),
  );
  return page(
    <CasesPage
      frame={frame}
      unit={unit}
      worker={worker || undefined}
      cases={sorted}
      {...part}
      elsewhere={elsewhere}
      agreed={agreed}
      may={may}
      shown={shown}
    />,
  );
}

export const leadingRoutes: readonly StaffRoute[] = [
  ...monthRoutes,
  staffPage({ path: '/arendelage', access, audit: 'caseLoad.shown', handle: load }),
  staffPage({ path: '/arendelage/:unit/:staff', access, audit: 'caseLoad.ofWorker', handle: cases }),
];
