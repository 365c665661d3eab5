import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import { aFile, aTown, type Town } from '../builders/index.ts';

// What the figures tell of meetings. The clock goes to 2036, after the day on which the town's people got their roles.

let town: Town;
beforeEach(async () => {
  town = await aTown();
  await town.setClock(at('2036-11-22T10:00'));
});
afterEach(() => town.close());

const at = (text: string): Instant => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();

async function ask(): Promise<{ groupBegan: string | null; urgent: unknown }> {
  const session = await town.signIn(town.staff.teamLeader);
  const [row] = await town.ask<{ times: { groupBegan: string | null; urgent: unknown } }>(
    session,
    'select authz.stage_times() as times',
  );
  if (!row) throw new Error('No answer');
  return row.times;
}

it('tells in which month the group first met, for a before and an after', async () => {
  const group = newId();
  await town.look(
    `insert into authz.internal_group (id, name, coordinator_id, created_at) values ($1, 'Gruppen', $2, now())`,
    [group, town.staff.teamLeader],
  );
  for (const [held, kind] of [
    ['2036-05-20T09:00', 'regular'],
    ['2036-03-31T23:30', 'regular'],
    ['2035-01-08T09:00', 'urgent'],
    [null, 'regular'],
  ])
    await town.look(
      `insert into data.meeting (id, group_id, kind, called_by, called_at, starts_at, held_at) values ($1, $2, $3, $4, '2035-01-01', '2036-01-01', $5)`,
      [newId(), group, kind, town.staff.teamLeader, held ? at(held).toString() : null],
    );
  expect((await ask()).groupBegan).toBe('2036-03-01');
});

describe('urgent meetings', () => {
  const calledAt = at('2036-09-03T08:00');
  /** One called at that hour: held after so many hours, if at all; of four called so many answer, come, and have a task of their own. */
  async function urgent(held: number | undefined, answered: number, came: number, tasks = 0, own = 0): Promise<string> {
    const meeting = newId();
    const { staff, units } = town;
    const hour = (hours: number | undefined) =>
      hours === undefined ? null : calledAt.add({ minutes: hours * 60 }).toString();
    await town.look(
      `insert into data.meeting (id, kind, called_by, called_at, starts_at, held_at) values ($1, 'urgent', $2, $3, $3, $4)`,
      [meeting, staff.caseOfficer, calledAt.toString(), hour(held)],
    );
    for (const [i, one] of [staff.caseOfficer, staff.therapist, staff.manager, staff.childOfficer].entries())
      await town.look(`insert into data.meeting_seat values ($1, $2, $3, $8, $4, $5, $6, $7)`, [
        meeting,
        one,
        units.violenceTeam,
        calledAt.toString(),
        i < answered ? 'coming' : null,
        i < answered ? hour(1) : null,
        i < came,
        i < own ? 'ownTask' : 'member',
      ]);
    if (tasks === 0) return meeting;
    const file = await aFile(town).made();
    const item = newId();
    await town.look(
      `insert into data.agenda_item (id, meeting_id, file_id, section_id, added_by, added_at, because) values ($1, $2, $3, $4, $5, $6, '{urgent}')`,
      [item, meeting, file.id, file.sections.plan, staff.caseOfficer, calledAt.toString()],
    );
    for (let i = 0; i < tasks; i++)
      await town.look(
        `insert into data.action (id, file_id, section_id, words, owner_id, due_on, made_by, made_at, item_id) values ($1, $2, $3, '\\x00', $4, '2036-09-09', $4, $5, $6)`,
        [newId(), file.id, file.sections.plan, staff.caseOfficer, calledAt.toString(), item],
      );
    return meeting;
  }

  it('are told of when there are five: held within a day, answered, came, and what they gave', async () => {
    for (let i = 0; i < 4; i++) await urgent(5, 4, 3);
    expect((await ask()).urgent).toBeNull();
    await urgent(undefined, 1, 0, 6);
    await urgent(30, 4, 4);
    for (let i = 0; i < 5; i++) await urgent(6, 3, 2, 0, 1);
    // Called off: nobody was to come to it.
    await town.look('update data.meeting set cancelled_at = called_at where id = $1', [await urgent(undefined, 0, 0)]);
    expect((await ask()).urgent).toMatchObject({
      n: 11,
      reached: null,
      few: 'missing',
      median: 6,
      answered: { n: 44, reached: 36, few: null },
      came: { n: 44, reached: 26, few: null },
      withoutConsent: { n: 44, reached: 5, few: null },
      tasks: 6,
    });
  });

  it('tell of nothing how many, where it is under five', async () => {
    for (let i = 0; i < 5; i++) await urgent(5, 4, 0, i === 0 ? 4 : 0);
    expect((await ask()).urgent).toMatchObject({
      n: 5,
      reached: null,
      few: 'missing',
      answered: { n: 20, reached: null, few: 'missing' },
      came: { n: 20, reached: null, few: 'reached' },
      tasks: null,
    });
  });
});
