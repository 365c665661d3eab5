import { afterAll, beforeAll, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { servicesOf } from '../../src/demo/services.ts';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// Groups name nobody; a place is given or not, and why not is never told. Somebody goes along, with a room to wait in.

let town: Town;
let served: Served;
let amina: Visitor;
let group: string;
type Fields = Record<string, string | string[]>;
const send = (who: Visitor, path: string, fields: Fields = {}) => who.post(path, { _form: newId(), ...fields });
const as = async (key: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[key]));
const service = async (kind: string) =>
  (await town.look<{ id: string }>('select id from data.service where kind = $1', [kind]))[0]?.id ?? '';
const hers = (): Promise<MadeFile> =>
  aFile(town)
    .with(({ sql }, made) => setFileSide(sql, made, 'victim'))
    .made();

async function arranged(file: MadeFile, kind: string): Promise<string> {
  const fields = { service: await service(kind), rightTold: 'yes', worker: town.staff.therapist };
  return (await send(amina, `/akt/${file.id}/insatser`, fields)).headers.get('location') ?? '';
}
/** What whoever asks is told, and what the page says then. */
async function asked(address: string): Promise<{ said: string; page: string }> {
  const answer = await send(amina, `${address}/grupp`, { group: group.split('/').at(-1) ?? '' });
  expect(answer.status).toBe(303);
  const page = await (await amina.get(address)).text();
  return {
    said: /notice-body"><p>([^<]*)/.exec(page)?.[1] ?? '',
    page: page.replaceAll(/[0-9a-f-]{36}|[A-Z0-9]{3}-[A-Z0-9]{4}/g, 'x'),
  };
}

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  const administrator = await as('administrator');
  for (const one of servicesOf(town)) await send(administrator, '/insatser', one as Fields);
  amina = await as('caseOfficer');
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

it('is put up by those who work in its unit, with what is wrong said in words', async () => {
  const fields = { name: 'Vägen vidare', service: await service('groupProgramme'), unit: town.units.violenceTeam };
  const wrong = await send(amina, '/insatser/grupper', { ...fields, places: '1' });
  expect([wrong.status, (await wrong.text()).includes('Skriv antalet platser, 2–30.')]).toEqual([422, true]);
  expect((await send(await as('outsider'), '/insatser/grupper', { ...fields, places: '2' })).status).toBe(422);
  expect((await send(await as('auditor'), '/insatser/grupper', { ...fields, places: '2' })).status).toBe(404);
  group = (await send(amina, '/insatser/grupper', { ...fields, places: '2' })).headers.get('location') ?? '';
  expect((await send(amina, `${group}/traff`, { purpose: ' ' })).status).toBe(422);
  const meeting = { purpose: 'Att sova igen', 'when.day': 'i dag', 'when.time': '10.00' };
  expect((await send(amina, `${group}/traff`, meeting)).status).toBe(303);
  const stranger = await as('outsider');
  expect(await (await stranger.get(group)).text()).toContain('Att sova igen');
  expect((await send(stranger, `${group}/traff`, meeting)).status).toBe(404);
  expect((await send(stranger, `${group}/slut`)).status).toBe(404);
});

it('gives no place to one from the other side of the same violence, and answers as if it were full', async () => {
  const [first, other, third, fourth, fifth] = [await hers(), await hers(), await hers(), await hers(), await hers()];
  await town.look(
    `with s as (insert into authz.file (id, kind, unit_id, reference, protection, created_by, created_at)
       select $1, 'situation', unit_id, 'SIT-0001', 'none', created_by, created_at from authz.file where id = $2 returning id)
     insert into authz.situation_member (situation_id, file_id, role)
       select s.id, x.file, x.role from s, (values ($2::uuid, 'victim'), ($3::uuid, 'perpetrator')) as x (file, role)`,
    [newId(), first.id, other.id],
  );
  const addresses = await Promise.all(
    [first, other, third, fourth, fifth].map((file) => arranged(file, 'groupProgramme')),
  );
  const [one = '', two = '', three = '', four = '', five = ''] = addresses;
  expect((await send(amina, `${one}/borja`)).status).toBe(409);
  expect((await asked(one)).said).toBe('Personen har plats i gruppen');
  const opposite = await asked(two);
  // Nor does anybody who uses violence sit with those exposed, whoever they are to each other.
  await town.look("update data.intervention set audience = 'usesViolence' where id = $1", [five.split('/').at(-1)]);
  const mixed = await asked(five);
  expect((await asked(three)).said).toBe('Personen har plats i gruppen');
  const full = await asked(four);
  expect(opposite.said).toBe('Det är inte möjligt just nu. Personen står i kö.');
  expect([opposite.page, mixed.page]).toEqual([full.page, full.page]);
  expect((await send(amina, `${one}/grupp`, { group: group.split('/').at(-1) ?? '' })).status).toBe(404);
  // Whoever took part is written in the own file.
  expect((await send(amina, `${one}/borja`)).status).toBe(303);
  const [, session = ''] = /name="session" value="([^"]+)"/.exec(await (await amina.get(one)).text()) ?? [];
  expect((await send(amina, `${one}/traff`, { session, outcome: 'came' })).status).toBe(303);
  expect((await send(amina, `${one}/traff`, { session, outcome: 'came' })).status).toBe(404);
  expect(await (await amina.get(one)).text()).toContain('9 samtal kvar');
  expect(await (await amina.get(group)).text()).not.toContain(first.id);
  // Nobody asks for a place in a file that is not open, or takes one by himself.
  const stranger = await town.signIn(town.staff.outsider);
  await expectRefused(
    town.ask(stranger, 'select authz.take_place($1, $2)', [two.split('/').at(-1), group.split('/').at(-1)]),
  );
  const talks = await arranged(first, 'supportTalks');
  const session2 = await town.signIn(town.staff.caseOfficer);
  await town.open(session2, first.id);
  await expectRefused(
    town.ask(session2, 'select authz.take_place($1, $2)', [talks.split('/').at(-1), group.split('/').at(-1)]),
  );
  await town.open(session2, other.id);
  await expectRefused(
    town.ask(session2, 'update data.intervention set placed_at = now() where id = $1', [two.split('/').at(-1)]),
  );
});

it('somebody goes along, with a room to wait in', async () => {
  const address = await arranged(await hers(), 'courtSupport');
  const fields = {
    kind: 'court',
    'when.day': 'i morgon',
    'when.time': '9.00',
    escort: town.staff.supportWorker,
    words: 'Vid entrén',
  };
  const wrong = await send(amina, `${address}/sallskap`, fields);
  expect([wrong.status, (await wrong.text()).includes('Svara om rummet.')]).toEqual([422, true]);
  expect((await send(amina, `${address}/sallskap`, { ...fields, room: 'toBook' })).status).toBe(303);
  const page = await (await amina.get(address)).text();
  for (const words of ['Domstolen', 'Tove Hallin', 'ska bokas', 'Vid entrén']) expect(page).toContain(words);
  const [, one = ''] = /sallskap\/([0-9a-f-]{36})/.exec(page) ?? [];
  expect((await send(amina, `${address}/sallskap/${one}`, { outcome: 'done' })).status).toBe(303);
  expect((await send(amina, `${address}/sallskap/${one}`, { outcome: 'done' })).status).toBe(404);
  expect((await send(await as('outsider'), `${address}/sallskap`, { ...fields, room: 'booked' })).status).toBe(404);
});

it('leaders see who waits, and the waits of those exposed beside those who use violence; few are not told of', async () => {
  const file = await hers();
  await arranged(file, 'supportTalks');
  const [{ reference = '' } = {}] = await town.look<{ reference: string }>(
    'select reference from authz.file where id = $1',
    [file.id],
  );
  // Eleven of hers waited 2–12 days last month, four of those who use violence a day each.
  await town.look(
    `insert into data.intervention (id, file_id, section_id, version_id, audience, basis, right_told_at, asked_at, asked_by, worker_id, needs, unreached,
         extent_unit, begun_at)
       select gen_random_uuid(), i.file_id, i.section_id, i.version_id, x.side, i.basis, t.at, t.at, i.asked_by, i.worker_id, '{}', '{}', 'once',
         t.at + case x.side when 'exposed' then (x.n + 1) * interval '1 day' else interval '1 day' end
       from data.intervention i, lateral (select date_trunc('month', authz.now()) - interval '20 days' as at) t,
         lateral (select 'exposed' as side, n from generate_series(1, 11) n union all select 'usesViolence', n from generate_series(1, 4) n) x
       where i.file_id = $1`,
    [file.id],
  );
  const leader = await as('teamLeader');
  const page = await (await leader.get('/insatser/ko')).text();
  const row = (side: string) => new RegExp(`<tr[^>]*id="${side}".*?</tr>`, 's').exec(page)?.[0] ?? '';
  const cells = (side: string) => [...row(side).matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, text]) => text);
  expect(page).toContain(reference);
  const link = new RegExp(`<a href="(/akt/${file.id}/insatser/[0-9a-f-]{36})">${reference}</a>`).exec(page)?.[1] ?? '';
  expect([link === '', (await leader.get(link)).status]).toEqual([false, 200]);
  expect(page).toMatch(new RegExp(`${reference}.*?<a href="/insats/[0-9a-f-]{36}">`, 's'));
  expect(cells('exposed')).toEqual(['Våldsutsatta', '11', '7 dagar']);
  expect(cells('usesViolence')).toEqual(['De som använder våld', 'färre än fem', 'visas inte']);
  // A file that another unit answers for waits here too, and leads her nowhere.
  const [{ unit = '' } = {}] = await town.look<{ unit: string }>(
    'select unit_id as unit from authz.file where id = $1',
    [file.id],
  );
  const moveTo = (to: string) => town.look('update authz.file set unit_id = $2 where id = $1', [file.id, to]);
  await moveTo(town.units.intake);
  const elsewhere = await (await leader.get('/insatser/ko')).text();
  expect([elsewhere.includes(reference), elsewhere.includes(`/akt/${file.id}`)]).toEqual([true, false]);
  await moveTo(unit);
  // Who leads no team sees neither; who leads another sees nobody of this one's.
  for (const key of ['caseOfficer', 'auditor', 'administrator'] as const)
    expect((await (await as(key)).get('/insatser/ko')).status).toBe(404);
  const other = await as('childrenLeader');
  expect(await (await other.get('/insatser/ko')).text()).not.toContain(reference);
  const officer = await town.signIn(town.staff.caseOfficer);
  await expectRefused(town.ask(officer, 'select authz.support_figures()'));
  expect(await town.ask(officer, 'select * from authz.support_waiting()')).toEqual([]);
});
