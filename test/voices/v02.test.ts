import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

/** V02: they had to tell the whole story again to every new official. Here it is written once, confirmed, and reused. */
let town: Town;
let served: Served;
let file: MadeFile;
let amina: Visitor;
let johan: Visitor;
const page = '0.a1b2c3d4';
const told = 'Mikael slog mig med knuten hand när jag bar Nova. Det var den 3 mars i köket.';
const as = async (staffId: StaffId) => new Visitor(served, await town.signIn(staffId));
const path = (tail = '') => `/akt/${file.id}${tail}`;
const see = async (who: Visitor, tail = '/berattelsen') => (await who.get(path(tail))).text();
const send = (who: Visitor, tail: string, fields: Record<string, string>) =>
  who.post(path(tail), { _form: newId(), ...fields });
const counts = (html: string) => [...html.matchAll(/<dd>(\d+)<\/dd>/g)].map(([, n]) => Number(n));

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  file = await aFile(town)
    .withTeam(
      { staffId: town.staff.otherCaseOfficer, function: 'coHandler' },
      { staffId: town.staff.therapist, function: 'therapist' },
      { staffId: town.staff.supportWorker, function: 'supportWorker' },
    )
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(({ sql }, opened) => setFileSide(sql, opened, 'victim'))
    .made();
  amina = await as(town.staff.caseOfficer);
  johan = await as(town.staff.otherCaseOfficer);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

describe('V02 told once', () => {
  it('is saved while it is told, and the page says that nothing is written yet', async () => {
    expect(await see(amina, '')).toContain('Inte nedskriven');
    const saved = await amina.postJson(path('/berattelsen'), { text: told.slice(0, 20), version: page });
    expect(saved.status).toBe(200);
    expect(await see(amina, '')).toContain('Påbörjad');
  });

  it('is finished, and is not in use before she says that it is right', async () => {
    expect((await send(amina, '/berattelsen/klar', { text: told, version: page })).status).toBe(303);
    expect(await see(johan)).toContain('Väntar på att hen säger om den stämmer');
    expect((await send(amina, '/berattelsen/bekrafta', { version: '1' })).status).toBe(422); // how did she get to know it?
    expect((await send(amina, '/berattelsen/bekrafta', { version: '1', how: 'readAloud' })).status).toBe(303);
    const page1 = await see(johan);
    expect(page1).toContain('uppläst, tillsammans med Amina Yusuf');
    expect(page1).toContain(told);
  });

  it('is reused by the next worker, who need not ask', async () => {
    expect(await see(await as(town.staff.therapist))).toContain(told);
    // A support worker does her work without the story.
    expect((await (await as(town.staff.supportWorker)).get(path('/berattelsen'))).status).toBe(404);
  });

  it('is corrected in a new version that says what changed; the confirmed one is reused until she confirms', async () => {
    expect(await see(johan, '/berattelsen?skriv')).toContain(told);
    const corrected = `${told} Sam såg det.`;
    const silent = await send(johan, '/berattelsen/klar', { text: corrected, version: page });
    expect(silent.status).toBe(422);
    expect(await silent.text()).toContain('Skriv vad som är ändrat.');
    const said = { text: corrected, version: page, changed: 'Sam var också i köket.' };
    expect((await send(johan, '/berattelsen/klar', said)).status).toBe(303);
    const waiting = await see(amina);
    expect(waiting.indexOf('Sam såg det.')).toBeLessThan(waiting.indexOf('Gäller'));
    expect((await send(johan, '/berattelsen/bekrafta', { version: '1', how: 'byPhone' })).status).toBe(409);
    expect((await send(johan, '/berattelsen/bekrafta', { version: '2', how: 'byPhone' })).status).toBe(303);
    expect(await see(amina)).toContain('Sam var också i köket.');
  });

  it('is never changed afterwards, by nobody', async () => {
    await expect(
      town.look('update data.account set body = $2 where file_id = $1', [file.id, Buffer.from('x')]),
    ).rejects.toMatchObject({ code: 'SG005' });
  });

  it('counts how many she has met and how often she had to tell it again, and shows it on the file', async () => {
    expect(counts(await see(amina))).toEqual([2, 0]);
    expect((await send(await as(town.staff.otherCaseOfficer), '/berattelsen/igen', { why: 'notFound' })).status).toBe(
      303,
    );
    expect(counts(await see(amina))).toEqual([2, 1]);
    expect(await see(amina, '')).toContain('Har mött 2 medarbetare och fått berätta igen 1 gång.');
  });
});
