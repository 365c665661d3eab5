import { beforeEach, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, type MadeFile, tellsOf } from '../builders/index.ts';
import { aFileAtWork, as, officer, town } from '../support/file-at-work.ts';

// What is granted to a child is held against what the guardians have answered: a no that stands in the file is no yes in the decision (V22).

aFileAtWork();
let [nova, mother, father]: [PersonId, PersonId, PersonId] = [newId(), newId(), newId()];
let child: MadeFile;
let at = '';
const path = (tail: string) => `/akt/${child.id}${tail}`;
const send = (to: string, fields: Record<string, string>, who = officer) => who.post(to, { _form: newId(), ...fields });
const granting = {
  choice: 'grant',
  what: 'Trappan-samtal för barnet',
  motivation: 'Barnet behöver det.',
  consent: 'bothGuardians',
  consentWords: 'Båda har sagt ja i telefon.',
};
const decided = () => town.look('select from data.decision where file_id = $1', [child.id]);

beforeEach(async () => {
  [nova, mother, father] = [newId(), newId(), newId()];
  await town.delegates('openChildInvestigation', 'caseOfficer');
  await town.delegates('intervention', 'caseOfficer');
  child = await aFile(town)
    .with(tellsOf({ id: mother, part: 'guardian', name: 'Elin Strand' }))
    .with(tellsOf({ id: father, part: 'guardian', name: 'Tarek Strand' }))
    .with(tellsOf({ id: nova, part: 'self', name: 'Nova Strand', birthYear: 2018, guardianIds: [mother, father] }))
    .with(({ sql }, opened) => setFileSide(sql, opened, 'childWitness'))
    .made();
  const opened = await send(path('/utredning'), { outcome: 'open', motive: 'Nova såg på.' });
  at = `${opened.headers.get('location')}/beslut`;
  await town.look(
    `begin; set local session_replication_role = replica;
     update data.investigation set state = 'signed', signed_at = authz.now(), signed_by = '${town.staff.teamLeader}'
       where file_id = '${child.id}'; commit`,
  );
  for (const person of [mother, father])
    await send(`${at}/underlag`, { person, how: 'harm', words: 'Någon kan komma i fara.' });
});

const answered = async (fathers: string) => {
  await send(path(`/vardnad/${nova}`), {
    intervention: 'supportTalks',
    basis: 'needsAssessed',
    opinion: 'agrees',
    suitable: 'yes',
  });
  const [question] = await town.look<{ id: string }>('select id from data.guardian_question where file_id = $1', [
    child.id,
  ]);
  const say = (guardian: string, answer: string) =>
    send(path(`/vardnad/${nova}/${question?.id}/svar`), { guardian, endangers: 'no', answer });
  for (const answer of [await say(mother, 'yes'), await say(father, fathers)]) expect(answer.status).toBe(303);
};

it('is not granted on the yes of both where one has said no, and what was typed is kept', async () => {
  await answered('no');
  const page = await (await officer.get(at)).text();
  for (const words of ['Stödsamtal, Trappan, grupp', 'Någon säger nej.', `/vardnad/${nova}`])
    expect(page).toContain(words);
  const unsaid = await send(at, granting);
  expect([unsaid.status, (await unsaid.text()).includes('Välj vad som beviljas')]).toEqual([422, true]);
  const refused = await send(at, { ...granting, about: 'supportTalks' });
  const text = await refused.text();
  expect([refused.status, text.includes('Alla vårdnadshavare har inte sagt ja')]).toEqual([422, true]);
  expect(text).toContain('Båda har sagt ja i telefon.');
  expect(await decided()).toEqual([]);
  // Something else, that nobody was asked about, rests on how the decider says that it is known.
  expect((await send(at, { ...granting, about: 'other' })).status).toBe(303);
});

it('is granted on the yes of both where both have said it', async () => {
  await answered('yes');
  expect((await send(at, { ...granting, about: 'supportTalks' })).status).toBe(303);
  expect(await decided()).toHaveLength(1);
});

it('tells the guardians’ answers to nobody outside the file', async () => {
  await answered('no');
  expect(await (await officer.get(at)).text()).toContain('Någon säger nej.');
  for (const who of ['otherCaseOfficer', 'outsider', 'administrator'] as const) {
    const visitor = await as(town.staff[who]);
    expect([who, (await visitor.get(at)).status]).toEqual([who, 404]);
    expect([who, (await send(at, { ...granting, about: 'other' }, visitor)).status]).toEqual([who, 404]);
  }
  expect(await decided()).toEqual([]);
});
