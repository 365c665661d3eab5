import { expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { accessNeeds } from '../../src/plan/index.ts';
import { grantsAid } from '../builders/aid.ts';
import { aFile } from '../builders/index.ts';
import {
  aFileAtWork,
  as,
  at,
  file,
  officer,
  rowsOf,
  see,
  send,
  served,
  support,
  town,
} from '../support/file-at-work.ts';
import { Visitor } from '../support/visitor.ts';

// Needs of units, what has to be there to come, two weeks of money, and the last day of a restraining order.

aFileAtWork();

const need = (fields: Record<string, string> = {}) => ({
  kind: 'income',
  unit: town.units.incomeSupport,
  words: 'Hyran i april',
  ...fields,
});
const one = async (table: string) =>
  (await town.look<{ id: string }>(`select id from data.${table} where file_id = $1`, [file.id]))[0]?.id ?? '';
const clocks = (rule: string) =>
  town.look<{ due: string; open: boolean; owner: string }>(
    `select due_at::text as due, met_at is null and ended_at is null as open, owner_id as owner from data.running_clock
      where file_id = $1 and rule = $2 order by started_at`,
    [file.id, rule],
  );

it('asks without a name where there is no consent, and takes no without a reason', async () => {
  expect((await send(officer, '/behov', need({ kind: '' }))).status).toBe(422);
  expect((await send(officer, '/behov', need({ unit: newId() }))).status).toBe(422);
  expect((await send(officer, '/behov', need())).status).toBe(303);
  expect(await see(officer, '/behov')).toContain('Frågad utan namn. Enheten ser inget här.');
  expect(await town.look(`select 1 from data.alert where file_id = $1`, [file.id])).toEqual([]);
  const tail = `/behov/${await one('need')}/svar`;
  const bare = await send(officer, tail, { answer: 'refused' });
  expect([bare.status, (await bare.text()).includes('Ett nej eller en återlämning har alltid ett')]).toEqual([
    422,
    true,
  ]);
  expect((await send(officer, tail, { answer: 'met' })).status).toBe(409);
  expect((await send(officer, tail, { answer: 'taken' })).status).toBe(303);
  expect((await clocks('needAnswer')).map(({ open }) => open)).toEqual([false]);
  expect((await send(officer, tail, { answer: 'returned' })).status).toBe(422);
  expect((await send(support, tail, { answer: 'returned', words: 'Flyttad till en annan kommun' })).status).toBe(303);
  expect((await send(officer, tail, { answer: 'taken' })).status).toBe(409);
  const page = await see(officer, '/behov');
  expect([page.includes('Ingen har det'), page.includes('Återlämnade: 1.')]).toEqual([true, true]);
});

it('is refused to those outside, and answers nothing of another file', async () => {
  await send(officer, '/behov', need());
  const id = await one('need');
  for (const who of ['otherCaseOfficer', 'outsider', 'auditor', 'administrator'] as const) {
    const visitor = await as(town.staff[who]);
    for (const [tail, fields] of [
      ['/behov', need()],
      [`/behov/${id}/svar`, { answer: 'taken' }],
      ['/komma', { kind: 'childCare' }],
      ['/pengar', {}],
    ] as const)
      expect([who, tail, (await send(visitor, tail, fields)).status]).toEqual([who, tail, 404]);
  }
  const other = await aFile(town).made();
  expect((await officer.post(`/akt/${other.id}/behov/${id}/svar`, { _form: newId(), answer: 'taken' })).status).toBe(
    404,
  );
  expect(await rowsOf('need_answer')).toEqual([]);
});

it('keeps what has to be there to be able to come, for those who plan help', async () => {
  expect((await send(support, '/komma', { words: 'Tisdagar' })).status).toBe(422);
  await send(support, '/komma', { kind: 'childCare', words: 'Två barn, tisdagar' });
  await send(officer, '/komma', { kind: 'interpreter' });
  const session = await town.signIn(town.staff.caseOfficer);
  await town.open(session, file.id);
  const kinds = async () => (await town.act(session, ({ sql }) => accessNeeds(sql, file.id))).map(({ kind }) => kind);
  expect(await kinds()).toEqual(['childCare', 'interpreter']);
  const [care] = await town.look<{ id: string }>(
    `select id from data.access_need where file_id = $1 and kind = 'childCare'`,
    [file.id],
  );
  expect((await send(support, `/komma/${care?.id}/slut`)).status).toBe(303);
  expect((await send(support, `/komma/${care?.id}/slut`)).status).toBe(404);
  expect(await kinds()).toEqual(['interpreter']);
});

it('attaches two weeks of money to its decision, and asks what comes after before they end', async () => {
  const session = await town.signIn(town.staff.caseOfficer);
  const own = await town.open(session, file.id);
  if (!own) throw new Error('Not opened');
  const decision = await grantsAid(town, own);
  expect((await send(officer, '/pengar', { decision: newId(), from: 'i dag' })).status).toBe(422);
  expect((await send(officer, '/pengar', { decision, from: '2027-03-09', until: '2027-03-08' })).status).toBe(422);
  expect((await send(officer, '/pengar', { decision, from: '2027-03-09' })).status).toBe(303);
  expect((await send(officer, '/pengar', { decision, from: '2027-03-09' })).status).toBe(422);
  expect((await clocks('emergencyAidEnds')).map(({ due }) => due)).toEqual(['2027-03-22 23:00:00+00']);
  const aid = await one('emergency_aid');
  expect((await send(officer, `/pengar/${aid}/sedan`, { followedBy: 'incomeSupport' })).status).toBe(422);
  expect(await see(officer, '/behov')).toContain('Inte sagt vad som kommer sedan');
  await send(officer, `/pengar/${aid}/sedan`, { followedBy: 'incomeSupport', words: 'Beviljat från april' });
  expect((await send(officer, `/pengar/${aid}/sedan`, { followedBy: 'ownIncome', words: 'x' })).status).toBe(409);
  expect((await clocks('emergencyAidEnds')).map(({ open }) => open)).toEqual([false]);
});

it('counts a month to the answer from the day that a request to move the case was sent (SoL 29:11)', async () => {
  const asked = { kind: 'transferRequest', holder: 'Socialtjänsten i den andra kommunen' };
  const quiet = await send(officer, '/processer', asked);
  expect([quiet.status, (await quiet.text()).includes('Skriv vilken dag begäran skickades.')]).toEqual([422, true]);
  const ahead = await send(officer, '/processer', { ...asked, beganOn: '2027-03-10' });
  expect([ahead.status, (await ahead.text()).includes('Lägg till begäran när den är skickad.')]).toEqual([422, true]);
  expect(await town.look('select 1 from data.process where file_id = $1', [file.id])).toEqual([]);
  expect((await send(officer, '/processer', { ...asked, beganOn: '2027-02-15' })).status).toBe(303);
  const lpt = { kind: 'compulsoryCarePsychiatric', holder: 'Psykiatriska kliniken' };
  expect((await send(officer, '/processer', lpt)).status).toBe(303);
  const due = [{ open: true, due: '2027-03-15 23:00:00+00' }];
  expect(await clocks('transferAnswer')).toMatchObject(due);
  const [request, care] = await Promise.all(
    ['transferRequest', 'compulsoryCarePsychiatric'].map(
      async (kind) =>
        (
          await town.look<{ id: string }>('select id from data.process where kind = $1 and file_id = $2', [
            kind,
            file.id,
          ])
        )[0]?.id,
    ),
  );
  // What ends beside it is no answer.
  expect((await send(officer, `/processer/${care}/avsluta`, { endedOn: '2027-03-09' })).status).toBe(303);
  expect(await clocks('transferAnswer')).toMatchObject(due);
  expect((await send(officer, `/processer/${request}/avsluta`, { endedOn: '2027-03-09' })).status).toBe(303);
  expect((await clocks('transferAnswer')).map(({ open }) => open)).toEqual([false]);
});

it('counts back from the last day of a restraining order, and of nothing else', async () => {
  const ban = { kind: 'contactBan', holder: 'Åklagaren', endsOn: '2027-06-09' };
  expect((await send(officer, '/processer', { ...ban, kind: 'police' })).status).toBe(422);
  expect((await send(officer, '/processer', { ...ban, endsOn: '2027-03-08' })).status).toBe(422);
  expect((await send(officer, '/processer', ban)).status).toBe(303);
  const at1 = `/processer/${await one('process')}`;
  await town.setClock(at('2027-03-10T09:30'));
  const later = new Visitor(served, await town.signIn(town.staff.caseOfficer));
  await send(later, at1, { holder: 'Åklagaren', endsOn: '2027-09-09' });
  expect((await clocks('restrainingOrderEnds')).map(({ open, due }) => [open, due.slice(0, 10)])).toEqual([
    [false, '2027-06-09'],
    [true, '2027-09-09'],
  ]);
  await send(later, `${at1}/avsluta`, { endedOn: '10/3' });
  expect((await clocks('restrainingOrderEnds')).map(({ open }) => open)).toEqual([false, false]);
});
