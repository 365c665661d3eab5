import { beforeEach, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { noticeTasks } from '../../src/today/index.ts';
import { aFile, type MadeFile, tellsOf } from '../builders/index.ts';
import { aFileAtWork, as, at, town } from '../support/file-at-work.ts';
import { unlawfulIn } from '../support/lawful.ts';
import type { Visitor } from '../support/visitor.ts';

// A child is followed up without consent for six months at most, by a decision, and no longer than until a new investigation (SoL 23).

aFileAtWork();
let childs: MadeFile;
let officer: Visitor;
let leader: Visitor;

const make = async (side: 'childWitness' | 'victim' | 'perpetrator', born = side === 'childWitness' ? 2018 : 1985) => {
  const karin = newId<PersonId>();
  childs = await aFile(town)
    .createdBy(town.staff.childOfficer)
    .ofUnit(town.units.childrenUnit)
    .withTeam({ staffId: town.staff.childrenLeader, function: 'coHandler' })
    .onDesk({ first: 'Nova', last: 'Strand' })
    .with(tellsOf({ id: karin, part: 'guardian', name: 'Karin Strand' }))
    .with(tellsOf({ part: 'self', name: 'Nova Strand', birthYear: born }))
    .with(({ sql }, opened) => setFileSide(sql, opened, side))
    .made();
};
const endedInvestigation = async (on: string, outcome: 'withoutHelp' | 'granted') => {
  const session = await town.signIn(town.staff.childOfficer);
  const opened = await town.open(session, childs.id);
  const id = newId();
  await town.look(
    `insert into data.investigation (id, file_id, section_id, subject, state, opened_by, opened_at, basis, motive, outcome, ended_by, ended_at,
       ended_words, delegation_id)
     select $1::uuid, $2, $3, 'child', 'ended', $4::uuid, $5::timestamptz - interval '90 days', 'Ordningen', $6, $7, $9::uuid, $5::timestamptz, $8,
       (select id from authz.delegation limit 1)`,
    [
      ...[id, childs.id, childs.sections.decisions, town.staff.childOfficer, `${on}T10:00:00+01:00`],
      ...[opened?.vault.seal(`investigation.motive:${id}`, 'Oro.'), outcome],
      opened?.vault.seal(`investigation.ended_words:${id}`, 'Ingen insats.'),
      town.staff.childrenLeader,
    ],
  );
  return id;
};

beforeEach(async () => {
  await town.delegates('followUpChild', 'teamLeader');
  await town.delegates('openChildInvestigation', 'caseOfficer');
  await make('childWitness');
  officer = await as(town.staff.childOfficer);
  leader = await as(town.staff.childrenLeader);
});

const address = (tail = '') => `/akt/${childs.id}/barnets-lage${tail}`;
const page = async (who = officer) => (await who.get(address())).text();
const post = async (who: Visitor, tail: string, fields: Record<string, string> = {}) => {
  const answer = await who.post(address(tail), { _form: newId(), ...fields });
  return { status: answer.status, text: await answer.text() };
};
const deciding = (fields: Record<string, string> = {}) => ({
  ...{ after: 'elsewhere', endedOn: '2027-02-01', why: 'Nova har varit mycket frånvarande från skolan.' },
  ...{ danger: 'no', told: 'Karin fick veta per telefon.', ...fields },
});
const rows = () =>
  town.look<{ id: string; until: string; result: string | null }>(
    `select id, until_on::text as until, result from data.child_follow_up where file_id = $1 order by at`,
    [childs.id],
  );
const one = async () => (await rows())[0]?.id ?? '';
const clocks = () =>
  town.look<{ due: string; met: boolean; ended: boolean }>(
    `select (due_at at time zone 'Europe/Stockholm')::text as due, met_at is not null as met, ended_at is not null as ended
     from data.running_clock where file_id = $1 and rule = 'childFollowUp'`,
    [childs.id],
  );
const contact = async (fields: Record<string, string> = {}, who = officer) =>
  post(who, `/${await one()}/kontakt`, {
    ...{ on: '2027-03-09', withWhom: 'school', who: 'Mentor Lind', words: 'Hon kommer varje dag nu.', ...fields },
  });
const end = async (fields: Record<string, string> = {}) =>
  post(officer, `/${await one()}/avsluta`, {
    ...{ words: 'Nova har det bra.', danger: 'no', told: 'Karin vet.', ...fields },
  });

it('is decided by whoever has it from the board, for six months at most from what ended', async () => {
  const investigation = await endedInvestigation('2027-01-15', 'withoutHelp');
  const granted = await endedInvestigation('2027-01-20', 'granted');
  const old = await endedInvestigation('2026-09-08', 'withoutHelp');
  const shown = await page(leader);
  // Whoever may not decide is told who may, before anything is typed.
  const asked = await page();
  expect([asked.includes('Får besluta nu'), asked.includes('name="why"')]).toEqual([true, false]);
  expect([investigation, granted, old].map((id) => shown.includes(`value="${id}"`))).toEqual([true, false, false]);
  const notHers = await post(officer, '', deciding({ after: investigation }));
  expect([notHers.status, notHers.text.includes('Du har inte delegation för att följa upp ett barn')]).toEqual([
    422,
    true,
  ]);
  for (const [wrong, says] of [
    [{ after: '' }, 'Välj vad som har avslutats.'],
    [{ after: old }, 'Välj vad som har avslutats.'],
    [{ endedOn: '' }, 'Skriv vilken dag placeringen upphörde.'],
    [{ endedOn: '2026-09-08' }, 'Det är mer än sex månader sedan.'],
    [{ until: '2027-08-02' }, 'Högst sex månader'],
    [{ until: '2027-03-01' }, 'Dagen har redan varit.'],
    [{ why: '' }, 'Skriv vilket särskilt behov barnet har.'],
    [{ told: '' }, 'Skriv vilka som har fått veta'],
  ] as const) {
    const refused = await post(leader, '', deciding(wrong));
    expect([wrong, refused.status, refused.text.includes(says)]).toEqual([wrong, 422, true]);
  }
  expect(await rows()).toEqual([]);
  expect(await clocks()).toEqual([]);
  expect((await post(leader, '', deciding({ after: investigation }))).status).toBe(303);
  expect((await post(leader, '', deciding())).status).toBe(409);
  expect(await rows()).toEqual([expect.objectContaining({ until: '2027-07-15' })]);
  expect(await clocks()).toEqual([{ due: '2027-07-16 00:00:00', met: false, ended: false }]);
  expect(await page()).toContain('Karin fick veta per telefon.');
  expect(await (await officer.get(`/akt/${childs.id}/beslut`)).text()).toContain('Uppföljning utan samtycke');
});

it('allows contact within its time, and is ended by somebody with what became of it', async () => {
  await post(leader, '', deciding({ until: '2027-04-30' }));
  expect((await contact({ withWhom: '' })).status).toBe(422);
  expect((await contact({ on: '2027-03-08' })).text).toContain('Uppföljningen var inte beslutad den dagen.');
  expect((await contact({ on: '2027-03-20' })).text).toContain('Dagen har inte varit än.');
  expect(await page()).toContain('Nästa: ta den första kontakten. Uppföljningen gäller 52 dagar till.');
  expect((await contact()).status).toBe(303);
  expect(await page()).toContain('Senaste kontakten: tis 9 mars. Uppföljningen gäller 52 dagar till.');
  expect(await page()).toContain('Skolan eller förskolan, Mentor Lind');
  await town.setClock(at('2027-05-03T09:00'));
  officer = await as(town.staff.childOfficer);
  expect(await page()).toContain('Tiden har gått ut.');
  expect((await contact({ on: '2027-05-02' })).text).toContain('Den dagen fick ingen kontakt tas utan samtycke');
  // What was done in time may still be written down.
  expect((await contact({ on: '2027-04-30' })).status).toBe(303);
  expect((await end({ words: '' })).status).toBe(422);
  expect((await end()).status).toBe(303);
  expect((await end()).status).toBe(409);
  expect((await contact({ on: '2027-04-30' })).status).toBe(409);
  expect(await rows()).toEqual([expect.objectContaining({ result: 'nothingMore' })]);
  expect((await clocks()).map(({ met }) => met)).toEqual([true]);
  expect(await unlawfulIn(town.adminUrl)).toEqual([]);
});

it.each([
  ['yes', 'Det skulle vara farligt för någon att berätta om uppföljningen.'],
  ['unknown', 'Ingen vet om det är farligt för någon att berätta om uppföljningen.'],
] as const)('says first that telling may be dangerous, as long as it goes on: %s', async (danger, words) => {
  await post(leader, '', deciding({ danger }));
  const shown = await page();
  expect(shown.indexOf(words)).toBeGreaterThan(0);
  expect(shown.indexOf(words)).toBeLessThan(shown.indexOf('Nova har varit mycket frånvarande'));
  await end();
  expect(await page()).not.toContain(words);
});

it('ends when a new investigation opens, and is not decided beside one', async () => {
  await post(leader, '', deciding());
  await contact();
  const opened = await officer.post(`/akt/${childs.id}/utredning`, {
    _form: newId(),
    outcome: 'open',
    motive: 'Ny oro.',
  });
  expect(opened.status).toBe(303);
  expect(await rows()).toEqual([expect.objectContaining({ result: 'investigationOpened' })]);
  expect(await clocks()).toEqual([expect.objectContaining({ met: false, ended: true })]);
  expect((await contact()).status).toBe(409);
  const beside = await post(leader, '', deciding());
  expect([beside.status, beside.text.includes('En utredning pågår.')]).toEqual([409, true]);
  expect(await page()).toContain('en ny utredning inleddes');
  expect(await unlawfulIn(town.adminUrl)).toEqual([]);
});

it('that goes on when the child grows up is ended, and nothing else', async () => {
  await make('childWitness', 2009);
  officer = await as(town.staff.childOfficer);
  leader = await as(town.staff.childrenLeader);
  await town.setClock(at('2027-12-20T09:00'));
  leader = await as(town.staff.childrenLeader);
  expect((await post(leader, '', deciding({ endedOn: '2027-12-01' }))).status).toBe(303);
  await town.setClock(at('2028-01-10T09:00'));
  officer = await as(town.staff.childOfficer);
  leader = await as(town.staff.childrenLeader);
  const grown = await page();
  expect([grown.includes('har fyllt 18 år'), grown.includes('/avsluta"')]).toEqual([true, true]);
  expect((await contact({ on: '2027-12-21' })).status).toBe(303);
  expect((await end()).status).toBe(303);
  expect((await page()).includes('har fyllt 18 år')).toBe(false);
  const anew = await post(leader, '', deciding({ endedOn: '2027-12-01' }));
  expect([anew.status, anew.text.includes('har fyllt 18 år')]).toEqual([409, true]);
  expect((await clocks()).map(({ met }) => met)).toEqual([true]);
});

it('is on the list of whoever answers for the child thirty days before, and of the leader when it has run out', async () => {
  await post(leader, '', deciding());
  const shows = async (moment: string, who: 'childOfficer' | 'childrenLeader') => {
    await town.setClock(at(moment));
    const list = await (await as(town.staff[who])).get('/min-dag');
    return (await list.text()).includes(address());
  };
  expect(await shows('2027-06-20T09:00', 'childOfficer')).toBe(false);
  expect(await shows('2027-07-10T09:00', 'childOfficer')).toBe(true);
  await town.setClock(at('2027-08-03T09:00'));
  const jobs = town.connectJobs();
  try {
    await noticeTasks(jobs, false).clocks?.({});
  } finally {
    await jobs.close();
  }
  const told = await town.look<{ staff_id: string }>(
    `select staff_id from data.alert where kind = 'clockBreached' and file_id = $1`,
    [childs.id],
  );
  expect(told.map(({ staff_id }) => staff_id)).toEqual(
    expect.arrayContaining([town.staff.childOfficer, town.staff.childrenLeader]),
  );
});

it('is nothing to those outside the team, or in the file of an adult or of one who uses violence', async () => {
  await post(leader, '', deciding());
  const id = await one();
  const all = async (who: Visitor) => {
    const answers = [(await who.get(address())).status];
    for (const tail of ['', `/${id}/kontakt`, `/${id}/avsluta`])
      answers.push((await post(who, tail, deciding())).status);
    return answers;
  };
  expect(await page()).toContain('Nova har varit mycket frånvarande');
  for (const who of ['otherCaseOfficer', 'outsider', 'auditor', 'administrator', 'caseOfficer'] as const)
    expect([who, ...(await all(await as(town.staff[who])))]).toEqual([who, 404, 404, 404, 404]);
  const before = childs;
  for (const side of ['victim', 'perpetrator'] as const) {
    await make(side);
    expect(await all(officer)).toEqual([404, 404, 404, 404]);
    // Nor is one child's written in another's file.
    expect((await post(officer, `/${id}/kontakt`)).status).toBe(404);
  }
  childs = before;
  expect((await rows())[0]?.result).toBeNull();
});
