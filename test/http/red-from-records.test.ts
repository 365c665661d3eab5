import { expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { aFile } from '../builders/index.ts';
import { aFileAtWork, as, at, file, officer, see, send, support, therapist, town } from '../support/file-at-work.ts';

/** What is recorded as something else and changes the threat: it asks for a new assessment by itself, of whoever answers for the file. */
aFileAtWork();

const reds = async () =>
  (
    await town.look<{ kind: string; due: string; owner_id: string }>(
      `select r.kind, c.owner_id, to_char(c.due_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as due
        from data.red_event r join data.running_clock c on c.subject_id = r.id and c.rule = 'riskRedEvent'
        where r.file_id = $1 and c.met_at is null and c.ended_at is null order by c.due_at, r.kind`,
      [file.id],
    )
  ).map(({ kind, due, owner_id }) => {
    expect(owner_id).toBe(town.staff.caseOfficer);
    return `${kind} ${due}`;
  });
const processOf = async (kind: string) =>
  (await town.look<{ id: string }>('select id from data.process where file_id = $1 and kind = $2', [file.id, kind]))[0]
    ?.id ?? '';
const add = async (kind: string, more: Record<string, string> = {}) => {
  expect((await send(support, '/processer', { kind, holder: 'Polisen, Anna Lind', ...more })).status).toBe(303);
  return `/processer/${await processOf(kind)}`;
};
const assess = async () => {
  const begun = await send(officer, '/lage', { instrument: 'talk', mode: 'inPerson' });
  const tail = (begun.headers.get('location') ?? '').replace(`/akt/${file.id}`, '');
  const judged = { version: '0', act: 'finish', ownEstimate: '5', level: 'medium', words: 'Kan komma igen.' };
  expect((await send(officer, tail, judged)).status).toBe(303);
};

it('the investigation that was dropped is said by a support worker, seen as the reason, and answered by an assessment', async () => {
  const police = await add('police');
  const silent = await send(support, `${police}/avsluta`, { endedOn: '2027-03-08' });
  expect([silent.status, await silent.text()]).toEqual([422, expect.stringContaining('Välj hur den slutade.')]);
  expect(await reds()).toEqual([]);
  const outsider = await as(town.staff.outsider);
  const ending = { endedOn: '2027-03-08', outcome: 'dropped' };
  expect((await send(outsider, `${police}/avsluta`, ending)).status).toBe(404);
  expect((await send(therapist, `${police}/avsluta`, ending)).status).toBe(404);
  expect((await send(support, `${police}/avsluta`, ending)).status).toBe(303);
  expect(await reds()).toEqual(['investigationDropped 2027-03-13 00:00']);
  const page = await see(officer, '');
  expect(page).toContain('Ny bedömning behövs: förundersökningen lades ner mån 8 mars');
  expect(await (await officer.get('/min-dag')).text()).not.toContain('lades ner');
  expect(await see(support, '/processer')).toContain('Förundersökningen lades ner');
  // Who may not write the protection enters none by hand, and takes none away.
  expect((await send(support, '/handelse', { kind: 'release' })).status).toBe(404);
  await assess();
  expect(await reds()).toEqual([]);
});

it('an order that runs out is assessed before its last day, moves with it, and is the same day’s work when it is broken', async () => {
  const ban = await add('contactBan', { endsOn: '2027-06-01' });
  expect(await reds()).toEqual(['contactBanEnded 2027-06-01 00:00']);
  await send(officer, ban, { holder: 'Åklagaren', endsOn: '2027-09-01' });
  expect(await reds()).toEqual(['contactBanEnded 2027-09-01 00:00']);
  expect((await send(therapist, `${ban}/brutet`, { brokenOn: '2027-03-08' })).status).toBe(404);
  const ahead = await send(officer, `${ban}/brutet`, { brokenOn: '2027-03-10' });
  expect([ahead.status, await ahead.text()]).toEqual([422, expect.stringContaining('Dagen har inte varit än.')]);
  expect((await send(support, `${ban}/brutet`, { brokenOn: '2027-03-08' })).status).toBe(303);
  await send(support, `${ban}/brutet`, { brokenOn: '2027-03-09' });
  expect(await reds()).toEqual(['contactBanBroken 2027-03-10 00:00', 'contactBanEnded 2027-09-01 00:00']);
  await send(officer, `${ban}/avsluta`, { endedOn: '2027-03-09' });
  expect(await reds()).toEqual(['contactBanBroken 2027-03-10 00:00', 'contactBanEnded 2027-03-13 00:00']);
  expect((await send(officer, `${ban}/brutet`, { brokenOn: '2027-03-09' })).status).toBe(404);
});

it('release, days in court, custody, warnings and the leaving plan ask for one each', async () => {
  await add('detention', { endsOn: '2027-03-20' });
  await add('custody', { nextOn: '2027-05-03' });
  for (const kind of ['weapon', 'pregnancy', 'honour', 'weapon']) await send(officer, '/varningar', { kind });
  await send(officer, '/uppbrott', {
    owner: town.staff.caseOfficer,
    dueOn: '2027-03-15',
    'rows.ownAccount.chosen': 'yes',
  });
  expect(await reds()).toEqual([
    'separation 2027-03-10 00:00',
    'weapon 2027-03-10 00:00',
    'custodyProceedings 2027-03-13 00:00',
    'pregnancy 2027-03-13 00:00',
    'release 2027-03-20 00:00',
    'courtDate 2027-05-03 00:00',
  ]);
  // What comes within a week is answered by an assessment now; what lies further ahead needs one of its own.
  await assess();
  expect(await reds()).toEqual(['release 2027-03-20 00:00', 'courtDate 2027-05-03 00:00']);
  expect(await see(officer, '')).not.toContain('dag i rätten mån 3 maj');
  await town.setClock(at('2027-04-25T10:00'));
  const later = await as(town.staff.caseOfficer);
  expect(await see(later, '')).toContain('dag i rätten mån 3 maj');
});

it('asks nothing in the file of one who uses violence', async () => {
  const his = await aFile(town)
    .with(({ sql }, opened) => setFileSide(sql, opened, 'perpetrator'))
    .made();
  await officer.post(`/akt/${his.id}/processer`, { _form: his.id, kind: 'custody', holder: 'Tingsrätten' });
  expect(await town.look('select from data.red_event where file_id = $1', [his.id])).toEqual([]);
});

it('the age of what was assessed stands on every page of the file, for those who may read it', async () => {
  for (const tail of ['/plan', '/processer', '/team', '/saker-kontakt'])
    expect(await see(officer, tail)).toContain('Aldrig riskbedömd');
  await assess();
  for (const tail of ['/plan', '/processer', '/lage'])
    expect(await see(support, tail)).toContain('Medelhög risk, bedömd nyss');
  const his = await aFile(town)
    .with(({ sql }, opened) => setFileSide(sql, opened, 'perpetrator'))
    .made();
  expect(await (await officer.get(`/akt/${his.id}/processer`)).text()).not.toContain('riskbedömd');
});
