import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { type FileId, newId, type PersonId } from '../../src/kernel/ids.ts';
import { carryOutDisposals, readPackage } from '../../src/retention/index.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// What two units wrote together belongs to both files: it goes with the second of them, and an archive that gets one gets it too.

const folder = mkdtempSync(join(tmpdir(), 'samgrepp-joint-'));
const archive = generateKeyPairSync('x25519');
const [hersWrote, childsWrote] = ['Nova satt under bordet när han slog.', 'Hon säger att det lät som åska.'];
const secret = 'Hon bor hos sin syster i Kråkhult.';
const sixYearsOn = Temporal.Instant.from('2033-03-02T09:00:00Z');

let town: Town;
let served: Served;
let hers: MadeFile;
let child: FileId;

const visitor = async (who: Town['staff'][keyof Town['staff']]) => new Visitor(served, await town.signIn(who));
const send = async (who: Visitor, path: string, fields: Record<string, string> = {}) =>
  expect([path, (await who.post(path, { _form: newId(), ...fields })).status]).toEqual([path, 303]);

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
  await town.close();
});

/** Reported, begun by the one, joined by the other, and written by both; then years pass. */
beforeEach(async () => {
  await town.setClock(Temporal.Instant.from('2027-03-01T09:00:00Z'));
  await town.onDuty(town.staff.childOfficer, town.units.childrenUnit);
  const [amina, elin] = [await visitor(town.staff.caseOfficer), await visitor(town.staff.childOfficer)];
  const nova = newId<PersonId>();
  hers = await aFile(town)
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ id: nova, part: 'child', name: 'Nova Strand', birthYear: 2018 }))
    .with(({ sql }, opened) => setFileSide(sql, opened, 'victim'))
    .withNote(secret)
    .made();
  await amina.get(`/akt/${hers.id}`);
  await send(amina, `/akt/${hers.id}/barn/${nova}/anmal`, {
    ...{ words: 'Oro.', endangers: 'unknown', unit: town.units.childrenUnit, feedback: '' },
  });
  const [told] = await town.look<{ id: FileId; thread: string }>(
    `select p.own_file_id as id, t.id as thread from data.person_told p join data.report_thread t on t.from_file_id = p.file_id where p.id = $1`,
    [nova],
  );
  child = told?.id ?? newId<FileId>();
  await elin.get(`/kontakt/${child}/anmalan`);
  await send(amina, `/akt/${hers.id}/gemensamt/${told?.thread}/borja`);
  const [joint] = await town.look<{ id: string }>('select id from data.joint_handling where file_id = $1', [hers.id]);
  await send(elin, `/kontakt/${child}/gemensamt/${joint?.id}/var-med`);
  await send(amina, `/akt/${hers.id}/gemensamt/${joint?.id}/skriv`, { words: hersWrote });
  await send(elin, `/kontakt/${child}/gemensamt/${joint?.id}/skriv`, { words: childsWrote });
  await town.setClock(sixYearsOn);
  await town.onDuty(town.staff.childOfficer, town.units.childrenUnit);
});

/** As two people would have decided, of a file that was closed and in which nothing waits. */
async function carriedOut(fileId: FileId, outcome: 'destroy' | 'deliver') {
  await town.look(`update data.running_clock set ended_at = started_at where file_id = $1 and met_at is null`, [
    fileId,
  ]);
  const [key] = await town.look<{ wrapped: Buffer }>('select wrapped from data.file_key where file_id = $1', [fileId]);
  const closing = newId();
  const wayBack = town.keyring
    .fileVault(fileId, key?.wrapped ?? Buffer.alloc(0))
    .seal(`closing.way_back:${closing}`, '…');
  await town.look(
    `insert into data.closing (id, file_id, section_id, reason, ready, way_back, substitute_id, help_line, follow_up, closed_at, closed_by)
     select $2, s.file_id, s.id, 'ownWish', 'ready', $3, $4, '020', 'declined', '2027-03-02T09:00:00Z', $4
     from authz.section s where s.file_id = $1 and s.kind = 'plan' and not exists (select from data.contact c where c.file_id = $1)`,
    [fileId, closing, wayBack, town.staff.caseOfficer],
  );
  await town.look(
    `update data.contact set state = 'ended', outcome = 'advice', ended_at = '2027-03-02T09:00:00Z' where file_id = $1`,
    [fileId],
  );
  const [made] = await town.look<{ reference: string }>(
    `insert into data.disposal (id, file_id, reference, file_kind, unit_id, rule, outcome, last_entry_on, proposed_at, proposed_by, confirmed_at, confirmed_by)
     select gen_random_uuid(), f.id, f.reference, f.kind, f.unit_id, 'placement', $2, '2027-03-01', authz.now(), $3, authz.now(), $4 from authz.file f where f.id = $1
     returning reference`,
    [fileId, outcome, town.staff.teamLeader, town.staff.manager],
  );
  const { adminUrl, keyring } = town;
  const done = await carryOutDisposals({ adminUrl, keyring, into: folder, recipient: async () => archive.publicKey });
  expect([...done.destroyed, ...done.delivered]).toEqual([made?.reference]);
  return join(folder, `${made?.reference}.package`);
}

const entries = () => town.look<{ file: FileId }>('select file_id as file from data.joint_entry');

describe('what two units wrote together', () => {
  it('stays with the child’s file, and can be read there, when the adult’s is destroyed; and goes with that one', async () => {
    await carriedOut(hers.id, 'destroy');
    const elin = await visitor(town.staff.childOfficer);
    await elin.get(`/kontakt/${child}`);
    const page = await (await elin.get(`/kontakt/${child}/gemensamt`)).text();
    for (const words of [hersWrote, childsWrote, 'Den andra akten är gallrad.']) expect(page).toContain(words);
    expect(page).not.toContain('/skriv"');
    const [joint] = await town.look<{ id: string }>('select id from data.joint_handling');
    const more = await elin.post(`/kontakt/${child}/gemensamt/${joint?.id}/skriv`, { _form: newId(), words: 'Mer.' });
    expect(more.status).toBe(409);
    expect((await elin.get(`/kontakt/${child}/anmalan`)).status).toBe(200);
    expect((await entries()).map(({ file }) => file)).toEqual([child, child]);

    await carriedOut(child, 'destroy');
    expect(await entries()).toEqual([]);
    expect(await town.look('select from data.joint_handling')).toEqual([]);
    expect(await town.look('select from data.report_thread')).toEqual([]);
  });

  it('is in the package of either file that is handed to the archive, and stays with the other', async () => {
    const packed = await readPackage(await carriedOut(child, 'deliver'), archive.privateKey);
    for (const words of [hersWrote, childsWrote]) expect(packed).toContain(words);
    // Of the adult's file no more than that: neither her words, nor a key that opens what is written after.
    for (const hidden of [secret, 'own_key', 'side_mark']) expect(packed).not.toContain(hidden);
    const amina = await visitor(town.staff.caseOfficer);
    await amina.get(`/akt/${hers.id}`);
    const page = await (await amina.get(`/akt/${hers.id}/gemensamt`)).text();
    for (const words of [hersWrote, childsWrote]) expect(page).toContain(words);
    const last = await readPackage(await carriedOut(hers.id, 'deliver'), archive.privateKey);
    for (const words of [hersWrote, childsWrote, secret]) expect(last).toContain(words);
    expect(await entries()).toEqual([]);
  });
});
