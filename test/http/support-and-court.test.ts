import { afterAll, beforeAll, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { aFile } from '../builders/index.ts';
import { Support, send } from '../support/given-support.ts';

// Support that has a last day, beside what the police and the court do.

let support: Support;
beforeAll(async () => {
  support = await Support.open();
});
afterAll(() => support.close());

it('says when what has a last day ends before the court does, and that talks may carry on until then (V06, V08)', async () => {
  const { town, as, asked, arranged } = support;
  const amina = await as('caseOfficer');
  const court = await aFile(town)
    .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
    .with(({ sql }, made) => setFileSide(sql, made, 'victim'))
    .made();
  const begun = async (kind: string) => {
    const address = await arranged(amina, asked(kind), court);
    expect((await send(amina, `${address}/borja`)).status).toBe(303);
    return address;
  };
  const nextOn = (await town.now()).toZonedDateTimeISO('Europe/Stockholm').toPlainDate().add({ weeks: 20 });
  const process = { kind: 'court', holder: 'Tingsrätten', nextStep: 'Förhandling', nextOn: nextOn.toString() };
  expect((await send(amina, `/akt/${court.id}/processer`, process)).status).toBe(303);
  const said = async (tail: string) =>
    /Stödet (slutar|kan ta slut) före rättsprocessen/.exec(
      await (await amina.get(`/akt/${court.id}${tail}`)).text(),
    )?.[1];
  expect([await said(''), await said('/processer')]).toEqual([undefined, undefined]);
  const weeks = await begun('practicalSupport');
  expect([await said(''), await said('/processer')]).toEqual(['slutar', 'slutar']);
  await begun('supportTalks');
  expect([await said(''), await said('/processer')]).toEqual(['kan ta slut', 'kan ta slut']);
  // Nothing has a last day any more; of the talks nobody knows it.
  await send(amina, `${weeks}/slut`, { choice: 'end', reason: 'Klart.' });
  expect([await said(''), await said('/processer')]).toEqual([undefined, undefined]);
});

it('says that nobody knows how long the police go on, where what is planned has a last day (V08)', async () => {
  const { town, as } = support;
  const amina = await as('caseOfficer');
  const police = await aFile(town)
    .with(({ sql }, made) => setFileSide(sql, made, 'victim'))
    .made();
  const process = { kind: 'police', holder: 'Polisen, Anna Lind' };
  expect((await send(amina, `/akt/${police.id}/processer`, process)).status).toBe(303);
  const title = 'Stödet kan ta slut före rättsprocessen';
  const read = async (tail: string) => (await amina.get(`/akt/${police.id}${tail}`)).text();
  expect([(await read('')).includes(title), (await read('/processer')).includes(title)]).toEqual([false, false]);
  const planned = { words: 'Följa med till målsägandebiträdet', owner: town.staff.caseOfficer, dueOn: '2027-04-30' };
  expect((await send(amina, `/akt/${police.id}/plan`, planned)).status).toBe(303);
  const [file, processes] = [await read(''), await read('/processer')];
  expect([file.includes(title), processes.includes(title)]).toEqual([true, true]);
  expect(processes).toMatch(/slutar [^,<]*30 apr[^,<]*, och ingen vet när det här är slut: polis\./);
  // What is planned is read out with its day once.
  const heard = file.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  expect(heard).toMatch(/målsägandebiträdet senast [^,.]{0,12}30 apr/);
});
