import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// V06: a follow-up hears that the violence goes on. What is to be done is decided on the same page, and a leader hears of it.

let town: Town;
let served: Served;
let officer: Visitor;
let file: MadeFile;
let followUp = '';

const signIn = async (who: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[who]));
const post = (tail: string, fields: Record<string, string>, who = officer) =>
  who.post(`/akt/${file.id}${tail}`, { _form: newId(), ...fields });
const must = async (tail: string, fields: Record<string, string>) =>
  expect([tail, (await post(tail, fields)).status]).toEqual([tail, 303]);
const note = (fields: Record<string, string>, who = officer) => post(`/uppfoljning/${followUp}`, fields, who);
const heard = { outcome: 'reached', violence: 'more', help: 'helped', words: 'Han står utanför porten igen.' };

const kept = () =>
  town.look<{ outcome: string | null; reopening: string | null }>(
    'select outcome, reopening from data.follow_up where file_id = $1 order by months',
    [file.id],
  );
const running = async () =>
  (
    await town.look<{ rule: string }>(
      'select rule from data.running_clock where file_id = $1 and met_at is null and ended_at is null order by rule',
      [file.id],
    )
  ).map(({ rule }) => rule);
const isClosed = async () =>
  (await town.look('select from data.closing where file_id = $1 and reopened_at is null', [file.id])).length === 1;
const told = async () =>
  (
    await town.look<{ staff_id: string }>(
      `select staff_id from data.alert where file_id = $1 and kind = 'violenceGoesOn' order by staff_id`,
      [file.id],
    )
  ).map(({ staff_id }) => staff_id);

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

async function closedFile(side: 'victim' | 'perpetrator' = 'victim'): Promise<void> {
  file = await aFile(town)
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(({ sql }, made) => setFileSide(sql, made, side))
    .onDesk({ first: 'Elin', last: 'Strand' })
    .made();
  await must('/saker-kontakt', { 'ways.sms.allowed': 'yes', 'ways.sms.target': '070-174 06 05' });
  // A leader has said that it may be closed.
  if (side === 'perpetrator')
    await town.look(
      `insert into data.planned_step (id, file_id, section_id, kind, planned_on, at, by_id, answer_at, word, word_by, word_at)
         select $2, s.file_id, s.id, 'fileCloses', now(), now() - interval '5 hours', $3, now() - interval '1 hour', 'go', $4, now()
         from authz.section s where s.file_id = $1 and s.kind = 'plan'`,
      [file.id, newId(), town.staff.caseOfficer, town.staff.teamLeader],
    );
  await must('/avslut', {
    ready: 'ready',
    reason: 'goalReached',
    goingOn: 'no',
    violence: 'Hon säger det själv.',
    reassessment: 'Hon vill inte.',
    wayBack: 'Ring mottaget.',
    substitute: town.staff.teamLeader,
    helpLine: side === 'victim' ? 'kvinnofridslinjen' : 'valjattsluta',
    followUp: 'agreed',
    followUpWay: 'Sms',
    followUpOwner: town.staff.caseOfficer,
  });
  const [first] = await town.look<{ id: string }>('select id from data.follow_up where file_id = $1 order by months', [
    file.id,
  ]);
  followUp = first?.id ?? '';
}
beforeEach(async () => {
  officer = await signIn('caseOfficer');
  await closedFile();
});

describe('a follow-up that hears of danger', () => {
  it('asks on the same page whether the file opens, and keeps what was typed', async () => {
    const dangers: Record<string, string>[] = [
      heard,
      { ...heard, violence: 'same' },
      { ...heard, violence: 'none', safety: '3' },
      { ...heard, violence: 'less', safety: '0' },
      { outcome: 'notSafe', words: heard.words },
    ];
    for (const fields of dangers) {
      const answer = await note(fields);
      const page = await answer.text();
      expect([
        fields,
        answer.status,
        page.includes('Svaret tyder på fara. Välj om akten öppnas igen.'),
        page.includes(heard.words),
      ]).toEqual([fields, 422, true, true]);
    }
    const why = await note({ ...heard, reopening: 'leave' });
    expect([why.status, (await why.text()).includes('Skriv varför akten inte öppnas igen')]).toEqual([422, true]);
    const unreached = await note({ outcome: 'notSafe', reopening: 'ownNo' });
    expect([unreached.status, (await unreached.text()).includes('kan inte ha sagt nej')]).toEqual([422, true]);
    expect([await kept(), await told(), await isClosed()]).toEqual([
      Array(3).fill({ outcome: null, reopening: null }),
      [],
      true,
    ]);
  });

  it('opens the file with a red event and a decision on an investigation the same day, and tells the leader', async () => {
    const answer = await note({ ...heard, reopening: 'reopen', reopeningWords: 'Hon vill ha hjälp nu.' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/akt/${file.id}/team`]);
    expect(await isClosed()).toBe(false);
    expect(await running()).toEqual(['openInvestigation', 'riskRedEvent']);
    const red = await town.look(
      `select r.kind, r.source_id, c.owner_id, c.due_at - $2::timestamptz <= interval '1 day' as soon from data.red_event r
         join data.running_clock c on c.subject_id = r.id and c.rule = 'riskRedEvent' where r.file_id = $1`,
      [file.id, (await town.now()).toString()],
    );
    expect(red).toEqual([{ kind: 'newThreat', source_id: followUp, owner_id: town.staff.caseOfficer, soon: true }]);
    expect(await kept()).toEqual([
      { outcome: 'reached', reopening: 'reopen' },
      ...Array(2).fill({ outcome: 'reopened', reopening: null }),
    ]);
    expect(await told()).toContain(town.staff.teamLeader);
    expect(await told()).not.toContain(town.staff.caseOfficer);
    const leader = await signIn('teamLeader');
    expect(await (await leader.get('/min-dag')).text()).toContain('En uppföljning tyder på att våldet pågår');
    expect(await (await officer.get(`/akt/${file.id}/avslut`)).text()).toContain('Hon vill ha hjälp nu.');
    const [sealed] = await town.look<{ words: Buffer }>(
      'select reopening_words as words from data.follow_up where id = $1',
      [followUp],
    );
    expect(sealed?.words.includes('hjälp')).toBe(false);
  });

  it('lets her own no stand without a reason, and another reason with its words; the leader hears of both', async () => {
    expect((await note({ ...heard, reopening: 'ownNo' })).status).toBe(303);
    expect([await isClosed(), (await kept())[0], await running()]).toEqual([
      true,
      { outcome: 'reached', reopening: 'ownNo' },
      ['followUpContact', 'followUpContact'],
    ]);
    expect(await told()).toContain(town.staff.teamLeader);
    const page = await (await officer.get(`/akt/${file.id}/avslut`)).text();
    expect(page).toContain('Svaret är uppskrivet. Ledare och ansvarig får veta det.');
    expect(page).toContain('Nej, personen vill inte. Det räcker');
    await closedFile();
    const left = { outcome: 'notSafe', reopening: 'leave', reopeningWords: 'Polisen har ärendet i natt.' };
    expect((await note(left)).status).toBe(303);
    expect([await isClosed(), (await kept())[0]]).toEqual([true, { outcome: 'notSafe', reopening: 'leave' }]);
    expect(await told()).toContain(town.staff.teamLeader);
    expect(await (await officer.get(`/akt/${file.id}/avslut`)).text()).toContain('Polisen har ärendet i natt.');
  });

  it('asks nothing and tells nobody where it is calm, and opens for one who wants to come back all the same', async () => {
    const calm = { outcome: 'reached', violence: 'none', safety: '4', help: 'helped' };
    expect((await note({ ...calm, reopening: 'ownNo' })).status).toBe(303);
    expect([(await kept())[0], await told()]).toEqual([{ outcome: 'reached', reopening: null }, []]);
    await closedFile();
    expect((await note({ ...calm, reopening: 'reopen' })).status).toBe(303);
    expect([await isClosed(), await told(), await running()]).toEqual([false, [], ['openInvestigation', 'riskFirst']]);
  });

  it('goes to the leader and to whoever answers where the one who heard it may not open the file, and says so', async () => {
    await town.onDuty(town.staff.otherCaseOfficer, town.units.violenceTeam);
    const other = await signIn('otherCaseOfficer');
    const opened = await post('/oppna', { purpose: 'acute', reason: 'Hon ringde jouren', next: '' }, other);
    expect(opened.status).toBe(303);
    const page = await (await other.get(`/akt/${file.id}/avslut`)).text();
    expect([page.includes('name="reopening"'), page.includes('Du kan inte öppna akten igen.')]).toEqual([false, true]);
    expect((await note({ ...heard, reopening: 'reopen' }, other)).status).toBe(303);
    expect(await (await other.get(`/akt/${file.id}/avslut`)).text()).toContain('Du kan inte öppna akten själv');
    expect([await isClosed(), (await kept())[0]]).toEqual([true, { outcome: 'reached', reopening: 'toLeader' }]);
    expect(await told()).toEqual(expect.arrayContaining([town.staff.teamLeader, town.staff.caseOfficer]));
    expect(await told()).not.toContain(town.staff.otherCaseOfficer);
    // Whether to investigate is whoever answers for the file to decide, the same day.
    const [due] = await town.look<{ owner_id: string }>(
      `select owner_id from data.running_clock where file_id = $1 and rule = 'openInvestigation' and met_at is null`,
      [file.id],
    );
    expect(due).toEqual({ owner_id: town.staff.caseOfficer });
  });

  it('is written down by nobody without a way in', async () => {
    for (const who of ['therapist', 'intakeLeader', 'administrator', 'auditor', 'outsider'] as const)
      expect([who, (await note({ ...heard, reopening: 'reopen' }, await signIn(who))).status]).toEqual([who, 404]);
    expect([await kept(), await told(), await isClosed()]).toEqual([
      Array(3).fill({ outcome: null, reopening: null }),
      [],
      true,
    ]);
  });

  it('is considered on the other side where one who uses violence is heard, and reddens nothing there', async () => {
    await closedFile('perpetrator');
    expect((await note({ ...heard, reopening: 'leave', reopeningWords: 'Han vill inte.' })).status).toBe(303);
    const steps = await town.look(
      `select kind, word from data.planned_step where file_id = $1 and kind <> 'fileCloses'`,
      [file.id],
    );
    expect(steps).toEqual([{ kind: 'violenceGoesOn', word: null }]);
    await closedFile('perpetrator');
    expect((await note({ ...heard, reopening: 'reopen' })).status).toBe(303);
    expect(
      await town.look(`select kind, word from data.planned_step where file_id = $1 and kind <> 'fileCloses'`, [
        file.id,
      ]),
    ).toEqual([{ kind: 'fileReopened', word: null }]);
    expect(await town.look('select from data.red_event where file_id = $1', [file.id])).toEqual([]);
    expect(await running()).toEqual([]);
  });
});
