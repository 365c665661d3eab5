import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, copyHome, type Home, isSentence, makeHome, postgresOf, startSamgrepp } from '../support/samgrepp.ts';

const home = makeHome();
afterAll(() => home.remove());

/** What a start that must not succeed says: one sentence, exit code 1. */
async function refusal(environment: Record<string, string>): Promise<string> {
  const end = await startSamgrepp(home, environment).ended;
  expect({ code: end.code, sentence: isSentence(end.error) }, end.error).toEqual({ code: 1, sentence: true });
  return end.error;
}

/** An installation that was started once and stopped; each test that changes something has a copy of its own. */
const still = makeHome();
const ownCopies: Home[] = [];
beforeAll(async () => {
  const first = startSamgrepp(still, { DEMO: '0' });
  await first.address;
  first.process.kill('SIGTERM');
  await first.ended;
});
afterAll(() => {
  for (const one of [still, ...ownCopies]) one.remove();
});
function anInstallation(): Home {
  const own = copyHome(still);
  ownCopies.push(own);
  return own;
}

describe('a port that is taken', () => {
  let other: Server;
  let port: number;
  beforeAll(async () => {
    other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    port = (other.address() as { port: number }).port;
  });
  afterAll(() => other.close());

  test('is named, with another one to choose, before a database is made', async () => {
    expect(await refusal({ PORT: String(port) })).toContain(`Port ${port} is taken by another program`);
    expect(readdirSync(home.data)).toEqual([]);
  });
});

test.each([
  [{ PORT: 'tretusen' }, 'The setting PORT is not understood: write a number'],
  [{ DEMO: 'ja' }, 'The setting DEMO is not understood: write DEMO=1'],
  [{ HOST: '0.0.0.0' }, 'lets others reach the demo'],
  [{ HOST: '192.0.2.1', DEMO: '0' }, 'is not an address of this machine'],
  [{ DATABASE_URL: 'sqlite://x' }, 'The setting DATABASE_URL is not understood'],
  [{ DATABASE_URL: 'postgresql://a:hemligt@127.0.0.1:9/samgrepp' }, 'No database answers on 127.0.0.1:9'],
  [
    { DATABASE_URL: 'postgresql://a:hemligt@finns-inte.invalid/samgrepp' },
    'There is no server named finns-inte.invalid',
  ],
  [{ DATA_DIR: '/proc/version' }, 'has to be a folder'],
  [{ SECRETS_DIR: join(home.data, 'secrets') }, 'SECRETS_DIR lies inside DATA_DIR'],
])('%o is refused', async (environment, part) => {
  const said = await refusal(environment as Record<string, string>);
  expect(said).toContain(part);
  expect(said).not.toContain('hemligt');
});

test('a data folder of another PostgreSQL is left as it was', async () => {
  const other = anInstallation();
  const first = startSamgrepp(other, { DEMO: '0' });
  await first.address;
  await ask(postgresOf(other).url('postgres'), 'create table public.kept (id int)');
  first.process.kill('SIGTERM');
  await first.ended;

  const version = join(other.data, 'postgres', 'PG_VERSION');
  const own = readFileSync(version, 'utf8');
  writeFileSync(version, '17\n');
  expect(await refusal({ DATA_DIR: other.data, DEMO: '0' })).toContain(
    'was written by PostgreSQL 17, and this is PostgreSQL 18',
  );

  writeFileSync(version, own);
  const again = startSamgrepp(other, { DEMO: '0' });
  await again.address;
  expect(await ask(postgresOf(other).url('postgres'), 'select count(*)::int as rows from public.kept')).toEqual([
    { rows: 0 },
  ]);
  again.process.kill('SIGTERM');
  await again.ended;
});

// The key of the municipality: another one, or something that is no key. What it sealed is left as it was, and opens again.
test('a key that the database was not sealed with is refused, and the right one opens it again', {
  timeout: 120_000,
}, async () => {
  const other = anInstallation();
  const folders = { DATA_DIR: other.data, SECRETS_DIR: other.secrets, DEMO: '0' };
  const run = async () => {
    const samgrepp = startSamgrepp(other, { DEMO: '0' });
    const status = (await fetch(`${await samgrepp.address}/logga-in`)).status;
    samgrepp.process.kill('SIGTERM');
    await samgrepp.ended;
    return status;
  };
  expect(await run()).toBe(200);
  const file = join(other.secrets, 'municipality.key');
  const right = readFileSync(file, 'utf8');
  const wrong = right.replace(/[^\n]+\s*$/, `${randomBytes(32).toString('base64')}\n`);
  for (const [text, said] of [
    [wrong, 'is another one than this database is sealed with'],
    ['nothing of a key\n', "does not hold the municipality's key"],
  ] as const) {
    writeFileSync(file, text);
    const told = await refusal(folders);
    expect(told).toContain(said);
    for (const key of [right, wrong]) expect(told).not.toContain(key.trim().split('\n').at(-1));
    expect(readFileSync(file, 'utf8')).toBe(text);
  }
  writeFileSync(file, right);
  expect(await run()).toBe(200);
});

test.each([
  [
    'a newer version',
    `insert into migration.version (version, name, md5, run_at) values (999999, 'later', 'x', now())`,
  ],
  ['another version', `update migration.version set md5 = 'other' where version = 1`],
])('a database set up by %s of Samgrepp is left as it was', async (which, change) => {
  const other = anInstallation();
  const first = startSamgrepp(other, { DEMO: '0' });
  await first.address;
  await ask(postgresOf(other).url('postgres'), change);
  first.process.kill('SIGTERM');
  await first.ended;
  expect(await refusal({ DATA_DIR: other.data, DEMO: '0' })).toContain(`set up by ${which} of Samgrepp`);
});

test('something else where the database should be is left as it was', async () => {
  const folder = join(home.folder, 'photos');
  mkdirSync(join(folder, 'postgres'), { recursive: true });
  writeFileSync(join(folder, 'postgres', 'cat.jpg'), 'miau');
  expect(await refusal({ DATA_DIR: folder })).toMatch(/holds something else than a database|made by another account/);
  expect(readdirSync(join(folder, 'postgres'))).toEqual(['cat.jpg']);
});

// Only root has a database account other than itself.
test.runIf(process.getuid?.() === 0)('a data folder that the database account cannot enter is named', async () => {
  const closed = join(home.folder, 'closed');
  mkdirSync(closed);
  chmodSync(closed, 0o700);
  expect(await refusal({ DATA_DIR: join(closed, 'data') })).toContain(`can't enter ${closed}`);
});
