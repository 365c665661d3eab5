import { newId } from '../../src/kernel/ids.ts';
import type { Town } from '../builders/index.ts';

// A month of a whole municipality: staff who work in their own files in the daytime, duty at all hours, leaders who review, and
// the small things that happen to everybody. Ten people among them are curious, each in a way of her own.

export type Snoop = { readonly pattern: string; readonly staffId: string };

const first = '2026-09-01 00:00:00+02';
const insertAs = async (town: Town, statements: readonly (readonly [string, unknown[]?])[]) => {
  const client = await town.admin.connect();
  try {
    await client.query('begin; set local session_replication_role = replica');
    for (const [text, values] of statements) await client.query(text, values ?? []);
    await client.query('commit');
  } finally {
    client.release();
  }
};

/** Staff 1–100 in the violence team, thirty files each; about `events` lines of the log, as people who work leave them. */
export async function normalMonth(town: Town, events: number): Promise<void> {
  const unit = town.units.violenceTeam;
  const days = Math.max(1, Math.round(events / 100 / 10 / 4.8)); // ten visits a day of nearly five lines each
  await insertAs(town, [
    ['select setseed(0.42)'],
    [
      'create temporary table person on commit drop as select n, gen_random_uuid() as id from generate_series(1, 100) n',
    ],
    [`insert into authz.staff (id, name) select id, 'Person ' || n from person`],
    [
      `insert into authz.role_assignment (id, staff_id, unit_id, role, valid_from) select gen_random_uuid(), id, $1, 'caseOfficer', '2026-01-01' from person`,
      [unit],
    ],
    [
      'create temporary table held on commit drop as select p.n, p.id as staff, k, gen_random_uuid() as file from person p, generate_series(1, 30) k',
    ],
    [
      `insert into authz.file (id, kind, unit_id, reference, created_at, created_by)
         select file, 'person', $1, 'P' || n || '-' || k, timestamptz '${first}' - interval '60 days' * (1 + k % 12), staff from held`,
      [unit],
    ],
    [
      `insert into authz.ground (id, file_id, kind, staff_id, function, reads, writes, valid_from) select gen_random_uuid(), file, 'team', staff, 'responsible', '{}', '{}', '2026-01-01' from held`,
    ],
    // Every tenth has the night's duty every third night.
    [
      `insert into authz.rota_shift (id, unit_id, staff_id, duty, starts_at, ends_at)
         select gen_random_uuid(), $1, id, 'duty', timestamptz '${first}' + make_interval(days => d, hours => 16), timestamptz '${first}' + make_interval(days => d, hours => 32)
         from person, generate_series(0, 29) d where n % 10 = 0 and d % 3 = (n / 10) % 3`,
      [unit],
    ],
    // A visit: the file is opened, read, and most often something is written there. Sometimes late in the evening.
    [
      `create temporary table visit on commit drop as
         select p.id as staff, h.file, timestamptz '${first}' + make_interval(days => d, mins => 420 + (random() * 600)::int + case when random() < 0.01 then 300 else 0 end) as at,
           random() < 0.7 as works, 'team' as ground
         from person p cross join generate_series(0, $1 - 1) d cross join generate_series(1, 10) v
           join lateral (select x.file from held x where x.n = p.n order by md5(d || '.' || v || '.' || p.n || x.k) limit 1) h on true
         where extract(isodow from timestamptz '${first}' + make_interval(days => d)) < 6`,
      [days],
    ],
    // Now and then a colleague's file, on duty or because a leader asks: a word is written, or it is said to be a review.
    [
      `insert into visit select p.id, h.file, timestamptz '${first}' + make_interval(days => (random() * ($1 - 1))::int, mins => 480 + (random() * 480)::int), random() < 0.6, case when random() < 0.5 then 'duty' else 'leader' end
         from person p cross join generate_series(1, 4) v join lateral (select x.file from held x where x.n <> p.n order by md5(v || '.' || p.n || x.file::text) limit 1) h on true`,
      [days],
    ],
    // The night's duty opens what comes in.
    [
      `insert into visit select d.staff_id, h.file, d.starts_at + make_interval(mins => 300 + (random() * 300)::int), true, 'duty'
         from authz.rota_shift d join lateral (select x.file from held x order by md5(d.id::text || x.file::text) limit 1) h on true where d.duty = 'duty'`,
    ],
    [
      `insert into audit.entry (at, staff_id, action, outcome, file_id, detail, written_at)
         select v.at + l.after, v.staff, l.action, 'done', v.file, l.detail, v.at from visit v cross join lateral (
           select interval '0' as after, 'file.opened' as action, jsonb_build_object('ground', v.ground, 'purpose', case when v.ground = 'leader' then 'review' else 'work' end) as detail
           union all select interval '1 second', 'file.shown', case when random() < 0.002 then '{"sameName": true}'::jsonb else '{}' end
           union all select interval '3 minutes', 'plan.read', '{}'
           union all select interval '5 minutes', 'note.read', '{}'
           union all select interval '9 minutes', 'note.saved', '{"changed": true}' where v.works) l`,
    ],
    // Files that are worked in have been worked in before; questions who is known, prints and refusals happen to all.
    [
      `insert into audit.entry (at, staff_id, action, outcome, file_id, detail) select timestamptz '${first}' - interval '20 days', staff, 'note.saved', 'done', file, '{"changed": true}' from held`,
    ],
    [
      `insert into audit.entry (at, staff_id, action, outcome, detail) select timestamptz '${first}' + make_interval(days => d, hours => 10), id, 'person.asked', 'done', '{"reason": ""}' from person, generate_series(0, $1 - 1) d, generate_series(1, 2) where random() < 0.3`,
      [days],
    ],
    [
      `insert into audit.entry (at, staff_id, action, outcome, file_id) select at, staff, 'file.printed', 'done', file from visit where random() < 0.02`,
    ],
    [
      `insert into audit.entry (at, staff_id, action, outcome, file_id) select timestamptz '${first}' + make_interval(days => (random() * ($1 - 1))::int, hours => 11), p.id, 'file.shown', 'refused', h.file from person p, held h where random() < 0.0002`,
      [days],
    ],
  ]);
}

/** Ten curious people; each does one thing, among hundreds of others' working days. */
export async function curiousPeople(town: Town): Promise<Snoop[]> {
  const unit = town.units.violenceTeam;
  const snoops: Snoop[] = [];
  const files = (
    await town.look<{ id: string }>(`select id from authz.file where reference like 'P%' order by reference limit 400`)
  ).map(({ id }) => id);
  const file = (n: number) => files[n] ?? '';
  const day = (n: number, hour: number, minute = 0) => new Date(Date.UTC(2026, 8, n, hour - 2, minute)).toISOString();
  let who = '';
  const statements: [string, unknown[]][] = [];
  const line = (at: string, action: string, outcome: string, fileId: string | null, detail: object = {}) =>
    statements.push([
      'insert into audit.entry (at, staff_id, action, outcome, file_id, detail) values ($1, $2, $3, $4, $5, $6)',
      [at, who, action, outcome, fileId, detail],
    ]);
  const open = (at: string, fileId: string, ground = 'duty') =>
    line(at, 'file.opened', 'done', fileId, { ground, purpose: 'other' });
  const curious = (pattern: string, act: () => void) => {
    who = newId();
    snoops.push({ pattern, staffId: who });
    statements.push([`insert into authz.staff (id, name) values ($1, 'Nyfiken')`, [who]]);
    statements.push([
      `insert into authz.role_assignment (id, staff_id, unit_id, role, valid_from) values (gen_random_uuid(), $1, $2, 'caseOfficer', '2026-01-01')`,
      [who, unit],
    ]);
    act();
  };

  curious('colleague', () => {
    const hash = Buffer.alloc(32, 9);
    statements.push([
      `insert into authz.person_index (file_id, hash, as_self, added_at) values ($1, $2, true, '2026-01-01')`,
      [file(1), hash],
    ]);
    statements.push([
      `insert into authz.staff_relation (id, staff_id, hash, kind, declared_at, declared_by) values (gen_random_uuid(), $1, $2, 'self', '2026-01-01', $1)`,
      [town.staff.therapist, hash],
    ]);
    open(day(3, 10), file(1), 'leader');
  });
  curious('sameName', () => {
    open(day(4, 11), file(2));
    line(day(4, 11, 1), 'file.shown', 'done', file(2), { sameName: true });
  });
  curious('manyWithoutWork', () => {
    for (let n = 0; n < 40; n++) open(day(2 + (n % 20), 13, n), file(100 + n));
  });
  curious('oddHours', () => open(day(8, 23, 40), file(3), 'team'));
  curious('groundRepeated', () => {
    for (let n = 0; n < 6; n++) open(day(7 + n, 9), file(4), 'leader');
  });
  curious('afterRefusal', () => {
    const friend = who;
    who = town.staff.supportWorker;
    line(day(9, 14), 'file.shown', 'refused', file(5));
    who = friend;
    open(day(9, 14, 20), file(5), 'duty');
  });
  curious('longClosed', () => {
    const old = newId();
    statements.push([
      `insert into authz.file (id, kind, unit_id, reference, created_at, created_by) values ($1, 'person', $2, $3, '2025-01-01', $4)`,
      [old, unit, `G-${old.slice(0, 6)}`, who],
    ]);
    open(day(10, 15), old);
  });
  curious('formerTeam', () => {
    statements.push([
      `insert into authz.ground (id, file_id, kind, staff_id, function, reads, writes, valid_from, ended_at) values (gen_random_uuid(), $1, 'team', $2, 'coHandler', '{}', '{}', '2026-01-01', '2026-08-01')`,
      [file(6), who],
    ]);
    open(day(11, 10), file(6));
  });
  curious('manySearches', () => {
    for (let n = 0; n < 35; n++) line(day(14, 12, n), 'person.asked', 'done', null, { reason: '' });
  });
  curious('manyRefusals', () => {
    for (let n = 0; n < 9; n++) line(day(15, 9, n), 'file.shown', 'refused', file(200 + n));
  });
  await insertAs(town, statements);
  return snoops;
}
