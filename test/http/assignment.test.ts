import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

let town: Town;
let served: Served;
let file: MadeFile;
const visit = async (who: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[who]));
const send = (who: Visitor, path: string, fields: Record<string, string | string[]> = {}) =>
  who.post(path, { _form: newId(), ...fields });
const known = () => `/organisation/personal/${town.staff.otherCaseOfficer}`;
const said = { works: ['exposed', 'honour'], languages: ['so'], is: 'woman' };
const rowOf = (page: string, staff: string) =>
  (new RegExp(`<tr id="kan-${staff}">(.*?)</tr>`, 's').exec(page)?.[1] ?? '').replace(/<[^>]*>/g, ' ');

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  file = await aFile(town).onDesk({ first: 'Elin', last: 'Strand' }).made();
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

describe('what a colleague can', () => {
  it('is kept by who leads the unit and by an administrator, and by nobody else', async () => {
    const leader = await visit('teamLeader');
    expect((await send(leader, `${known()}/kompetens`, said)).status).toBe(303);
    const rows = () =>
      town.look<{ what: string }>('select what from data.competence where ended_at is null order by what');
    expect((await rows()).map(({ what }) => what)).toEqual(['exposed', 'honour', 'so', 'woman']);
    for (const who of ['caseOfficer', 'otherCaseOfficer', 'intakeLeader', 'auditor'] as const) {
      expect((await send(await visit(who), `${known()}/kompetens`, { is: 'man' })).status, who).toBe(404);
      const session = await town.signIn(town.staff[who]);
      await expect(
        town.ask(
          session,
          `insert into data.competence (id, staff_id, what, at, by_id) values ($1, $2, 'man', now(), authz.me())`,
          [newId(), town.staff.otherCaseOfficer],
        ),
      ).rejects.toMatchObject({ code: '42501' });
      await town.ask(session, 'update data.competence set ended_at = now(), ended_by = authz.me()');
      const kept = await town.ask<{ id: string }>(session, 'select authz.kept_staff() as id');
      expect(kept.map(({ id }) => id)).not.toContain(town.staff.otherCaseOfficer);
    }
    expect(await rows()).toHaveLength(4);
    const administrator = await visit('administrator');
    expect((await send(administrator, `${known()}/kompetens`, { ...said, works: ['exposed'] })).status).toBe(303);
    expect(await rows()).toHaveLength(3);
    expect((await send(administrator, `${known()}/kompetens`, { is: 'unsaid', works: ['magic'] })).status).toBe(404);
  });
});

describe('who can take it', () => {
  it('V41 shows what each one can, how much they have, and what the person wishes', async () => {
    const amina = await visit('caseOfficer');
    const at = `/akt/${file.id}/team`;
    const unclear = await send(amina, `${at}/onskar`, { words: 'Ingen som känner min bror.' });
    expect([unclear.status, (await unclear.text()).includes('Ingen som känner min bror.')]).toEqual([422, true]);
    const wish = { worker: 'woman', language: 'so', former: 'any', words: 'Ingen som känner min bror.' };
    expect((await send(amina, `${at}/onskar`, wish)).status).toBe(303);
    const page = await (await amina.get(at)).text();
    expect(page).toContain('Personen önskar en kvinna, någon som talar somaliska');
    expect(rowOf(page, town.staff.otherCaseOfficer)).toMatch(/vuxna våldsutsatta, somaliska, kvinna.*passar: /s);
    expect(rowOf(page, town.staff.supportWorker)).toContain('passar inte: ');
    expect(page.indexOf(`kan-${town.staff.otherCaseOfficer}`)).toBeLessThan(
      page.indexOf(`kan-${town.staff.supportWorker}`),
    );
    const [row] = await town.look<{ words: Buffer }>('select words from data.worker_wish');
    expect(row?.words.includes('bror')).toBe(false);
    // Nobody without the file open reads a wish, or says one.
    const outside = await visit('otherCaseOfficer');
    expect((await outside.get(at)).status).toBe(404);
    expect((await send(outside, `${at}/onskar`, wish)).status).toBe(404);
    expect(await town.ask(await town.signIn(town.staff.otherCaseOfficer), 'select * from data.worker_wish')).toEqual(
      [],
    );
  });

  it('V38 says of a conflict and of the other side the same word to who leads, and nothing to others', async () => {
    const his = await aFile(town).createdBy(town.staff.therapist).made();
    const situation = await aFile(town).createdBy(town.staff.manager).made();
    await town.look(
      `insert into authz.situation_member (situation_id, file_id, role) values ($1, $2, 'victim'), ($1, $3, 'perpetrator')`,
      [situation.id, file.id, his.id],
    );
    await town.look(
      `insert into authz.block (id, file_id, staff_id, kind, created_at, created_by) values ($1, $2, $3, 'conflictOfInterest', authz.now(), $3)`,
      [newId(), file.id, town.staff.supportWorker],
    );
    const session = await town.signIn(town.staff.teamLeader);
    await town.open(session, file.id, 'Fördelar.');
    const page = await (await new Visitor(served, session).get(`/akt/${file.id}/team`)).text();
    for (const staff of [town.staff.therapist, town.staff.supportWorker])
      expect(rowOf(page, staff)).toMatch(/ hinder /);
    expect(rowOf(page, town.staff.otherCaseOfficer)).not.toContain('hinder');
    const own = await (await (await visit('caseOfficer')).get(`/akt/${file.id}/team`)).text();
    expect(own).not.toMatch(/hinder/i);
    expect(rowOf(own, town.staff.therapist)).not.toBe('');
  });

  it('V38 says in the file of one who uses violence nothing of who works with the other side, until somebody is named', async () => {
    const his = await aFile(town)
      .createdBy(town.staff.therapist)
      .with(({ sql }, opened) => setFileSide(sql, opened, 'perpetrator'))
      .made();
    const hers = await aFile(town).createdBy(town.staff.otherCaseOfficer).made();
    const situation = await aFile(town).createdBy(town.staff.manager).made();
    await town.look(
      `insert into authz.situation_member (situation_id, file_id, role) values ($1, $2, 'victim'), ($1, $3, 'perpetrator')`,
      [situation.id, hers.id, his.id],
    );
    const session = await town.signIn(town.staff.teamLeader);
    await town.open(session, his.id, 'Fördelar.');
    const leader = new Visitor(served, session);
    const row = rowOf(await (await leader.get(`/akt/${his.id}/team`)).text(), town.staff.otherCaseOfficer);
    expect(row).toContain('somaliska');
    expect(row).not.toContain('hinder');
    const named = await send(leader, `/akt/${his.id}/team`, {
      staff: town.staff.otherCaseOfficer,
      function: 'coHandler',
    });
    expect([named.status, (await named.text()).includes('fatta ett skrivet beslut')]).toEqual([409, true]);
  });
});
