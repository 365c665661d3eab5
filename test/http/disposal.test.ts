import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql as raw } from 'kysely';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { PersonalNumber } from '../../src/kernel/personal-number.ts';
import { restoreBackup } from '../../src/platform/backup/restore-backup.ts';
import { takeBackup } from '../../src/platform/backup/take-backup.ts';
import { carryOutDisposals, readPackage } from '../../src/retention/index.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { emptyDatabase } from '../support/copies.ts';
import { namesOf, tracesOf } from '../support/traces-left.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// Kept as long as the law says, then destroyed by two: with the key, so that no older backup brings it back.

const CANARY = 'Hon bor hos sin syster i Kråkhult.';
const list = '/organisation/gallring';
const folder = mkdtempSync(join(tmpdir(), 'samgrepp-disposal-'));
const archive = generateKeyPairSync('x25519');
const backupKey = generateKeyPairSync('x25519');
const begun = Temporal.Instant.from('2027-03-01T09:00:00Z');
const sixYearsOn = Temporal.Instant.from('2033-03-02T09:00:00Z');

let town: Town;
let served: Served;
let file: MadeFile;
let leader: Visitor;
let manager: Visitor;
let administrator: Visitor;

const visitor = async (staffId: Town['staff'][keyof Town['staff']]) => new Visitor(served, await town.signIn(staffId));
const send = (who: Visitor, path: string, fields: Record<string, string | string[]> = {}) =>
  who.post(path, { _form: newId(), ...fields });
const see = async (who: Visitor) => (await who.get(list)).text();
const referenceOf = async (id: string) =>
  (await town.look<{ reference: string }>('select reference from authz.file where id = $1', [id]))[0]?.reference ?? '';
const disposals = () =>
  town.look<{ id: string; confirmed: boolean; withdrawn: boolean; out: string | null; outcome: string }>(
    `select id, confirmed_at is not null as confirmed, withdrawn_at is not null as withdrawn, carried_out_at::text as out, outcome
     from data.disposal where file_id = $1 order by proposed_at`,
    [file.id],
  );
const propose = (who: Visitor, id: string = file.id) => send(who, list, { file: id, checked: 'yes' });
const carryOut = (meanwhile = async () => {}) =>
  carryOutDisposals({
    adminUrl: town.adminUrl,
    keyring: town.keyring,
    into: folder,
    recipient: async () => {
      await meanwhile();
      return archive.publicKey;
    },
  });

const backup = () =>
  takeBackup({
    adminUrl: town.adminUrl,
    into: join(folder, 'backups'),
    recipient: backupKey.publicKey,
    prove: (seen) => town.keyring.prove(seen),
  });

async function closedFile(number?: string): Promise<MadeFile> {
  const id = newId<PersonId>();
  const parsed = number ? PersonalNumber.parse(number, Temporal.PlainDate.from('2027-03-01')) : undefined;
  const made = await aFile(town)
    .with(tellsOf({ id, part: 'self', name: 'Majken Prov', ...(number ? { number } : {}) }))
    .with(async ({ sql }, opened) => {
      if (parsed?.ok)
        await raw`select authz.index_person(${opened.id}, ${town.keyring.personHash(parsed.value)}, true)`.execute(sql);
    })
    .withNote(CANARY)
    .onDesk({ first: 'Majken', last: 'Prov' })
    .made();
  const officer = await visitor(town.staff.caseOfficer);
  const closed = await send(officer, `/akt/${made.id}/avslut`, {
    ...{ ready: 'ready', reason: 'goalReached', words: 'Klart.', goingOn: 'no', violence: 'Han har flyttat.' },
    ...{ reassessment: 'Inget tyder på fara.', wayBack: 'Ring mottaget.', substitute: town.staff.teamLeader },
    ...{ helpLine: 'kvinnofridslinjen', followUp: 'declined' },
  });
  expect(closed.status).toBe(303);
  return made;
}

/** A draft that nobody signed, and what came by mistake out of somebody else's contact: sealed so that a package with them is refused. */
async function neverOfTheFile(): Promise<void> {
  await town.look(
    `insert into data.note (id, file_id, section_id, kind, body, author_id, began_at, saved_at, happened_at)
     select gen_random_uuid(), file_id, section_id, kind, '\\x01', author_id, began_at, saved_at, happened_at from data.note where file_id = $1`,
    [file.id],
  );
  await town.look(
    `insert into data.person_told select (jsonb_populate_record(null::data.person_told, to_jsonb(p)
       || jsonb_build_object('id', gen_random_uuid(), 'detached_at', authz.now(), 'name', '\\x01'))).* from data.person_told p where file_id = $1`,
    [file.id],
  );
}

/** Six years on; those who lead sign in again. */
async function later(): Promise<void> {
  await town.setClock(sixYearsOn);
  leader = await visitor(town.staff.teamLeader);
  manager = await visitor(town.staff.manager);
  administrator = await visitor(town.staff.administrator);
}

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
  await town.close();
});
beforeEach(async () => {
  await town.setClock(begun);
  file = await closedFile();
});

describe('a file that was closed', () => {
  it('is due after five years and shown by reference alone, to who leads its unit', async () => {
    await town.setClock(Temporal.Instant.from('2032-02-29T09:00:00Z'));
    const reference = await referenceOf(file.id);
    leader = await visitor(town.staff.teamLeader);
    expect(await see(leader)).not.toContain(reference);
    await later();
    const page = await see(leader);
    expect(page).toContain(reference);
    expect(page).not.toContain('Majken');
    expect(await see(administrator)).not.toContain(reference);
    const elsewhere = await visitor(town.staff.childrenLeader);
    expect(await see(elsewhere)).not.toContain(reference);
    for (const other of [town.staff.caseOfficer, town.staff.auditor])
      expect((await (await visitor(other)).get(list)).status).toBe(404);
    expect((await propose(await visitor(town.staff.caseOfficer))).status).toBe(404);
    expect((await propose(elsewhere)).status).toBe(422);
    expect((await propose(administrator)).status).toBe(404);
    expect((await send(leader, list, { file: file.id })).status).toBe(422);
    expect(await disposals()).toEqual([]);
  });

  it('is destroyed when one has proposed it and another confirmed; nothing stays but the tombstone, and no older backup brings it back', async () => {
    const kept = await closedFile();
    const before = await backup();
    await later();
    expect((await propose(leader)).status).toBe(303);
    const [asked] = await disposals();
    const at = (act: string) => `${list}/${asked?.id}/${act}`;
    // Whoever confirms sees whether it is a contact or a file.
    const kind = (page: string, id: string) =>
      new RegExp(`<tr id="${id}">.*?data-label="Slag">([^<]*)<`, 's').exec(page)?.[1];
    expect(kind(await see(administrator), `forslag-${asked?.id}`)).toBe('Akt');
    expect((await send(leader, at('bekrafta'))).status).toBe(404);
    expect((await send(await visitor(town.staff.childrenLeader), at('bekrafta'))).status).toBe(404);
    expect((await send(await visitor(town.staff.caseOfficer), at('bekrafta'))).status).toBe(404);
    expect((await carryOut()).destroyed).toEqual([]);
    expect((await send(administrator, at('bekrafta'))).status).toBe(303);
    expect(kind(await see(administrator), `bekraftad-${asked?.id}`)).toBe('Akt');
    expect((await send(manager, at('bekrafta'))).status).toBe(409);

    const names = await namesOf(town.admin, file.id);
    const reference = await referenceOf(file.id);
    expect(names.length).toBeGreaterThan(15);
    expect((await carryOut()).destroyed).toEqual([reference]);
    expect((await carryOut()).destroyed).toEqual([]);
    const left = await tracesOf(town.admin, names);
    // The log says which file it was, by an id that nothing else has.
    expect(Object.keys(left)).toEqual(['audit.entry', 'data.disposal']);
    expect(left['data.disposal']?.toSorted()).toEqual([file.id, reference].sort());
    expect((await (await visitor(town.staff.caseOfficer)).get(`/akt/${file.id}`)).status).toBe(404);
    expect(await see(leader)).toContain(reference);

    await backup();
    const empty = await emptyDatabase();
    const client = new pg.Client({ connectionString: empty.adminUrl });
    try {
      const source = { file: before.file, backupKey: backupKey.privateKey, keyring: town.keyring };
      await restoreBackup(source, empty.adminUrl);
      await client.connect();
      expect(Object.keys(await tracesOf(client, names))).toEqual(['audit.entry', 'data.disposal']);
      const notes = await client.query('select from data.note where file_id = $1', [kept.id]);
      expect(notes.rows).toHaveLength(1);
      const keys = await client.query('select file_id from data.file_key where file_id = any ($1)', [
        [file.id, kept.id],
      ]);
      expect(keys.rows).toEqual([{ file_id: kept.id }]);
    } finally {
      await client.end();
      await empty.drop();
    }
  });

  it('is not destroyed while it is stopped, opened again, or the proposal is taken back', async () => {
    await later();
    const reference = await referenceOf(file.id);
    await propose(leader);
    const stop = {
      reference: reference.toLowerCase(),
      kind: 'court',
      words: 'Skadestånd i tingsrätten.',
      thinkAgainOn: '2034-01-01',
    };
    expect((await send(leader, '/organisation/gallringsstopp', { ...stop, reference: 'ZZZ-ZZZZ' })).status).toBe(422);
    expect((await send(await visitor(town.staff.childrenLeader), '/organisation/gallringsstopp', stop)).status).toBe(
      422,
    );
    expect((await send(leader, '/organisation/gallringsstopp', stop)).status).toBe(303);
    expect((await disposals()).map(({ withdrawn }) => withdrawn)).toEqual([true]);
    expect(await see(leader)).toContain('Skadestånd i tingsrätten.');
    expect((await propose(leader)).status).toBe(422);
    const [held] = await town.look<{ id: string }>('select id from data.disposal_hold where file_id = $1', [file.id]);
    expect(
      (await send(await visitor(town.staff.childrenLeader), `/organisation/gallringsstopp/${held?.id}/hav`)).status,
    ).toBe(404);
    expect((await send(manager, `/organisation/gallringsstopp/${held?.id}/hav`)).status).toBe(303);

    expect((await propose(leader)).status).toBe(303);
    const second = (await disposals()).at(-1);
    expect((await send(manager, `${list}/${second?.id}/bekrafta`)).status).toBe(303);
    expect((await send(leader, `${list}/${second?.id}/ta-tillbaka`)).status).toBe(303);
    expect((await carryOut()).destroyed).toEqual([]);

    expect((await propose(leader)).status).toBe(303);
    const third = (await disposals()).at(-1);
    expect((await send(manager, `${list}/${third?.id}/bekrafta`)).status).toBe(303);
    const officer = await visitor(town.staff.caseOfficer);
    await officer.get(`/akt/${file.id}`);
    expect((await send(officer, `/akt/${file.id}/oppna-igen`, { because: 'Hon har hört av sig.' })).status).toBe(303);
    // What came in is decided upon today (SoL 14:2).
    expect(
      await town.look(
        `select from data.running_clock where file_id = $1 and rule = 'openInvestigation' and met_at is null`,
        [file.id],
      ),
    ).toHaveLength(1);
    expect(await carryOut()).toMatchObject({ destroyed: [], waiting: [reference] });
    expect(await town.look('select from data.note where file_id = $1', [file.id])).toHaveLength(1);
  });

  it('is handed to the archive first where it is kept for good: by its mark, or by a day that only sealed words tell', async () => {
    const officer = await visitor(town.staff.caseOfficer);
    await officer.get(`/akt/${file.id}`);
    expect((await send(officer, `/akt/${file.id}/bevarande`, { kept: 'placement' })).status).toBe(303);
    const selected = await closedFile('193005057058');
    await neverOfTheFile();
    await later();
    expect(await see(leader)).toContain('Placering, också i skyddat boende');
    for (const one of [file, selected]) {
      expect((await propose(leader, one.id)).status).toBe(303);
      const [asked] = await town.look<{ id: string }>('select id from data.disposal where file_id = $1', [one.id]);
      expect((await send(manager, `${list}/${asked?.id}/bekrafta`)).status).toBe(303);
    }
    const references = await Promise.all([referenceOf(file.id), referenceOf(selected.id)]);
    expect((await carryOut()).delivered.toSorted()).toEqual(references.toSorted());
    for (const reference of references) {
      const inside = await readPackage(join(folder, `${reference}.package`), archive.privateKey);
      for (const word of [CANARY, 'Majken Prov', 'Han har flyttat.']) expect(inside).toContain(word);
    }
    const [done] = await town.look<{ hash: Buffer }>(
      'select package_sha256 as hash from data.disposal where file_id = $1',
      [file.id],
    );
    expect(done?.hash).toHaveLength(32);
    expect(await see(leader)).toContain(done?.hash.toString('hex').slice(0, 16));
    expect(await town.look('select from data.note where file_id = any ($1)', [[file.id, selected.id]])).toEqual([]);
  });

  it('leaves no package of a file that is stopped while it is packed', async () => {
    const officer = await visitor(town.staff.caseOfficer);
    await officer.get(`/akt/${file.id}`);
    await send(officer, `/akt/${file.id}/bevarande`, { kept: 'placement' });
    await later();
    await propose(leader);
    const [asked] = await disposals();
    await send(manager, `${list}/${asked?.id}/bekrafta`);
    const reference = await referenceOf(file.id);
    const done = await carryOut(async () => {
      await town.look(
        `insert into data.disposal_hold (id, file_id, kind, words, think_again_on, set_at, set_by) values ($1, $2, 'court', '\\x01', '2099-01-01', authz.now(), $3)`,
        [newId(), file.id, town.staff.manager],
      );
    });
    expect(done).toMatchObject({ destroyed: [], delivered: [] });
    expect(done.waiting).toContain(reference);
    expect(readdirSync(folder)).not.toContain(`${reference}.package`);
    expect(await town.look('select from data.note where file_id = $1', [file.id])).toHaveLength(1);
  });
});
