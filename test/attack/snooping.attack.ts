import { afterAll, beforeAll } from 'vitest';
import { aTown, type Town } from '../builders/index.ts';
import { attack } from './goal.ts';
import { curiousPeople, normalMonth } from './snooping.ts';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.close());

attack('T4', 'ten curious people in a month of a whole municipality’s log', async (mode) => {
  await normalMonth(town, mode === 'full' ? 100_000 : 15_000);
  const snoops = await curiousPeople(town);
  const { rows } = await town.admin.query<{ staff_id: string; pattern: string; entries: string }>(
    `select e.staff_id, p.pattern, count(*) as entries from authz.patterns_in('2026-09-01 00:00:00+02', '2026-10-01 00:00:00+02') p
       join audit.entry e on e.id = p.entry_id group by 1, 2`,
  );
  const [all] = await town.look<{ n: string }>('select count(*) as n from audit.entry');
  const found = snoops.filter(({ staffId, pattern }) =>
    rows.some((row) => row.staff_id === staffId && row.pattern === pattern),
  );
  const theirs = new Set(snoops.map(({ staffId }) => staffId));
  const [alarms] = await town.look<{ n: string }>(
    `select count(distinct p.entry_id) as n from authz.patterns_in('2026-09-01 00:00:00+02', '2026-10-01 00:00:00+02') p
       join audit.entry e on e.id = p.entry_id where e.staff_id <> all ($1)`,
    [[...theirs]],
  );
  const share = Number(alarms?.n) / Number(all?.n);
  const missed = snoops.filter((one) => !found.includes(one)).map(({ pattern }) => pattern);
  return {
    tried: Number(all?.n),
    failed: (found.length < 9 ? 1 : 0) + (share > 0.01 ? 1 : 0),
    figure: `${found.length} of ${snoops.length} found${missed.length > 0 ? ` (not ${missed.join(', ')})` : ''}; ${(share * 100).toFixed(2)} % false alarms in ${all?.n} lines, 1 % allowed`,
  };
});
