import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { herSideMark, setFileSide } from '../../src/access/index.ts';
import { type FileId, newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// Two units write together on the violence as the child met it, and see nothing else of each other (V23).

let town: Town;
let served: Served;
let hers: MadeFile;
let child: FileId;
let amina: Visitor;
let elin: Visitor;
const words = 'Nova satt under bordet när han slog.';
const send = (who: Visitor, path: string, fields: Record<string, string> = {}) =>
  who.post(path, { _form: newId(), ...fields });
const adult = (tail = '') => `/akt/${hers.id}/gemensamt${tail}`;
const childs = (tail = '') => `/kontakt/${child}/gemensamt${tail}`;
const joints = () =>
  town.look<{ id: string; section_id: string; joined: boolean; ended: boolean }>(
    'select id, section_id, joined_at is not null as joined, ended_at is not null as ended from data.joint_handling where file_id = $1',
    [hers.id],
  );

async function reported(side: 'victim' | 'perpetrator') {
  const nova = newId<PersonId>();
  hers = await aFile(town)
    .withTeam(
      { staffId: town.staff.therapist, function: 'therapist' },
      { staffId: town.staff.supportWorker, function: 'supportWorker' },
    )
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ id: nova, part: 'child', name: 'Nova Strand', birthYear: 2018 }))
    .with(({ sql }, opened) => setFileSide(sql, opened, side))
    .made();
  const report = { words: 'Oro.', endangers: 'unknown', unit: town.units.childrenUnit, feedback: '' };
  await amina.get(`/akt/${hers.id}`);
  await send(amina, `/akt/${hers.id}/barn/${nova}/anmal`, report);
  const [told] = await town.look<{ id: FileId }>('select own_file_id as id from data.person_told where id = $1', [
    nova,
  ]);
  child = told?.id ?? newId<FileId>();
  await elin.get(`/kontakt/${child}/anmalan`);
}
const begun = async () => {
  const [thread] = await town.look<{ id: string }>('select id from data.report_thread where from_file_id = $1', [
    hers.id,
  ]);
  return send(amina, adult(`/${thread?.id}/borja`));
};

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});
beforeEach(async () => {
  await town.onDuty(town.staff.childOfficer, town.units.childrenUnit);
  amina = new Visitor(served, await town.signIn(town.staff.caseOfficer));
  elin = new Visitor(served, await town.signIn(town.staff.childOfficer));
  await reported('victim');
});

describe('what two units write together', () => {
  it('is begun by the one, joined by the other, written by both, and ended; readers stand first', async () => {
    expect(await (await amina.get(adult())).text()).toContain('Räkna med att båda kan läsa.');
    expect((await begun()).status).toBe(303);
    const [joint] = await joints();
    const asked = await (await elin.get(childs())).text();
    expect(asked).toContain('vill skriva tillsammans med er');
    expect((await send(elin, childs(`/${joint?.id}/skriv`), { words })).status).toBe(409);
    expect((await send(elin, childs(`/${joint?.id}/var-med`))).status).toBe(303);
    expect((await send(elin, childs(`/${joint?.id}/var-med`))).status).toBe(409);
    expect((await send(amina, adult(`/${joint?.id}/var-med`))).status).toBe(404);
    expect((await send(amina, adult(`/${joint?.id}/skriv`), { words: ' ' })).status).toBe(422);
    await send(amina, adult(`/${joint?.id}/skriv`), { words });
    await send(elin, childs(`/${joint?.id}/skriv`), { words: 'Hon säger att det lät som åska.' });
    for (const page of [await (await amina.get(adult())).text(), await (await elin.get(childs())).text()])
      for (const said of [words, 'lät som åska']) expect(page).toContain(said);
    expect((await send(elin, childs(`/${joint?.id}/avsluta`))).status).toBe(303);
    expect((await send(amina, adult(`/${joint?.id}/skriv`), { words: 'Mer.' })).status).toBe(409);
    expect(await (await amina.get(adult())).text()).toContain(words);
    expect((await amina.get(`/kontakt/${child}`)).status).toBe(404);
    expect((await elin.get(`/akt/${hers.id}`)).status).toBe(404);
  });

  it('is nothing to the rest of the team, to other units, nor in the file of one who uses violence', async () => {
    await begun();
    const [joint] = await joints();
    await send(elin, childs(`/${joint?.id}/var-med`));
    await send(amina, adult(`/${joint?.id}/skriv`), { words });
    for (const who of [
      'therapist',
      'supportWorker',
      'outsider',
      'auditor',
      'administrator',
      'otherCaseOfficer',
    ] as const) {
      const session = await town.signIn(town.staff[who]);
      const visitor = new Visitor(served, session);
      await visitor.get(`/akt/${hers.id}`);
      expect([who, (await visitor.get(adult())).status]).toEqual([who, 404]);
      for (const act of ['skriv', 'avsluta', 'var-med'])
        expect([who, (await send(visitor, adult(`/${joint?.id}/${act}`), { words })).status]).toEqual([who, 404]);
      for (const table of ['joint_handling', 'joint_entry'])
        expect([who, await town.ask(session, `select id from data.${table}`)]).toEqual([who, []]);
    }
    expect(await town.look('select from data.joint_entry where file_id = $1', [hers.id])).toHaveLength(1);
    await reported('perpetrator');
    expect((await amina.get(adult())).status).toBe(404);
    expect((await begun()).status).toBe(404);
    expect(await joints()).toEqual([]);
  });

  it('begins from a file of her side alone, by SQL of one’s own too, and whatever the page lets through', async () => {
    const begins = async (proof: 'her' | 'his' | 'none', kind: 'person' | 'contact' = 'person') => {
      const session = await town.signIn(town.staff.caseOfficer);
      await town.open(session, hers.id);
      const vault = town.keyring.fileVault(
        hers.id,
        (await town.look<{ wrapped: Buffer }>('select wrapped from data.file_key where file_id = $1', [hers.id]))[0]
          ?.wrapped ?? Buffer.alloc(0),
      );
      const [thread] = await town.look<{ id: string }>('select id from data.report_thread where from_file_id = $1', [
        hers.id,
      ]);
      await town.look('update authz.file set kind = $2 where id = $1', [hers.id, kind]);
      const mark = { her: herSideMark(vault), his: vault.mark('file side', 'perpetrator'), none: null }[proof];
      return town.ask(
        session,
        `insert into data.joint_handling (id, file_id, section_id, thread_id, child_file_id, side_mark, at, by_id)
           values ($1, $2, $3, $4, $5, $6, now(), $7)`,
        [newId(), hers.id, hers.sections.children, thread?.id, child, mark, town.staff.caseOfficer],
      );
    };
    await expectRefused(begins('none'));
    await expectRefused(begins('his'));
    expect(await begins('her')).toEqual([]);
    await reported('perpetrator');
    for (const proof of ['none', 'her'] as const) await expectRefused(begins(proof));
    await expectRefused(begins('her', 'contact'));
    await town.look('delete from data.file_side where file_id = $1', [hers.id]);
    await expectRefused(begins('her'));
    expect(await begins('none', 'contact')).toEqual([]);
  });

  it('can’t be turned to another file, unended, or written in by who has no side, by SQL of one’s own', async () => {
    await begun();
    const [joint] = await joints();
    const session = await town.signIn(town.staff.caseOfficer);
    await town.open(session, hers.id);
    const other = await aFile(town).made();
    await town.open(session, other.id);
    // Her own side can't say which section the child's side is: not one of a file that she holds besides.
    const turn =
      'update data.joint_handling set child_section_id = $2, joined_at = now(), joined_by = $3 where id = $1';
    await expect(
      town.ask(session, turn, [joint?.id, other.sections.children, town.staff.caseOfficer]),
    ).rejects.toThrow();
    await expect(
      town.ask(session, 'update data.joint_handling set child_file_id = file_id where id = $1', [joint?.id]),
    ).rejects.toThrow();
    const entry =
      'insert into data.joint_entry (id, file_id, section_id, joint_id, body, at, by_id) values ($1, $2, $3, $4, $5, now(), $6)';
    const values = (by: string, section: string) => [newId(), hers.id, section, joint?.id, Buffer.from('x'), by];
    await expect(town.ask(session, entry, values(town.staff.therapist, joint?.section_id ?? ''))).rejects.toThrow();
    await expect(town.ask(session, entry, values(town.staff.caseOfficer, other.sections.children))).rejects.toThrow();
    const stranger = await town.signIn(town.staff.outsider);
    await expect(town.ask(stranger, entry, values(town.staff.outsider, joint?.section_id ?? ''))).rejects.toThrow();
    await send(elin, childs(`/${joint?.id}/var-med`));
    await send(elin, childs(`/${joint?.id}/avsluta`));
    await expect(
      town.ask(session, 'update data.joint_handling set ended_at = null, ended_by = null where id = $1', [joint?.id]),
    ).rejects.toThrow();
    await expect(town.ask(session, entry, values(town.staff.caseOfficer, joint?.section_id ?? ''))).rejects.toThrow();
  });
});
