import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOpenFile } from '../../src/access/index.ts';
import { eventsOf } from '../../src/casefile/timeline.store.ts';
import { clocksOf } from '../../src/clocks/clocks.store.ts';
import type { Sql } from '../../src/platform/database/database.ts';
import { contactsForMe, countContacts, dueFor, openContacts } from '../../src/today/today.store.ts';
import { aFile, aTown, type MadeFile, type Session, type Town } from '../builders/index.ts';
import { type Plan, plansOf } from '../support/plans.ts';

// Ten years of a municipality: row security must be a condition of an index, not a question for each row.

let town: Town;
let file: MadeFile;
let session: Session;
beforeAll(async () => {
  town = await aTown();
  file = await aFile(town).onDesk().made();
  await fill();
  session = await town.signIn(town.staff.dutyOfficer);
  await town.onDuty(town.staff.dutyOfficer, town.units.intake);
  await town.onDuty(town.staff.dutyOfficer, town.units.violenceTeam);
  await town.open(session, file.id, 'because');
});
afterAll(() => town.close());

async function fill(): Promise<void> {
  const { units, staff, keyring } = town;
  const label = (id: string) => keyring.desk.seal(`desk.label:${id}`, 'M. E.');
  await town.look(
    `insert into authz.file (id, kind, unit_id, reference, created_at, created_by)
     select gen_random_uuid(), 'contact', $1, 'plan-' || n, now() - n * interval '4 hours', $2 from generate_series(1, 20000) n`,
    [units.intake, staff.dutyOfficer],
  );
  await town.look(
    `insert into authz.section (id, file_id, kind) select gen_random_uuid(), id, 'protection' from authz.file where reference like 'plan-%'`,
  );
  await town.look(
    `insert into data.desk (id, file_id, kind, unit_id, reference, label, state, owner_id, since, changed_at)
     select gen_random_uuid(), id, 'contact', $1, reference, '\\x00', case when row_number() over (order by created_at desc) <= 60 then 'received' else 'ended' end,
       $2, created_at, created_at from authz.file where reference like 'plan-%'`,
    [units.intake, staff.backupOfficer],
  );
  const { rows } = await town.admin.query<{ file_id: string }>(
    `select file_id from data.desk where state = 'received'`,
  );
  for (const { file_id } of rows)
    await town.look('update data.desk set label = $2 where file_id = $1', [file_id, label(file_id)]);
  await town.look(
    `insert into data.running_clock (id, file_id, section_id, rule, started_at, due_at, owner_id, unit_id, met_at)
     select gen_random_uuid(), s.file_id, s.id, 'adultProtection', f.created_at, f.created_at + interval '1 hour', $1, f.unit_id,
       case when d.state = 'ended' then f.created_at end
     from authz.section s join authz.file f on f.id = s.file_id join data.desk d on d.file_id = f.id where f.reference like 'plan-%'`,
    [staff.dutyOfficer],
  );
  await town.look(
    `insert into data.event (id, file_id, section_id, kind, at, actor_id)
     select gen_random_uuid(), s.file_id, s.id, 'contact.received', f.created_at, $1 from authz.section s join authz.file f on f.id = s.file_id where f.reference like 'plan-%'`,
    [staff.dutyOfficer],
  );
  await town.look(
    `insert into data.event (id, file_id, section_id, kind, at, actor_id)
     select gen_random_uuid(), $1, $2, 'note.signed', now() - n * interval '1 hour', $3 from generate_series(1, 2000) n`,
    [file.id, file.sections.notes, staff.caseOfficer],
  );
  for (const table of [
    'authz.file',
    'authz.section',
    'authz.opening',
    'authz.ground',
    'data.desk',
    'data.running_clock',
    'data.event',
  ])
    await town.look(`analyze ${table}`);
}

async function plans(work: (sql: Sql) => Promise<unknown>): Promise<Plan[]> {
  const client = await town.database.app.connect();
  try {
    await client.query('begin');
    await client.query('select authz.enter($1)', [session.token]);
    return await plansOf(client, work);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const large = ['desk', 'running_clock', 'event', 'file', 'section'];

function expectByIndex(found: readonly Plan[]): void {
  expect(found.length).toBeGreaterThan(0);
  for (const { text, top, nodes } of found) {
    const scans = nodes.filter((n) => n['Node Type'] === 'Seq Scan' && large.includes(n['Relation Name'] ?? ''));
    expect(scans, text).toEqual([]);
    // What a policy asks for is asked once, before the rows: never a function or a subquery for each of them.
    expect(
      nodes.filter((n) => n['Parent Relationship'] === 'SubPlan'),
      text,
    ).toEqual([]);
    expect(
      nodes.filter((n) => n['Parent Relationship'] === 'InitPlan' && n['Actual Loops'] > 1),
      text,
    ).toEqual([]);
    expect(
      nodes.filter((n) => /authz\.\w+\(/.test(n.Filter ?? '')),
      text,
    ).toEqual([]);
    expect(top['Shared Hit Blocks'] + top['Shared Read Blocks'], text).toBeLessThan(1000);
  }
}

const answered = async () => ({ unitId: town.units.intake, until: (await town.now()).add({ hours: 24 }) });

describe('with twenty thousand of each', () => {
  it('the contacts of a unit', async () => {
    expectByIndex(
      await plans(async (sql) =>
        expect(await openContacts(sql, town.keyring, [town.units.intake], 100)).toHaveLength(60),
      ),
    );
  });

  it('the contacts that wait for a review, counted', async () => {
    expectByIndex(
      await plans(async (sql) =>
        expect(await countContacts(sql, town.units.intake)).toEqual({ all: 60, withoutOwner: 0 }),
      ),
    );
  });

  it('what one holds oneself, and what nobody holds', async () => {
    const who = { me: session.staffId, units: [town.units.intake], limit: 50 };
    expectByIndex(await plans((sql) => contactsForMe(sql, town.keyring, who)));
  });

  it('the clocks of an owner and of the units on duty', async () => {
    const unit = await answered();
    const owners = [session.staffId];
    const now = await town.now();
    expectByIndex(
      await plans(async (sql) =>
        expect(await dueFor(sql, town.keyring, { owners, answered: [unit], limit: 50, now })).toHaveLength(50),
      ),
    );
  });

  it('the clocks of an open file', async () => {
    expectByIndex(await plans((sql) => clocksOf(sql, file.id)));
  });

  it('the way into an open file, and the newest of its time line', async () => {
    expectByIndex(
      await plans(async (sql) => {
        const open = await findOpenFile(sql, town.keyring, file.id);
        if (!open) throw new Error('The file is not open');
        expect(await eventsOf(sql, open, { kinds: undefined, before: undefined, limit: 50 })).toHaveLength(50);
      }),
    );
  });

  it('everything, asked for without any condition', async () => {
    const found = await plans(async (sql) =>
      expect(await sql.selectFrom('event').selectAll().execute()).toHaveLength(2000),
    );
    expect(
      found.flatMap((p) => p.nodes).filter((n) => n['Node Type'] === 'Seq Scan' && n['Relation Name'] === 'event'),
    ).toEqual([]);
  });
});
