import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aContact, aTown, type MadeFile, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

let town: Town;
let served: Served;
let contact: MadeFile;
let officer: Visitor;
beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  contact = await aContact(town).onDesk().made();
  officer = new Visitor(served, await town.signIn(town.staff.dutyOfficer));
  await officer.get(`/kontakt/${contact.id}`);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

const at = (note: string, tail = '') => `/kontakt/${contact.id}/anteckning/${note}${tail}`;
const version = () => `0.${newId().slice(0, 8)}`;

it('a call is written down where it came in, and what waited for it is written then', async () => {
  const note = newId();
  const saved = await officer.post(at(note), { _form: newId(), text: 'Hon talade lågt.', version: version() });
  expect(saved.status).toBe(303);
  expect(await town.look('select from data.unwritten where written_at is null')).not.toHaveLength(0);
  const signed = await officer.post(at(note, '/signera'), {
    _form: newId(),
    text: 'Hon talade lågt, och lade på när dörren gick.',
    version: version().replace('0.', '1.'),
  });
  expect(signed.headers.get('location')).toBe(`/kontakt/${contact.id}#skriv`);
  expect(await town.look('select from data.unwritten where written_at is null')).toHaveLength(0);
  expect(await (await officer.get(at(note))).text()).toContain('lade på när dörren gick');
});

it('is signed when the button is pressed in the moment in which the page saves by itself', async () => {
  const notes = Array.from({ length: 8 }, () => newId());
  const answers = await Promise.all(
    notes.flatMap((note) => {
      const page = version();
      const text = 'Hon ringer i morgon.';
      const json = { accept: 'application/json' };
      return [
        officer
          .post(at(note), { text: 'Hon ringer i', version: page }, json)
          .then(({ status }) => [note, 'saved', status]),
        officer
          .post(at(note, '/signera'), { _form: newId(), text, version: page })
          .then(({ status }) => [note, 'signed', status]),
      ];
    }),
  );
  // One that came after the signature changes nothing, and is told so.
  expect(answers.filter(([, what, status]) => status !== (what === 'saved' ? 200 : 303) && status !== 409)).toEqual([]);
  expect(answers.filter(([, what]) => what === 'signed').map(([, , status]) => status)).toEqual(notes.map(() => 303));
});

it('a draft is its author’s alone, and a contact’s note is not found under another address', async () => {
  const note = newId();
  await officer.post(at(note), { _form: newId(), text: 'Bara mitt', version: version() });
  const backup = new Visitor(served, await town.signIn(town.staff.backupOfficer));
  await town.onDuty(town.staff.backupOfficer, town.units.intake);
  expect((await backup.get(`/kontakt/${contact.id}/saker-kontakt`)).status).toBe(200);
  expect((await backup.get(at(note))).status).toBe(404);
  expect((await officer.get(`/akt/${contact.id}/anteckning/${note}`)).status).toBe(404);
  const outsider = new Visitor(served, await town.signIn(town.staff.outsider));
  const answer = await outsider.post(at(newId()), { _form: newId(), text: 'Nej', version: version() });
  expect(answer.status).toBe(404);
});
