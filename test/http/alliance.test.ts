import { beforeAll, expect, it } from 'vitest';
import { servicesOf } from '../../src/demo/services.ts';
import { newId } from '../../src/kernel/ids.ts';
import { aFileAtWork, as, at, file, officer, rowsOf, send, support, therapist, town } from '../support/file-at-work.ts';
import type { Visitor } from '../support/visitor.ts';

// After the third talk both are asked how working together feels (WAI): what doesn't work is seen while it can be changed.

aFileAtWork();
let service = '';
beforeAll(async () => {
  const administrator = await as(town.staff.administrator);
  const talks = servicesOf(town).find(({ kind }) => kind === 'supportTalks');
  await administrator.post('/insatser', { _form: newId(), ...talks } as Record<string, string | string[]>);
  service = (await town.look<{ id: string }>('select id from data.service'))[0]?.id ?? '';
});

async function begun(): Promise<string> {
  const made = await send(officer, '/insatser', { service, rightTold: 'yes', worker: town.staff.therapist });
  const address = made.headers.get('location') ?? '';
  await officer.post(`${address}/borja`, { _form: newId() });
  return address;
}
async function talked(address: string, outcome = 'came'): Promise<void> {
  await therapist.post(`${address}/samtal`, { _form: newId(), purpose: 'Hur nätterna är' });
  const html = await (await therapist.get(address)).text();
  const talk = [...html.matchAll(/samtal\/([0-9a-f-]{36})\/stryk/g)].at(-1)?.[1] ?? '';
  const held = await therapist.post(`${address}/samtal/${talk}/utfall`, {
    ...{ _form: newId(), talk, outcome, heldOn: 'i dag', childrenInRoom: 'no' },
  });
  expect(held.status).toBe(303);
}
const rate = (who: Visitor, address: string, fields: Record<string, string> = {}) =>
  who.post(`${address}/samarbetet`, { _form: newId(), byPerson: 'filledIn', byWorker: 'filledIn', ...fields });
const clocks = () =>
  town.look<{ due: string; owner: string; met: boolean }>(
    `select to_char(due_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as due, owner_id as owner, met_at is not null as met
     from data.running_clock where file_id = $1 and rule = 'allianceRated'`,
    [file.id],
  );

it('is asked after the third talk that was held, of both, once', async () => {
  const address = await begun();
  expect((await rate(therapist, address)).status).toBe(409);
  await talked(address);
  await talked(address, 'noShow');
  await talked(address, 'byPhone');
  expect(await clocks()).toEqual([]);
  await talked(address);
  expect(await clocks()).toEqual([{ due: '2027-03-24', owner: town.staff.therapist, met: false }]);
  expect(await (await therapist.get(address)).text()).toContain('Tre samtal är hållna. Fyll i båda två senast');
  expect(await (await therapist.get('/min-dag')).text()).toContain('Hur samarbetet känns, för båda');
  const half = await rate(therapist, address, { byPerson: '', words: 'Kortare samtal, och oftare.' });
  const text = await half.text();
  expect([
    half.status,
    text.includes('Välj om personen har fyllt i.'),
    text.includes('Kortare samtal, och oftare.'),
  ]).toEqual([422, true, true]);
  expect((await rate(therapist, address, { byPerson: 'didNotWant', words: 'Kortare samtal.' })).status).toBe(303);
  expect((await clocks()).map(({ met }) => met)).toEqual([true]);
  const shown = await (await officer.get(address)).text();
  for (const words of ['Personen ville inte', 'Den som har samtalen har fyllt i', 'Kortare samtal.'])
    expect(shown).toContain(words);
  await talked(address);
  expect(await clocks()).toHaveLength(1);
});

it('is not waited for once the support has ended, which says why both were not asked', async () => {
  const address = await begun();
  for (const outcome of ['came', 'came', 'came']) await talked(address, outcome);
  const end = { choice: 'end', reason: 'Klar.' };
  const quiet = await officer.post(`${address}/slut`, { _form: newId(), ...end });
  expect([quiet.status, (await quiet.text()).includes('Skriv varför samarbetet inte är skattat')]).toEqual([422, true]);
  expect(await town.look('select from data.intervention where ended_at is not null')).toEqual([]);
  const ended = await officer.post(`${address}/slut`, { _form: newId(), ...end, unrated: 'Flyttade samma vecka.' });
  await ended.text();
  const shown = await (await officer.get(address)).text();
  for (const words of ['blev inte frågad innan stödet tog slut', 'Flyttade samma vecka.'])
    expect(shown).toContain(words);
  await town.setClock(at('2027-03-20T09:00'));
  const running = await town.look(
    `select 1 from data.running_clock where file_id = $1 and rule = 'allianceRated' and met_at is null and ended_at is null`,
    [file.id],
  );
  expect([ended.status, running.length]).toEqual([303, 0]);
});

it('asks the same where the person has stopped coming', async () => {
  const address = await begun();
  for (const outcome of ['came', 'came', 'came', 'noShow', 'noShow']) await talked(address, outcome);
  const silent = { what: 'ended', reason: 'unknown' };
  const say = (fields: Record<string, string>) =>
    officer.post(`${address}/tystnad`, { _form: newId(), ...silent, ...fields });
  const quiet = await say({});
  expect([quiet.status, (await quiet.text()).includes('Skriv varför samarbetet inte är skattat')]).toEqual([422, true]);
  expect((await say({ unrated: 'Gick inte att nå.' })).status).toBe(303);
  expect(await (await officer.get(address)).text()).toContain('Gick inte att nå.');
});

it('is written down by those who write in the plan and the notes, and by nobody else', async () => {
  const address = await begun();
  await talked(address);
  for (const who of ['otherCaseOfficer', 'outsider', 'auditor', 'administrator'] as const)
    expect([who, (await rate(await as(town.staff[who]), address)).status]).toEqual([who, 404]);
  expect(await rowsOf('alliance_rating')).toEqual([]);
  expect((await rate(support, address)).status).toBe(303);
});
