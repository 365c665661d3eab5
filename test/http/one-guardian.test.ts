import { afterAll, beforeAll, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// With one guardian's yes and the other's no, a child's support is decided by a section of the board alone (FB 6:13 a).

let town: Town;
let served: Served;
let file: MadeFile;
let leader: Visitor;
let at = '';
const guardian = newId<PersonId>();
const send = (who: Visitor, path: string, fields: Record<string, string> = {}) =>
  who.post(path, { _form: newId(), ...fields });
const granting = {
  choice: 'grant',
  what: 'Samtal för barnet',
  motivation: 'Barnet behöver det.',
  consent: 'oneGuardian',
  consentWords: 'Elin säger ja, Rolf nej.',
};
const decisions = () => town.look('select kind, basis from data.decision where file_id = $1', [file.id]);

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.delegates('openChildInvestigation', 'caseOfficer');
  await town.delegates('intervention', 'teamLeader');
  file = await aFile(town)
    .with(tellsOf({ part: 'self', name: 'Nova Strand', birthYear: 2018 }))
    .with(tellsOf({ id: guardian, part: 'guardian', name: 'Elin Strand' }))
    .with((tx, made) => setFileSide(tx.sql, made, 'childWitness'))
    .made();
  const officer = new Visitor(served, await town.signIn(town.staff.caseOfficer));
  const opened = await send(officer, `/akt/${file.id}/utredning`, { outcome: 'open', motive: 'Nova såg på.' });
  at = `${opened.headers.get('location')}/beslut`;
  // The writing and the signing are told elsewhere (investigation.test.ts); here only what is decided on it.
  await town.look(
    `begin; set local session_replication_role = replica;
     update data.investigation set state = 'signed', signed_at = authz.now(), signed_by = '${town.staff.teamLeader}'
       where file_id = '${file.id}'; commit`,
  );
  await send(officer, `${at}/underlag`, { person: guardian, how: 'harm', words: 'Någon kan komma i fara.' });
  const session = await town.signIn(town.staff.teamLeader);
  await town.open(session, file.id, 'Beslutar.');
  leader = new Visitor(served, session);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

it('is not decided by an official on one guardian’s consent, whatever the order of delegation gives', async () => {
  const answer = await send(leader, at, granting);
  const words = await answer.text();
  expect([answer.status, words.includes('aldrig en tjänsteperson (FB 6:13 a)')]).toEqual([422, true]);
  expect(words).toContain('Samtal för barnet');
  expect(await decisions()).toEqual([]);
});

it('is put before the section, which is let in for this alone and decides as it finds', async () => {
  await town.delegates('interventionOneGuardian', 'boardChair');
  const chair = new Visitor(served, await town.signIn(town.staff.boardChair));
  const member = new Visitor(served, await town.signIn(town.staff.therapist));
  // There is something to hide from her until she is asked, and who may not ask asks nobody.
  expect((await leader.get(at)).status).toBe(200);
  expect((await chair.get(at)).status).toBe(404);
  for (const who of [member, chair, new Visitor(served, await town.signIn(town.staff.outsider))])
    expect((await send(who, `${at}/utskottet`, granting)).status).toBe(404);
  expect(await (await send(leader, at, granting)).text()).toContain('Lämna till utskottet');
  // What was typed stays where it was typed.
  const asked = await send(leader, `${at}/utskottet`, granting);
  const answer = await asked.text();
  expect(asked.status).toBe(200);
  for (const words of ['har fått frågan', 'Barnet behöver det.', 'Elin säger ja, Rolf nej.'])
    expect(answer).toContain(words);
  expect(await decisions()).toEqual([]);
  const page = await (await chair.get(at)).text();
  expect(page).toContain('En vårdnadshavare samtycker');
  // Nothing else is hers to decide, and the file's other pages stay closed.
  expect((await send(chair, at, { ...granting, consent: 'bothGuardians' })).status).toBe(422);
  expect((await chair.get(`/akt/${file.id}/berattelsen`)).status).toBe(404);
  const made = await send(chair, at, { ...granting, consentWords: 'Utskottet 9 mars, § 12.' });
  expect([made.status, made.headers.get('location')?.split('?')[0]]).toEqual([303, '/min-dag']);
  expect(await decisions()).toEqual([{ kind: 'intervention', basis: 'Delegationsordning 4.1; SoL 11:1, FB 6:13 a' }]);
  // Her way in ended with it.
  expect((await chair.get(at)).status).toBe(404);
});

it('is decided by the same official where both consent', async () => {
  const answer = await send(leader, at, { ...granting, consent: 'bothGuardians', consentWords: 'Båda säger ja.' });
  expect([answer.status, answer.status === 303 ? '' : await answer.text()]).toEqual([303, '']);
  expect(await decisions()).toContainEqual({ kind: 'intervention', basis: 'Delegationsordning 4.1; SoL 11:1' });
});
