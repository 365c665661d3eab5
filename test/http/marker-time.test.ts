import { expect, it } from 'vitest';
import { aFileAtWork, as, at, file, officer, path, see, send, therapist, town } from '../support/file-at-work.ts';

// A secrecy marker is granted for a time and not renewed by itself: whoever has the file is reminded before it runs out.

aFileAtWork();
const clocks = (rule = 'secrecyMarkerEnds') =>
  town.look<{ due: string; owner_id: string; met: boolean; ended: boolean }>(
    `select to_char(due_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as due, owner_id, met_at is not null as met, ended_at is not null as ended
     from data.running_clock where file_id = $1 and rule = $2 order by started_at, due_at`,
    [file.id, rule],
  );
const running = async (rule?: string) =>
  (await clocks(rule)).filter(({ met, ended }) => !met && !ended).map(({ due }) => due);

it('counts a year where no day is known, moves nothing for an empty form, and then what is written down, each time it is renewed', async () => {
  expect(await see(officer, '/niva')).not.toContain('Hur länge gäller markeringen?');
  expect((await send(officer, '/niva', { level: 'secrecyMarker' })).status).toBe(303);
  expect(await running()).toEqual(['2028-03-10']);
  // The year is a guess, and the marker may be older than that: it is asked for within two weeks.
  expect(await running('secrecyMarkerAsked')).toEqual(['2027-03-24']);
  expect(await see(officer, '/niva')).toContain('Den rätta dagen kan komma tidigare.');
  for (const [wrong, says] of [
    [{}, 'Skriv till och med vilken dag markeringen gäller'],
    [{ granted: '2027-03-10' }, 'Dagen har inte varit än.'],
    [{ until: '2027-03-08' }, 'Den dagen har redan varit.'],
    [{ granted: '2026-03-01' }, 'Ett år från den dagen har redan gått.'],
  ] as const) {
    const refused = await send(officer, '/nivatid', wrong);
    const text = await refused.text();
    expect([wrong, refused.status, text.includes(says), text.includes(Object.values(wrong).join())]).toEqual([
      wrong,
      422,
      true,
      true,
    ]);
  }
  expect((await send(officer, '/nivatid', { granted: '2026-06-01' })).status).toBe(303);
  expect([await running(), await running('secrecyMarkerAsked')]).toEqual([['2027-06-02'], []]);
  expect(await see(officer, '/niva')).toContain('Räknas från 1 juni 2026. Gäller till och med 1 juni 2027.');
  const list = async () => (await officer.get('/min-dag')).text();
  expect(await list()).not.toContain('Sekretessmarkeringen går ut');
  await town.setClock(at('2027-04-10T09:00'));
  expect(await (await (await as(town.staff.caseOfficer)).get('/min-dag')).text()).toContain(
    'Sekretessmarkeringen går ut',
  );
  await town.setClock(at('2027-06-02T09:00'));
  const later = await as(town.staff.caseOfficer);
  expect(await see(later, '/niva')).toContain('Gällde till och med 1 juni 2027. Fråga om den är förnyad.');
  expect((await send(later, '/nivatid', { until: '2028-05-31' })).status).toBe(303);
  expect(await running()).toEqual(['2028-06-01']);
});

it('ends when another level takes its place', async () => {
  await send(officer, '/niva', { level: 'secrecyMarker' });
  expect((await send(officer, '/niva', { level: 'protectedRegistration' })).status).toBe(303);
  expect([await running(), await running('secrecyMarkerAsked')]).toEqual([[], []]);
  const late = await send(officer, '/nivatid', { until: '2028-01-01' });
  expect([late.status, (await late.text()).includes('Akten har ingen sekretessmarkering nu.')]).toEqual([409, true]);
});

it('is written down by those who write who the person is, and by nobody else', async () => {
  await send(officer, '/niva', { level: 'secrecyMarker' });
  const before = await clocks();
  expect((await send(therapist, '/nivatid', { until: '2028-01-01' })).status).toBe(404);
  for (const who of ['otherCaseOfficer', 'outsider', 'auditor', 'administrator'] as const)
    expect([who, (await (await as(town.staff[who])).post(path('/nivatid'), { until: '2028-01-01' })).status]).toEqual([
      who,
      404,
    ]);
  expect(await clocks()).toEqual(before);
});
