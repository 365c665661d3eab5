import { existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import {
  ask,
  isSentence,
  makeHome,
  postgresOf,
  postgresOn,
  type Samgrepp,
  startSamgrepp,
} from '../support/samgrepp.ts';

const home = makeHome();
const started: Samgrepp[] = [];

function start(environment: Record<string, string> = {}): Samgrepp {
  const samgrepp = startSamgrepp(home, environment);
  started.push(samgrepp);
  return samgrepp;
}

async function stop(samgrepp: Samgrepp) {
  samgrepp.process.kill('SIGTERM');
  return samgrepp.ended;
}

afterEach(async () => {
  for (const samgrepp of started.splice(0)) await stop(samgrepp);
});
afterAll(() => home.remove());

const status = async (address: string) => (await fetch(`${address}/finns-inte`)).status;
const socketFolder = () => dirname(join(decodeURIComponent(new URL(postgresOf(home).url('x')).hostname), 'x'));

test('the first start makes database and key, serves, and stops cleanly', async () => {
  const samgrepp = start();
  const address = await samgrepp.address;
  expect(address).toMatch(/^http:\/\/localhost:\d+$/);
  expect(await status(address)).toBe(404);
  const [facts] = await ask(
    postgresOf(home).url('postgres'),
    `select authz.instance_kind() as kind, current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
       current_setting('listen_addresses') as listens, current_setting('log_parameter_max_length') as logged`,
  );
  expect(facts).toEqual({ kind: 'demo', fsync: 'on', checksums: 'on', listens: '', logged: '0' });
  const sockets = socketFolder();
  expect(statSync(sockets).mode & 0o777).toBe(0o700);

  const end = await stop(samgrepp);
  expect(end).toMatchObject({ code: 0, error: '' });
  expect(end.out).toContain('nobody can ever read the sealed text again');
  expect(postgresOn(home.data)).toEqual([]);
  expect(existsSync(sockets)).toBe(false);
});

test('a second start on the same data says where the first one runs, and harms nothing', async () => {
  const first = start();
  const address = await first.address;
  const { pid } = postgresOf(home);
  const second = await start().ended;
  expect(second.code).toBe(1);
  expect(isSentence(second.error)).toBe(true);
  expect(second.error).toContain(`Samgrepp already runs on ${address}`);
  expect(await status(address)).toBe(404);
  expect(postgresOf(home).pid).toBe(pid);
});

test('after kill -9 the next start needs nobody to clear up, and what was committed is there', async () => {
  const killed = start();
  await killed.address;
  const left = postgresOf(home);
  await ask(left.url('postgres'), 'create table public.kept (word text); insert into public.kept values ($$kvar$$)');
  killed.process.kill('SIGKILL');
  expect(await killed.ended).toMatchObject({ signal: 'SIGKILL' });
  expect(postgresOn(home.data)).not.toEqual([]);
  const sockets = socketFolder();

  const next = start();
  expect(await status(await next.address)).toBe(404);
  expect(postgresOf(home).pid).not.toBe(left.pid);
  expect(existsSync(sockets)).toBe(false);
  expect(await ask(postgresOf(home).url('postgres'), 'select word from public.kept')).toEqual([{ word: 'kvar' }]);
});

test('after kill -9 of Samgrepp and its database alike, what was committed is there', async () => {
  const killed = start();
  await killed.address;
  const { pid, url } = postgresOf(home);
  await ask(url('postgres'), 'insert into public.kept values ($$också$$)');
  process.kill(pid, 'SIGKILL');
  killed.process.kill('SIGKILL');
  await killed.ended;

  await start().address;
  const words = await ask(postgresOf(home).url('postgres'), 'select word from public.kept order by word');
  expect(words).toEqual([{ word: 'kvar' }, { word: 'också' }]);
});

test('when the database ends by itself, Samgrepp says so and stops', async () => {
  const samgrepp = start();
  await samgrepp.address;
  process.kill(postgresOf(home).pid, 'SIGKILL');
  const end = await samgrepp.ended;
  expect(end.code).toBe(1);
  expect(end.out).toContain('The database ended');
});

test.each([300, 450, 600, 800])('a signal %i ms into a start leaves nothing running', async (delay) => {
  const samgrepp = start();
  await new Promise((resolve) => setTimeout(resolve, delay));
  samgrepp.process.kill('SIGINT');
  await samgrepp.ended;
  expect(postgresOn(home.data)).toEqual([]);
});

test('made-up and real people are never mixed', async () => {
  const end = await start({ DEMO: '0' }).ended;
  expect(end.code).toBe(1);
  expect(isSentence(end.error)).toBe(true);
  expect(end.error).toContain('never for real use');
});

test('a lost key is not replaced while text is sealed with it', async () => {
  await start().address;
  await ask(
    postgresOf(home).url('postgres'),
    `set session_replication_role = replica;
     insert into data.file_key (file_id, wrapped) values (gen_random_uuid(), decode(repeat('00', 61), 'hex'))`,
  );
  await stop(started.pop() as Samgrepp);
  const key = join(home.secrets, 'municipality.key');
  const contents = readFileSync(key, 'utf8');
  renameSync(key, `${key}.away`);

  const end = await start().ended;
  expect(end.code).toBe(1);
  expect(isSentence(end.error)).toBe(true);
  expect(end.error).toContain('put the key back from its copy');
  expect(existsSync(key)).toBe(false);

  renameSync(`${key}.away`, key);
  await start().address;
  expect(readFileSync(key, 'utf8')).toBe(contents);
});
