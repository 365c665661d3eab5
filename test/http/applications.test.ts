import { afterAll, beforeAll, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { aFile, aTown, type Town, tellsOf } from '../builders/index.ts';
import { Investigations } from '../support/investigations.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// An application has no form: whoever hears it takes it down, and from that moment somebody is to decide (SoL 14:2).

let town: Town;
let served: Served;
let work: Investigations;
let therapist: Visitor;
const running = (file: string) =>
  town.look<{ owner: string }>(
    `select owner_id as owner from data.running_clock
       where file_id = $1 and rule = 'openInvestigation' and met_at is null and ended_at is null`,
    [file],
  );
const read = async (who: Visitor, path: string) => (await who.get(path)).text();
const made = { madeOn: 'i dag', way: 'talk', spokenBy: 'self', words: 'Jag vill ha hjälp att flytta.' };

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  work = await Investigations.begin(town, served);
  const { caseOfficer } = town.staff;
  const session = await town.signIn(caseOfficer);
  await town.open(session, work.file.id);
  for (const [staff, part] of [
    [town.staff.therapist, 'therapist'],
    [town.staff.supportWorker, 'supportWorker'],
  ] as const)
    await work.send(work.officer, work.path('/team'), { staff, function: part });
  therapist = new Visitor(served, await town.signIn(town.staff.therapist));
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

it('is taken down by whoever hears it, in whose words it was, and whoever answers for the file decides today', async () => {
  expect((await therapist.get(work.path())).status).toBe(200);
  const page = await read(therapist, work.path('/ansokan'));
  expect([page.includes('utan blankett'), page.includes('/utredning"')]).toEqual([true, false]);
  const wrong = await work.send(therapist, work.path('/ansokan'), { ...made, spokenBy: '', words: '' });
  const said = await wrong.text();
  expect([wrong.status, said.includes('Välj vems ord det är'), said.includes('Skriv vad personen söker')]).toEqual([
    422,
    true,
    true,
  ]);
  expect((await work.send(therapist, work.path('/ansokan'), { ...made, madeOn: '2031-01-01' })).status).toBe(422);
  expect((await work.send(therapist, work.path('/ansokan'), made)).status).toBe(303);
  expect(await running(work.file.id)).toEqual([{ owner: town.staff.caseOfficer }]);
  expect(await read(therapist, work.path('/ansokan'))).toContain(made.words);
  const [row] = await town.look<{ words: Buffer }>('select words from data.application');
  expect(row?.words.toString('latin1')).not.toContain('flytta');
  // Said once more, it is the same day that holds.
  await work.send(therapist, work.path('/ansokan'), made);
  expect(await running(work.file.id)).toHaveLength(1);
});

it('is seen where it is decided; one that comes later is said to belong to what goes on, or the clock runs', async () => {
  expect(await read(work.officer, work.path('/utredning'))).toContain(made.words);
  await work.opened();
  expect(await running(work.file.id)).toEqual([]);
  await work.send(work.officer, work.path('/ansokan'), { ...made, way: 'phone' });
  expect(await running(work.file.id)).toEqual([]);
  await work.send(therapist, work.path('/ansokan'), { ...made, words: 'Jag vill ha en ny dörr.' });
  expect(await running(work.file.id)).toHaveLength(1);
  expect(await read(work.officer, work.path('/utredning'))).toContain('Något nytt har kommit in');
  for (const key of ['therapist', 'outsider'] as const) {
    const who = new Visitor(served, await town.signIn(town.staff[key]));
    expect((await work.send(who, work.path('/hor-hit'))).status, key).toBe(404);
  }
  expect(await running(work.file.id)).toHaveLength(1);
  expect((await work.send(work.officer, work.path('/hor-hit'))).status).toBe(303);
  expect(await running(work.file.id)).toEqual([]);
  expect(await read(work.officer, work.path('/utredning'))).not.toContain('Något nytt har kommit in');
});

it('is nothing to one with no ground, and starts the same clock in the file of one who uses violence', async () => {
  const outsider = new Visitor(served, await town.signIn(town.staff.outsider));
  expect((await outsider.get(work.path('/ansokan'))).status).toBe(404);
  expect((await work.send(outsider, work.path('/ansokan'), made)).status).toBe(404);
  const other = await aFile(town)
    .with(tellsOf({ part: 'self', name: 'Rolf Berg' }))
    .with((tx, file) => setFileSide(tx.sql, file, 'perpetrator'))
    .made();
  const officer = new Visitor(served, await town.signIn(town.staff.caseOfficer));
  expect((await work.send(officer, `/akt/${other.id}/ansokan`, made)).status).toBe(303);
  expect(await running(other.id)).toHaveLength(1);
  expect(await read(officer, `/akt/${other.id}/utredning`)).toContain(made.words);
});
