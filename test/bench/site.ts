import { createHash } from 'node:crypto';
import { chmodSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { answerPages } from '../../src/answers/answer-pages.tsx';
import { createApp } from '../../src/app.ts';
import { type Founded, findStrandhaga, signInAs } from '../../src/demo/found.store.ts';
import { loadDemo, type StaffKey } from '../../src/demo/index.ts';
import { Player } from '../../src/demo/player.ts';
import type { YearsSize } from '../../src/demo/years/load-years.ts';
import type { FileId } from '../../src/kernel/ids.ts';
import { connect, type Database } from '../../src/platform/database/database.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { openServer } from '../../src/platform/database/server.ts';
import { root } from '../../src/platform/root.ts';
import { Keyring } from '../../src/platform/sealing/keyring.ts';
import { findPort, listen } from '../../src/platform/web/listen.ts';

/** Samgrepp of that size, served as in real use: real PostgreSQL that waits for its disk. */
export type Site = {
  readonly address: string;
  readonly database: Database;
  readonly adminUrl: string;
  readonly appFor: (database: Database) => ReturnType<typeof createApp>;
  readonly appUrl: string;
  readonly files: number;
  /** One who acts as the stories do, at the moment in which the site stands. */
  readonly player: Player;
  readonly look: <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
  /** The cookie of one who has signed in. */
  readonly enter: (key: StaffKey) => Promise<string>;
  readonly close: () => Promise<void>;
};

export async function openSite(size: YearsSize, say: (line: string) => void): Promise<Site> {
  const folder = keptFolder(size);
  const server = await openServer({
    databaseUrl: undefined,
    dataDir: join(folder, 'data'),
    secretsDir: join(folder, 'secrets'),
  });
  await migrate(server.adminUrl, { kind: 'demo' });
  const database = connect(server.connectionFor, { size: 8 });
  const place = { host: '127.0.0.1', port: await findPort({ host: '127.0.0.1', port: 0 }) };
  const address = `http://localhost:${place.port}`;
  const keyring = new Keyring(Buffer.alloc(32, 7));
  const appFor = (over: Database) =>
    createApp({
      database: over,
      keyring,
      sessionCookie: 'session',
      origin: address,
      demoDoor: true,
      neutralUrl: 'https://weather.example/',
      pages: answerPages,
      reportFault: (error, action) => say(`${action}: ${error}`),
    });
  const app = appFor(database);
  const services = { app, database, keyring, origin: address, sessionCookie: 'session' };
  const filledAt = join(folder, 'filled');
  if (!existsSync(filledAt)) {
    const now = Temporal.Now.instant();
    const begun = performance.now();
    await loadDemo({ ...services, years: { adminUrl: server.adminUrl, ...size } }, now);
    say(`filled ${nameOf(size)} times Strandhaga in ${Math.round((performance.now() - begun) / 1000)} s`);
    writeFileSync(filledAt, now.toString());
  }
  // As on the evening when it was filled: the same is due, and the same people have duty.
  const founded = await strandhagaIn(database);
  const player = new Player(services, founded);
  await player.at(Temporal.Instant.from(readFileSync(filledAt, 'utf8')));
  const listening = await listen(app.fetch, place);
  const look: Site['look'] = (text, values) => asAdmin(server.adminUrl, text, values);
  const [{ count } = { count: 0 }] = await look<{ count: number }>('select count(*)::int as count from authz.file');
  return {
    address,
    database,
    adminUrl: server.adminUrl,
    player,
    look,
    appUrl: server.connectionFor('samgrepp_app'),
    appFor,
    files: count,
    enter: async (key) => `session=${await signInAs(database, founded.staff[key])}`,
    close: async () => {
      await listening.close();
      await database.close();
      await server.stop();
    },
  };
}

async function strandhagaIn(database: Database): Promise<Founded> {
  const founded = await findStrandhaga(database);
  if (!founded) throw new Error('Strandhaga was not founded');
  return founded;
}

/** The files with a plan of one who has many, the newest first. */
export async function busyFiles(adminUrl: string): Promise<FileId[]> {
  const files = await asAdmin<{ id: FileId }>(
    adminUrl,
    `select f.id from authz.file f join authz.ground g on g.file_id = f.id and g.function = 'responsible' and g.ended_at is null
       join authz.staff s on s.id = g.staff_id and s.name = 'Amina Yusuf' join data.action a on a.file_id = f.id
     where f.kind = 'person' group by f.id, f.created_at having count(*) > 3 order by f.created_at desc`,
  );
  return files.map(({ id }) => id);
}

export async function busiestFile(adminUrl: string): Promise<FileId> {
  const [file] = await busyFiles(adminUrl);
  if (!file) throw new Error('Nobody has a file');
  return file;
}

async function asAdmin<Row extends object>(url: string, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

const nameOf = ({ scale, oneUnit, contacts }: YearsSize): string =>
  [scale, ...(oneUnit ? ['in-one'] : []), ...(contacts ? ['of', contacts] : [])].join('-');

/**
 * Kept until something changes that tells what stands in it: a hundred thousand files take minutes. Newer migrations and
 * policies run over what is there, as in real use.
 */
function keptFolder(size: YearsSize): string {
  const hash = createHash('sha256');
  const made = globSync('src/{demo,clocks}/**/*.{ts,csv}', { cwd: root });
  for (const name of made.sort()) hash.update(name).update(readFileSync(join(root, name)));
  const folder = join(
    tmpdir(),
    `samgrepp-bench-${process.getuid?.()}`,
    `${hash.digest('hex').slice(0, 16)}-${nameOf(size)}`,
  );
  mkdirSync(folder, { recursive: true });
  // The database's account has to pass, where it is another one.
  for (const one of [folder, join(folder, '..')]) chmodSync(one, 0o711);
  return folder;
}
