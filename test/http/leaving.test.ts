import { expect, it } from 'vitest';
import { type OpenFile, setFileSide } from '../../src/access/index.ts';
import { aFile, aGroup, consentsTo } from '../builders/index.ts';
import {
  aFileAtWork,
  as,
  at,
  file,
  officer,
  path,
  rowsOf,
  see,
  send,
  served,
  support,
  therapist,
  town,
} from '../support/file-at-work.ts';
import { Visitor } from '../support/visitor.ts';

// The leaving plan: chosen rows become actions; what each would tell stands first; nothing of it outside the file.

aFileAtWork();

const begin = (fields: Record<string, string> = {}) => ({
  owner: town.staff.caseOfficer,
  dueOn: '2027-03-15',
  'rows.landlord.chosen': 'yes',
  'rows.policeDesk.chosen': 'yes',
  'rows.policeDesk.escort': town.staff.supportWorker,
  'rows.policeDesk.dueOn': '2027-03-12',
  ...fields,
});
const errand = async (kind: string) =>
  (await town.look<{ id: string }>('select id from data.errand where file_id = $1 and kind = $2', [file.id, kind]))[0]
    ?.id ?? '';

it('says what each would reveal before it is chosen, and opens the chosen rows alone', async () => {
  const before = await see(officer, '/uppbrott');
  expect(before).toContain('Tingsrätten delger den andre ansökan');
  const none = await send(officer, '/uppbrott', { owner: town.staff.caseOfficer, dueOn: '2027-03-15' });
  expect([none.status, (await none.text()).includes('Kryssa i minst ett ärende.')]).toEqual([422, true]);
  const late = await send(
    officer,
    '/uppbrott',
    begin({ dueOn: '2027-03-08', 'rows.landlord.more': 'Värden är hans bror.' }),
  );
  const typed = await late.text();
  expect([late.status, typed.includes('Dagen har redan varit'), typed.includes('Värden är hans bror.')]).toEqual([
    422,
    true,
    true,
  ]);
  expect(await rowsOf('action')).toEqual([]);
  expect((await send(officer, '/uppbrott', begin({ 'rows.landlord.more': 'Värden är hans bror.' }))).status).toBe(303);
  expect(await rowsOf('errand')).toHaveLength(2);
  const actions = await town.look<{ owner_id: string; due: string }>(
    'select owner_id, due_on::text as due from data.action where file_id = $1 order by due_on, owner_id',
    [file.id],
  );
  expect(actions.map(({ due }) => due)).toEqual(['2027-03-12', '2027-03-12', '2027-03-15']);
  expect(actions.filter(({ owner_id }) => owner_id === town.staff.supportWorker)).toHaveLength(1);
  const clocks = await town.look(`select 1 from data.running_clock where file_id = $1 and rule = 'planAction'`, [
    file.id,
  ]);
  expect(clocks).toHaveLength(3);
  expect(await see(officer, '/uppbrott')).toContain('Värden är hans bror.');
});

it('asks for a room at the police desk, and counts what stands in the way by kind', async () => {
  await send(officer, '/uppbrott', begin());
  expect(await see(officer, '/uppbrott')).toContain('Inget rum är bokat');
  const desk = await errand('policeDesk');
  expect((await send(officer, `/uppbrott/${desk}/rum`, { room: ' ' })).status).toBe(422);
  expect((await send(support, `/uppbrott/${desk}/rum`, { room: 'Vakthavande, kl 13' })).status).toBe(303);
  expect((await send(officer, `/uppbrott/${desk}/rum`, { room: 'Igen' })).status).toBe(409);
  expect(await see(officer, '/uppbrott')).toContain('Vakthavande, kl 13');
  const landlord = await errand('landlord');
  expect((await send(officer, `/uppbrott/${landlord}/rum`, { room: 'x' })).status).toBe(404);
  expect((await send(officer, `/uppbrott/${landlord}/hinder`, { words: 'Nej' })).status).toBe(422);
  await send(officer, `/uppbrott/${landlord}/hinder`, {
    kind: 'landlordRefuses',
    words: 'Hyr inte ut utan hans namn.',
  });
  expect(await see(officer, '/uppbrott')).toContain('1 hinder kvar');
  const [met] = await town.look<{ id: string; kind: string }>('select id, kind from data.obstacle where file_id = $1', [
    file.id,
  ]);
  expect(met?.kind).toBe('landlordRefuses');
  expect((await send(officer, `/hinder/${met?.id}/borta`)).status).toBe(303);
  expect((await send(officer, `/hinder/${met?.id}/borta`)).status).toBe(404);
  expect(await see(officer, '/uppbrott')).not.toContain('1 hinder kvar');
});

it('takes no obstacle of what is done, and none of another file', async () => {
  await send(officer, '/uppbrott', begin());
  const landlord = await errand('landlord');
  const [action] = await town.look<{ action_id: string }>('select action_id from data.errand where id = $1', [
    landlord,
  ]);
  await send(officer, `/plan/${action?.action_id}/klar`);
  const late = await send(officer, `/uppbrott/${landlord}/hinder`, { kind: 'cost' });
  expect([late.status, (await late.text()).includes('redan avslutat')]).toEqual([409, true]);
  const other = await aFile(town).made();
  expect((await officer.post(`/akt/${other.id}/uppbrott/${landlord}/hinder`, { kind: 'cost' })).status).toBe(404);
});

it('is nothing to those outside the team, nor in the file of one who uses violence or of a child', async () => {
  await send(officer, '/uppbrott', begin());
  for (const who of ['otherCaseOfficer', 'outsider', 'auditor', 'administrator', 'dutyOfficer'] as const) {
    const visitor = await as(town.staff[who]);
    expect([who, (await visitor.post(path('/uppbrott'), begin())).status]).toEqual([who, 404]);
  }
  expect((await send(therapist, '/uppbrott', begin({ 'rows.school.chosen': 'yes' }))).status).toBe(303);
  for (const side of ['perpetrator', 'childWitness'] as const) {
    const theirs = await aFile(town)
      .with(({ sql }, opened) => setFileSide(sql, opened, side))
      .made();
    expect((await officer.get(`/akt/${theirs.id}/uppbrott`)).status).toBe(404);
    expect((await officer.post(`/akt/${theirs.id}/uppbrott`, begin())).status).toBe(404);
    expect(await (await officer.get(`/akt/${theirs.id}/plan`)).text()).not.toContain('/uppbrott');
  }
});

it('is nothing to a unit that she lets read the plan, and counts for nothing there', async () => {
  const { outsider } = town.staff;
  await aGroup(town, { unitId: town.units.incomeSupport, staffId: outsider });
  const session = await town.signIn(town.staff.caseOfficer);
  const own = (await town.open(session, file.id)) as OpenFile;
  await consentsTo(town, session, own, {
    unitId: town.units.incomeSupport,
    parts: ['account', 'processes'],
  });
  // Whoever sees nothing of it can't be given it either.
  const refused = await send(officer, '/uppbrott', begin({ owner: outsider, 'rows.school.escort': outsider }));
  expect([refused.status, (await refused.text()).includes('Bara de i teamet')]).toEqual([422, true]);
  await send(officer, '/plan', { words: 'Boka tid hos tandläkaren', owner: outsider, dueOn: '2027-03-12' });
  await send(officer, '/uppbrott', begin());
  const landlord = await errand('landlord');
  await send(officer, `/uppbrott/${landlord}/hinder`, { kind: 'cost' });
  const counted = async (who: typeof session) => {
    const rows = [];
    for (const of of [
      "data.event where kind like 'plan.%' and",
      "data.running_clock where rule = 'planAction' and",
      ...['action', 'errand', 'obstacle'].map((table) => `data.${table} where`),
    ])
      rows.push((await town.ask(who, `select 1 from ${of} file_id = $1`, [file.id])).length);
    return rows;
  };
  expect(await counted(session)).toEqual([5, 4, 4, 2, 1]);
  const theirs = await town.signIn(outsider);
  const other = new Visitor(served, theirs);
  const plan = await (await other.get(path('/plan'))).text();
  expect([plan.includes('tandläkaren'), /hyresvärd|polis|uppbrott/i.test(plan)]).toEqual([true, false]);
  expect(await counted(theirs)).toEqual([1, 1, 1, 0, 0]);
  const [hidden] = await town.look<{ id: string }>(
    'select id from data.action where guard_id is not null and file_id = $1',
    [file.id],
  );
  for (const tail of ['/uppbrott', `/plan/${hidden?.id}`]) expect((await other.get(path(tail))).status).toBe(404);
  expect((await send(other, `/plan/${hidden?.id}/klar`)).status).toBe(404);
  // Whoever goes along may write in the plan, and not in the protection: her errand is hers to do.
  const [hers] = await town.look<{ id: string }>('select id from data.action where owner_id = $1 and file_id = $2', [
    town.staff.supportWorker,
    file.id,
  ]);
  expect((await send(support, `/plan/${hers?.id}/andra`, { owner: outsider, dueOn: '2027-03-14' })).status).toBe(422);
  expect((await send(support, `/plan/${hers?.id}/klar`)).status).toBe(303);
  expect(await counted(theirs)).toEqual([1, 1, 1, 0, 0]);
});

it('stands in no list and no title, and its words in no row of the database', async () => {
  await send(officer, '/uppbrott', begin({ 'rows.landlord.more': 'Rönnbärsgränd' }));
  expect(/<title>([^<]*)/.exec(await see(officer, '/uppbrott'))?.[1]).toBe('Plan – Samgrepp');
  await town.setClock(at('2027-03-16T09:00'));
  const later = new Visitor(served, await town.signIn(town.staff.caseOfficer));
  for (const list of ['/min-dag', '/arenden', '/mottag'])
    expect(await (await later.get(list)).text()).not.toMatch(/Hyresvärden|Polisen: anmälan|Uppbrott|uppbrott/);
  const rows = await town.look<{ reveals: Buffer }>('select reveals from data.errand where file_id = $1', [file.id]);
  expect(rows.every(({ reveals }) => !reveals.includes('Rönnb'))).toBe(true);
});

it('warns one who knows the place that a row tells it', async () => {
  await officer.post(path('/plats'), { _form: crypto.randomUUID(), kind: 'address', words: 'Rönnbärsgränd 7' });
  const said = await send(officer, '/uppbrott', begin({ 'rows.landlord.more': 'Nya är på Rönnbärsgränd' }));
  expect([said.status, (await said.text()).includes('Texten säger var personen finns')]).toEqual([422, true]);
  expect(await rowsOf('errand')).toEqual([]);
});
