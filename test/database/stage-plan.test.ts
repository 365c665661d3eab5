import { afterAll, beforeAll, expect, it } from 'vitest';
import { aTown, type Town, waysGone } from '../builders/index.ts';

// The figure over a municipality's years: few kinds of event among many, found by their index.

let town: Town;
beforeAll(async () => {
  town = await aTown();
  const now = await town.now();
  const ways = Array.from({ length: 6000 }, (_, i) => ({
    receivedAt: now.subtract({ hours: 24 * 30 + i * 12 }),
    file: 24,
    protection: 2,
    ...(i % 3 === 0 ? { meeting: 400 } : {}),
    ...(i % 2 === 0 ? { task: 700 } : {}),
  }));
  await waysGone(town, ways);
  await town.look(
    `insert into data.event (id, file_id, section_id, kind, at, actor_id)
     select gen_random_uuid(), s.file_id, s.id, 'note.signed', f.created_at + n * interval '1 day', f.created_by
     from authz.section s join authz.file f on f.id = s.file_id, generate_series(1, 4) n where f.kind = 'person'`,
  );
  for (const table of ['data.event', 'data.contact']) await town.look(`analyze ${table}`);
}, 60_000);
afterAll(() => town.close());

it('reads no event but those of the stages, each by its index', async () => {
  const client = await town.admin.connect();
  try {
    await client.query(`begin; set local role samgrepp_statistics`);
    const { rows: counted } = await client.query<{ n: string; month: string }>(
      `select count(*) as n, count(distinct month) as month from authz.first_contacts(date_trunc('year', authz.now()) - interval '2 years', authz.now())`,
    );
    await client.query('reset role');
    const { rows } = await client.query<{ relname: string; seq_tup_read: string; idx_tup_fetch: string }>(
      `select relname, seq_tup_read, idx_tup_fetch from pg_stat_xact_user_tables where relname in ('event', 'contact')`,
    );
    expect(Number(counted[0]?.month)).toBeGreaterThan(20);
    const event = rows.find(({ relname }) => relname === 'event');
    expect(Number(event?.seq_tup_read)).toBe(0);
    // One row for a stage that was reached and one for a file that was made; none of the notes.
    expect(Number(event?.idx_tup_fetch)).toBeLessThan(6000 * 4);
  } finally {
    await client.query('rollback');
    client.release();
  }
});

it('answers a leader within the time that a statement has', async () => {
  const leader = await town.signIn(town.staff.teamLeader);
  const [row] = await town.ask<{ n: number }>(
    leader,
    `select (authz.stage_times() -> 'stages' -> 'task' -> 'whole' ->> 'n')::int as n`,
  );
  expect(row?.n).toBeGreaterThan(1000);
});
