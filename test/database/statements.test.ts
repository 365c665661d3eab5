import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sql, sqlOver } from '../../src/platform/database/database.ts';
import { isStalePlan } from '../../src/platform/database/statements.ts';
import { aTown, type Town } from '../builders/index.ts';

let town: Town;
let client: pg.PoolClient;
let sql: Sql;
beforeAll(async () => {
  town = await aTown();
  client = await town.database.app.connect();
  sql = sqlOver(client);
});
afterAll(async () => {
  client.release();
  await town.close();
});

const settings = () => sql.selectFrom('setting').selectAll().orderBy('key').execute();

const kept = async () =>
  (await client.query<{ statement: string }>('select statement from pg_prepared_statements')).rows.filter(
    ({ statement }) => statement.includes('"setting"'),
  ).length;

describe('a statement that is asked often', () => {
  it('is kept prepared once on a connection, though many ask at once, and answers the same', async () => {
    const first = await settings();
    expect(await kept()).toBe(0);
    const all = await Promise.all(Array.from({ length: 30 }, settings));
    expect(await kept()).toBe(1);
    for (const rows of all) expect(rows).toEqual(first);
  });

  it('shows what was written meanwhile, with names as the code has them', async () => {
    await town.look(
      `insert into data.setting (key, value, changed_at) values ('a.new', '{"some_key": 1}', '2026-11-22 10:00:00.000001+00')`,
    );
    const found = (await settings()).find(({ key }) => key === 'a.new');
    expect(found).toMatchObject({ value: { some_key: 1 } });
    expect(found?.changedAt.toString()).toBe('2026-11-22T10:00:00.000001Z');
  });

  it('says so when its table has changed, so that the connection is made anew', async () => {
    await town.look('alter table data.setting add column more text');
    const fault: unknown = await settings().catch((error: unknown) => error);
    expect(isStalePlan(fault)).toBe(true);
  });
});
