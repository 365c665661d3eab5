import { beforeEach, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { insertViolence, type ViolenceWritten } from '../../src/safety/index.ts';
import { aFile, type MadeFile, tellsOf } from '../builders/index.ts';
import { aFileAtWork, as, officer, support, therapist, town } from '../support/file-at-work.ts';

// What happened stands in the order it happened, and what is done about it is an action with an owner and a day (F46).

aFileAtWork();
let tarek: PersonId;
let hers: MadeFile;
let earlier: string;
const address = (tail = '') => `/akt/${hers.id}/over-tid${tail}`;
const before: Omit<ViolenceWritten, 'toldAt'> = {
  ...{ kinds: ['physical'], severity: 'injury', byPerson: null, toPerson: null },
  ...{ whenWords: 'I hallen', words: null, ongoing: true },
};
const make = async (side: 'victim' | 'perpetrator' | 'childWitness', toldBefore = false) => {
  tarek = newId<PersonId>();
  hers = await aFile(town)
    .withTeam(
      { staffId: town.staff.therapist, function: 'therapist' },
      { staffId: town.staff.supportWorker, function: 'supportWorker' },
    )
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ id: tarek, part: 'usesViolence', name: 'Tarek' }))
    .with(async ({ sql, now }, opened) => {
      await setFileSide(sql, opened, side);
      if (toldBefore) [earlier = ''] = await insertViolence(sql, opened, { ...before, toldAt: now });
    })
    .made();
};
const act = (fields: Record<string, string | string[]> = {}) => ({
  _form: newId(),
  ...{ on: '2027-03-01', how: 'day', kinds: ['physical'], severity: 'withoutInjury', by: tarek, childThere: 'yes' },
  ...fields,
});
const tell = (fields: Record<string, string | string[]> = {}, who = officer) => who.post(address(), act(fields));
const page = async (who = officer) => (await who.get(address())).text();
const rows = () =>
  town.look<{ id: string; kind: string; day: string | null; how: string | null; child: string | null }>(
    `select id, kind, happened_on::text as day, happened_how as how, child_there as child from data.violence_told
     where file_id = $1 order by told_at, kind`,
    [hers.id],
  );
const action = (fields: Record<string, string> = {}) => ({
  _form: newId(),
  ...{ aim: 'weaponLicence', words: 'Jaktgevär i källaren', owner: town.staff.caseOfficer, dueOn: '2027-03-12' },
  ...fields,
});

beforeEach(() => make('victim'));

it('stands in the order it happened, with what is missing said and what was typed kept', async () => {
  expect(await page()).toContain('Inget våld är inskrivet i akten.');
  const none = await tell({ kinds: [], severity: '', words: 'Tarek knuffade Elin.' });
  const kept = await none.text();
  expect([none.status, kept.includes('Kryssa i minst en sort.'), kept.includes('Tarek knuffade Elin.')]).toEqual([
    422,
    true,
    true,
  ]);
  for (const wrong of [{ on: '2027-03-20' }, { by: newId() }, { how: 'perhaps' }])
    expect((await tell(wrong)).status).toBe(422);
  expect(await rows()).toEqual([]);
  await tell({ words: 'Tarek knuffade Elin.' });
  await tell({
    on: '2026-12-30',
    how: 'month',
    kinds: ['psychological', 'digital'],
    severity: 'threatOrControl',
    childThere: 'no',
    words: 'Tarek läste Elins telefon.',
  });
  await tell({ on: '2026-11-15', how: 'about', by: 'unknown', severity: 'threatOrControl', childThere: 'unknown' });
  expect((await rows()).map(({ kind, day, how, child }) => [kind, day, how, child])).toEqual([
    ['physical', '2027-03-01', 'day', 'yes'],
    ['digital', '2026-12-30', 'month', 'no'],
    ['psychological', '2026-12-30', 'month', 'no'],
    ['physical', '2026-11-15', 'about', 'unknown'],
  ]);
  const shown = await page();
  const places = ['Tarek knuffade Elin.', 'Tarek läste Elins telefon.', 'omkring'].map((words) => shown.indexOf(words));
  expect(places.every((at) => at > 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  // Two of the last ninety days, one of the ninety before, and graver.
  expect(shown).toContain('De senaste 90 dagarna: 2 händelser, grövst: Våld utan synlig skada.');
  expect(shown).toContain('Oftare · Grövre');
});

it('starts the clock of a new risk assessment when what can kill is told, however long ago it was done', async () => {
  expect((await tell({ on: '2026-06-01', how: 'about', kinds: ['strangulation'], severity: 'unknown' })).status).toBe(
    303,
  );
  expect(await town.look('select kind from data.red_event where file_id = $1', [hers.id])).toEqual([
    { kind: 'strangulation' },
  ]);
  expect(
    await town.look(`select 1 from data.running_clock where file_id = $1 and rule = 'riskRedEvent'`, [hers.id]),
  ).toHaveLength(1);
});

it('gives what was told before a day, once', async () => {
  await make('victim', true);
  const id = earlier;
  expect(await page()).toContain('Utan dag');
  const when = (fields = {}) =>
    officer.post(address(`/${id}/nar`), { _form: newId(), on: '2027-01-05', how: 'about', ...fields });
  expect((await when({ on: 'snart' })).status).toBe(422);
  expect(
    (await officer.post(address(`/${newId()}/nar`), { _form: newId(), on: '2027-01-05', how: 'day' })).status,
  ).toBe(404);
  expect(
    (
      await (
        await as(town.staff.therapist)
      ).post(address(`/${id}/nar`), { _form: newId(), on: '2027-01-05', how: 'day' })
    ).status,
  ).toBe(404);
  expect((await when()).status).toBe(303);
  expect((await when({ on: '2027-02-05' })).status).toBe(409);
  expect((await rows()).map(({ day }) => day)).toEqual(['2027-01-05']);
});

it('plans what is done about it, and the contact that is kept, as guarded actions of the plan', async () => {
  for (const wrong of [
    { aim: '' },
    { aim: 'steadyContact' },
    { owner: town.staff.outsider },
    { dueOn: '2027-03-01' },
  ]) {
    const refused = await officer.post(address('/atgard'), action(wrong));
    expect([wrong, refused.status, (await refused.text()).includes('Jaktgevär')]).toEqual([wrong, 422, true]);
  }
  expect((await officer.post(address('/halla-kontakt'), action({ aim: 'weaponLicence' }))).status).toBe(422);
  expect((await therapist.post(address('/atgard'), action())).status).toBe(303);
  expect(
    (await officer.post(address('/halla-kontakt'), action({ aim: 'steadyContact', words: 'Hur är det hemma?' })))
      .status,
  ).toBe(303);
  const made = await town.look<{ aim: string; guarded: boolean }>(
    'select aim, guard_id = $2 as guarded from data.action where file_id = $1 order by aim',
    [hers.id, hers.sections.protection],
  );
  expect(made).toEqual([
    { aim: 'steadyContact', guarded: true },
    { aim: 'weaponLicence', guarded: true },
  ]);
  expect(
    await town.look(`select 1 from data.running_clock where file_id = $1 and rule = 'planAction'`, [hers.id]),
  ).toHaveLength(2);
  for (const words of ['vapenlicens: Jaktgevär i källaren', 'Hur är det hemma?']) {
    expect(await page(therapist)).toContain(words);
    expect(await (await officer.get(`/akt/${hers.id}/plan`)).text()).toContain(words);
  }
});

it('is nothing to those outside the team, to those who don’t read her account, or in another file than hers', async () => {
  const all = (who: typeof officer) =>
    Promise.all([
      who.get(address()),
      tell({}, who),
      who.post(address('/atgard'), action()),
      who.post(address('/halla-kontakt'), action({ aim: 'steadyContact' })),
    ]);
  const outside = ['otherCaseOfficer', 'outsider', 'auditor', 'administrator', 'perpetratorTherapist'] as const;
  for (const who of [support, ...(await Promise.all(outside.map((one) => as(town.staff[one]))))])
    expect((await all(who)).map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  expect((await tell({}, therapist)).status).toBe(404);
  for (const side of ['perpetrator', 'childWitness'] as const) {
    await make(side);
    expect((await all(officer)).map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  }
  expect(await rows()).toEqual([]);
});
