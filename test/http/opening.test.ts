import { afterAll, beforeAll, expect, it } from 'vitest';
import { reasonField } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

let town: Town;
let served: Served;
let file: MadeFile;

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  file = await aFile(town).withTeam({ staffId: town.staff.therapist, function: 'therapist' }).made();
});
afterAll(() => town.close());

const visit = async (staffId: Town['staff'][keyof Town['staff']]) => new Visitor(served, await town.signIn(staffId));
const why = () => `/akt/${file.id}/varfor`;

it('the team is told its own ground, and which sections it may read and write', async () => {
  const answer = await (await visit(town.staff.therapist)).get(why());
  const words = await answer.text();
  expect(answer.status).toBe(200);
  expect(words).toContain('Du är i teamet: behandlare');
  expect(words).toContain('Mirja Niemi · behandlare, Relationsvåldsteamet');
  expect(words).toMatch(/Var personen finns<\/th><td[^>]*>Nej/);
  expect(words).toMatch(/Skydd<\/th><td[^>]*>Ja<\/td><td[^>]*>Ja/);
});

it('a leader is asked first, and what she writes is sealed, logged and shown to her', async () => {
  const visitor = await visit(town.staff.teamLeader);
  const asked = await (await visitor.get(why())).text();
  expect(asked).toContain('Varför behöver du öppna akten?');
  expect(asked).toContain(`action="/akt/${file.id}/oppna"`);

  const empty = await visitor.post(`/akt/${file.id}/oppna`, { next: why(), reason: '  ' });
  expect([empty.status, await empty.text()]).toEqual([422, expect.stringContaining('Skriv varför du behöver')]);
  expect(await (await visitor.get(why())).text()).toContain('Varför behöver du öppna akten?');

  const fields = { next: why(), purpose: 'review', reason: 'Granska beslutet i dag' };
  const opened = await visitor.post(`/akt/${file.id}/oppna`, fields);
  expect(opened.headers.get('location')).toBe(why());
  const words = await (await visitor.get(why())).text();
  expect(words).toContain('Du leder enheten som har akten');
  expect(words).toContain('Granska beslutet i dag');

  const [kept] = await town.look<{ reason: Buffer; purpose: string }>(
    "select reason, purpose from authz.opening where file_id = $1 and ground_kind = 'leader'",
    [file.id],
  );
  expect(kept?.purpose).toBe('review');
  expect(kept?.reason.includes('Granska')).toBe(false);
  expect(kept && town.keyring.reasons.unseal(reasonField(file.id), kept.reason)).toBe('Granska beslutet i dag');
});

it('the one on duty in the unit is asked, and is told until when', async () => {
  await town.onDuty(town.staff.otherCaseOfficer, town.units.violenceTeam);
  const visitor = await visit(town.staff.otherCaseOfficer);
  const fields = { next: 'https://annan.se/', purpose: 'acute', reason: 'Hon ringer nu' };
  const opened = await visitor.post(`/akt/${file.id}/oppna`, fields);
  expect(opened.headers.get('location')).toBe(`/akt/${file.id}`);
  expect(await (await visitor.get(why())).text()).toContain('Du har jour till');
});

it('one without a ground gets the same answer for a file that exists and one that does not, whatever the reason', async () => {
  const visitor = await visit(town.staff.outsider);
  const fields = { next: why(), purpose: 'acute', reason: 'Jag vill veta' };
  const answers = [
    await visitor.post(`/akt/${file.id}/oppna`, fields),
    await visitor.post(`/akt/${newId()}/oppna`, fields),
    await visitor.get(why()),
    await visitor.get(`/akt/${newId()}/varfor`),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  const [asked, askedNowhere, read, readNowhere] = await Promise.all(answers.map((answer) => answer.text()));
  expect(asked).toBe(askedNowhere);
  expect(read).toBe(readNowhere);
  // Whichever it is: what was written comes back, and the way on in danger.
  expect(asked).toContain('Jag vill veta');
  for (const page of [asked, read]) expect(page).toContain('href="/nodoppning"');
  const refused =
    "select from audit.entry where action = 'file.askedToOpen' and outcome = 'refused' and detail ->> 'file' = $1";
  expect(await town.look(refused, [file.id])).toHaveLength(1);
});

it('nobody is sent to the door', async () => {
  const answer = await new Visitor(served).post(`/akt/${file.id}/oppna`, { purpose: 'acute', reason: 'x' });
  expect(answer.headers.get('location')).toBe('/logga-in');
});

it('no page made a fault', () => expect(served.faults).toEqual([]));
