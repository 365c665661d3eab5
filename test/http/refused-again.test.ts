import { afterAll, beforeAll, expect, it } from 'vitest';
import { aTown, type Town } from '../builders/index.ts';
import { Investigations } from '../support/investigations.ts';
import { type Served, serve, type Visitor } from '../support/visitor.ts';

/** Asked for help again and again, and refused each time: the leader meets it, whatever the ending is called (V28). */
let town: Town;
let served: Served;
let work: Investigations;
let officer: Visitor;
let leader: Visitor;

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  work = await Investigations.begin(town, served);
  for (const kind of ['intervention', 'incomeSupport', 'endWithoutIntervention'] as const)
    await town.delegates(kind, 'caseOfficer');
  officer = work.officer;
  leader = await work.as(town.staff.teamLeader, 'Granskar.');
  await work.assessed();
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

const ready = async (): Promise<string> => {
  const at = await work.signed(leader);
  await work.send(officer, `${at}/beslut/underlag`, { person: work.self, how: 'inHand', words: 'Hela utredningen.' });
  return at;
};
const refusing = { choice: 'refuse', what: 'Samtalsstöd', motivation: 'Behovet kan tillgodoses på annat sätt.' };
const outcomes = async () =>
  (
    await town.look<{ outcome: string | null }>(
      'select outcome from data.investigation where file_id = $1 order by opened_at',
      [work.file.id],
    )
  ).map(({ outcome }) => outcome);
const asked = async () =>
  (
    await town.look(`select from data.alert where kind = 'reviewAsked' and file_id = $1 and staff_id = $2`, [
      work.file.id,
      town.staff.teamLeader,
    ])
  ).length;

it('is refused the first time by whoever has it from the board, and the second time by the leader alone', async () => {
  const first = await ready();
  expect((await work.send(officer, `${first}/beslut`, refusing)).status).toBe(303);
  expect(await outcomes()).toEqual(['refused']);

  const second = await ready();
  const page = await (await officer.get(`${second}/beslut`)).text();
  for (const words of ['Utredd 1 gång förut utan att få någon insats.', 'Bara ledaren för enheten, av samma skäl.'])
    expect(page).toContain(words);
  for (const choice of ['refuse', 'refuseIncome', 'withoutHelp']) {
    const answer = await work.send(officer, `${second}/beslut`, { ...refusing, choice });
    const html = await answer.text();
    expect([choice, answer.status, html.includes('Bara ledaren för enheten får avslå eller avsluta')]).toEqual([
      choice,
      422,
      true,
    ]);
    expect(html).toContain(refusing.motivation);
  }
  // Nor past the page: the database asks the same.
  const session = await town.signIn(town.staff.caseOfficer);
  await town.open(session, work.file.id);
  for (const outcome of ['refused', 'withoutHelp'])
    await expect(
      town.ask(
        session,
        `update data.investigation set state = 'ended', outcome = $1, ended_by = authz.me(), ended_at = now() where state = 'signed'`,
        [outcome],
      ),
    ).rejects.toMatchObject({ code: '42501' });
  expect((await work.send(await work.as(town.staff.outsider), `${second}/beslut`, refusing)).status).toBe(404);
  expect(await outcomes()).toEqual(['refused', null]);

  const before = await asked();
  const put = await work.send(officer, `${second}/beslut/ledaren`, refusing);
  expect([put.status, (await put.text()).includes('Ledaren har fått frågan.')]).toEqual([200, true]);
  expect(await asked()).toBe(before + 1);

  await town.delegates('intervention', 'teamLeader');
  leader = await work.as(town.staff.teamLeader, 'Avgör frågan.');
  const silent = await work.send(leader, `${second}/beslut`, refusing);
  expect([silent.status, (await silent.text()).includes('Skriv varför personen inte får någon hjälp')]).toEqual([
    422,
    true,
  ]);
  const done = await work.send(leader, `${second}/beslut`, { ...refusing, again: 'Den nya kommunen har tagit över.' });
  expect(done.status).toBe(303);
  expect(await outcomes()).toEqual(['refused', 'refused']);
});

it('is asked of nobody where something is granted, and one more thing is refused beside it', async () => {
  await town.delegates('intervention', 'caseOfficer');
  const third = await ready();
  const granting = { ...refusing, choice: 'grant' };
  expect((await work.send(officer, `${third}/beslut`, granting)).status).toBe(303);
  expect((await work.send(officer, `${third}/beslut`, { ...refusing, what: 'Kontaktperson' })).status).toBe(303);
  expect(await outcomes()).toEqual(['refused', 'refused', 'granted']);
});

it('is not looked into a third time within a year by the leader alone', async () => {
  await town.delegates('notOpenAdultInvestigation', 'caseOfficer');
  const leave = (who: Visitor) =>
    work.send(who, work.path('/utredning'), { outcome: 'notOpen', motive: 'Frågan är besvarad.' });
  expect([(await leave(officer)).status, (await leave(officer)).status]).toEqual([303, 303]);
  const third = await leave(officer);
  const html = await third.text();
  expect([third.status, html.includes('Två gånger på ett år har det som kommit in inte utretts.')]).toEqual([
    422,
    true,
  ]);
  expect(html).toContain('Frågan är besvarad.');
  expect((await leave(await work.as(town.staff.outsider))).status).toBe(404);
  expect((await outcomes()).length).toBe(5);
  expect((await leave(leader)).status).toBe(303);
  expect((await outcomes()).length).toBe(6);
});
