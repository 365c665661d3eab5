import { expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, tellsOf } from '../builders/index.ts';
import {
  aFileAtWork,
  as,
  at,
  file,
  kinds,
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
import { pdfWords } from '../support/pdf.ts';
import { Visitor } from '../support/visitor.ts';

// The safety plan: her words, version by version; a paper that tells nothing, or none.

aFileAtWork();

const plan = (fields: Record<string, string> = {}) => ({
  version: '0',
  'adult.signs': 'Han blir tyst och går fram och tillbaka',
  'adult.do': 'Tar barnen till grannen',
  'phone.shared': 'Surfplattan',
  madeHow: 'together',
  reviewOn: '2027-04-06',
  ...fields,
});
const handover = {
  'handover.when': 'Fredagar 17',
  'handover.where': 'Biblioteket vid torget',
  'handover.third': 'Mormor',
  'handover.wrong': 'Går in till personalen och ringer mormor',
};
const print = (who: Visitor, fields: Record<string, string | string[]> = {}) =>
  send(who, '/papper', { lies: 'carried', parts: ['adult'], ...fields });

it('keeps every version, in her words, and asks to be looked at again', async () => {
  expect(
    (await send(officer, '/trygghetsplan', { version: '0', madeHow: 'together', reviewOn: '2027-04-06' })).status,
  ).toBe(422);
  const past = await send(officer, '/trygghetsplan', plan({ reviewOn: '2027-03-09' }));
  const typed = await past.text();
  expect([past.status, typed.includes('Han blir tyst')]).toEqual([422, true]);
  expect(await rowsOf('safety_plan')).toEqual([]);
  expect((await send(officer, '/trygghetsplan', plan())).status).toBe(303);
  const clock = () =>
    town.look<{ due: string; met: boolean }>(
      `select due_at::text as due, met_at is not null as met from data.running_clock where file_id = $1 and rule = 'safetyPlanReview' order by started_at`,
      [file.id],
    );
  expect(await clock()).toMatchObject([{ met: false }]);
  // Written from an old page: refused with what was typed, then taken with the new one in view.
  const stale = await send(officer, '/trygghetsplan', plan({ 'adult.do': 'Springer' }));
  const shown = await stale.text();
  expect([stale.status, shown.includes('Springer'), shown.includes('name="version" value="1"')]).toEqual([
    409,
    true,
    true,
  ]);
  await town.setClock(at('2027-03-10T09:30'));
  const later = new Visitor(served, await town.signIn(town.staff.caseOfficer));
  expect((await send(later, '/trygghetsplan', plan({ version: '1', 'adult.do': 'Springer' }))).status).toBe(303);
  expect((await clock()).map(({ met }) => met)).toEqual([true, false]);
  const page = await see(later, '/trygghetsplan');
  expect([page.includes('Springer'), page.includes('Version 1')]).toEqual([true, true]);
  const [old] = await town.look<{ id: string }>('select id from data.safety_plan where file_id = $1 and version = 1', [
    file.id,
  ]);
  const earlier = await see(later, `/trygghetsplan/${old?.id}`);
  expect([earlier.includes('Tar barnen till grannen'), earlier.includes('En nyare gäller')]).toEqual([true, true]);
  const rows = await town.look<{ body: Buffer }>('select body from data.safety_plan where file_id = $1', [file.id]);
  expect(rows.every(({ body }) => !body.includes('tyst'))).toBe(true);
});

it('takes a hand-over of the children whole, or not at all', async () => {
  for (const name of Object.keys(handover)) {
    const { status } = await send(officer, '/trygghetsplan', plan({ ...handover, [name]: '' }));
    expect([name, status]).toEqual([name, 422]);
  }
  expect((await send(officer, '/trygghetsplan', plan(handover))).status).toBe(303);
  expect(await see(officer, '/trygghetsplan')).toContain('Biblioteket vid torget');
});

it('prints with a safe place to lie, a fresh proof, and nothing that tells', async () => {
  await send(officer, '/trygghetsplan', plan(handover));
  for (const lies of ['sharedHome', 'notSure', ''])
    expect([lies, (await print(officer, { lies })).status]).toEqual([lies, 422]);
  expect((await print(officer, { parts: [] })).status).toBe(422);
  expect(await rowsOf('safety_plan_paper')).toEqual([]);
  const made = await print(officer, { parts: ['adult', 'handover'] });
  const to = made.headers.get('location') ?? '';
  const paper = await officer.get(to);
  expect(paper.headers.get('content-type')).toBe('application/pdf');
  expect(paper.headers.get('content-disposition')).toMatch(/filename="?anteckningar\.pdf/);
  const pdf = Buffer.from(await paper.arrayBuffer());
  const words = await pdfWords(pdf);
  expect(words).toContain('Hanblirtyst');
  expect(words).not.toMatch(/Biblioteket|Elin|Surfplattan|kommun|plan|Plan|\d\d-\d{4}/);
  const log = await town.look(
    `select 1 from audit.entry where file_id = $1 and action = 'protection.paperPrinted' and outcome = 'done'`,
    [file.id],
  );
  expect(log).toHaveLength(1);
  expect(await kinds()).toContain('safetyPlan.printed');
  // Whoever sits down at an open screen later is asked for a proof, and the sheet itself is gone.
  await town.setClock(at('2027-03-09T09:45'));
  expect((await print(officer)).status).toBe(401);
  expect((await officer.get(to)).headers.get('content-type')).not.toBe('application/pdf');
  const again = new Visitor(served, await town.signIn(town.staff.caseOfficer));
  expect((await again.get(to)).status).toBe(404);
});

it('prints no place, and nothing that she has not seen', async () => {
  await send(officer, '/trygghetsplan', plan({ madeHow: 'notSeen' }));
  expect((await print(officer)).status).toBe(422);
  await send(officer, '/trygghetsplan', plan({ version: '1', 'adult.out': 'Bussen mot Lindköping' }));
  await send(officer, '/plats', { kind: 'municipality', words: 'Lindköping' });
  const refused = await print(officer);
  expect([refused.status, (await refused.text()).includes('säger var hen finns')]).toEqual([422, true]);
  expect((await print(officer, { parts: ['phone'] })).status).toBe(303);
  const said = await send(officer, '/trygghetsplan', plan({ version: '2', 'adult.out': 'Till Lindköping' }));
  expect([said.status, (await said.text()).includes('Texten säger var personen finns')]).toEqual([422, true]);
});

it('has a part for each child, which only those who read of children read', async () => {
  const alva = newId<PersonId>();
  const own = await aFile(town)
    .withTeam({ staffId: town.staff.supportWorker, function: 'supportWorker' })
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ id: alva, part: 'child', name: 'Alva' }))
    .with(({ sql }, opened) => setFileSide(sql, opened, 'victim'))
    .made();
  const to = `/akt/${own.id}/trygghetsplan`;
  expect(
    (
      await officer.post(to, {
        _form: newId(),
        ...plan({ [`child.c${alva.replaceAll('-', '')}.knows`]: 'Låser in sig och ringer 112' }),
      })
    ).status,
  ).toBe(303);
  expect(await (await officer.get(to)).text()).toContain('Låser in sig');
  const escort = await (await support.get(to)).text();
  expect([escort.includes('Han blir tyst'), escort.includes('Låser in sig'), escort.includes('Alva')]).toEqual([
    true,
    false,
    false,
  ]);
  expect((await support.post(to, { _form: newId(), ...plan({ version: '1' }) })).status).toBe(404);
});

it('is nothing to others, and is in no file of one who uses violence or of a child', async () => {
  await send(officer, '/trygghetsplan', plan());
  for (const who of ['otherCaseOfficer', 'outsider', 'auditor', 'administrator'] as const) {
    const visitor = await as(town.staff[who]);
    for (const tail of ['/trygghetsplan', '/papper'])
      expect([who, tail, (await visitor.get(path(tail))).status]).toEqual([who, tail, 404]);
    expect((await visitor.post(path('/trygghetsplan'), { _form: newId(), ...plan({ version: '1' }) })).status).toBe(
      404,
    );
    expect((await print(visitor)).status).toBe(404);
  }
  // The therapist writes plans, and may not read where she is: no paper.
  expect((await send(therapist, '/trygghetsplan', plan({ version: '1' }))).status).toBe(303);
  expect((await print(therapist)).status).toBe(404);
  const his = await aFile(town)
    .with(({ sql }, opened) => setFileSide(sql, opened, 'perpetrator'))
    .made();
  for (const tail of ['/trygghetsplan', '/papper']) {
    expect((await officer.get(`/akt/${his.id}${tail}`)).status).toBe(404);
    expect((await officer.post(`/akt/${his.id}${tail}`, { _form: newId(), ...plan() })).status).toBe(404);
  }
});

it('in a child’s own file is the child’s part alone, and is never printed', async () => {
  const self = newId<PersonId>();
  const childs = await aFile(town)
    .with(tellsOf({ id: self, part: 'self', name: 'Nour Strand', birthYear: 2018 }))
    .with(({ sql }, opened) => setFileSide(sql, opened, 'childWitness'))
    .made();
  const at = `/akt/${childs.id}/trygghetsplan`;
  const page = await (await officer.get(at)).text();
  expect(page).toContain('Vårdnadshavare kan begära att få läsa barnets akt');
  expect(page).not.toContain('Vem på jobbet vet');
  const field = `child.c${self.replaceAll('-', '')}.call`;
  const written = {
    madeHow: 'together',
    reviewOn: '2027-04-01',
    version: '0',
    [field]: 'Mormor',
    'adult.out': 'Bakvägen',
  };
  expect((await officer.post(at, { _form: newId(), ...written })).status).toBe(303);
  const after = await (await officer.get(at)).text();
  expect(after).toContain('Mormor');
  expect(after).not.toContain('Bakvägen');
  expect((await officer.get(`/akt/${childs.id}/papper`)).status).toBe(404);
  expect((await (await as(town.staff.outsider)).get(at)).status).toBe(404);
  // And the child's own figures: what a child of that age is asked, and nothing of an adult's.
  const risk = await (await officer.get(`/akt/${childs.id}/lage`)).text();
  expect(risk).toContain('Hur tryggt känns det där du bor?');
  expect(risk).not.toContain('Hur mår du nu för tiden, på det hela taget?');
  const figures = { childFeels: '3', childSafeHome: '2', occasion: 'start' };
  expect((await officer.post(`/akt/${childs.id}/skattning`, { _form: newId(), ...figures })).status).toBe(303);
  expect(await town.look('select value from data.rating where file_id = $1 order by value', [childs.id])).toEqual([
    { value: 2 },
    { value: 3 },
  ]);
});
