import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

/** Risk in a file: who may, what is refused, that what is asked and answered is kept as it was, and what follows by the clock. */
let town: Town;
let served: Served;
let file: MadeFile;
const self = newId<PersonId>();
const visitors = new Map<string, Visitor>();
type Key = keyof Town['staff'];
type Fields = Record<string, string | string[]>;
const as = async (key: Key) => {
  const visitor = visitors.get(key) ?? new Visitor(served, await town.signIn(town.staff[key]));
  visitors.set(key, visitor);
  return visitor;
};
const send = async (key: Key, tail: string, fields: Fields = {}) =>
  (await as(key)).post(`/akt/${file.id}${tail}`, { _form: newId(), ...fields });
const see = async (key: Key, tail: string) => (await (await as(key)).get(`/akt/${file.id}${tail}`)).text();
const count = async (table: string) =>
  Number(
    (await town.look<{ n: string }>(`select count(*) as n from data.${table} where file_id = $1`, [file.id]))[0]?.n,
  );
const running = async () =>
  (
    await town.look<{ rule: string; owner_id: string }>(
      `select rule, owner_id from data.running_clock where file_id = $1 and met_at is null and ended_at is null and rule like 'risk%' order by rule`,
      [file.id],
    )
  ).map(({ rule }) => rule);

const danger = {
  ...{ id: 'danger', version: '1', kind: 'danger', licence: 'Eget', formula: 'sum' },
  title: { sv: 'Två frågor', en: 'Two questions' },
  scales: { yesNo: { min: 0, max: 1, labels: { 0: { sv: 'Nej' }, 1: { sv: 'Ja' } } } },
  items: ['Vapen i hemmet?', 'Hot i veckan?'].map((sv, i) => ({ key: `q${i}`, scale: 'yesNo', text: { sv } })),
  thresholds: [
    { from: 0, to: 0, level: 'low' },
    { from: 1, to: 2, level: 'high' },
  ],
};
const load = async (instrument: object) => {
  const robin = await as('administrator');
  const loaded = await robin.post('/organisation/instrument', { _form: newId(), text: JSON.stringify(instrument) });
  const address = loaded.headers.get('location') ?? '';
  expect((await robin.post(address, { _form: newId(), to: 'usable' })).status).toBe(303);
};
/** Begins, and answers the way to the one that was begun. */
const begin = async (key: Key, fields: Fields) => {
  const answer = await send(key, '/lage', fields);
  return (answer.headers.get('location') ?? '').replace(`/akt/${file.id}`, '');
};
const version = async (key: Key, tail: string) => /name="version" value="(\d+)"/.exec(await see(key, tail))?.[1] ?? '';
const answers = { item0: '1', item1: '0', ownEstimate: '9', level: 'high', words: 'Han kan skjuta henne hemma.' };

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  file = await aFile(town)
    .withTeam(
      { staffId: town.staff.supportWorker, function: 'supportWorker' },
      { staffId: town.staff.therapist, function: 'therapist' },
    )
    .with(tellsOf({ id: self, part: 'self', name: 'Elin Strand' }))
    .made();
  await load(danger);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

const commands = {
  begin: { tail: '/lage', fields: { instrument: 'talk', mode: 'inPerson' }, table: 'risk_assessment' },
  rate: { tail: '/skattning', fields: { fear: '8', wellbeing: '2', occasion: 'start' }, table: 'rating' },
  redEvent: { tail: '/handelse', fields: { kind: 'strangulation', words: 'I natt.' }, table: 'red_event' },
} as const;
describe.each(Object.entries(commands))('%s', (_, { tail, fields, table }) => {
  it.each(['supportWorker', 'otherCaseOfficer', 'outsider', 'dutyOfficer', 'administrator', 'auditor'] as const)(
    'is nothing to %s',
    async (key) => {
      expect((await send(key, tail, fields)).status).toBe(404);
      expect(await count(table)).toBe(0);
    },
  );
  it('is done by whoever writes protection', async () => {
    expect((await send('caseOfficer', tail, fields)).status).toBe(303);
    expect(await count(table)).toBeGreaterThan(0);
  });
});

describe('an assessment', () => {
  it('is one at a time, taken up by a colleague, and finished only with a judgement in words', async () => {
    const twice = await send('therapist', '/lage', commands.begin.fields);
    const tail = (twice.headers.get('location') ?? '').replace(`/akt/${file.id}`, '');
    expect([twice.status, await count('risk_assessment')]).toEqual([303, 1]);
    expect(await see('therapist', '/lage')).toContain(`/akt/${file.id}${tail}"`);
    const bare = await send('therapist', tail, { version: '0', act: 'finish' });
    const html = await bare.text();
    expect(bare.status).toBe(422);
    for (const said of ['Välj hur stor du bedömer', 'Skriv vilken risk du ser', 'Fråga hur farligt personen själv'])
      expect(html).toContain(said);
    expect((await send('outsider', tail, { version: '0', act: 'finish', ...answers })).status).toBe(404);
    expect((await send('supportWorker', tail, { version: '0', act: 'finish', ...answers })).status).toBe(404);
    expect((await send('therapist', tail, { version: '0', act: 'finish', ...answers })).status).toBe(303);
    expect(await see('therapist', '')).toContain('Hög risk, bedömd nyss');
    const again = await send('caseOfficer', tail, { version: '1', act: 'finish', ...answers, level: 'low' });
    expect(again.status).toBe(303);
    expect(await town.look('select level from data.risk_assessment')).toEqual([{ level: 'high' }]);
  });

  it('meets the red event and starts the next clock, owned by whoever answers for the file', async () => {
    expect(await running()).toEqual(['riskReassessment']);
    const [clock] = await town.look<{ owner_id: string; days: string }>(
      `select owner_id, round(extract(epoch from due_at - started_at) / 86400) as days from data.running_clock where rule = 'riskReassessment'`,
    );
    expect(clock?.owner_id).toBe(town.staff.caseOfficer);
    expect(Number(clock?.days)).toBeGreaterThanOrEqual(30);
    expect(Number(clock?.days)).toBeLessThanOrEqual(31);
  });

  it('by phone asks nothing before the three, is paused at a no, and is taken up with nothing lost', async () => {
    const tail = await begin('caseOfficer', { instrument: 'danger', mode: 'phone' });
    const first = await see('caseOfficer', tail);
    expect(first).toContain('Är personen ensam?');
    expect(first).not.toContain('Vapen i hemmet?');
    const skipped = await send('caseOfficer', tail, { version: '0', act: 'finish', ...answers });
    expect([skipped.status, await skipped.text()]).toEqual([409, expect.stringContaining('Fråga först om personen')]);
    const half = await send('caseOfficer', tail, { version: '0', act: 'first', mode: 'phone', alone: 'yes' });
    expect([half.status, await half.text()]).toEqual([422, expect.stringContaining('Fråga detta först.')]);
    const yes = { act: 'first', mode: 'phone', alone: 'yes', safe: 'yes', thereAfterwards: 'Systern' };
    expect((await send('caseOfficer', tail, { version: '0', ...yes })).status).toBe(303);
    expect(await see('caseOfficer', tail)).toContain('Vapen i hemmet?');

    const kept = await (await as('caseOfficer')).postJson(`/akt/${file.id}${tail}`, {
      version: '1',
      act: 'save',
      item0: '1',
    });
    expect([kept.status, await kept.json()]).toEqual([200, { savedAt: expect.any(String), version: '2' }]);
    const stale = await (await as('therapist')).postJson(`/akt/${file.id}${tail}`, {
      version: '1',
      act: 'save',
      item0: '0',
    });
    expect(stale.status).toBe(409);
    const paused = { version: '2', act: 'pause', item0: '1', pausedWords: 'Barnet vaknade.' };
    expect((await send('caseOfficer', tail, paused)).status).toBe(303);
    expect(await see('therapist', '/lage')).toContain('Riskbedömningen är pausad');
    expect(await see('therapist', tail)).not.toContain('Vapen i hemmet?');

    const no = await send('therapist', tail, { version: '3', act: 'first', mode: 'phone', alone: 'yes', safe: 'no' });
    expect(no.status).toBe(303);
    expect(await see('therapist', tail)).toContain('Sluta prata om det här nu');
    expect((await send('caseOfficer', tail, { version: '4', ...yes })).status).toBe(303);
    expect(await see('caseOfficer', tail)).toMatch(/name="item0" value="1" checked/);
  });

  it('lower than the points takes a reason, and is read by another; it holds meanwhile', async () => {
    const tail = /href="\/akt\/[^/]+(\/lage\/[^"]+)"/.exec(await see('caseOfficer', '/lage'))?.[1] ?? '';
    const lower = { version: await version('caseOfficer', tail), act: 'finish', ...answers, level: 'low' };
    const without = await send('caseOfficer', tail, lower);
    expect([without.status, await without.text()]).toEqual([422, expect.stringContaining('Du bedömer risken lägre')]);
    expect((await send('caseOfficer', tail, { ...lower, lowerBecause: 'Han sitter häktad.' })).status).toBe(303);
    expect(await running()).toEqual(['riskReassessment', 'riskSecondReading']);
    const page = await see('caseOfficer', '/lage');
    for (const said of [
      'Väntar på en andra läsare',
      '1 poäng, ger hög risk',
      'Noll poäng betyder aldrig ingen risk',
      '9 av 10',
      'Egen skattning är högre',
    ])
      expect(page).toContain(said);
    expect(await see('caseOfficer', '')).toContain('Låg risk, bedömd nyss');

    const own = await send('caseOfficer', `${tail}/lasning`, { agrees: 'yes' });
    expect([own.status, await own.text()]).toEqual([422, expect.stringContaining('Du har gjort bedömningen själv')]);
    for (const key of ['supportWorker', 'outsider', 'otherCaseOfficer'] as const)
      expect((await send(key, `${tail}/lasning`, { agrees: 'yes' })).status).toBe(404);
    const [{ id = '' } = {}] = await town.look<{ id: string }>(
      `select id from data.risk_assessment where needs_reader`,
    );
    const forging = town.ask(
      await town.signIn(town.staff.caseOfficer),
      `insert into data.second_reading (id, file_id, section_id, assessment_id, reader_id, at, agrees) values ($1, $2, $3, $4, $5, now(), true)`,
      [newId(), file.id, file.sections.protection, id, town.staff.caseOfficer],
    );
    await expect(forging).rejects.toThrow();
    expect((await send('therapist', `${tail}/lasning`, { agrees: 'no' })).status).toBe(422);
    const against = await send('therapist', `${tail}/lasning`, { agrees: 'no', readWords: 'Han släpps på fredag.' });
    expect(against.status).toBe(303);
    expect(await see('caseOfficer', tail)).toContain('Han släpps på fredag.');
    expect((await send('therapist', `${tail}/lasning`, { agrees: 'yes' })).status).toBe(404);
    expect(await running()).toEqual(['riskReassessment']);
  });

  it('stands with the words that were shown, whatever is loaded later', async () => {
    await load({
      ...danger,
      version: '2',
      items: danger.items.map((item) => ({ ...item, text: { sv: 'Ny fråga?' } })),
    });
    const tail = /href="\/akt\/[^/]+(\/lage\/[^"#]+)"/.exec(await see('caseOfficer', '/lage'))?.[1] ?? '';
    const page = await see('caseOfficer', tail);
    expect(page).toContain('Två frågor, version 1');
    expect(page).toContain('Vapen i hemmet?');
    expect(page).not.toContain('Ny fråga?');
    expect(await see('caseOfficer', '/lage')).toContain('Två frågor, version 2');
  });

  it('names each instrument in the language of whoever reads, with the points and among the earlier ones', async () => {
    const officer = await as('caseOfficer');
    const said = async () => {
      const page = await see('caseOfficer', '/lage');
      return [
        '(Två frågor).',
        '>Bara samtal och bedömning</td>',
        '(Two questions).',
        '>Only talk and judgement</td>',
      ].map((words) => page.includes(words));
    };
    expect(await said()).toEqual([true, true, false, false]);
    await officer.post('/sprak', { language: 'en', back: '/min-dag' });
    const inEnglish = await said();
    await officer.post('/sprak', { language: 'sv', back: '/min-dag' });
    expect(inEnglish).toEqual([false, false, true, true]);
  });

  it('keeps no words in the clear', async () => {
    for (const table of ['risk_assessment', 'second_reading', 'red_event', 'rating']) {
      expect(await count(table)).toBeGreaterThan(0);
      const [row] = await town.look<{ all: string }>(`select string_agg(t::text, '') as all from data.${table} t`);
      for (const words of ['skjuta', 'häktad', 'fredag', 'natt', 'Vapen', 'Systern'])
        expect(row?.all).not.toContain(words);
      expect(await town.ask(await town.signIn(town.staff.outsider), `select from data.${table}`)).toEqual([]);
    }
  });
});

describe('what changes the threat, and the person’s own figures', () => {
  it('are refused with a sentence where something is missing', async () => {
    expect(await (await send('caseOfficer', '/handelse')).text()).toContain('Välj vad som har hänt.');
    expect(await (await send('caseOfficer', '/skattning', { occasion: 'end' })).text()).toContain(
      'Välj minst en siffra.',
    );
    expect(await (await send('caseOfficer', '/skattning', { fear: '3' })).text()).toContain('Välj när i stödet.');
  });

  it('a day that lies far ahead is not answered today; what was entered by mistake is taken away, once', async () => {
    expect((await send('caseOfficer', '/handelse', { kind: 'release', onDay: '2099-05-01' })).status).toBe(303);
    expect(await running()).toEqual(['riskReassessment', 'riskRedEvent']);
    const tail = await begin('caseOfficer', { instrument: 'talk', mode: 'inPerson' });
    await send('caseOfficer', tail, { version: '0', act: 'finish', ...answers });
    expect(await running()).toEqual(['riskReassessment', 'riskRedEvent']);
    const wrong = /action="\/akt\/[^/]+(\/handelse\/[^"]+\/fel)"/.exec(await see('caseOfficer', '/lage'))?.[1] ?? '';
    expect((await send('outsider', wrong)).status).toBe(404);
    expect((await send('caseOfficer', wrong)).status).toBe(303);
    expect((await send('caseOfficer', wrong)).status).toBe(404);
    expect(await running()).toEqual(['riskReassessment']);
  });

  it('are drawn, told in words and in a table', async () => {
    await send('caseOfficer', '/skattning', { fear: '3', wellbeing: '7', occasion: 'end' });
    const page = await see('caseOfficer', '/lage');
    expect(page).toContain('Rädsla: från 8 till 3.');
    expect(page).toContain('Mående: från 2 till 7.');
    expect(page).toMatch(/<svg class="chart"[^>]+role="img"/);
  });
});

it('is nothing in the file of the one who uses violence', async () => {
  const his = await aFile(town)
    .with((tx, made) => setFileSide(tx.sql, made, 'perpetrator'))
    .made();
  const amina = await as('caseOfficer');
  expect((await amina.get(`/akt/${his.id}/bedomning`)).status).toBe(200);
  expect((await amina.get(`/akt/${his.id}/lage`)).status).toBe(404);
  expect((await amina.post(`/akt/${his.id}/lage`, { _form: newId(), ...commands.begin.fields })).status).toBe(404);
});

it('warns at the top of every page of the file, in one line where the page is about something else', async () => {
  expect((await send('caseOfficer', '/varningar', { kind: 'weapon', words: 'Jaktgevär i hallen' })).status).toBe(303);
  for (const tail of ['', '/lage', '/plan', '/team', '/personer', '/processer', '/niva', '/moten', '/plats', '/last'])
    expect(await see('caseOfficer', tail), tail).toMatch(/Varningar<\/(?:span|p)>[\s\S]{0,200}Vapen/);
});
