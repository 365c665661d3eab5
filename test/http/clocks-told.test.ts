import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import type { JobsDatabase } from '../../src/platform/database/with-jobs.ts';
import { noticeTasks } from '../../src/today/index.ts';
import { aFile, aTown, type MadeFile, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

let town: Town;
let jobs: JobsDatabase;
let served: Served;
let file: MadeFile;
const clockId = newId();
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const due = at('2027-03-10T15:00');

beforeAll(async () => {
  town = await aTown();
  jobs = town.connectJobs();
  served = serve(town);
  await town.setClock(at('2027-03-01T09:00'));
  file = await aFile(town)
    .with(({ sql, now }, made, session) =>
      sql
        .insertInto('runningClock')
        .values({
          id: clockId,
          fileId: made.id,
          sectionId: made.section('plan'),
          rule: 'planAction',
          startedAt: now,
          dueAt: due,
          ownerId: session.staffId,
          unitId: made.unitId,
        })
        .execute()
        .then(() => {}),
    )
    .onDesk()
    .made();
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await jobs.close();
  await town.close();
});
beforeEach(async () => {
  await town.look('delete from data.clock_told');
  await town.look('delete from data.alert');
  await town.look('update data.running_clock set met_at = null, due_at = $1', [due.toString()]);
  await town.setClock(at('2027-03-10T14:59'));
});

const watch = () => noticeTasks(jobs, false).clocks?.({});
const told = async () =>
  (
    await town.look<{ staff_id: StaffId }>(
      `select staff_id from data.alert where kind = 'clockBreached' order by staff_id`,
    )
  ).map((row) => row.staff_id);

describe('a clock that runs out', () => {
  it('is told of once, at its deadline, to its owner and her leader; a restart repeats nothing', async () => {
    await watch();
    expect(await told()).toEqual([]);
    await town.setClock(due);
    await Promise.all([watch(), watch(), watch()]);
    await watch();
    expect(await told()).toEqual([town.staff.caseOfficer, town.staff.teamLeader].sort());
    const alerts = await town.look('select file_id, clock_id, raised_by from data.alert');
    expect(alerts[0]).toEqual({ file_id: file.id, clock_id: clockId, raised_by: null });
  });

  it('is told of anew when it got another deadline, and not at all when it was met', async () => {
    await town.setClock(due);
    await watch();
    await town.look('update data.running_clock set due_at = $1', [at('2027-03-12T15:00').toString()]);
    await watch();
    expect(await told()).toHaveLength(2);
    await town.setClock(at('2027-03-12T15:00'));
    await watch();
    expect(await told()).toHaveLength(4);
    await town.look('update data.running_clock set due_at = $1, met_at = authz.now()', [
      at('2027-03-13T15:00').toString(),
    ]);
    await town.setClock(at('2027-03-13T16:00'));
    await watch();
    expect(await told()).toHaveLength(4);
  });

  it('is told to the deputy of an owner who is away', async () => {
    await town.setClock(due);
    await town.administer(
      `select authz.save_absence($1, $2, $3, authz.now() - interval '1 hour', authz.now() + interval '1 day')`,
      [newId(), town.staff.caseOfficer, town.staff.otherCaseOfficer],
    );
    await watch();
    expect(await told()).toEqual([town.staff.otherCaseOfficer, town.staff.teamLeader].sort());
    const deputy = new Visitor(served, await town.signIn(town.staff.otherCaseOfficer));
    expect(await (await deputy.get('/min-dag')).text()).toContain('Johan Berg (för Amina Yusuf)');
    await town.look('delete from authz.absence');
  });

  it('stands once on Min dag: as the clock, which says what is to be done; and is gone when it is met', async () => {
    await town.setClock(due);
    await watch();
    const leader = new Visitor(served, await town.signIn(town.staff.teamLeader));
    const page = async () => (await leader.get('/min-dag')).text();
    expect(await page()).toContain('Åtgärd i planen');
    expect(await page()).not.toContain('En frist har gått ut');
    await town.look('update data.running_clock set met_at = authz.now()');
    expect(await page()).not.toContain('Åtgärd i planen');
    expect(await page()).not.toContain('En frist har gått ut');
  });

  it('stands there as a notice for one whose list does not have the clock', async () => {
    await town.setClock(due);
    await town.look(
      `insert into data.alert (id, file_id, file_kind, clock_id, staff_id, kind, at)
      values (gen_random_uuid(), $1, 'person', $2, $3, 'clockBreached', authz.now())`,
      [file.id, clockId, town.staff.otherCaseOfficer],
    );
    const other = new Visitor(served, await town.signIn(town.staff.otherCaseOfficer));
    expect(await (await other.get('/min-dag')).text()).toContain('En frist har gått ut');
  });

  it('never pushes out what somebody asks, however many there are', async () => {
    await town.setClock(due);
    await town.look('delete from data.alert');
    await town.look(
      `insert into data.running_clock (id, file_id, section_id, rule, started_at, due_at, owner_id, unit_id)
        select gen_random_uuid(), file_id, section_id, rule, started_at, due_at, owner_id, unit_id
          from data.running_clock, generate_series(1, 60) where id = $1`,
      [clockId],
    );
    await town.look(
      `insert into data.alert (id, file_id, file_kind, clock_id, staff_id, kind, at)
        select gen_random_uuid(), $1, 'person', id, $2, 'clockBreached', authz.now() from data.running_clock`,
      [file.id, town.staff.otherCaseOfficer],
    );
    await town.look(
      `insert into data.alert (id, staff_id, kind, at)
        values (gen_random_uuid(), $1, 'logReviewDue', authz.now() - interval '3 days')`,
      [town.staff.otherCaseOfficer],
    );
    const other = new Visitor(served, await town.signIn(town.staff.otherCaseOfficer));
    const rows = async (path: string) =>
      ((await (await other.get(path)).text()).match(/action="\/larm\//g) ?? []).length;
    expect(await rows('/min-dag')).toBe(5);
    expect(await rows('/min-dag?visa=nu')).toBe(50);
    expect(await (await other.get('/min-dag')).text()).toContain('Loggen för förra månaden ska gås igenom');
  });
});
