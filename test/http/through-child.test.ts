import { beforeEach, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, type MadeFile, tellsOf } from '../builders/index.ts';
import { aFileAtWork, as, officer, town } from '../support/file-at-work.ts';

// A child used after the separation is violence that goes on, told with who does it (V29).

aFileAtWork();
let nova: PersonId;
let tarek: PersonId;
let hers: MadeFile;
const make = async (side: 'victim' | 'perpetrator') => {
  [nova, tarek] = [newId<PersonId>(), newId<PersonId>()];
  hers = await aFile(town)
    .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ id: tarek, part: 'usesViolence', name: 'Tarek' }))
    .with(tellsOf({ id: nova, part: 'child', name: 'Nova Strand', birthYear: 2018 }))
    .with(({ sql }, opened) => setFileSide(sql, opened, side))
    .made();
};
const told = (fields: Record<string, string | string[]> = {}, who = officer) =>
  who.post(`/akt/${hers.id}/efterat/${nova}`, {
    ...{
      _form: newId(),
      by: tarek,
      ways: ['handoverThreats', 'messages'],
      words: 'Tarek hotade Elin när Nova stod bredvid.',
    },
    ...fields,
  });
const rows = () =>
  town.look<{ kind: string; by_person: string; to_person: string; ongoing: boolean }>(
    'select kind, by_person, to_person, ongoing from data.violence_told where file_id = $1',
    [hers.id],
  );

beforeEach(() => make('victim'));

it('is recorded as violence that goes on, by somebody, with the child exposed to it', async () => {
  const page = await (await officer.get(`/akt/${hers.id}/efterat/${nova}`)).text();
  for (const words of ['Det är ingen konflikt mellan två', 'inte heller samarbetssamtal'])
    expect(page).toContain(words);
  const none = await told({ ways: [] });
  const kept = await none.text();
  expect([none.status, kept.includes('Kryssa i minst en.'), kept.includes('Nova stod bredvid')]).toEqual([
    422,
    true,
    true,
  ]);
  expect((await told({ by: nova })).status).toBe(422);
  expect(await rows()).toEqual([]);
  expect((await told()).status).toBe(303);
  expect(await rows()).toEqual([{ kind: 'throughChild', by_person: tarek, to_person: nova, ongoing: true }]);
  expect(await town.look('select child_exposure from data.person_told where id = $1', [nova])).toEqual([
    { child_exposure: ['direct'] },
  ]);
});

it('is told by who writes the account for the child, and is not there in the file of one who uses violence', async () => {
  for (const who of ['therapist', 'outsider', 'auditor', 'administrator', 'otherCaseOfficer'] as const)
    expect([who, (await told({}, await as(town.staff[who]))).status]).toEqual([who, 404]);
  expect(await rows()).toEqual([]);
  await make('perpetrator');
  expect((await told()).status).toBe(404);
  expect((await officer.get(`/akt/${hers.id}/efterat/${nova}`)).status).toBe(404);
  expect(await rows()).toEqual([]);
});
