import pg from 'pg';
import {
  derivedKeys,
  fileKeyOwner,
  type MunicipalityKeys,
  type SharedKeys,
  type SharedPurpose,
  sharedKeyOwner,
  sharedPurposes,
  unwrapWith,
} from '../sealing/keyring.ts';
import { keyName, newKey, SealBroken, wrapKey, wrappedBy } from '../sealing/sealed.ts';
import { StartFailure } from '../start-failure.ts';
import { databaseFailure } from './failure.ts';

/** Keys that are wrapped anew in one statement: each is a moment's lock, and what a broken-off change has to do again. */
const AT_ONCE = 500;

/**
 * The shared keys, made at the first start. Refuses a key of the municipality that does not open them: the database is then
 * another one's, and what is sealed with the wrong key would be lost.
 */
export async function openSharedKeys(adminUrl: string, keys: MunicipalityKeys): Promise<SharedKeys> {
  return asKeeper(adminUrl, async (client) => {
    const read = async () =>
      (await client.query<{ purpose: SharedPurpose; wrapped: Buffer }>('select purpose, wrapped from data.shared_key'))
        .rows;
    const there = await read();
    const missing = sharedPurposes.filter((purpose) => !there.some((row) => row.purpose === purpose));
    if (missing.length > 0) {
      const begun = await begunBefore(client, keys);
      for (const purpose of missing) {
        const wrapped = wrapKey(keys.current(), sharedKeyOwner(purpose), begun?.[purpose] ?? newKey());
        await client.query('insert into data.shared_key (purpose, wrapped) values ($1, $2) on conflict do nothing', [
          purpose,
          wrapped,
        ]);
      }
    }
    // Read again: another start may have been first.
    const rows = missing.length > 0 ? await read() : there;
    const opened = rows.map(({ purpose, wrapped }) => [purpose, unwrapWith(keys, sharedKeyOwner(purpose), wrapped)]);
    return Object.fromEntries(opened) as SharedKeys;
  });
}

const OTHER_KEY =
  'The key in SECRETS_DIR is another one than this database is sealed with: put that one back from its copy, or set SECRETS_DIR, DATA_DIR or DATABASE_URL to those that belong together. Nothing was changed.';

/** A database with files but no shared keys had them derived from the key of that time, which must open its files. */
async function begunBefore(client: pg.Client, keys: MunicipalityKeys): Promise<SharedKeys | undefined> {
  const { rows } = await client.query<{ id: string; wrapped: Buffer }>(
    'select file_id as id, wrapped from data.file_key limit 1',
  );
  const [one] = rows;
  if (!one) return undefined;
  unwrapWith(keys, fileKeyOwner(one.id), one.wrapped);
  return derivedKeys(keys.current());
}

/** Wraps every key anew that another key than today's wraps. Broken off, it is begun again and does what is left. */
export async function rewrapAll(adminUrl: string, keys: MunicipalityKeys): Promise<number> {
  const current = keys.current();
  return asKeeper(adminUrl, async (client) => {
    let done = 0;
    for (const { table, id, owner } of wrappedTables) {
      for (;;) {
        // What a server that had not heard of the change adds meanwhile is found too: until there is none left.
        const { rows } = await client.query<{ id: string; wrapped: Buffer }>(
          `select ${id} as id, wrapped from data.${table} where substr(wrapped, 1, 9) <> $1 limit ${AT_ONCE}`,
          [wrappedBy(current)],
        );
        if (rows.length === 0) break;
        const anew = rows.map((row) => wrapKey(current, owner(row.id), unwrapWith(keys, owner(row.id), row.wrapped)));
        await client.query(
          `update data.${table} t set wrapped = n.anew from unnest($1::${id === 'purpose' ? 'text' : 'uuid'}[], $2::bytea[], $3::bytea[]) as n (id, was, anew)
           where t.${id} = n.id and t.wrapped = n.was`,
          [rows.map((row) => row.id), rows.map((row) => row.wrapped), anew],
        );
        done += rows.length;
      }
    }
    return done;
  });
}

const wrappedTables = [
  { table: 'file_key', id: 'file_id', owner: fileKeyOwner },
  { table: 'shared_key', id: 'purpose', owner: (id: string) => sharedKeyOwner(id as SharedPurpose) },
] as const;

/**
 * From now on the database refuses what this key wraps. Answers how many keys it still wraps: unless none, nothing is done.
 * Whoever is just adding a file is waited for, so that none slips through.
 */
export async function retire(adminUrl: string, old: Buffer, current: Buffer): Promise<number> {
  return asKeeper(adminUrl, async (client) => {
    await client.query('begin');
    await client.query('set local role samgrepp_owner');
    await client.query(`set local lock_timeout = '20s'`);
    await client.query('lock table data.file_key, data.shared_key in share row exclusive mode');
    await client.query('set local role samgrepp_keeper');
    const { rows } = await client.query<{ left: number }>(
      `select ((select count(*) from data.file_key where substr(wrapped, 1, 9) <> $1)
         + (select count(*) from data.shared_key where substr(wrapped, 1, 9) <> $1))::int as left`,
      [wrappedBy(current)],
    );
    const left = rows[0]?.left ?? 0;
    if (left === 0) {
      await client.query('insert into data.retired_key (key_name) values ($1) on conflict do nothing', [keyName(old)]);
    }
    await client.query('commit');
    return left;
  });
}

async function asKeeper<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => {}); // the query under way rejects as well
  try {
    await client.connect();
    await client.query('set role samgrepp_keeper');
    return await work(client);
  } catch (error) {
    if (error instanceof SealBroken) throw new StartFailure(OTHER_KEY);
    throw databaseFailure(error, adminUrl);
  } finally {
    await client.end().catch(() => {});
  }
}
