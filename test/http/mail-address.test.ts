import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aTown, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

let town: Town;
let served: Served;
beforeAll(async () => {
  town = await aTown();
  served = serve(town, { mailFrom: 'noreply@kommun.example' });
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

const visit = async (person: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[person]));
const page = () => `/organisation/personal/${town.staff.therapist}`;
const save = async (mail: string) =>
  (await visit('administrator')).post(page(), { _form: newId(), name: 'Mirja Niemi', phone: '', mail });
const stored = async () =>
  (await town.look('select mail, mail_refused_at from authz.staff where id = $1', [town.staff.therapist]))[0];

it('an administrator writes the address, and one that is none is refused with what was typed kept', async () => {
  expect((await save('mirja.n@strandhaga.example')).status).toBe(303);
  expect(await stored()).toEqual({ mail: 'mirja.n@strandhaga.example', mail_refused_at: null });
  for (const wrong of ['mirja', 'Mirja <mirja@strandhaga.example>', 'a@b', 'a@b.se, c@d.se', 'a@b.se\nBcc: c@d.se']) {
    const answer = await save(wrong);
    expect([wrong, answer.status]).toEqual([wrong, 422]);
    expect(await answer.text()).toContain('Skriv bara e-postadressen');
  }
  expect(await (await save('mirja')).text()).toContain('value="mirja"');
  expect((await stored())?.mail).toBe('mirja.n@strandhaga.example');
  await save('');
  expect((await stored())?.mail).toBeNull();
});

it('an address that was refused is shown to administrators where they look, and saved anew it is tried anew', async () => {
  await save('mirja@strandhaga.example');
  await town.look('update authz.staff set mail_refused_at = authz.now() where id = $1', [town.staff.therapist]);
  const administrator = await visit('administrator');
  const read = async (path: string, visitor = administrator) => (await visitor.get(path)).text();
  expect(await read('/organisation')).toContain('Mirja Niemi får inga mejl');
  expect(await read('/organisation/personal')).toContain('Adressen finns inte');
  expect(await read(page())).toContain('adressen inte finns. Inget mejl skickas hit');
  const leader = await visit('teamLeader');
  expect(await read('/organisation/personal', leader)).not.toContain('mirja@strandhaga.example');
  expect(await read(page(), leader)).not.toContain('mirja@strandhaga.example');
  await save('mirja@strandhaga.example');
  expect(await stored()).toEqual({ mail: 'mirja@strandhaga.example', mail_refused_at: null });
});

it('the settings say from where mail is sent, and how much waits', async () => {
  const administrator = await visit('administrator');
  const settings = async () => (await administrator.get('/organisation/kommunen')).text();
  expect(await settings()).toContain('Mejl skickas från noreply@kommun.example');
  expect(await settings()).not.toContain('har inte gått iväg');
  await town.look(
    `insert into data.mail (id, staff_id, kind, made_at, attempts) values (gen_random_uuid(), $1, 'atOnce', authz.now(), 1)`,
    [town.staff.therapist],
  );
  expect(await settings()).toContain('1 mejl har inte gått iväg');
});
