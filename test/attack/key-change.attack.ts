import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createFile, findOpenFile } from '../../src/access/index.ts';
import { type FileId, newId } from '../../src/kernel/ids.ts';
import { openSharedKeys } from '../../src/platform/database/wrapped-keys.ts';
import { fileKeyOwner, Keyring } from '../../src/platform/sealing/keyring.ts';
import { openMunicipalityKey } from '../../src/platform/sealing/municipality-key.ts';
import { newKey, wrapKey } from '../../src/platform/sealing/sealed.ts';
import { aFile, aTown, type Session, type Town } from '../builders/index.ts';
import { rows } from '../builders/session.ts';
import { commandProcess } from '../support/samgrepp.ts';
import { attack } from './goal.ts';

const first = Buffer.alloc(32, 7);
const WORDS = 'Hos sin syster.';

attack(
  'G13',
  "the municipality's key is changed under load, broken off and gone on with, and nothing is unreadable for a moment",
  async (mode) => {
    const town = await aTown();
    const secrets = mkdtempSync(join(tmpdir(), 'samgrepp-secrets-'));
    writeFileSync(join(secrets, 'municipality.key'), keyFile(first), { mode: 0o600 });
    try {
      const files: FileId[] = [];
      for (let n = 0; n < 5; n += 1) files.push((await aFile(town).withNote(WORDS).made()).id);
      const many = mode === 'full' ? 50_000 : 2_000;
      await fillWithKeys(town, many);

      // The server of this test: it read its keys before anything was changed, and is never told.
      const { keys } = await openMunicipalityKey(secrets, async () => true);
      const keyring = new Keyring(keys, await openSharedKeys(town.adminUrl, keys));
      const session = await town.signIn(town.staff.caseOfficer);
      for (const id of files) await town.open(session, id);
      const load = underLoad(town, session, keyring, files);

      const began = performance.now();
      const kills = await changeBrokenOff(town, secrets, mode === 'full' ? 10 : 1);
      const seconds = (performance.now() - began) / 1000;
      const retired = await run(town, secrets, ['--retire']);
      await load.more(20);
      const { reads, writes, errors } = await load.end();

      const old = new Keyring(first);
      const { rows: left } = await town.admin.query<{ id: FileId; wrapped: Buffer }>(
        'select file_id as id, wrapped from data.file_key',
      );
      const byOld = left.filter(({ id, wrapped }) => old.opens(fileKeyOwner(id), wrapped)).length;
      const closed = left.filter(({ id, wrapped }) => !keyring.opens(fileKeyOwner(id), wrapped)).length;
      const late = await lateServer(town, session, old);
      const slow = mode === 'full' && seconds > 300 ? 1 : 0;
      const kept = readdirSync(secrets).filter((name) => name.startsWith('municipality.key')).length === 2 ? 0 : 1;
      return {
        tried: left.length + reads + writes,
        failed:
          errors.length + byOld + closed + late + slow + kept + (retired.code === 0 ? 0 : 1) + (reads > 0 ? 0 : 1),
        figure:
          `${left.length} keys wrapped anew in ${seconds.toFixed(1)} s, ${kills} times killed; meanwhile ${reads} reads and ${writes} new files, ` +
          `${errors.length} errors${errors[0] ? ` (${String(errors[0])})` : ''}; ${byOld} left to the old key, ${closed} unreadable`,
      };
    } finally {
      rmSync(secrets, { recursive: true, force: true });
      await town.close();
    }
  },
);

const keyFile = (key: Buffer): string => `samgrepp municipality key, version 1\n${key.toString('base64')}\n`;

/** Keys of files that nobody looks at, in the number of a large municipality's. */
async function fillWithKeys(town: Town, count: number): Promise<void> {
  const ids = Array.from({ length: count }, () => newId<FileId>());
  const client = new pg.Client({ connectionString: town.adminUrl });
  await client.connect();
  await client.query(`set session_replication_role = replica`);
  await client.query('insert into data.file_key (file_id, wrapped) select * from unnest($1::uuid[], $2::bytea[])', [
    ids,
    ids.map((id) => wrapKey(first, fileKeyOwner(id), newKey())),
  ]);
  await client.end();
}

function underLoad(town: Town, session: Session, keyring: Keyring, files: readonly FileId[]) {
  const done = { reads: 0, writes: 0, errors: [] as unknown[] };
  let going = true;
  const reader = async () => {
    for (let n = 0; going; n += 1) {
      try {
        const id = files[n % files.length] as FileId;
        const read = await town.act(session, async ({ sql }) => {
          const file = await findOpenFile(sql, keyring, id);
          const [note] = await rows<{ id: string; body: Buffer }>(
            sql,
            'select id, body from data.note where file_id = $1',
            [id],
          );
          return file && note ? file.vault.unseal(`note.body:${note.id}`, note.body) : '';
        });
        if (read !== WORDS) throw new Error('not what was written');
        done.reads += 1;
      } catch (error) {
        done.errors.push(error);
      }
    }
  };
  const writer = async () => {
    while (going) {
      try {
        await makeFile(town, session, keyring);
        done.writes += 1;
      } catch (error) {
        done.errors.push(error);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const workers = [reader(), reader(), writer()];
  return {
    more: async (count: number) => {
      const until = done.reads + count;
      while (done.reads < until && done.errors.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    end: async () => {
      going = false;
      await Promise.all(workers);
      return done;
    },
  };
}

const makeFile = (town: Town, session: Session, keyring: Keyring) =>
  town.act(session, ({ sql, now }) =>
    createFile(sql, keyring, {
      kind: 'person',
      unitId: town.units.violenceTeam,
      function: 'responsible',
      protection: 'none',
      now,
    }),
  );

/** The command as an operator runs it, killed at some moment; at last it is let go on to its end. */
async function changeBrokenOff(town: Town, secrets: string, wanted: number): Promise<number> {
  let kills = 0;
  for (let n = 0; n < wanted; n += 1) {
    const command = start(town, secrets, []);
    const before = await wrappedAnew(town);
    // Not before it has begun to write: until then it is only a program that starts.
    while (command.process.exitCode === null && (await wrappedAnew(town)) <= before)
      await new Promise((resolve) => setTimeout(resolve, 3));
    command.process.kill('SIGKILL');
    const { code } = await command.ended;
    if (code === 0) return kills;
    kills += 1;
  }
  const { code, error } = await run(town, secrets, []);
  if (code !== 0) throw new Error(error);
  return kills;
}

/** How many keys another key than the first wraps: changes as the command goes on. */
async function wrappedAnew(town: Town): Promise<number> {
  const { rows: found } = await town.admin.query<{ n: number }>(
    `select count(*)::int as n from data.file_key where xmin::text::bigint > $1`,
    [await startOf(town)],
  );
  return found[0]?.n ?? 0;
}

let floor: Promise<number> | undefined;
const startOf = (town: Town): Promise<number> => {
  floor ??= town.admin
    .query<{ n: string }>('select max(xmin::text::bigint) as n from data.file_key')
    .then((answer) => Number(answer.rows[0]?.n));
  return floor;
};

function start(town: Town, secrets: string, args: readonly string[]) {
  const home = join(secrets, 'home');
  mkdirSync(home, { recursive: true });
  const environment = { DATABASE_URL: town.adminUrl, SECRETS_DIR: secrets, HOME: home };
  return commandProcess('src/rotate-key.ts', args, environment);
}

const run = (town: Town, secrets: string, args: readonly string[]) => start(town, secrets, args).ended;

/** A server that has not heard of the change, as if it had another folder: what it would seal nobody could open. */
async function lateServer(town: Town, session: Session, old: Keyring): Promise<number> {
  try {
    await makeFile(town, session, old);
    return 1;
  } catch {
    return 0;
  }
}
