import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cluster, startCluster } from '../../src/platform/database/embedded/cluster.ts';
import { ask, isSentence, makeHome, postgresOn, startSamgrepp } from '../support/samgrepp.ts';

// A server of the municipality's own: passwords for everyone, and an administrator who is no superuser.
const server = makeHome();
const home = makeHome();
let cluster: Cluster;
let databaseUrl: string;

beforeAll(async () => {
  cluster = await startCluster(server.data);
  const superuser = cluster.urlFor('postgres', 'postgres');
  await ask(superuser, `create role kommun login createrole password 'hemligt'`);
  await ask(superuser, 'create database akter owner kommun');
  const rules = 'local all postgres trust\nlocal all all scram-sha-256\n';
  writeFileSync(join(server.data, 'postgres', 'pg_hba.conf'), rules);
  await ask(superuser, 'select pg_reload_conf()');
  databaseUrl = cluster.urlFor('kommun:hemligt', 'akter');
});
afterAll(async () => {
  await cluster.stop();
  server.remove();
  home.remove();
});

test('Samgrepp uses that server and starts none', async () => {
  const samgrepp = startSamgrepp(home, { DATABASE_URL: databaseUrl, DEMO: '0' });
  const address = await samgrepp.address;
  expect((await fetch(`${address}/finns-inte`)).status).toBe(404);
  expect(postgresOn(home.data)).toEqual([]);
  const users = await ask(
    cluster.urlFor('postgres', 'akter'),
    `select bool_or(rolsuper or rolcreaterole or rolbypassrls) as strong, count(*)::int as roles from pg_roles
     where rolname in ('samgrepp_app', 'samgrepp_door', 'samgrepp_jobs')`,
  );
  expect(users).toEqual([{ strong: false, roles: 3 }]);
  samgrepp.process.kill('SIGTERM');
  expect(await samgrepp.ended).toMatchObject({ code: 0, error: '' });
});

test("the program's own roles sign in with passwords that only it knows", async () => {
  const file = join(home.secrets, 'samgrepp_app.password');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const password = readFileSync(file, 'utf8');
  expect(await ask(cluster.urlFor(`samgrepp_app:${password}`, 'akter'), 'select current_user as me')).toEqual([
    { me: 'samgrepp_app' },
  ]);
  await expect(ask(cluster.urlFor('samgrepp_app:gissat', 'akter'), 'select 1')).rejects.toThrow('password');
  const log = readFileSync(join(server.data, 'postgres.log'), 'utf8');
  expect(log).not.toContain(password);
});

test('a second start keeps them, and a lost one is made anew', async () => {
  const file = join(home.secrets, 'samgrepp_app.password');
  const password = readFileSync(file, 'utf8');
  for (const lost of [false, true]) {
    if (lost) writeFileSync(file, 'ett-annat-losenord');
    const samgrepp = startSamgrepp(home, { DATABASE_URL: databaseUrl, DEMO: '0' });
    await samgrepp.address;
    samgrepp.process.kill('SIGTERM');
    await samgrepp.ended;
    const now = lost ? 'ett-annat-losenord' : password;
    expect(await ask(cluster.urlFor(`samgrepp_app:${now}`, 'akter'), 'select 1 as one')).toEqual([{ one: 1 }]);
  }
});

test.each([
  [() => databaseUrl.replace('hemligt', 'fel'), 'does not let kommun in'],
  [() => databaseUrl.replace('/akter', '/finns-inte'), 'There is no database finns-inte'],
])('a wrong account or database is said in a sentence (%#)', async (url, part) => {
  const end = await startSamgrepp(home, { DATABASE_URL: url(), DEMO: '0' }).ended;
  expect({ code: end.code, sentence: isSentence(end.error) }, end.error).toEqual({ code: 1, sentence: true });
  expect(end.error).toContain(part);
});

test.each([
  [
    `alter database akter set synchronous_commit = off`,
    `alter database akter reset synchronous_commit`,
    'synchronous_commit',
  ],
  [
    `alter role samgrepp_app set log_statement = 'all'; alter role samgrepp_app set log_parameter_max_length = -1`,
    `alter role samgrepp_app reset all`,
    'log_parameter_max_length=0',
  ],
])('a server that could lose or tell what was written is refused in a sentence (%#)', async (harm, mend, part) => {
  await ask(cluster.urlFor('postgres', 'akter'), harm);
  const end = await startSamgrepp(home, { DATABASE_URL: databaseUrl, DEMO: '0' }).ended;
  await ask(cluster.urlFor('postgres', 'akter'), mend);
  expect({ code: end.code, sentence: isSentence(end.error) }, end.error).toEqual({ code: 1, sentence: true });
  expect(end.error).toContain(part);
});

test('a server that takes the call and says nothing is not waited for long', async () => {
  const silent: Server = createServer();
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as { port: number };
  const end = await startSamgrepp(home, { DATABASE_URL: `postgresql://a@127.0.0.1:${port}/akter` }).ended;
  silent.close();
  expect(end.code).toBe(1);
  expect(end.error).toContain(`No database answers on 127.0.0.1:${port}`);
});
