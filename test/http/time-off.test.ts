import { afterAll, beforeAll, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { servicesOf } from '../../src/demo/services.ts';
import { newId } from '../../src/kernel/ids.ts';
import { dayOf } from '../../src/kernel/instant.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// V17: before whoever gives the support is away, each person is told whom to call, and until then the worker is asked.

let town: Town;
let served: Served;
let file: MadeFile;
let therapist: Visitor;
let support: string;
type Fields = Record<string, string | string[]>;
const send = (who: Visitor, path: string, fields: Fields = {}) => who.post(path, { _form: newId(), ...fields });
const as = async (key: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[key]));
/** What is read: a number that doesn't break over two lines stands in a span of its own. */
const see = async (who: Visitor, path: string) =>
  (await (await who.get(path)).text()).replaceAll(/<\/?span[^>]*>/g, '');
const inDays = async (n: number) =>
  dayOf(await town.now())
    .add({ days: n })
    .toString();
const asks = async (who: Visitor) => (await see(who, '/min-dag')).split(`href="${support}#borta"`).length - 1;

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  const administrator = await as('administrator');
  for (const service of servicesOf(town)) await send(administrator, '/insatser', service as Fields);
  const [talks] = await town.look<{ id: string }>(`select id from data.service where kind = 'supportTalks'`);
  file = await aFile(town)
    .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(({ sql }, made) => setFileSide(sql, made, 'victim'))
    .onDesk({ first: 'Elin', last: 'Strand' })
    .made();
  therapist = await as('therapist');
  const arranged = await send(therapist, `/akt/${file.id}/insatser`, {
    ...{ service: talks?.id ?? '', rightTold: 'yes', worker: town.staff.therapist },
  });
  support = arranged.headers.get('location') ?? '';
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

const away = async (from: number, last: number) =>
  send(therapist, '/organisation/franvaro', {
    ...{ staff: town.staff.therapist, deputy: town.staff.caseOfficer },
    ...{ first: await inDays(from), last: await inDays(last) },
  });
const told = async (fields: Fields = {}, who = therapist) =>
  send(who, `${support}/borta`, {
    ...{ from: await inDays(3), last: await inDays(12), standIn: town.staff.caseOfficer },
    ...{ call: 'Amina, 0700-00 00 01', told: 'inRoom', toldOn: 'i dag', ...fields },
  });

it('V17 asks one line a person of whoever is soon away, of support that goes on', async () => {
  expect((await away(3, 9)).status).toBe(303);
  expect(await asks(therapist)).toBe(0);
  expect((await send(therapist, `${support}/borja`)).status).toBe(303);
  expect(await asks(therapist)).toBe(1);
  expect(await asks(await as('caseOfficer'))).toBe(0);
  const page = await see(therapist, support);
  // On top of the page, with whom the absence names.
  for (const words of ['har inte fått veta vem som finns då', 'Kvinnofridslinjen, 116 016', 'Inget skickas'])
    expect(page).toContain(words);
  expect(page).toMatch(new RegExp(`value="${town.staff.caseOfficer}" selected`));
});

it('V17 is written as it was said, and never what isn’t safe or can’t be', async () => {
  for (const [wrong, says] of [
    [{ call: '' }, 'Skriv ett nummer eller en hjälplinje'],
    [{ told: '' }, 'Välj hur personen fick veta det'],
    [{ told: 'safeWay' }, 'Ingen säker väg är bestämd'],
    [{ standIn: town.staff.therapist }, 'Det är den som är borta'],
    [{ standIn: newId() }, 'standIn'],
    [{ toldOn: 'i morgon' }, 'Dagen har inte varit än'],
    [{ last: 'i dag' }, 'Sista dagen kan inte vara före den första'],
  ] as const) {
    const answer = await told(wrong);
    const html = await answer.text();
    expect([wrong, answer.status, html.includes(says)]).toEqual([wrong, 422, true]);
    if (!('call' in wrong)) expect(html).toContain('Amina, 0700-00 00 01');
  }
  expect(await town.look('select id from data.time_off_told')).toEqual([]);
  expect((await told()).status).toBe(303);
  expect(await asks(therapist)).toBe(0);
  expect(await see(therapist, support)).toContain('Amina, 0700-00 00 01');
  const [row] = await town.look<{ call: string }>(`select encode(call, 'escape') as call from data.time_off_told`);
  expect(row?.call).not.toContain('Amina');
  // What was told for fewer days is no answer.
  expect((await away(10, 30)).status).toBe(303);
  expect(await asks(therapist)).toBe(1);
});

it('is asked of nobody else, and told by nobody from outside', async () => {
  for (const who of ['otherCaseOfficer', 'outsider', 'auditor', 'administrator', 'teamLeader'] as const) {
    const session = await town.signIn(town.staff[who]);
    expect(await town.ask(session, `select * from authz.not_told_of_time_off('2999-01-01')`)).toEqual([]);
  }
  const before = await town.look('select id from data.time_off_told');
  expect((await told({}, await as('otherCaseOfficer'))).status).toBe(404);
  expect(await town.look('select id from data.time_off_told')).toEqual(before);
  // One who is kept from the file isn't asked either: whom she gave support to there is told her no more.
  expect(await asks(therapist)).toBe(1);
  const { therapist: kept } = town.staff;
  await town.look(`insert into authz.block values ($1, $2, $3, 'conflictOfInterest', authz.now(), $3)`, [
    newId(),
    file.id,
    kept,
  ]);
  const session = await town.signIn(kept);
  expect(await town.ask(session, `select * from authz.not_told_of_time_off('2999-01-01')`)).toEqual([]);
});
