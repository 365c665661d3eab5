import type { UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { contains } from '../kernel/period.ts';
import type { Sql } from '../platform/database/database.ts';
import { listStaff } from './organisation.store.ts';
import { readRota } from './rota.store.ts';
import { findPresent } from './rota.ts';

export type Backup = { readonly name: string; readonly phone: string | null };

/** The back-up who can be called now, or the one who stands in for her: of these units first, else of any. */
export async function backupNow(sql: Sql, units: readonly UnitId[], now: Instant): Promise<Backup | undefined> {
  const [rota, staff] = await Promise.all([
    readRota(sql, { from: now, until: now.add({ hours: 1 }) }),
    listStaff(sql, now),
  ]);
  const backups = rota.shifts.filter((shift) => shift.duty === 'backup' && contains(shift, now));
  const nearest = [
    ...backups.filter(({ unitId }) => units.includes(unitId)),
    ...backups.filter(({ unitId }) => !units.includes(unitId)),
  ];
  return nearest
    .map(({ staffId }) => findPresent(rota, staffId, now))
    .flatMap((present) => staff.filter(({ id }) => id === present))[0];
}
