import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { situationTasks } from '../../src/situation/index.ts';
import { aFile, aTown, consentsTo, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';
import { aWholeContact, fieldOf, must, proposed } from '../support/whole-contact.ts';

let town: Town;
let served: Served;
let officer: Visitor;
let leader: Visitor;
let therapist: Visitor;
const child = newId<PersonId>();

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  officer = new Visitor(served, await town.signIn(town.staff.caseOfficer));
  leader = new Visitor(served, await town.signIn(town.staff.teamLeader));
  therapist = new Visitor(served, await town.signIn(town.staff.therapist));
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

const aWorkedFile = () =>
  aFile(town)
    .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
    .with(tellsOf({ id: newId<PersonId>(), part: 'self', name: 'Elin Strand' }))
    .onDesk({ first: 'Elin', last: 'Strand' });
const at = (file: MadeFile, tail: string) => `/akt/${file.id}${tail}`;
const send = (who: Visitor, file: MadeFile, tail: string, fields: Record<string, string>) =>
  who.post(at(file, tail), { _form: newId(), ...fields });
const answers = () => ({
  ready: 'ready',
  reason: 'goalReached',
  words: 'Jag sover igen.',
  goingOn: 'no',
  violence: 'Hon säger det själv, och sambon har flyttat.',
  reassessment: 'Hon vill inte, och inget tyder på ny fara.',
  wayBack: 'Ring mottaget.',
  substitute: town.staff.teamLeader,
  helpLine: 'kvinnofridslinjen',
  followUp: 'declined',
});
const closings = (file: MadeFile) =>
  town.look<{ id: string; ready: string }>('select * from data.closing where file_id = $1', [file.id]);
const running = async (file: MadeFile) =>
  (
    await town.look<{ rule: string }>(
      'select rule from data.running_clock where file_id = $1 and met_at is null and ended_at is null order by due_at',
      [file.id],
    )
  ).map(({ rule }) => rule);

describe('closing a file', () => {
  it('asks about everything that stands open, and keeps what was typed', async () => {
    const file = await aWorkedFile()
      .with(tellsOf({ id: child, part: 'child', name: 'Nova', birthYear: 2018 }))
      .made();
    await send(officer, file, '/processer', { kind: 'court', holder: 'Tingsrätten' });
    await send(officer, file, '/plan', {
      words: 'Söka ny lägenhet',
      owner: town.staff.caseOfficer,
      dueOn: '2099-01-01',
    });
    const page = await (await officer.get(at(file, '/avslut'))).text();
    const parts = ['Söka ny lägenhet', 'Nova', 'pågår. Vem följer', 'Risken är inte bedömd'];
    for (const part of [...parts, 'Ingen har sagt vad det blir för barnet.', at(file, '/barnen')])
      expect(page).toContain(part);

    const refused = await send(officer, file, '/avslut', { ...answers(), violence: '' });
    expect(refused.status).toBe(422);
    const again = await refused.text();
    expect(again).toContain('Jag sover igen.');
    expect(again.match(/Nova: skriv vad ni har beslutat, och varför\./g)?.length).toBe(2);
    expect(await closings(file)).toEqual([]);

    const fields = [...page.matchAll(/name="((?:process|childNeed|action)[0-9a-f][^"]+)"/g)].map(
      ([, name]) => name ?? '',
    );
    expect(fields).toHaveLength(3);
    const said = Object.fromEntries(fields.map((name) => [name, 'Ärendet följs av familjerätten.']));
    expect((await send(officer, file, '/avslut', { ...answers(), ...said })).status).toBe(303);
    const [action] = await town.look('select no_longer_possible_at from data.action where file_id = $1', [file.id]);
    expect(action).not.toEqual({ no_longer_possible_at: null });
    expect(await running(file)).toEqual([]);
    expect(await town.look('select distinct state from data.desk where file_id = $1', [file.id])).toEqual([
      { state: 'closed' },
    ]);
    expect(await (await officer.get(at(file, '/avslut'))).text()).toContain('Ärendet följs av familjerätten.');
    expect(await (await officer.get('/arenden')).text()).not.toContain(file.id);
    expect(await (await officer.get('/arenden?visa=mina&avslutade=ja')).text()).toContain(file.id);
  });

  it('asks about a child by what the board of children says of it, and not of one who needs nothing', async () => {
    const [waits, well] = [newId<PersonId>(), newId<PersonId>()];
    const file = await aWorkedFile()
      .with(tellsOf({ id: waits, part: 'child', name: 'Sam' }))
      .with(tellsOf({ id: well, part: 'child', name: 'Kim' }))
      .made();
    const gap = { kind: 'gap', gap: 'queue', support: 'trappanTalks', reviewOn: '2099-01-01', words: 'Kö till april.' };
    await send(officer, file, `/barnen/${waits}`, { ...gap, owner: town.staff.caseOfficer });
    await send(officer, file, `/barnen/${well}`, { kind: 'noNeed', words: 'Kim är trygg hos mormor.' });
    const page = await (await officer.get(at(file, '/avslut'))).text();
    expect(page).toContain('Barnet får inget än · Det är kö · Trappan-samtal.');
    expect([page.includes('Sam: vem ser till'), page.includes('Kim: vem ser till')]).toEqual([true, false]);
    const refused = await send(officer, file, '/avslut', answers());
    expect([refused.status, await closings(file)]).toEqual([422, []]);
    const answer = { [`childNeed${waits.replaceAll('-', '')}`]: 'Barnkuratorn håller i kön.' };
    expect((await send(officer, file, '/avslut', { ...answers(), ...answer })).status).toBe(303);
    // What waited for the gap waits in a closed file no more: the answer says who holds it now.
    expect(await running(file)).toEqual([]);
  });

  it('asks about a judgement of the risk that has outlived its time, however fresh the protection is (V06)', async () => {
    const self = newId<PersonId>();
    const file = await aFile(town)
      .with(tellsOf({ id: self, part: 'self', name: 'Elin Strand' }))
      .onDesk({ first: 'Elin', last: 'Strand' })
      .made();
    const { protection } = file.sections;
    const [assessment, opened] = [newId(), await town.open(await town.signIn(town.staff.caseOfficer), file.id)];
    await town.look(
      `insert into data.protection_assessment (id, file_id, section_id, person_id, state, mode, need, words, by_id, started_at, assessed_at)
       select $1, $2, $3, $4, 'done', 'inPerson', 'none', $6, $5, authz.now(), authz.now()`,
      [
        assessment,
        file.id,
        protection,
        self,
        town.staff.caseOfficer,
        opened?.vault.seal(`protection_assessment.words:${assessment}`, 'Lugnt.'),
      ],
    );
    const asks = async (level: string, days: number) => {
      await town.look('delete from data.risk_assessment where file_id = $1', [file.id]);
      await town.look(
        `insert into data.risk_assessment (id, file_id, section_id, person_id, state, instrument_key, instrument_version, shown, mode, level, words,
           by_id, started_at, saved_at, assessed_at, assessed_by)
         select $1, $2, $3, $4, 'done', 'none', '1', '', 'inPerson', $5, '', $6, t, t, t, $6
         from (select authz.now() - $7::int * interval '1 day' as t) as moment`,
        [newId(), file.id, protection, self, level, town.staff.caseOfficer, days],
      );
      return (await (await officer.get(at(file, '/avslut'))).text()).includes('har bedömningen gått sin tid');
    };
    expect([await asks('acute', 60), await asks('acute', 6), await asks('low', 60), await asks('low', 92)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('ends what was shared for the work, and lets the team go, at once', async () => {
    const file = await aWorkedFile().made();
    const session = await town.signIn(town.staff.caseOfficer);
    const own = await town.open(session, file.id);
    if (!own) throw new Error('not opened');
    await consentsTo(town, session, own, { unitId: town.units.incomeSupport, parts: ['account'], days: 120 });
    expect((await therapist.get(at(file, ''))).status).toBe(200);
    expect((await send(officer, file, '/avslut', answers())).status).toBe(303);
    expect((await therapist.get(at(file, ''))).status).toBe(404);
    expect((await officer.get(at(file, ''))).status).toBe(200);
    expect(
      await town.look(`select from authz.ground where file_id = $1 and kind = 'secrecyWaiver' and ended_at is null`, [
        file.id,
      ]),
    ).toEqual([]);
    expect(await (await officer.get(at(file, '/samtycken'))).text()).not.toContain('Gäller till');
  });

  it('is not done while a clock of the law runs, and says which', async () => {
    const file = await aWorkedFile().made();
    await send(officer, file, '/loften', {
      kind: 'call',
      words: 'Ringa på måndag',
      'due.day': '2099-01-02',
      'due.time': '10.00',
      givenBy: town.staff.caseOfficer,
    });
    expect(await running(file)).toEqual(['promise']);
    const page = await (await officer.get(at(file, '/avslut'))).text();
    expect(page).toContain('Det här behöver bli klart först');
    expect(page).toContain('/loften');
    expect((await send(officer, file, '/avslut', answers())).status).toBe(409);
    expect(await closings(file)).toEqual([]);
  });

  it('of one who is not ready is a leader’s; her own no is enough', async () => {
    const file = await aWorkedFile().made();
    const refused = await send(officer, file, '/avslut', { ...answers(), ready: 'notReady' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Den som inte är redo avslutas bara av en chef i enheten.');
    expect(
      (await send(officer, file, '/avslut', { ...answers(), ready: 'wantsNoMore', reason: 'ownWish' })).status,
    ).toBe(303);
    const other = await aWorkedFile().made();
    await leader.post(`/akt/${other.id}/oppna`, { _form: newId(), purpose: 'review', reason: 'Avslut', next: '' });
    const closed = await send(leader, other, '/avslut', {
      ...answers(),
      ready: 'notReady',
      substitute: town.staff.caseOfficer,
    });
    expect([closed.status, await closings(other)]).toMatchObject([303, [{ ready: 'notReady' }]]);
  });

  it('is nobody’s but of who answers for the file or leads its unit', async () => {
    const file = await aWorkedFile().made();
    expect((await send(therapist, file, '/avslut', answers())).status).toBe(404);
    expect(await closings(file)).toEqual([]);
    expect((await send(officer, file, '/avslut', answers())).status).toBe(303);
    expect((await send(therapist, file, '/oppna-igen', { because: 'Hon ringde' })).status).toBe(404);
  });

  it('needs words about a silence, and a safe way where one is to be in touch', async () => {
    const file = await aWorkedFile().made();
    const silent = await send(officer, file, '/avslut', { ...answers(), reason: 'silentExit', words: '' });
    expect(await silent.text()).toContain('Skriv vad ni vet om varför kontakten tystnade.');
    const unsafe = await send(officer, file, '/avslut', {
      ...answers(),
      followUp: 'agreed',
      followUpWay: 'Sms',
      followUpOwner: town.staff.caseOfficer,
    });
    expect([unsafe.status, await unsafe.text()]).toEqual([422, expect.stringContaining('Det finns ingen säker väg')]);
    expect(await closings(file)).toEqual([]);
  });
});

describe('a closed file', () => {
  it('opens again when the person is in touch, as was promised: the contact that is joined to it opens it (V17)', async () => {
    const { dutyOfficer, intakeLeader } = town.staff;
    const file = await aFile(town)
      .createdBy(dutyOfficer)
      .ofUnit(town.units.intake)
      .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
      .with(({ sql }, made) => setFileSide(sql, made, 'victim'))
      .onDesk({ first: 'Elin', last: 'Strand' })
      .made();
    const sara = new Visitor(served, await town.signIn(dutyOfficer));
    await sara.get(at(file, ''));
    expect((await send(sara, file, '/avslut', { ...answers(), substitute: intakeLeader })).status).toBe(303);
    const contact = await aWholeContact(town, sara);
    const page = await must(sara, `${contact.address}/oppna-akter`, {
      ...proposed(town, contact),
      [`${fieldOf(contact.self)}.choice`]: file.id,
    });
    expect(page).toBe(at(file, ''));
    expect(await (await sara.get(page)).text()).toContain('Akten var avslutad och är nu öppen igen.');
    expect(await town.look('select 1 from data.closing where file_id = $1 and reopened_at is null', [file.id])).toEqual(
      [],
    );
    expect(await town.look('select distinct state from data.desk where file_id = $1', [file.id])).toEqual([
      { state: 'active' },
    ]);
  });
});

describe('a follow-up after the end', () => {
  it('asks whoever is reached whether the help was of use, and keeps that it was not asked (V45)', async () => {
    const file = await aWorkedFile().made();
    await send(officer, file, '/saker-kontakt', { 'ways.sms.allowed': 'yes', 'ways.sms.target': '070-174 06 05' });
    const agreed = { followUp: 'agreed', followUpWay: 'Sms', followUpOwner: town.staff.caseOfficer };
    const closed = await send(officer, file, '/avslut', { ...answers(), ...agreed });
    expect([closed.status, closed.status === 303 ? '' : await closed.text()]).toEqual([303, '']);
    const planned = await town.look<{ id: string }>(
      'select id from data.follow_up where file_id = $1 order by months',
      [file.id],
    );
    const answer = (n: number, fields: Record<string, string>, who = officer) =>
      send(who, file, `/uppfoljning/${planned[n]?.id}`, { outcome: 'reached', violence: 'none', ...fields });
    const kept = async () =>
      (
        await town.look<{ help: string | null }>(
          'select help from data.follow_up where file_id = $1 and ended_at is not null order by months',
          [file.id],
        )
      ).map(({ help }) => help);
    const unsaid = await answer(0, { words: 'Det är lugnt nu.' });
    const text = await unsaid.text();
    expect([unsaid.status, text.includes('Välj vad personen svarade'), text.includes('Det är lugnt nu.')]).toEqual([
      422,
      true,
      true,
    ]);
    expect((await answer(0, { help: 'helped' }, therapist)).status).toBe(404);
    expect(await kept()).toEqual([]);
    expect((await answer(0, { help: 'partly' })).status).toBe(303);
    expect(await (await officer.get(at(file, '/avslut'))).text()).toMatch(/Var hjälpen till nytta\?\s+Delvis/);
    // Nobody who wasn't reached has answered, whatever is sent along.
    expect((await answer(1, { outcome: 'notReached', help: 'helped' })).status).toBe(303);
    expect((await answer(2, { help: 'notAsked' })).status).toBe(303);
    expect(await kept()).toEqual(['partly', null, 'notAsked']);
  });
});

describe('closing the file of one who uses violence', () => {
  it('waits for a leader’s go (SoL 13:8), which holds for one closing; a wait and none at all close nothing', async () => {
    const { perpetratorTherapist, outpatientLeader } = town.staff;
    const file = await aFile(town)
      .createdBy(perpetratorTherapist)
      .ofUnit(town.units.outpatient)
      .with(tellsOf({ part: 'self', name: 'Rolf Strand' }))
      .with(({ sql }, made) => setFileSide(sql, made, 'perpetrator'))
      .onDesk({ first: 'Rolf', last: 'Strand' })
      .made();
    const jobs = town.connectJobs();
    const daniel = async () => new Visitor(served, await town.signIn(perpetratorTherapist));
    const closes = async () => {
      const fields = { ...answers(), substitute: outpatientLeader, helpLine: 'valjattsluta' };
      return (await send(await daniel(), file, '/avslut', fields)).status;
    };
    const step = async (word: 'go' | 'wait') => {
      await send(await daniel(), file, '/steg', {
        kind: 'fileCloses',
        plannedOn: 'i dag',
        words: 'Programmet är klart.',
      });
      await situationTasks(jobs).steps?.({});
      await town.letPass({ hours: 5 });
      await situationTasks(jobs).steps?.({});
      const [planned] = await town.look<{ id: string }>(
        'select id from data.planned_step where file_id = $1 and word is null and cancelled_at is null',
        [file.id],
      );
      const lena = new Visitor(served, await town.signIn(outpatientLeader));
      expect((await lena.post(`/stegbesked/${planned?.id}`, { _form: newId(), word })).status).toBe(303);
    };
    await (await daniel()).get(at(file, ''));
    expect(await closes()).toBe(409);
    await step('wait');
    expect([await closes(), await closings(file)]).toEqual([409, []]);
    await step('go');
    expect(await closes()).toBe(303);
    expect((await send(await daniel(), file, '/oppna-igen', { because: 'Han ringde.' })).status).toBe(303);
    // The way in was open; that it opened is considered by whoever answers for one who may be exposed.
    expect(
      await town.look(`select word from data.planned_step where file_id = $1 and kind = 'fileReopened'`, [file.id]),
    ).toEqual([{ word: null }]);
    // The go was for that closing: it is no leave for the next.
    expect(await closes()).toBe(409);
    await jobs.close();
  });
});
