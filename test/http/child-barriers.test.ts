import { afterAll, beforeAll, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type Town, tellsOf } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';
import { must } from '../support/whole-contact.ts';

// Why children get nothing is counted by kind, from five files on, and told to those who lead (V22, V26).

let town: Town;
let served: Served;
let amina: Visitor;
beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  amina = new Visitor(served, await town.signIn(town.staff.caseOfficer));
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

/** A child to whom one guardian says no; the other can't be asked where `endangers`. */
async function aRefusal(endangers: boolean) {
  const [child, mother, father] = [newId<PersonId>(), newId<PersonId>(), newId<PersonId>()];
  const { id } = await aFile(town)
    .with(tellsOf({ id: mother, part: 'guardian', name: 'Elin' }))
    .with(tellsOf({ id: father, part: 'usesViolence', name: 'Tarek' }))
    .with(tellsOf({ id: child, part: 'self', name: 'Nova', birthYear: 2018, guardianIds: [mother, father] }))
    .with(({ sql }, made) => setFileSide(sql, made, 'childWitness'))
    .made();
  const at = `/akt/${id}/vardnad/${child}`;
  await amina.get(at);
  await must(amina, at, { intervention: 'treatment', basis: 'needsAssessed', opinion: 'agrees', suitable: 'yes' });
  const [asked] = await town.look<{ id: string }>('select id from data.guardian_question where file_id = $1', [id]);
  const answer = (guardian: string, fields: Record<string, string>) =>
    must(amina, `${at}/${asked?.id}/svar`, { guardian, ...fields });
  await answer(mother, { endangers: 'no', answer: 'no' });
  // Said twice is one child.
  await answer(mother, { endangers: 'no', answer: 'no', words: 'Igen.' });
  if (endangers) await answer(father, { endangers: 'yes', answer: 'notAsked', because: 'endangers' });
}

it('V22 a no of a guardian is counted from five files on, over whole months that have been, and told to nobody but leaders', async () => {
  for (let n = 0; n < 5; n += 1) await aRefusal(n < 4);
  const figures = async () =>
    town.ask(await town.signIn(town.staff.teamLeader), 'select * from authz.child_barriers()');
  expect(await figures()).toEqual([]);
  await town.setClock((await town.now()).add({ hours: 24 * 32 }));
  expect(await figures()).toEqual([{ consent: true, barrier: 'refused', support: null, n: 5 }]);
  const page = await (await new Visitor(served, await town.signIn(town.staff.manager)).get('/barn')).text();
  expect([page.includes('en vårdnadshavare säger nej'), page.includes('inte säkert att fråga')]).toEqual([true, false]);
  for (const who of ['caseOfficer', 'auditor', 'administrator', 'therapist'] as const)
    await expectRefused(town.ask(await town.signIn(town.staff[who]), 'select * from authz.child_barriers()'));
});
