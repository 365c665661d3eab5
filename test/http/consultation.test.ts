import { beforeEach, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { MadeFile } from '../builders/index.ts';
import { aFile, tellsOf } from '../builders/index.ts';
import { aFileAtWork, as, therapist, town } from '../support/file-at-work.ts';
import type { Visitor } from '../support/visitor.ts';

// After a consultation about a child everyone knows who does what, and somebody owns that the child is told (F44, voices V27).

aFileAtWork();
let childs: MadeFile;
let officer: Visitor;
const make = async (side: 'childWitness' | 'victim' | 'perpetrator') => {
  childs = await aFile(town)
    .createdBy(town.staff.childOfficer)
    .ofUnit(town.units.childrenUnit)
    .withTeam(
      { staffId: town.staff.childrenLeader, function: 'coHandler' },
      { staffId: town.staff.therapist, function: 'therapist' },
    )
    .onDesk({ first: 'Nova', last: 'Strand' })
    .with(tellsOf({ part: 'self', name: 'Nova Strand', birthYear: 2018 }))
    .with(({ sql }, opened) => setFileSide(sql, opened, side))
    .made();
};
beforeEach(async () => {
  await make('childWitness');
  officer = await as(town.staff.childOfficer);
});

const address = (tail = '') => `/akt/${childs.id}/samrad${tail}`;
const typed = (fields: Record<string, string> = {}) => ({
  _form: newId(),
  ...{ heldOn: '2027-03-08', form: 'video', ground: 'crimeAgainstMinor', decided: 'Polisen hör Nova först.' },
  ...{ tell: 'Att många vuxna hjälps åt nu.', teller: 'socialServices', missing: 'notAsked', reviewOn: '2027-03-22' },
  owner: town.staff.childOfficer,
  ...{ 'rows.police.who': 'Utredare Berg', 'rows.police.task': 'Hör Nova', 'rows.police.dueOn': '2027-03-15' },
  ...{ 'rows.socialServices.task': 'Besöker Nova', 'rows.socialServices.dueOn': '2027-03-12' },
  'rows.socialServices.owner': town.staff.childrenLeader,
  ...fields,
});
const hold = (fields: Record<string, string> = {}, who = officer) => who.post(address(), typed(fields));
const page = async () => (await officer.get(address())).text();
const one = async () =>
  (await town.look<{ id: string }>('select id from data.consultation where file_id = $1', [childs.id]))[0]?.id ?? '';
const clocks = () =>
  town.look<{ rule: string; owner: string; met: boolean }>(
    `select rule, owner_id as owner, met_at is not null as met from data.running_clock
     where file_id = $1 and rule in ('consultationReview', 'policeEndTold', 'childProtection', 'planAction') order by started_at, rule`,
    [childs.id],
  );

it('keeps who does what by when, the child first, and what is ours in the plan', async () => {
  for (const [wrong, says] of [
    [{ 'rows.police.who': '' }, 'Skriv vem utanför socialtjänsten som var med.'],
    [{ 'rows.police.dueOn': '' }, 'Skriv senast vilken dag.'],
    [{ 'rows.socialServices.owner': '' }, 'Välj vem hos oss som gör det.'],
    [{ missing: '' }, 'Skriv vad barnet säger, eller varför det saknas.'],
    [{ opinion: 'Vill vara hos mormor.' }, 'Välj inte också varför den saknas.'],
    [{ tell: '' }, 'Skriv vad barnet ska få veta'],
    [{ ground: '' }, 'Välj vad som gav oss rätt att berätta.'],
    [{ heldOn: '2027-03-20' }, 'Dagen har inte varit än.'],
    [{ owner: town.staff.outsider }, 'Välj vem som gör det.'],
  ] as const) {
    const refused = await hold(wrong);
    const text = await refused.text();
    expect([wrong, refused.status, text.includes(says), text.includes('Polisen hör Nova först.')]).toEqual([
      wrong,
      422,
      true,
      true,
    ]);
  }
  expect(await one()).toBe('');
  expect((await hold()).status).toBe(303);
  const shown = await page();
  for (const words of [
    'Barnets röst saknas: ingen har frågat än.',
    'Socialtjänsten berättar för barnet',
    'Utredare Berg',
    'Hör Nova',
    'Följs upp senast',
  ])
    expect(shown).toContain(words);
  expect(await (await officer.get(`/akt/${childs.id}/plan`)).text()).toContain('Besöker Nova');
  expect(await clocks()).toEqual([
    expect.objectContaining({ rule: 'consultationReview', owner: town.staff.childOfficer }),
    expect.objectContaining({ rule: 'planAction', owner: town.staff.childrenLeader }),
  ]);
  const [part] = await town.look<{ id: string }>(
    'select id from data.consultation_part where file_id = $1 and task is not null',
    [childs.id],
  );
  const done = () => officer.post(address(`/uppgift/${part?.id}/gjord`), { _form: newId() });
  expect([(await done()).status, (await done()).status]).toEqual([303, 409]);
});

it('is followed up by its day, again and again until no day is named', async () => {
  await hold();
  const id = await one();
  const review = (fields: Record<string, string>) =>
    officer.post(address(`/${id}/uppfoljt`), { _form: newId(), words: 'Förhöret är hållet.', ...fields });
  expect((await review({ words: '' })).status).toBe(422);
  expect((await review({ next: '2027-04-05' })).status).toBe(303);
  const running = async () => (await clocks()).filter(({ rule, met }) => rule === 'consultationReview' && !met).length;
  expect(await running()).toBe(1);
  expect((await review({})).status).toBe(303);
  expect(await running()).toBe(0);
  expect((await review({})).status).toBe(409);
});

it('has one who tells the child when the police have ended theirs, and the protection is assessed anew', async () => {
  await hold();
  const id = await one();
  const ended = (fields: Record<string, string> = {}) =>
    officer.post(address(`/${id}/polisen`), {
      ...{
        _form: newId(),
        on: '2027-03-08',
        words: 'Nedlagd, går inte att styrka.',
        owner: town.staff.childrenLeader,
        tellBy: '2027-03-10',
      },
      ...fields,
    });
  const told = (fields: Record<string, string> = {}) =>
    officer.post(address(`/${id}/berattat`), {
      _form: newId(),
      words: 'Nova vet att vi tror på det som hände.',
      ...fields,
    });
  // Nothing has ended yet.
  expect((await told()).status).toBe(409);
  expect((await ended({ owner: '' })).status).toBe(422);
  expect((await ended()).status).toBe(303);
  expect((await ended()).status).toBe(409);
  expect((await clocks()).filter(({ met }) => !met)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ rule: 'childProtection' }),
      expect.objectContaining({ rule: 'policeEndTold', owner: town.staff.childrenLeader }),
    ]),
  );
  expect(await page()).toContain('Barnet har inte fått veta det än.');
  const hers = await (await as(town.staff.childrenLeader)).get('/min-dag');
  expect(await hers.text()).toContain('Berätta för barnet');
  expect((await told({ words: '' })).status).toBe(422);
  expect((await told()).status).toBe(303);
  expect((await told()).status).toBe(409);
  expect((await clocks()).find(({ rule }) => rule === 'policeEndTold')?.met).toBe(true);
  expect(await page()).toContain('Nova vet att vi tror på det som hände.');
});

it('is nothing to those outside the team, to those who don’t write of the child, or in another file than the child’s', async () => {
  await hold();
  const id = await one();
  const all = async (who: Visitor) => {
    const post = (tail: string) => who.post(address(tail), typed());
    const answers = [
      await who.get(address()),
      await post(''),
      await post(`/${id}/uppfoljt`),
      await post(`/${id}/polisen`),
      await post(`/${id}/berattat`),
    ];
    return answers.map(({ status }) => status);
  };
  for (const who of ['otherCaseOfficer', 'outsider', 'auditor', 'administrator', 'caseOfficer'] as const)
    expect([who, ...(await all(await as(town.staff[who])))]).toEqual([who, 404, 404, 404, 404, 404]);
  expect(await all(therapist)).toEqual([200, 404, 404, 404, 404]);
  for (const side of ['victim', 'perpetrator'] as const) {
    await make(side);
    expect(await all(officer)).toEqual([404, 404, 404, 404, 404]);
  }
});

it('takes what somebody is to do afterwards too, ours in the plan, and only in a consultation of its own file', async () => {
  await hold();
  const id = await one();
  const partsNow = () =>
    town.look<{ authority: string; ours: boolean }>(
      'select authority, action_id is not null as ours from data.consultation_part where file_id = $1 order by at, id',
      [childs.id],
    );
  const before = (await partsNow()).length;
  const add = (fields: Record<string, string>, who = officer, to = id) =>
    who.post(address(`/${to}/del`), {
      ...{
        _form: newId(),
        authority: 'school',
        who: 'Rektor Ek',
        task: 'Ordnar plats på fritids',
        dueOn: '2027-03-18',
      },
      ...fields,
    });
  for (const [wrong, says] of [
    [{ authority: '' }, 'Välj vilken myndighet som gör det.'],
    [{ task: '' }, 'Skriv vad som ska göras'],
    [{ dueOn: '' }, 'Skriv senast vilken dag.'],
    [{ dueOn: '2027-03-01' }, 'Dagen har redan varit.'],
    [{ authority: 'socialServices' }, 'Välj vem hos oss som gör det.'],
  ] as const) {
    const refused = await add(wrong);
    const text = await refused.text();
    expect([wrong, refused.status, text.includes(says), text.includes('Rektor Ek')]).toEqual([wrong, 422, true, true]);
  }
  // Who doesn't write about the child adds nothing, and there is no such consultation elsewhere.
  for (const key of ['caseOfficer', 'outsider', 'auditor'] as const)
    expect([key, (await add({}, await as(town.staff[key]))).status]).toEqual([key, 404]);
  expect((await add({}, officer, newId())).status).toBe(404);
  expect(await partsNow()).toHaveLength(before);
  expect((await add({})).status).toBe(303);
  const ours = { authority: 'socialServices', task: 'Följer Nova till fritids', owner: town.staff.childrenLeader };
  expect((await add(ours)).status).toBe(303);
  expect((await partsNow()).slice(before)).toEqual([
    { authority: 'school', ours: false },
    { authority: 'socialServices', ours: true },
  ]);
  expect(await page()).toContain('Ordnar plats på fritids');
  expect(await (await officer.get(`/akt/${childs.id}/plan`)).text()).toContain('Följer Nova till fritids');
});

it('is led to from the police’s process when that ends, with its day, until it is written that it has', async () => {
  const end = async () => {
    const added = await officer.post(`/akt/${childs.id}/processer`, {
      _form: newId(),
      kind: 'police',
      holder: 'Utredare Berg',
    });
    expect(added.status).toBe(303);
    const [process] = await town.look<{ id: string }>(
      'select id from data.process where file_id = $1 and ended_on is null',
      [childs.id],
    );
    const ended = await officer.post(`/akt/${childs.id}/processer/${process?.id}/avsluta`, {
      ...{ _form: newId(), endedOn: '2027-03-08', outcome: 'dropped' },
    });
    return ended.headers.get('location') ?? '';
  };
  // Without a consultation with the police there is nothing to lead to.
  expect(await end()).toBe(`/akt/${childs.id}/processer`);
  await hold();
  const id = await one();
  const led = await end();
  expect(led).toBe(`${address()}?slut=2027-03-08`);
  const shown = await (await officer.get(led)).text();
  const form = new RegExp(`action="${address(`/${id}/polisen`)}".*?</form>`, 's').exec(shown)?.[0] ?? '';
  expect(form).toMatch(/name="on"[^>]*value="[^"]*8 mars/);
  const fields = { on: '2027-03-08', words: 'Nedlagd.', owner: town.staff.childrenLeader, tellBy: '2027-03-10' };
  expect((await officer.post(address(`/${id}/polisen`), { _form: newId(), ...fields })).status).toBe(303);
  expect(await end()).toBe(`/akt/${childs.id}/processer`);
});
