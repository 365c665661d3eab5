import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { databaseFailure } from '../../src/platform/database/failure.ts';
import { type InstanceKind, migrate } from '../../src/platform/database/migrate.ts';
import { changedMigration } from '../../src/platform/database/other-version.ts';
import { hasSealedText } from '../../src/platform/database/server.ts';
import { root } from '../../src/platform/root.ts';
import { expectRefused } from '../support/refusals.ts';

// What a start does to a database. The starts themselves, and their sentences, are in test/machine.

const made: string[] = [];
const madeRoles: string[] = [];
afterAll(async () => {
  for (const name of made) await ask(urlOf('postgres'), `drop database ${name} with (force)`);
  for (const role of madeRoles) await ask(urlOf('postgres'), `drop role ${role}`);
});

function urlOf(database: string, role = 'postgres'): string {
  const url = new URL(inject('clusterUrl'));
  url.pathname = database;
  url.username = role;
  return url.href;
}

async function ask(url: string, text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

async function emptyDatabase(owner = 'postgres'): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await ask(urlOf('postgres'), `create database ${name} owner ${owner}`);
  made.push(name);
  return name;
}

async function migrated(kind: InstanceKind): Promise<string> {
  const name = await emptyDatabase();
  await migrate(urlOf(name), { kind });
  return name;
}

/** Which transactions wrote what rules there are: another migration that changed anything would show. */
const rules = (name: string) =>
  ask(
    urlOf(name),
    `select 'p' || oid as id, xmin::text from pg_policy union all select 'f' || oid, xmin::text from pg_proc where pronamespace = 'authz'::regnamespace
     union all select 'c' || oid, xmin::text from pg_class where relnamespace::regnamespace::text in ('authz', 'data', 'audit') order by 1`,
  );

describe('a migration', () => {
  it('that is run twice changes nothing the second time', async () => {
    const name = await migrated('test');
    const before = await rules(name);
    await migrate(urlOf(name), { kind: 'test' });
    expect(await rules(name)).toEqual(before);
  });

  it('is made once by two starts at the same moment', async () => {
    const name = await emptyDatabase();
    await Promise.all([1, 2, 3].map(() => migrate(urlOf(name), { kind: 'test' })));
    expect(
      await ask(
        urlOf(name),
        'select count(*)::int as n, count(distinct version)::int as versions from migration.version',
      ),
    ).toEqual([expect.objectContaining({ n: expect.any(Number) })]);
    expect(await ask(urlOf(name), 'select kind from authz.instance')).toEqual([{ kind: 'test' }]);
  });

  it('in another wording than was run is refused with a sentence, and changes nothing', async () => {
    const name = await migrated('test');
    await ask(urlOf(name), `update migration.version set md5 = 'other' where version = 2`);
    const before = await rules(name);
    const failure = await migrate(urlOf(name), { kind: 'test' }).catch(changedMigration);
    expect(String(failure)).toMatch(/^StartFailure: This database was set up by another version of Samgrepp: .*\.$/);
    expect(await rules(name)).toEqual(before);
  });

  it('has left the types that the code is written to', async () => {
    const name = await migrated('test');
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(root, 'tools', 'schema.mjs'), urlOf(name), '--verify'],
      { cwd: root, encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('a live database', () => {
  it('has a clock that nobody sets, no door without proof, and stays live', async () => {
    const name = await migrated('live');
    await migrate(urlOf(name), { kind: 'demo' });
    const [app, door] = [urlOf(name, 'samgrepp_app'), urlOf(name, 'samgrepp_door')];
    expect(await ask(app, 'select authz.instance_kind() as kind')).toEqual([{ kind: 'live' }]);
    await expectRefused(ask(app, `select authz.set_clock(now() + interval '1 day')`), 'SG001');
    await ask(door, `select authz.found_municipality($1, 'Kommunen', $2, $3, $4)`, [
      randomUUID(),
      randomUUID(),
      randomUUID(),
      randomBytes(32),
    ]);
    const [staff] = await ask(urlOf(name), 'select id from authz.staff');
    const { id } = staff ?? {};
    expect(
      await ask(door, 'select authz.start_demo_session($1, $2, $3) as started', [randomUUID(), randomBytes(32), id]),
    ).toEqual([{ started: false }]);
    expect(await ask(door, 'select * from authz.demo_people()')).toEqual([]);
    // Even the owner's hand can't make a live clock lie.
    await expectRefused(ask(urlOf(name), `update authz.instance set clock_offset = '1 day'`), '23514');
  });

  it('lets nobody unlock a session without a passkey', async () => {
    const name = await migrated('live');
    const token = 'token';
    await ask(urlOf(name), `insert into authz.staff (id, name) values ($1, 'Någon')`, [randomUUID()]);
    await ask(
      urlOf(name),
      `insert into authz.session select $1, sha256($2), id, now(), now() + interval '1 hour', now(), now(), null, now() from authz.staff`,
      [randomUUID(), Buffer.from(token)],
    );
    const unlock = 'select authz.unlock_session($1, $2, null, null) as unlocked';
    expect(await ask(urlOf(name, 'samgrepp_door'), unlock, [token, randomBytes(32)])).toEqual([{ unlocked: false }]);
  });
});

describe('an empty database', () => {
  it('is founded once, also by two starts at the same moment', async () => {
    const name = await migrated('live');
    const found = () =>
      ask(urlOf(name, 'samgrepp_door'), `select authz.found_municipality($1, 'Kommunen', $2, $3, $4) as founded`, [
        randomUUID(),
        randomUUID(),
        randomUUID(),
        randomBytes(32),
      ]);
    await Promise.all([found(), found(), found()]);
    expect(await ask(urlOf(name), 'select count(*)::int as n from authz.staff')).toEqual([{ n: 1 }]);
    // A new link takes the place of the one that was not used; when it is used, there is no other.
    expect(await ask(urlOf(name), 'select count(*)::int as n from authz.enrolment where used_at is null')).toEqual([
      { n: 1 },
    ]);
    await ask(
      urlOf(name),
      `insert into authz.credential (id, staff_id, public_key, counter, name, created_at) select 'key', id, '', 0, 'key', now() from authz.staff`,
    );
    expect(await found()).toEqual([{ founded: false }]);
  });
});

describe('an administrator who is no superuser', () => {
  it('migrates a database of its own where the roles are its to give, and knows of sealed text', async () => {
    const role = `kommun_${randomUUID().slice(0, 8)}`;
    await ask(urlOf('postgres'), `create role ${role} login createrole`);
    madeRoles.push(role);
    const name = await emptyDatabase(role);
    const url = urlOf(name, role);
    const refused = await migrate(url, { kind: 'live' }).catch((error) => databaseFailure(error, url));
    expect(String(refused)).toMatch(
      /^StartFailure: .* DATABASE_URL has to name an account with CREATEROLE that owns the database\.$/,
    );

    for (const ours of [
      'samgrepp_owner',
      'samgrepp_gate',
      'samgrepp_statistics',
      'samgrepp_keeper',
      'samgrepp_disposer',
      'samgrepp_auditor',
      'samgrepp_app',
      'samgrepp_door',
    ])
      await ask(urlOf('postgres'), `grant ${ours} to ${role} with admin true, inherit false, set false`);
    await migrate(url, { kind: 'live' });
    await migrate(url, { kind: 'live' });
    expect(await hasSealedText(url)).toBe(false);
    const staff = randomUUID();
    await ask(urlOf(name), `insert into authz.staff (id, name) values ($1, 'Någon')`, [staff]);
    await ask(urlOf(name), `insert into authz.unit (id, name, kind) values ($1, 'Enheten', 'intake')`, [staff]);
    await ask(
      urlOf(name),
      `insert into authz.file (id, kind, unit_id, reference, created_at, created_by) values ($1, 'person', $1, 'R', now(), $1)`,
      [staff],
    );
    await ask(urlOf(name), `insert into data.file_key (file_id, wrapped) values ($1, '\\x00')`, [staff]);
    expect(await ask(url, 'select * from data.file_key')).toEqual([]); // row security is forced on the owner too
    expect(await hasSealedText(url)).toBe(true);
  });
});
