import { afterAll, beforeAll, expect, it } from 'vitest';
import { servicesOf } from '../../src/demo/services.ts';
import { newId } from '../../src/kernel/ids.ts';
import { aTown, type Town } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// The catalogue of services: kept by few, read by all, and what the law keeps from being open is refused in words.

let town: Town;
let served: Served;
let administrator: Visitor;
let manager: Visitor;
type Fields = Record<string, string | string[]>;
const talks = (): Fields => ({ ...(servicesOf(town)[0] as Fields) });
const send = (who: Visitor, path: string, fields: Fields) => who.post(path, { _form: newId(), ...fields });
const as = async (key: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[key]));

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  administrator = await as('administrator');
  manager = await as('manager');
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

it('is kept by an administrator, and by a manager for the own unit', async () => {
  const refused = await send(administrator, '/insatser', {
    ...talks(),
    audience: [],
    'sv.isNot': ' ',
    extent: 'många',
  });
  const html = await refused.text();
  expect(refused.status).toBe(422);
  expect(html).toContain('Välj minst en grupp.');
  expect(html).toContain('Den som får insatsen ska veta vad som gäller.');
  expect(html).toContain('Samtal med en behandlare');
  expect((await send(administrator, '/insatser', {})).status).toBe(422);
  for (const service of servicesOf(town))
    expect((await send(administrator, '/insatser', service as Fields)).status).toBe(303);
  expect((await send(manager, '/insatser', { ...talks(), 'sv.name': 'Samtal på kvällen' })).status).toBe(303);
  expect((await send(manager, '/insatser', { ...talks(), unit: town.units.outpatient })).status).toBe(422);
});

it.each([
  [{ kind: 'contactPerson' }, 'Kontaktperson och kontaktfamilj får aldrig ges utan behovsprövning (SoL 11:6).'],
  [{ kind: 'contactFamily' }, 'Kontaktperson och kontaktfamilj'],
  [{ kind: 'fosterHome' }, 'Familjehem får aldrig'],
  [{ kind: 'specialHousing' }, 'Särskilt boende får aldrig'],
  [{ kind: 'incomeSupport' }, '(SoL 12:1)'],
  [{ kind: 'shelter', audience: ['exposed', 'child'], fromAge: '21' }, 'Ett barn får aldrig placeras'],
  [{ kind: 'transitionHousing', fromAge: '18' }, 'Den som är 18–20 år'],
  [{ boardDecision: '' }, 'Bara det som nämnden har beslutat'],
])('refuses to give %o openly', async (asked: Fields, words) => {
  const answer = await send(administrator, '/insatser', { ...talks(), ...asked });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(words);
});

it('keeps those who use violence on a track of their own', async () => {
  const both = { ...talks(), audience: ['exposed', 'usesViolence'] };
  const answer = await send(administrator, '/insatser', both);
  expect([answer.status, (await answer.text()).includes('Lägg upp två insatser')]).toEqual([422, true]);
});

it('is refused by the database too, whatever the page lets through', async () => {
  const session = await town.signIn(town.staff.administrator);
  const insert = (kind: string, extra: Record<string, unknown> = {}) => {
    const row = {
      ...{
        id: newId(),
        service_id: newId(),
        version: 1,
        unit_id: town.units.violenceTeam,
        kind,
        audience: ['exposed'],
      },
      ...{ basis: 'open', board_decision: 'SN 1', languages: ['sv'], access: [], knows: [], extent_unit: 'once' },
      ...Object.fromEntries(
        ['name', 'is', 'is_not', 'rest'].flatMap((w) => [
          [`${w}_sv`, 'x'],
          [`${w}_en`, 'x'],
        ]),
      ),
      ...{ made_by: town.staff.administrator, made_at: '2027-01-01T00:00:00Z', ...extra },
    };
    const names = Object.keys(row);
    return town.ask(
      session,
      `insert into data.service (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(row),
    );
  };
  await expectRefused(insert('fosterHome'), '23514');
  await expectRefused(insert('shelter', { from_age: 18 }), '23514');
  await expectRefused(insert('supportTalks', { board_decision: null }), '23514');
  await expectRefused(insert('groupProgramme', { audience: ['child', 'usesViolence'] }), '23514');
  await expectRefused(insert('supportTalks', { made_by: town.staff.manager }));
});

it('is read by all, searched by need, language and access, and by nobody’s name', async () => {
  for (const key of ['caseOfficer', 'auditor', 'supportWorker', 'outsider'] as const) {
    const reader = await as(key);
    const list = await (await reader.get('/insatser')).text();
    expect(list).toContain('Samtal om att sluta');
    expect(list).not.toContain('href="/insatser/ny"');
    expect((await reader.get('/insatser/ny')).status).toBe(404);
    expect((await send(reader, '/insatser', talks())).status).toBe(404);
  }
  const found = async (query: string) => (await manager.get(`/insatser?${query}`)).text();
  const named = async (query: string) =>
    [...(await found(query)).matchAll(/href="\/insats\/[^"]+">([^<]+)</g)].map(([, name]) => name);
  expect(await named('')).toEqual(expect.arrayContaining(['Skyddat boende', 'Praktiskt stöd', 'Trappan']));
  const honour = await named('knows=honour&audience=exposed');
  expect([honour.includes('Skyddat boende'), honour.includes('Praktiskt stöd')]).toEqual([true, false]);
  const childCare = await named('access=childCare');
  expect([childCare.includes('Grupp: Vägen vidare'), childCare.includes('Trappan')]).toEqual([true, false]);
  expect(await found('language=so&audience=exposed')).toContain('Finns inte på språket, men med tolk.');
  expect(await found('knows=honour&knows=lgbtqi')).toContain('Ingen insats passar det du sökte');
  expect((await manager.get('/insatser?knows=%27&audience=x')).status).toBe(200);
});

it('says what it is, is not and who gives the rest, and keeps what it was', async () => {
  const list = await (await manager.get('/insatser')).text();
  const [, at = ''] = /href="(\/insats\/[^"]+)">Stödsamtal</.exec(list) ?? [];
  const form = await (await manager.get(`${at}/andra`)).text();
  const [, before = ''] = /name="before" value="([^"]+)"/.exec(form) ?? [];
  const changed = { ...talks(), 'sv.isNot': 'Det är inte terapi.', extent: '20', before };
  expect((await send(manager, at, changed)).status).toBe(303);
  // Somebody who read what is no longer so is told, and keeps what was typed.
  const late = await send(manager, at, { ...changed, 'sv.isNot': 'Det här skrev jag.' });
  const said = await late.text();
  expect([late.status, said.includes('Någon annan har ändrat'), said.includes('Det här skrev jag.')]).toEqual([
    409,
    true,
    true,
  ]);
  const page = await (await manager.get(at)).text();
  for (const words of ['Vad det är', 'Det är inte terapi.', 'Vem som ger resten', 'Tidigare lydelser', 'ingen bostad'])
    expect(page).toContain(words);
  // Of another unit: not the manager's to change, and no different from one that isn't there.
  const [, other = ''] = /href="(\/insats\/[^"]+)">Samtal om att sluta</.exec(list) ?? [];
  expect((await manager.get(`${other}/andra`)).status).toBe(404);
  expect((await send(manager, other, changed)).status).toBe(404);
  expect((await send(manager, `${other}/slut`, {})).status).toBe(404);
  expect((await send(manager, `${at}/slut`, {})).status).toBe(303);
  expect(await (await manager.get(at)).text()).toContain('Ges inte längre');
  expect(await (await manager.get('/insatser')).text()).not.toContain(at);
  expect((await send(manager, at, changed)).status).toBe(404);
});
