import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase, type TestDatabase } from '../support/database.ts';

let one: TestDatabase;
let other: TestDatabase;

beforeAll(async () => {
  [one, other] = await Promise.all([createDatabase(), createDatabase()]);
});
afterAll(async () => {
  await Promise.all([one.drop(), other.drop()]);
});

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values((await client.query(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

describe('a test database', () => {
  test('is migrated, and says that it is for tests', async () => {
    expect(await ask(one.adminUrl, 'select authz.instance_kind()')).toBe('test');
  });

  test('belongs to its test alone', async () => {
    await ask(one.adminUrl, 'create table public.only_here (id int)');
    expect(await ask(other.adminUrl, `select to_regclass('public.only_here')`)).toBeNull();
  });

  test('lets the application in as a role that owns nothing and makes nothing', async () => {
    expect(await ask(one.appUrl, 'select current_user')).toBe('samgrepp_app');
    await expect(ask(one.appUrl, 'create table data.mine (id int)')).rejects.toThrow('permission denied');
  });

  test('sorts as in Swedish: å, ä and ö come last', async () => {
    const sorted = `select string_agg(w, ' ' order by w) from unnest(array['ö', 'z', 'å', 'a', 'ä']) as w`;
    expect(await ask(one.appUrl, sorted)).toBe('a z å ä ö');
  });
});
