import { afterAll, beforeAll, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { aFile, aTown, type Town, tellsOf } from '../builders/index.ts';
import { aChildFile } from '../support/guardian-letter.ts';
import { pdfWords } from '../support/pdf.ts';
import { answered, asks, form, readersIn, signs } from '../support/readings.ts';
import { SealedLog } from '../support/sealed-log.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// Who has read, where care is called for: nothing of it by itself, and a leader signs.

let town: Town;
let served: Served;
let officer: Visitor;
const as = async (person: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[person]));
const see = async (who: Visitor, path: string) => (await who.get(path)).text();

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.delegates('disclosure', 'teamLeader');
  officer = await as('caseOfficer');
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

async function asked(who: Visitor, path: string, more: Record<string, string> = {}): Promise<string> {
  const answer = await who.post(path, asks(more));
  expect([answer.status, answer.status === 303 ? '' : await answer.text()]).toEqual([303, '']);
  return answer.headers.get('location') ?? '';
}

it('shows one who uses violence nothing by itself, and no more than the team; a leader signs and says why', async () => {
  const his = await aFile(town)
    .with(({ sql }, opened) => setFileSide(sql, opened, 'perpetrator'))
    .with(tellsOf({ part: 'self', name: 'Rolf Berg', birthYear: 1985 }))
    // One who works with her too, and one whose unit would tell where somebody has asked for help.
    .withTeam(
      { staffId: town.staff.therapist, function: 'therapist' },
      { staffId: town.staff.supportWorker, function: 'supportWorker' },
      { staffId: town.staff.dutyOfficer, function: 'coHandler' },
    )
    .made();
  const hers = await aFile(town)
    .createdBy(town.staff.otherCaseOfficer)
    .withTeam({ staffId: town.staff.supportWorker, function: 'supportWorker' })
    .made();
  await town.look(`insert into authz.situation_member values ($1, $2, 'victim'), ($1, $3, 'perpetrator')`, [
    (await aFile(town).made()).id,
    hers.id,
    his.id,
  ]);
  const here = `/akt/${his.id}`;
  for (const person of ['supportWorker', 'dutyOfficer'] as const)
    expect((await (await as(person)).get(here)).status).toBe(200);
  const [therapist, leader] = [await as('therapist'), await as('teamLeader')];
  await officer.get(here);
  await therapist.get(here);
  await leader.post(`${here}/oppna`, form({ purpose: 'review', reason: 'Följer upp', next: here }));
  await new SealedLog(town).seal();
  const path = await asked(officer, `${here}/last`);
  const page = await see(officer, path);
  expect(page).toContain('Inget står med av sig självt');
  expect(
    readersIn(page)
      .map((name) => name.split('_').at(-1))
      .toSorted(),
  ).toEqual(['caseOfficer', 'therapist']);
  for (const name of readersIn(page)) expect(page).not.toMatch(new RegExp(`name="${name}"[^>]*checked`));
  expect((await officer.post(`${path}/svar`, answered(page))).status).toBe(303);
  expect((await therapist.post(`${path}/signera`, signs(page))).status).toBe(404);
  const waiting = await see(leader, path);
  expect((await leader.post(`${path}/signera`, signs(waiting))).status).toBe(422);
  expect(
    (await leader.post(`${path}/signera`, signs(waiting, { exception: 'Han vet vilka han träffar.' }))).status,
  ).toBe(303);
  // Where a refusal is given, its paper says the same to all like him: no word of ours, nor whether there is a file.
  const other = await asked(officer, `${here}/last`);
  expect((await leader.post(`${other}/avsla`, form({ reasons: 'Hon är i fara.' }))).status).toBe(303);
  const words = pdfWords(Buffer.from(await (await leader.get(`${other}/blad`)).arrayBuffer()));
  expect([words.includes('fara'), words.includes('omdetfinnsnågrauppgifter')]).toEqual([false, true]);
});

it('tells a guardian no more than who of the children’s unit works with the child, and nothing of the other parent’s side', async () => {
  const child = await aChildFile(town);
  const here = `/akt/${child.file.id}`;
  const maker = await as('childOfficer');
  await maker.get(here);
  await officer.get(here); // works with the mother, and is in the child's team
  await new SealedLog(town).seal();
  const path = await asked(maker, `${here}/last`, { who: child.other });
  expect((await maker.post(`${here}/last`, asks({ who: 'self' }))).status).toBe(422); // ten years old
  const page = await see(maker, path);
  expect(page).toContain('Säg inte vad svaret blir');
  expect(readersIn(page)).toEqual([`r_${town.units.childrenUnit.replaceAll('-', '')}_caseOfficer`]);
  expect((await maker.post(`${path}/svar`, answered(page))).status).toBe(303);
  const chief = await as('childrenLeader');
  await chief.post(`${here}/oppna`, form({ purpose: 'review', reason: 'Granskar', next: here }));
  expect((await officer.post(`${path}/signera`, signs(await see(officer, path), { exception: 'Ja' }))).status).toBe(
    404,
  );
  const waiting = await see(chief, path);
  expect((await chief.post(`${path}/signera`, signs(waiting, { exception: 'Domstolen.' }))).status).toBe(303);
  const words = pdfWords(Buffer.from(await (await chief.get(`${path}/blad`)).arrayBuffer()));
  expect(words).toContain('Barnochunga');
  for (const never of ['Relationsvåld', 'Elin', 'Strand,', 'Nova', 'Mats']) expect(words).not.toContain(never);
  // Shut out afterwards: the paper is no more.
  expect((await maker.post(`${here}/lasare/${child.other}/stopp`, form({ words: 'Hotar.' }))).status).toBe(303);
  expect((await maker.get(`${path}/blad`)).status).toBe(404);
  expect((await maker.post(`${path}/lamna`, form({ asked: 'yes' }))).status).toBe(404);
});
