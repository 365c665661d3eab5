import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aTown, type Town } from '../builders/index.ts';
import { Investigations } from '../support/investigations.ts';
import { type Served, serve, type Visitor } from '../support/visitor.ts';

// A party who has waited for six months may ask that the matter be decided: within four weeks, or refused by a decision (FL 12).

let town: Town;
let served: Served;
let work: Investigations;
let leader: Visitor;
let at = '';
const day = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const said = async (answer: Response, words: string) => [answer.status, (await answer.text()).includes(words)];
const due = async () =>
  (
    await town.look<{ due: string }>(
      `select (due_at at time zone 'Europe/Stockholm')::text as due from data.running_clock
         where file_id = $1 and rule = 'decisionRequest' and met_at is null and ended_at is null`,
      [work.file.id],
    )
  ).map((row) => row.due);
const asking = () => ({ person: work.self, appliedOn: '2026-06-01', askedOn: '2026-12-23' });

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.setClock(day('2026-12-28T09:00'));
  work = await Investigations.begin(town, served);
  await town.delegates('refuseRequest', 'teamLeader');
  leader = await work.as(town.staff.teamLeader, 'Granskar.');
  at = await work.opened();
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

it('is written down on the day that it came, once, and not before the six months have gone', async () => {
  for (const [wrong, words] of [
    [{ appliedOn: '2026-07-01' }, 'från och med den 1 januari 2027'],
    [{ askedOn: '2026-12-29' }, 'Dagen har inte kommit än'],
    [{ askedOn: '2026-05-01' }, 'före ansökan'],
    [{ person: newId() }, 'Välj en av parterna'],
  ] as const)
    expect([
      words,
      ...(await said(await work.send(work.officer, `${at}/begaran`, { ...asking(), ...wrong }), words)),
    ]).toEqual([words, 422, true]);
  expect(await due()).toEqual([]);
  expect((await work.send(work.officer, `${at}/begaran`, asking())).status).toBe(303);
  // Four weeks from the day that it came; neither Christmas nor a weekend gives more.
  expect(await due()).toEqual(['2027-01-21 00:00:00']);
  expect(await (await work.officer.get(at)).text()).toContain('Avgör ärendet senast ons 20 jan');
  expect(await said(await work.send(work.officer, `${at}/begaran`, asking()), 'redan begärt det en gång')).toEqual([
    422,
    true,
  ]);
});

it('is refused by one who has it from the board, in a decision that is handed over and can be appealed', async () => {
  const motivation = 'Läkarutlåtandet kommer den 20 januari.';
  const notHers = await work.send(work.officer, `${at}/begaran/avslag`, { motivation });
  expect(await said(notHers, 'Du har inte delegation för att avslå en begäran')).toEqual([422, true]);
  const place = await work.send(leader, `${at}/begaran/avslag`, { motivation: 'Hon bor på Ekgatan 14.' });
  expect(await said(place, 'ser ut som en adress')).toEqual([422, true]);
  expect(await due()).toHaveLength(1);
  const done = await work.send(leader, `${at}/begaran/avslag`, { motivation });
  expect(done.status).toBe(303);
  const decision = done.headers.get('location') ?? '';
  expect(await due()).toEqual([]);
  expect((await work.send(leader, `${at}/begaran/avslag`, { motivation })).status).toBe(404);
  const page = await (await work.officer.get(decision)).text();
  expect([page.includes('Avslås'), page.includes(motivation)]).toEqual([true, true]);
  expect((await work.send(work.officer, `${decision}/brev`)).status).toBe(303);
  expect(
    (await work.send(work.officer, `${decision}/mottaget`, { person: work.self, on: 'i dag', how: 'inHand' })).status,
  ).toBe(303);
  expect(
    await town.look(`select from data.running_clock where rule = 'appeal' and file_id = $1`, [work.file.id]),
  ).toHaveLength(1);
});

it('is nobody’s without the file', async () => {
  for (const staff of ['otherCaseOfficer', 'therapist', 'childrenLeader', 'administrator'] as const) {
    const other = await work.as(town.staff[staff]);
    for (const tail of ['begaran', 'begaran/avslag'])
      expect((await work.send(other, `${at}/${tail}`, { ...asking(), motivation: 'Nej.' })).status).toBe(404);
  }
});
