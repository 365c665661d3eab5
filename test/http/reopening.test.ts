import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// What closing ended, and still waits when the file is opened again, has its clock back: with its own day, or a soon one.

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
let town: Town;
let served: Served;
let officer: Visitor;
let file: MadeFile;
const child = newId<PersonId>();

const signIn = async (who: keyof Town['staff'] = 'caseOfficer') =>
  new Visitor(served, await town.signIn(town.staff[who]));
const send = async (tail: string, fields: Record<string, string> = {}, who = officer) => {
  const answer = await who.post(`/akt/${file.id}${tail}`, { _form: newId(), ...fields });
  return answer.status;
};
const must = async (tail: string, fields: Record<string, string>, who = officer) =>
  expect([tail, await send(tail, fields, who)]).toEqual([tail, 303]);

type Running = { rule: string; due: string; owner: string };
const running = async (rules?: readonly string[]) =>
  (
    await town.look<Running>(
      `select rule, to_char(due_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as due, owner_id as owner from data.running_clock
         where file_id = $1 and met_at is null and ended_at is null order by rule`,
      [file.id],
    )
  ).filter(({ rule }) => !rules || rules.includes(rule));
const days = async () => Object.fromEntries((await running()).map(({ rule, due }) => [rule, due]));

const closes = (more: Record<string, string> = {}) => ({
  ready: 'wantsNoMore',
  reason: 'ownWish',
  goingOn: 'no',
  violence: 'Hon säger det själv.',
  reassessment: 'Hon vill inte.',
  [`childNeed${child.replaceAll('-', '')}`]: 'Barnkuratorn håller i kön.',
  wayBack: 'Ring mottaget.',
  substitute: town.staff.teamLeader,
  helpLine: 'kvinnofridslinjen',
  followUp: 'declined',
  ...more,
});
const opens = { because: 'Hon ringde.' };
const gap = { kind: 'gap', gap: 'queue', support: 'trappanTalks', words: 'Kö till maj.' };
const plan = {
  version: '0',
  madeHow: 'together',
  'adult.signs': 'Han blir tyst',
  'adult.do': 'Tar barnen till grannen',
};

beforeEach(async () => {
  await town?.close();
  town = await aTown();
  served = serve(town);
  await town.setClock(at('2027-03-10T09:00'));
  officer = await signIn();
  file = await aFile(town)
    .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ id: child, part: 'child', name: 'Nova', birthYear: 2018 }))
    .onDesk({ first: 'Elin', last: 'Strand' })
    .made();
  await must('/niva', { level: 'secrecyMarker' });
  await must('/saker-kontakt', { 'ways.sms.allowed': 'yes', 'ways.sms.target': '070-174 06 05' });
  await must('/kontakta/sms', { result: 'wrongVoice' });
  await must('/handelse', { kind: 'release', onDay: '2027-05-20' });
  await must(`/barnen/${child}`, { ...gap, reviewOn: '2027-05-03', owner: town.staff.caseOfficer });
  await must('/trygghetsplan', { ...plan, reviewOn: '2027-04-06' });
  await must('/plan', { words: 'Söka ny lägenhet', owner: town.staff.caseOfficer, dueOn: '2027-06-01' });
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

/** The day after the last day, at midnight. */
const own = {
  childGap: '2027-05-04',
  newSafeWay: '2027-03-11',
  riskRedEvent: '2027-05-20',
  safetyPlanReview: '2027-04-07',
  secrecyMarkerAsked: '2027-03-25',
  secrecyMarkerEnds: '2028-03-11',
};

async function closeIt(): Promise<void> {
  const page = await (await officer.get(`/akt/${file.id}/avslut`)).text();
  const actions = [...page.matchAll(/name="(action[0-9a-f][^"]+)"/g)].map(([, name]) => name ?? '');
  await must('/avslut', closes(Object.fromEntries(actions.map((name) => [name, 'Hon söker själv.']))));
  expect(await running()).toEqual([]);
}

describe('a file that is opened again', () => {
  it('has the clock of what still waits, with its own day, and no other', async () => {
    expect(await days()).toEqual({ ...own, planAction: '2027-06-02' });
    await closeIt();
    await must('/oppna-igen', opens);
    // Whether to investigate is decided at once, and the risk is assessed within a week.
    expect(await days()).toEqual({ ...own, openInvestigation: '2027-03-11', riskFirst: '2027-03-18' });
  });

  it('has a soon day for what passed meanwhile, and the marker its own, by which the page tells that it ran out', async () => {
    await closeIt();
    await town.setClock(at('2028-05-02T09:00'));
    officer = await signIn();
    await must('/oppna-igen', opens);
    expect(await days()).toEqual({
      childGap: '2028-05-06',
      newSafeWay: '2028-05-03',
      riskRedEvent: '2028-05-06',
      safetyPlanReview: '2028-05-06',
      secrecyMarkerAsked: '2028-05-17',
      secrecyMarkerEnds: '2028-03-11',
      openInvestigation: '2028-05-03',
      riskFirst: '2028-05-10',
    });
    const level = await (await officer.get(`/akt/${file.id}/niva`)).text();
    expect(level).toContain('Gällde till och med 10 mars 2028.');
  });

  it('asks for nothing that was answered while it was closed, and starts nothing twice', async () => {
    await closeIt();
    await town.setClock(at('2027-03-12T09:00'));
    officer = await signIn();
    await must(`/barnen/${child}`, { kind: 'noNeed', words: 'Nova har fått sin plats.' });
    await must('/trygghetsplan', { ...plan, version: '1', reviewOn: '2027-07-01' });
    expect(await days()).toEqual({ safetyPlanReview: '2027-07-02' });
    await must('/oppna-igen', opens);
    const now = await running();
    expect(now.filter(({ rule }) => rule === 'childGap')).toEqual([]);
    expect(now.filter(({ rule }) => rule === 'safetyPlanReview').map(({ due }) => due)).toEqual(['2027-07-02']);
    expect(now.map(({ rule }) => rule)).toContain('riskRedEvent');
  });

  it('leaves a clock with whoever had it, and gives it to who answers where she has no way in any more', async () => {
    await must(`/barnen/${child}`, { ...gap, reviewOn: '2027-05-03', owner: town.staff.therapist });
    expect(await running(['childGap'])).toMatchObject([{ owner: town.staff.therapist }]);
    await closeIt();
    await must('/oppna-igen', opens);
    expect(await running(['childGap'])).toMatchObject([{ owner: town.staff.caseOfficer }]);
  });

  it('has them back also where a leader opens it, who writes in few of its parts; nobody else’s press starts one', async () => {
    await closeIt();
    const leader = await signIn('teamLeader');
    await must('/oppna', { purpose: 'review', reason: 'Hon ringde mig', next: '' }, leader);
    for (const who of ['therapist', 'otherCaseOfficer', 'intakeLeader', 'administrator'] as const)
      expect([who, await send('/oppna-igen', opens, await signIn(who))]).toEqual([who, 404]);
    expect(await running()).toEqual([]);
    await must('/oppna-igen', opens, leader);
    expect(await days()).toMatchObject(own);
  });

  it('calls the follow-ups off: their clocks end, and none is met that nobody made', async () => {
    await must('/saker-kontakt', { 'ways.letter.allowed': 'yes', 'ways.letter.target': 'Box 12' });
    const page = await (await officer.get(`/akt/${file.id}/avslut`)).text();
    const actions = [...page.matchAll(/name="(action[0-9a-f][^"]+)"/g)].map(([, name]) => [name, 'Hon söker själv.']);
    const agreed = { followUp: 'agreed', followUpWay: 'Brev', followUpOwner: town.staff.caseOfficer };
    await must('/avslut', closes({ ...agreed, ...Object.fromEntries(actions) }));
    expect((await running()).map(({ rule }) => rule)).toEqual(Array(3).fill('followUpContact'));
    await must('/oppna-igen', opens);
    expect(
      await town.look(
        `select distinct ended_at is not null as ended, met_at from data.running_clock where rule = 'followUpContact'`,
      ),
    ).toEqual([{ ended: true, met_at: null }]);
  });
});
