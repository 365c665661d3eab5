import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Instant } from '../../src/kernel/instant.ts';
import { aTown, type Town, type Way, waysGone } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';

// From first contact to each stage: who may ask, who is counted, and what of it is said.
// The clock goes to 2036, after the day on which the town's people got their roles.

let town: Town;
beforeEach(async () => {
  town = await aTown();
  await town.setClock(at('2036-11-22T10:00'));
});
afterEach(() => town.close());

const at = (text: string): Instant => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();

type Times = { n: number; reached: number | null; median: number | null; q1: number | null; q3: number | null };
type Stage = {
  whole: Times;
  periods: (Times & { first: string; last: string })[];
  groups: Record<'with' | 'without', Times> | null;
};
type Answer = {
  groupBegan: string | null;
  urgent: unknown;
  since: string;
  until: string;
  waitingFrom: string | null;
  stages: Record<'protection' | 'meeting' | 'task', Stage>;
};

async function ask(person: keyof Town['staff'] = 'teamLeader'): Promise<Answer> {
  const session = await town.signIn(town.staff[person]);
  const [row] = await town.ask<{ times: Answer }>(session, 'select authz.stage_times() as times');
  if (!row) throw new Error('No answer');
  return row.times;
}

/** Contacts of one month, an hour apart. */
const many = (count: number, way: Omit<Way, 'receivedAt'>, month = '2036-09'): Way[] =>
  Array.from({ length: count }, (_, i) => ({ receivedAt: at(`${month}-03T08:00`).add({ hours: i }), ...way }));

describe('stage_times', () => {
  it('is answered to who leads a team or a unit, and to nobody else', async () => {
    await waysGone(town, many(20, { file: 24, protection: 2 }));
    for (const person of ['teamLeader', 'manager', 'intakeLeader'] as const)
      expect((await ask(person)).stages.protection.whole.n).toBe(20);
    for (const person of ['caseOfficer', 'dutyOfficer', 'therapist', 'administrator', 'auditor', 'boardChair'] as const)
      await expectRefused(ask(person));
    await expectRefused(town.database.app.query('select authz.stage_times()'));
  });

  it('is the only way: the functions behind it, and the rows, are closed to every page', async () => {
    await waysGone(town, many(3, { file: 24, protection: 2 }));
    const leader = await town.signIn(town.staff.teamLeader);
    for (const call of [
      `first_contacts('-infinity', 'infinity')`,
      `survival('{1}', '{t}')`,
      `times_of('{1}', '{t}')`,
      `hide_small('{1}', '{1}')`,
      `told_share(1, 1)`,
      `urgent_meetings('-infinity', 'infinity')`,
    ])
      await expect(town.ask(leader, `select * from authz.${call}`), call).rejects.toMatchObject({ code: '42501' });
    expect(await town.ask(leader, 'select * from data.event')).toEqual([]);
    expect(await town.ask(leader, 'select * from data.contact')).toEqual([]);
    expect(await town.look('select * from data.contact')).toHaveLength(3);
  });

  it('says nothing of fewer than twenty first contacts', async () => {
    await waysGone(town, many(19, { file: 24, protection: 2 }));
    expect(await ask()).toEqual({
      since: '2034-01-01',
      until: '2036-11-01',
      waitingFrom: '2034-01-01',
      groupBegan: null,
      urgent: null,
      stages: {},
    });
  });

  it('lays months together until they hold twenty, and leaves the last out of every total until it does', async () => {
    await waysGone(town, [
      ...many(12, {}, '2034-02'),
      ...many(9, {}, '2034-03'),
      ...many(30, {}, '2035-01'),
      ...many(7, {}, '2036-10'),
    ]);
    const { whole, periods } = (await ask()).stages.protection;
    expect(periods.map(({ first, last, n }) => [first, last, n])).toEqual([
      ['2034-01-01', '2034-03-01', 21],
      ['2034-04-01', '2035-01-01', 30],
    ]);
    expect(whole.n).toBe(51);
    expect((await ask()).waitingFrom).toBe('2035-02-01');
  });

  it('leaves out the month that goes on, and one that ended less than a week ago', async () => {
    await waysGone(town, [...many(20, {}), ...many(20, {}, '2036-11')]);
    expect((await ask()).stages.task.whole.n).toBe(20);
    await town.setClock(at('2036-12-06T10:00'));
    expect((await ask()).stages.task.whole.n).toBe(20);
    await town.setClock(at('2036-12-08T10:00'));
    expect((await ask()).stages.task.whole.n).toBe(40);
  });

  it('counts those who are not there yet as waiting, so that a slow half is not forgotten', async () => {
    await waysGone(town, [
      ...many(12, { file: 24, protection: 3, task: 9 * 24 }),
      ...many(12, { file: 24, protection: 3 }),
    ]);
    const { protection, task } = (await ask()).stages;
    expect(protection.whole).toMatchObject({ n: 24, median: 3, q3: 3, reached: null });
    expect(task.whole).toMatchObject({ n: 24, reached: 12, q1: 9 * 24, median: 9 * 24, q3: null });
  });

  it('lets a contact that ended without a file wait no longer than to its end', async () => {
    await waysGone(town, [
      ...many(10, { file: 24, task: 20 * 24 }),
      ...many(5, { file: 24 }),
      ...many(9, { ended: 48 }),
    ]);
    const { task } = (await ask()).stages;
    expect(task.whole).toMatchObject({ n: 24, reached: 10, q1: 20 * 24, median: 20 * 24 });
  });

  it('compares with and without the group, in both or in neither', async () => {
    await waysGone(town, [
      ...many(11, { file: 24, meeting: 10 * 24, task: 12 * 24 }),
      ...many(6, { file: 24, meeting: 10 * 24 }),
      ...many(8, { file: 24, task: 40 * 24 }),
      ...many(7, { file: 24 }),
    ]);
    const { task, meeting } = (await ask()).stages;
    expect(task.groups).toMatchObject({
      with: { n: 17, reached: 11, median: 12 * 24 },
      without: { n: 15, reached: 8, median: 40 * 24 },
    });
    expect(meeting).toMatchObject({ groups: null, whole: { n: 32, reached: 17 } });
    await waysGone(town, many(4, { file: 24, task: 24 }));
    expect((await ask()).stages.task.groups?.without.n).toBe(19);
  });

  it('says nothing of the groups where one of them has four', async () => {
    await waysGone(town, [
      ...many(4, { file: 24, meeting: 240, task: 480 }),
      ...many(30, { file: 24, task: 480 }),
      ...many(9, { file: 24 }),
    ]);
    const { task, meeting } = (await ask()).stages;
    expect(task.groups).toBeNull();
    expect(meeting.whole).toMatchObject({ n: 43, reached: null });
    expect(meeting.periods[0]).toMatchObject({ n: 43, reached: null });
  });

  it('counts no contact that came to a file that was there, or came again', async () => {
    const [first] = await waysGone(town, many(21, { file: 24, protection: 2 }));
    const again = await waysGone(town, [
      ...many(2, { protection: 2 }, '2036-10'),
      ...many(1, { protection: 2 }, '2036-08'),
    ]);
    const link =
      'update data.contact set concerns_file_id = (select concerns_file_id from data.contact where file_id = $2) where file_id = $1';
    await town.look(link, [again[0], first]);
    // Older than the file, but the later of the two: the file was opened for somebody who had called before.
    expect((await ask()).stages.protection.whole.n).toBe(22);
    await town.look(link, [again[2], first]);
    expect((await ask()).stages.protection.whole.n).toBe(21);
    await town.look('update data.contact set detached_at = now() where file_id = $1', [again[0]]);
    await waysGone(town, many(20, {}, '2036-10'));
    expect((await ask()).stages.protection.whole.n).toBe(43);
  });

  it('counts no report of concern, though it lies in a contact of its own', async () => {
    const [report] = await waysGone(town, many(21, { file: 24, protection: 2 }));
    await town.look(
      `update data.event set kind = 'concern.reported' where kind = 'contact.received' and file_id = $1`,
      [report],
    );
    expect((await ask()).stages.protection.whole.n).toBe(20);
  });

  it('tells which of the two is under five where everyone is taken together, and of no part', async () => {
    await waysGone(town, [
      ...many(22, { file: 24, protection: 3 }),
      ...many(2, {}),
      ...many(20, { file: 24, protection: 3 }, '2036-10'),
    ]);
    const { protection, task } = (await ask()).stages;
    expect(protection.whole).toMatchObject({ n: 44, reached: null, few: 'missing' });
    expect(task.whole).toMatchObject({ n: 44, reached: null, few: 'reached' });
    expect(protection.periods.map((period) => 'few' in period)).toEqual([false, false]);
  });

  it('gives the same answer to the same question', async () => {
    await waysGone(town, [...many(20, { file: 24, protection: 2, task: 99 }), ...many(20, { file: 24 })]);
    const first = await ask();
    await waysGone(town, many(9, { file: 1, protection: 1 }, '2036-11'));
    expect(await ask('manager')).toEqual(first);
  });
});

describe('the statistics', () => {
  it('rounds up to whole hours, after two days to whole days; what is not reached, down', async () => {
    const receivedAt = at('2036-09-03T08:00');
    const hours = async (way: Omit<Way, 'receivedAt'>) => {
      const month = `'2036-09-01 00:00 Europe/Stockholm', '2036-09-06 10:30 Europe/Stockholm'`;
      await waysGone(town, [{ receivedAt, ...way }]);
      const found = await town.look<{ hours: number }>(
        `select hours from authz.first_contacts(${month}) order by stage`,
      );
      await town.look('delete from data.event');
      await town.look('delete from data.contact');
      return found.map((row) => row.hours);
    };
    // To the group, to the protection assessment, to the first task done.
    expect(await hours({ file: 0.1, meeting: 50, protection: 0.05, task: 46.1 })).toEqual([72, 1, 47]);
    expect(await hours({ ended: 1.9, protection: 0 })).toEqual([1, 1, 1]);
    expect(await hours({ protection: 48 })).toEqual([72, 48, 72]);
  });
});
