import { generateKeyPairSync, type KeyObject, randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { askToOpen, findOpenFile } from '../../src/access/files.store.ts';
import { readLog, verify } from '../../src/access/log/index.ts';
import { readBackup } from '../../src/platform/backup/backup-file.ts';
import { lookThrough, restoreBackup } from '../../src/platform/backup/restore-backup.ts';
import { takeBackup } from '../../src/platform/backup/take-backup.ts';
import { connect } from '../../src/platform/database/database.ts';
import { withActor } from '../../src/platform/database/with-actor.ts';
import { Keyring } from '../../src/platform/sealing/keyring.ts';
import { StartFailure } from '../../src/platform/start-failure.ts';
import { aFile, aTown, type MadeFile, type Town } from '../builders/index.ts';
import { rows, signIn } from '../builders/session.ts';
import { digests, emptyDatabase } from '../support/copies.ts';
import { ask } from '../support/samgrepp.ts';
import { attack } from './goal.ts';

const CANARY = 'Hon bor hos sin syster i Kråkhult.';
const municipalityKey = Buffer.alloc(32, 7);
const pair = () => generateKeyPairSync('x25519');

/** What a restore ends or frees on purpose. */
const MADE_ANEW = /^authz\.(session|opening|enrolment|ceremony)$|^graphile_worker\._private_job/;

attack(
  'G8',
  'a backup taken while work goes on is restored equal, and refused with any wrong key or change',
  async (mode) => {
    const town = await aTown();
    const folder = mkdtempSync(join(tmpdir(), 'samgrepp-backup-'));
    const key = pair();
    const take = () =>
      takeBackup({
        adminUrl: town.adminUrl,
        into: folder,
        recipient: key.publicKey,
        prove: (seen) => town.keyring.prove(seen),
      });
    const tried = { wrong: 0, damaged: 0, restores: 0 };
    let failed = 0;
    try {
      const file = await aFile(town).onDesk({ first: 'Majken', last: 'Prov' }).withNote(CANARY).made();
      const busy = await whileWorking(town, take);
      const source = { file: busy.result.file, backupKey: key.privateKey, keyring: town.keyring };

      const restored = await restoreInto(source);
      tried.restores += 1;
      failed += restored.halves;
      await restored.drop();

      await town.admin.query('select authz.seal_log(1)');
      // Nothing changes any more: now each table can be held against the one that it was copied from.
      const atRest = { ...source, file: (await take()).file };
      const began = performance.now();
      const copy = await restoreInto(atRest);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      tried.restores += 1;
      failed += copy.halves + (await differences(town.adminUrl, copy.adminUrl));
      failed += (await readNote(copy.urlFor, town, file)) === CANARY ? 0 : 1;
      await copy.drop();
      failed += await told(atRest);

      const count = mode === 'full' ? 1000 : 60;
      for (let n = 0; n < 10; n += 1) {
        failed += await opens({ ...atRest, backupKey: pair().privateKey }, /another backup key/);
        failed += await opens({ ...atRest, keyring: new Keyring(randomBytes(32)) }, /another municipality's key/);
        tried.wrong += 2;
      }
      for (let n = 0; n < count; n += 1) {
        failed += await opens(damage(atRest, n), /cut off or was changed|not a backup|another backup key/);
        tried.damaged += 1;
      }
      return {
        tried: tried.wrong + tried.damaged + tried.restores,
        failed,
        figure: `${tried.restores} restores equal, one of them of a backup taken during ${busy.writes} writes (${seconds} s); ${tried.wrong} wrong keys and ${tried.damaged} damaged files refused`,
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
      await town.close();
    }
  },
);

type Source = { file: string; backupKey: KeyObject; keyring: Keyring };

async function whileWorking<T>(town: Town, work: () => Promise<T>) {
  let going = true;
  let writes = 0;
  const worker = (async () => {
    while (going) {
      await aFile(town).onDesk().withNote(CANARY).made();
      writes += 1;
    }
  })();
  try {
    // Something is under way when the copy begins.
    while (writes < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    return { result: await work(), writes };
  } finally {
    going = false;
    await worker;
  }
}

/** A restore, and the files in it that are there by half: made in one transaction with ten sections, a key and a note. */
async function restoreInto(source: Source) {
  const empty = await emptyDatabase();
  await restoreBackup(source, empty.adminUrl);
  const halves = await ask(
    empty.adminUrl,
    `select f.id from authz.file f where not exists (select from data.file_key k where k.file_id = f.id)
       or not exists (select from data.note n where n.file_id = f.id) or not exists (select from authz.ground g where g.file_id = f.id)`,
  );
  // Its log is whole, as far as it was sealed.
  const { wrong } = await readLog(empty.adminUrl, (log) => verify(log, []));
  return { ...empty, halves: halves.length + wrong.length };
}

async function differences(one: string, other: string): Promise<number> {
  const [before, after] = await Promise.all([digests(one), digests(other)]);
  expect([...after.keys()]).toEqual([...before.keys()]);
  return [...before].filter(([name, digest]) => !MADE_ANEW.test(name) && after.get(name) !== digest).length;
}

/** As the page reads it, by one who signs in anew; her session from before the copy is over. */
async function readNote(urlFor: (role: string) => string, town: Town, { id }: MadeFile): Promise<string> {
  const database = connect(urlFor, { size: 2 });
  try {
    const { token } = await signIn(database, town.staff.caseOfficer);
    await withActor(database, token, ({ sql }) => askToOpen(sql, id, 'test', null));
    return await withActor(database, token, async ({ sql }) => {
      const file = await findOpenFile(sql, town.keyring, id);
      const [note] = await rows<{ id: string; body: Buffer }>(
        sql,
        'select id, body from data.note where file_id = $1',
        [id],
      );
      return file && note ? file.vault.unseal(`note.body:${note.id}`, note.body) : '';
    });
  } finally {
    await database.close();
  }
}

/** What the file tells: sealed nothing, opened no word of the casework and no key. */
async function told({ file, backupKey }: Source): Promise<number> {
  const secrets = [CANARY, 'Kråkhult', 'Majken', municipalityKey.toString('hex'), municipalityKey.toString('base64')];
  const outside = readFileSync(file);
  let inside = '';
  for await (const { text } of readBackup(file, backupKey)) inside += text;
  const names = ['samgrepp', 'authz', 'file_key', 'våld'];
  return (
    secrets.filter((secret) => outside.includes(secret) || inside.includes(secret)).length +
    names.filter((name) => outside.includes(name) || file.split('/').at(-1)?.includes(name)).length
  );
}

/** 1 where it was let through, or refused for another reason than expected. Nothing is written: a look comes first. */
async function opens(source: Source, expected: RegExp): Promise<number> {
  try {
    await lookThrough(source);
    return 1;
  } catch (error) {
    return error instanceof StartFailure && expected.test(error.message) ? 0 : 1;
  }
}

const PIECE = 64 * 1024 + 16;
const HEAD = 49;

/** A copy of the file with one thing wrong: a bit, an end, two pieces in each other's place, one piece twice, a tail. */
function damage(source: Source, n: number): Source {
  const whole = readFileSync(source.file);
  const file = `${source.file}.damaged`;
  const body = whole.subarray(HEAD);
  const pieces = Array.from({ length: Math.ceil(body.length / PIECE) }, (_, at) =>
    body.subarray(at * PIECE, (at + 1) * PIECE),
  );
  const put = (list: Buffer[]) => Buffer.concat([whole.subarray(0, HEAD), ...list]);
  const [first, ...others] = pieces;
  const ways = [
    () => {
      const changed = Buffer.from(whole);
      const at = randomInt(changed.length);
      changed[at] = (changed[at] ?? 0) ^ (1 << randomInt(8));
      return changed;
    },
    () => whole.subarray(0, randomInt(whole.length)),
    () => put([...pieces].reverse()),
    () => put([...pieces, pieces.at(-1) as Buffer]),
    () => put(others),
    () => put([first as Buffer]),
    () => Buffer.concat([whole, randomBytes(1 + randomInt(40))]),
  ];
  // Some need more than one piece to differ from the whole.
  const made = ways[n % ways.length]?.() ?? whole;
  writeFileSync(file, made.equals(whole) ? whole.subarray(1) : made);
  return { ...source, file };
}
