import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// Each command of safety: who may, who may not, and that there was something to hide.

let town: Town;
let served: Served;
let file: MadeFile;
const adult = newId<PersonId>();
const visitors = new Map<string, Visitor>();
const as = async (key: keyof Town['staff']) => {
  const visitor = visitors.get(key) ?? new Visitor(served, await town.signIn(town.staff[key]));
  visitors.set(key, visitor);
  return visitor;
};
const send = async (key: keyof Town['staff'], tail: string, fields: Record<string, string | string[]>) =>
  (await as(key)).post(`/akt/${file.id}${tail}`, { _form: newId(), ...fields });
const count = async (table: string) =>
  Number(
    (await town.look<{ n: string }>(`select count(*) as n from data.${table} where file_id = $1`, [file.id]))[0]?.n,
  );

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.delegates('shelterAdult', 'teamLeader');
  file = await aFile(town)
    .withTeam(
      { staffId: town.staff.supportWorker, function: 'supportWorker' },
      { staffId: town.staff.therapist, function: 'therapist' },
    )
    .with(tellsOf({ id: adult, part: 'self', name: 'Elin Strand' }))
    .made();
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

const commands = {
  assess: {
    tail: `/bedomning/${adult}`,
    fields: { mode: 'inPerson', staying: 'hasLeft', fear: '7', need: 'tonight', words: 'Han letar efter henne.' },
    table: 'protection_assessment',
    may: ['caseOfficer', 'therapist'],
    mayNot: ['supportWorker', 'otherCaseOfficer', 'outsider', 'dutyOfficer', 'auditor'],
  },
  warn: {
    tail: '/varningar',
    fields: { kind: 'weapon', words: 'Jaktgevär' },
    table: 'warning',
    may: ['caseOfficer', 'therapist'],
    mayNot: ['supportWorker', 'otherCaseOfficer', 'outsider', 'administrator'],
  },
  promise: {
    tail: '/loften',
    fields: { kind: 'talk', words: 'Samtal på torsdag.', 'due.day': '2099-11-26', 'due.time': '14.00' },
    table: 'promise',
    may: ['caseOfficer', 'supportWorker', 'therapist'],
    mayNot: ['otherCaseOfficer', 'outsider', 'childOfficer'],
  },
  askDecision: {
    tail: '/beslut',
    fields: { person: adult, kind: 'shelterAdult', proposal: 'Skyddat boende.' },
    table: 'decision',
    may: ['caseOfficer'],
    mayNot: ['supportWorker', 'therapist', 'otherCaseOfficer', 'outsider'],
  },
} as const;

describe.each(Object.entries(commands))('%s', (name, { tail, fields, table, may, mayNot }) => {
  const whole = () => ({
    ...fields,
    ...(name === 'promise' ? { givenBy: town.staff.caseOfficer } : {}),
    ...(name === 'askDecision' ? { of: town.staff.teamLeader } : {}),
    ...(name === 'assess' ? { lowerBecause: 'Samma.' } : {}),
  });

  it.each(mayNot)('is nothing to %s', async (key) => {
    const before = await count(table);
    expect((await send(key, tail, whole())).status).toBe(404);
    expect(await count(table)).toBe(before);
  });

  it.each(may)('is done by %s', async (key) => {
    const before = await count(table);
    expect((await send(key, tail, whole())).status).toBe(303);
    expect(await count(table)).toBe(before + 1);
  });
});

describe('what was written', () => {
  it('is there to be hidden, and the words are sealed', async () => {
    for (const table of ['protection_assessment', 'warning', 'promise', 'decision']) {
      expect(await count(table)).toBeGreaterThan(0);
      const [row] = await town.look<{ all: string }>(`select string_agg(t::text, '') as all from data.${table} t`);
      for (const words of ['Han letar', 'Jaktgevär', 'Samtal på torsdag', 'Skyddat boende.'])
        expect(row?.all).not.toContain(words);
    }
    const outsider = await town.signIn(town.staff.outsider);
    for (const table of ['protection_assessment', 'warning', 'promise', 'decision', 'alert'])
      expect(await town.ask(outsider, `select from data.${table}`)).toEqual([]);
  });

  it('warns on every page until it is ended, once', async () => {
    const page = async (tail: string) => (await (await as('caseOfficer')).get(`/akt/${file.id}${tail}`)).text();
    for (const tail of ['/bedomning', '/loften', '/beslut', '/barn', '/saker-kontakt'])
      expect(await page(tail)).toContain('Vapen: Jaktgevär');
    const warnings = await town.look<{ id: string }>('select id from data.warning');
    for (const { id } of warnings) {
      expect((await send('outsider', `/varningar/${id}/slut`, {})).status).toBe(404);
      expect((await send('caseOfficer', `/varningar/${id}/slut`, {})).status).toBe(303);
      expect((await send('caseOfficer', `/varningar/${id}/slut`, {})).status).toBe(404);
    }
    expect(await page('/bedomning')).not.toContain('Vapen: Jaktgevär');
  });

  it('is paused loudly, and taken up by a colleague with what was answered', async () => {
    await send('caseOfficer', `/bedomning/${adult}`, {
      mode: 'phone',
      alone: 'yes',
      pause: 'yes',
      pausedWords: 'Barnet vaknade.',
    });
    const page = await (await (await as('therapist')).get(`/akt/${file.id}/saker-kontakt`)).text();
    expect(page).toContain('Skyddsbedömningen för Elin Strand är pausad');
    expect(page).toContain('Pausad av Amina Yusuf');
    const form = await (await (await as('therapist')).get(`/akt/${file.id}/bedomning/${adult}`)).text();
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? '';
    const finished = {
      ...commands.assess.fields,
      mode: 'inPerson',
      seen: hidden('seen'),
      seenState: hidden('seenState'),
    };
    const stale = await send('therapist', `/bedomning/${adult}`, commands.assess.fields);
    expect([stale.status, await stale.text()]).toEqual([409, expect.stringContaining('Någon annan har sparat')]);
    expect((await send('therapist', `/bedomning/${adult}`, finished)).status).toBe(303);
    expect(await town.look(`select from data.protection_assessment where state = 'paused'`)).toEqual([]);
  });
});
