import { beforeEach, describe, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { happened } from '../../src/clocks/index.ts';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, type MadeFile, tellsOf } from '../builders/index.ts';
import { aFileAtWork, as, at, officer, rowsOf, see, send, therapist, town } from '../support/file-at-work.ts';

// What comes of each child: said with a reason, or a gap that somebody owns; a list for leaders without a name.

aFileAtWork();
let nova: PersonId;
let family: MadeFile;

const path = (tail: string) => `/akt/${family.id}${tail}`;
const outcome = (fields: Record<string, string> = {}, who = officer) =>
  who.post(path(`/barnen/${nova}`), { _form: newId(), kind: 'noNeed', words: 'Nova är trygg hos mormor.', ...fields });
const gap = () => ({
  ...{ kind: 'gap', gap: 'guardianRefuses', owner: town.staff.caseOfficer, reviewOn: '2027-03-19' },
  words: 'Pappa säger nej till samtal.',
});
const clocks = () =>
  town.look<{ rule: string; owner_id: string; due: string; met: boolean }>(
    `select rule, owner_id, due_at::text as due, met_at is not null as met from data.running_clock
     where file_id = $1 and rule in ('childOutcome', 'childGap') order by started_at, due_at`,
    [family.id],
  );

beforeEach(async () => {
  nova = newId<PersonId>();
  family = await aFile(town)
    .onDesk({ first: 'Elin', last: 'Strand' })
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ id: nova, part: 'child', name: 'Nova Strand', birthYear: 2018 }))
    .with(({ sql }, opened) => setFileSide(sql, opened, 'victim'))
    .with((tx, opened, { staffId }) =>
      happened({ ...tx, actor: { staffId } as never }, opened, {
        kind: 'child.told',
        section: 'children',
        about: nova,
      }).then(() => {}),
    )
    .made();
});

describe('the board of children', () => {
  it('says that nobody has said anything, until when, and with whom', async () => {
    const text = await (await officer.get(path('/barnen'))).text();
    expect(text).toContain('Ingen har sagt vad det blir för barnet.');
    expect(text).toContain('Hos Amina');
    expect(await clocks()).toEqual([
      {
        rule: 'childOutcome',
        owner_id: town.staff.caseOfficer,
        due: expect.stringContaining('2027-03-23 23:00'),
        met: false,
      },
    ]);
  });

  it('keeps what was typed, and asks for what each answer has to say', async () => {
    const none = await outcome({ kind: 'gap', words: 'Pappa säger nej.' });
    const text = await none.text();
    expect(none.status).toBe(422);
    for (const words of ['Välj varför barnet inte får något.', 'Välj vem som håller i det.', 'Pappa säger nej.'])
      expect(text).toContain(words);
    expect((await outcome({ ...gap(), gap: 'queue' })).status).toBe(422);
    expect((await outcome({ ...gap(), reviewOn: '2027-03-08' })).status).toBe(422);
    expect((await outcome({ kind: 'ownSupport' })).status).toBe(422);
    expect((await outcome({ ...gap(), owner: town.staff.outsider })).status).toBe(422);
    expect(await town.look('select from data.child_outcome where file_id = $1', [family.id])).toEqual([]);
  });

  it('a gap has an owner and a day; looked at again it gets a new one; support ends it', async () => {
    expect((await outcome(gap())).status).toBe(303);
    expect((await clocks()).map(({ rule, met }) => [rule, met])).toEqual([
      ['childOutcome', true],
      ['childGap', false],
    ]);
    const text = await (await officer.get(path('/barnen'))).text();
    expect(text).toContain('Barnet får inget än · En vårdnadshavare säger nej');
    await town.setClock(at('2027-03-20T09:00'));
    const later = await as(town.staff.caseOfficer);
    expect(await (await later.get(path('/barnen'))).text()).toContain('mark-breach');
    await outcome({ ...gap(), reviewOn: '2027-04-02' }, later);
    expect((await clocks()).filter(({ met }) => !met)).toEqual([
      expect.objectContaining({ rule: 'childGap', due: expect.stringContaining('2027-04-02 22:00') }),
    ]);
    expect(
      (await outcome({ kind: 'ownSupport', support: 'trappanTalks', words: 'Börjar på tisdag.' }, later)).status,
    ).toBe(303);
    expect((await clocks()).filter(({ met }) => !met)).toEqual([]);
    expect(
      await town.look('select replaced_at from data.child_outcome where file_id = $1 and replaced_at is null', [
        family.id,
      ]),
    ).toHaveLength(1);
  });

  it('lists for a leader references and clocks, and nothing of who or why', async () => {
    await outcome(gap());
    const leader = await as(town.staff.teamLeader);
    const [file] = await town.look<{ reference: string }>('select reference from authz.file where id = $1', [
      family.id,
    ]);
    const text = await (await leader.get('/barn')).text();
    expect(text).toContain(file?.reference);
    expect(text).toContain('Barnet väntar på stöd');
    for (const word of ['Nova', 'Elin', 'vårdnadshavare', 'säger nej']) expect(text).not.toContain(word);
    expect(await (await (await as(town.staff.childrenLeader)).get('/barn')).text()).not.toContain(file?.reference);
    expect((await officer.get('/barn')).status).toBe(404);
  });

  it('is closed to everybody outside, with something to hide, and to who only reads', async () => {
    await outcome(gap());
    for (const who of ['outsider', 'auditor', 'administrator', 'otherCaseOfficer', 'childOfficer'] as const) {
      const visitor = await as(town.staff[who]);
      expect([who, (await visitor.get(path('/barnen'))).status, (await outcome({}, visitor)).status]).toEqual([
        who,
        404,
        404,
      ]);
    }
    expect((await therapist.get(`/akt/${family.id}/barnen`)).status).toBe(404);
    expect(await town.look('select from data.child_outcome where file_id = $1', [family.id])).toHaveLength(1);
  });
});

describe('a child’s own page', () => {
  const child = async () => {
    family = await aFile(town)
      .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
      .with(tellsOf({ part: 'self', name: 'Nova Strand', birthYear: 2018 }))
      .with(tellsOf({ part: 'guardian', name: 'Tarek Strand' }))
      .with(({ sql }, opened) => setFileSide(sql, opened, 'childWitness'))
      .made();
  };
  const post = (tail: string, fields: Record<string, string>, who = officer) =>
    who.post(path(`/barnet${tail}`), { _form: newId(), ...fields });

  it('shows who may read before one writes; voice, needs and school are kept as they were said', async () => {
    await child();
    const before = await (await officer.get(path('/barnet'))).text();
    for (const words of ['Tarek Strand', 'Ingen har skrivit vad barnet har fått veta.', 'Inga behov är inskrivna.'])
      expect(before).toContain(words);
    const neither = await post('/rost', { how: 'notTold', understood: 'unknown' });
    expect([neither.status, (await neither.text()).includes('eller varför det saknas')]).toEqual([422, true]);
    const voice = {
      told: 'Vi pratar med mamma först.',
      how: 'play',
      understood: 'partly',
      opinion: 'Jag vill ha min katt.',
    };
    expect((await post('/rost', voice)).status).toBe(303);
    expect((await post('/behov', { area: 'safety', saidBy: 'child', words: 'Att ingen skriker.' })).status).toBe(303);
    expect((await post('/skola', { kind: 'preschool', status: 'awayForSafety', knows: 'no' })).status).toBe(303);
    const after = await (await officer.get(path('/barnet'))).text();
    for (const words of ['Jag vill ha min katt.', 'Att ingen skriker.', 'Borta för skyddets skull', 'Skolan vet inte'])
      expect(after).toContain(words);
    const [need] = await town.look<{ id: string }>('select id from data.child_need where file_id = $1', [family.id]);
    expect((await post(`/behov/${need?.id}/mott`, {})).status).toBe(303);
    expect((await post(`/behov/${need?.id}/mott`, {})).status).toBe(409);
    expect((await post(`/behov/${newId()}/mott`, {})).status).toBe(404);
  });

  it('is read by a therapist and written by who writes for the child; and is not there in an adult’s file', async () => {
    await child();
    const reader = await as(town.staff.therapist);
    expect((await reader.get(path('/barnet'))).status).toBe(200);
    const need = { area: 'health', saidBy: 'worker', words: 'Sover inte.' };
    for (const who of [reader, await as(town.staff.outsider), await as(town.staff.auditor)])
      expect((await post('/behov', need, who)).status).toBe(404);
    expect(await town.look('select from data.child_need where file_id = $1', [family.id])).toEqual([]);
    expect((await send(officer, '/barnet/behov', need)).status).toBe(404);
    expect(await rowsOf('child_need')).toEqual([]);
    expect(await see(officer, '/barnet')).not.toContain('Röst');
  });
});
