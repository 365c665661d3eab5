import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';

// What works in the background tells of clocks and notices, and could tell nothing else: not even by an injected statement.

let town: Town;
let jobs: pg.Pool;
let file: MadeFile;
beforeAll(async () => {
  town = await aTown();
  jobs = new pg.Pool({ connectionString: town.queueUrl, max: 1 });
  jobs.on('error', () => {});
  await town.administer(`select authz.set_mail($1, 'amina.yusuf@strandhaga.example')`, [town.staff.caseOfficer]);
  file = await aFile(town)
    .withNote('Hon bor hos en vän')
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(async ({ sql, now }, made, session) => {
      const clock = { startedAt: now, ownerId: session.staffId, unitId: made.unitId, fileId: made.id };
      const rows = [
        { id: newId(), dueAt: now, metAt: null },
        { id: newId(), dueAt: now, metAt: now },
      ];
      for (const row of rows)
        await sql
          .insertInto('runningClock')
          .values({ ...clock, ...row, sectionId: made.section('plan'), rule: 'planAction' })
          .execute();
    })
    .onDesk({ first: 'Elin', last: 'Strand' })
    .made();
});
afterAll(async () => {
  await jobs.end();
  await town.close();
});

const allTables = () =>
  town.look<{ name: string; columns: string[] }>(
    `select c.oid::regclass::text as name, array_agg(a.attname::text order by a.attnum) as columns from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace::regnamespace::text in ('authz', 'data', 'audit') and c.relkind = 'r' group by c.oid`,
  );
const mayRead = new Set([
  ...['authz.absence', 'authz.rota_shift', 'authz.role_assignment', 'authz.staff', 'authz.unit'],
  ...['data.clock_told', 'data.digest_day', 'data.mail', 'data.mail_alert', 'data.running_clock', 'data.setting'],
]);

describe('the role of the jobs', () => {
  it('reads none of the other tables, of which there are many and some are full', async () => {
    const hidden = (await allTables()).filter(({ name }) => !mayRead.has(name));
    expect(hidden.length).toBeGreaterThan(40);
    for (const { name } of hidden)
      await expect(jobs.query(`select 1 from ${name}`), name).rejects.toMatchObject({ code: '42501' });
    for (const full of ['data.note', 'data.person_told', 'data.desk', 'authz.file'])
      expect((await town.look(`select 1 from ${full}`)).length, full).toBeGreaterThan(0);
  });

  it('reads neither names nor addresses of staff, nor the file of a clock', async () => {
    for (const column of ['name', 'mail', 'phone', 'language'])
      await expect(jobs.query(`select ${column} from authz.staff`)).rejects.toMatchObject({ code: '42501' });
    for (const column of ['file_id', 'section_id', 'subject_id', 'extended_reason'])
      await expect(jobs.query(`select ${column} from data.running_clock`)).rejects.toMatchObject({ code: '42501' });
    await expect(jobs.query('select * from data.alert')).rejects.toMatchObject({ code: '42501' });
  });

  it('sees clocks that run, and no other', async () => {
    expect((await town.look('select id from data.running_clock')).length).toBe(2);
    expect((await jobs.query('select id from data.running_clock')).rowCount).toBe(1);
  });

  it('sees the settings that it needs, and no other', async () => {
    await town.look(
      `insert into data.setting values ('municipality.name', '"Strandhaga"', now(), null), ('notices.digestAt', '"07:15"', now(), null)`,
    );
    expect((await jobs.query('select key from data.setting')).rows).toEqual([{ key: 'notices.digestAt' }]);
  });

  it('writes no notice but what a clock says, and says that once', async () => {
    const insert = `insert into data.alert (id, kind, at, staff_id) values (gen_random_uuid(), 'meetingCalled', now(), $1)`;
    await expect(jobs.query(insert, [town.staff.caseOfficer])).rejects.toMatchObject({ code: '42501' });
    await expect(
      jobs.query(`insert into data.clock_told select id, due_at, 0, now() from data.running_clock`),
    ).rejects.toMatchObject({ code: '42501' });
    const { rows } = await jobs.query<{ id: string; due_at: Date }>('select id, due_at::text from data.running_clock');
    const tell = async (due: unknown) =>
      (
        await jobs.query('select authz.tell_of_clock($1, $2, 0, $3, $4)', [
          rows[0]?.id,
          due,
          JSON.stringify([{ staff: town.staff.caseOfficer }]),
          [],
        ])
      ).rows[0];
    expect(await tell('2020-01-01')).toEqual({ tell_of_clock: false });
    expect(await tell(rows[0]?.due_at)).toEqual({ tell_of_clock: true });
    expect(await tell(rows[0]?.due_at)).toEqual({ tell_of_clock: false });
    expect(await town.look('select file_id, kind, staff_id, raised_by from data.alert')).toEqual([
      { file_id: file.id, kind: 'clockBreached', staff_id: town.staff.caseOfficer, raised_by: null },
    ]);
  });

  it('calls no function of pages or of the door', async () => {
    for (const text of [
      `authz.open(gen_random_uuid(), gen_random_uuid(), 'job', null)`,
      `authz.enter('x')`,
      `authz.start_session('x', '\\x00', gen_random_uuid())`,
      `authz.set_mail(gen_random_uuid(), null)`,
    ])
      await expect(jobs.query(`select ${text}`), text).rejects.toMatchObject({
        code: expect.stringMatching(/42501|42883/),
      });
  });
});

it('how much mail waits is told to an administrator, and to nobody else', async () => {
  await town.look(
    `insert into data.mail (id, staff_id, kind, made_at, attempts) values (gen_random_uuid(), $1, 'atOnce', now(), 3)`,
    [town.staff.caseOfficer],
  );
  const asked = async (person: 'administrator' | 'manager' | 'auditor') =>
    (await town.ask(await town.signIn(town.staff[person]), 'select waiting from authz.mail_waiting()'))[0];
  expect(await asked('administrator')).toEqual({ waiting: 1 });
  for (const person of ['manager', 'auditor'] as const) expect(await asked(person)).toEqual({ waiting: 0 });
});
