import { beforeEach, describe, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, tellsOf } from '../builders/index.ts';
import {
  aFileAtWork,
  as,
  at,
  file,
  kinds,
  officer,
  rowsOf,
  see,
  send,
  support,
  therapist,
  town,
} from '../support/file-at-work.ts';
import { begun, ratingsAsked, servicesAreOffered } from '../support/support-begun.ts';
import type { Visitor } from '../support/visitor.ts';

// At the start of support and near its end the person is asked for own figures, 0 to 10; that there is none is an answer as good (V32, V35).

aFileAtWork();
servicesAreOffered();
let amina: Visitor;
let mirja: Visitor;
beforeEach(() => {
  [amina, mirja] = [officer, therapist];
});
/** 8 weeks, from 9 March: the last day is 4 May. */
const weeks = 'practicalSupport';
/** 12 talks. */
const talks = 'supportTalks';

/** Another day: everybody signs in anew. */
const on = async (day: string) => {
  await town.setClock(at(`${day}T09:30`));
  amina = await as(town.staff.caseOfficer);
  mirja = await as(town.staff.therapist);
};
const idOf = (address: string) => address.split('/').at(-1) ?? '';
const figure = (occasion: string, who = amina) => send(who, '/skattning', { wellbeing: '3', occasion });
const decline = (occasion: string, declined = 'didNotWant', who = amina) =>
  send(who, '/skattning', { answer: 'none', occasion, declined });
const owners = async () =>
  (
    await town.look<{ owner: string }>(
      `select distinct owner_id as owner from data.running_clock where file_id = $1 and rule like 'rating%'`,
      [file.id],
    )
  ).map(({ owner }) => owner);
async function talked(address: string, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    await mirja.post(`${address}/samtal`, { _form: newId(), purpose: 'Hur nätterna är' });
    const html = await (await mirja.get(address)).text();
    const talk = [...html.matchAll(/samtal\/([0-9a-f-]{36})\/stryk/g)].at(-1)?.[1] ?? '';
    const held = { _form: newId(), talk, outcome: 'came', heldOn: 'i dag' };
    expect((await mirja.post(`${address}/samtal/${talk}/utfall`, held)).status).toBe(303);
  }
}

describe('as support begins', () => {
  it('the person is asked within two weeks, and a figure is the answer', async () => {
    const address = await begun(amina, weeks);
    expect(await ratingsAsked()).toEqual(['ratingAtStart 2027-03-24', 'ratingAtEnd 2027-05-05']);
    const page = await (await mirja.get(address)).text();
    for (const words of [
      'Vid starten: fråga senast',
      'Att avstå är ett lika bra svar',
      `/akt/${file.id}/lage#skattning`,
    ])
      expect(page).toContain(words);
    // The end is far off: nobody is asked about it yet.
    expect(page).not.toContain('Vid slutet: fråga');
    const day = await (await mirja.get('/min-dag')).text();
    expect(day).toContain('Egen skattning vid starten');
    expect(day).toContain(`${address}#skattning`);
    expect(day).not.toContain('Egen skattning vid slutet');
    expect((await mirja.get(address)).status).toBe(200);
    expect((await figure('start', mirja)).status).toBe(303);
    expect(await ratingsAsked()).toEqual(['ratingAtStart 2027-03-24 met', 'ratingAtEnd 2027-05-05']);
    expect(await (await mirja.get(address)).text()).not.toContain('Vid starten: fråga');
  });

  it('no figure is an answer, shown as it was given and counted as no figure', async () => {
    await begun(amina, weeks);
    expect((await decline('start')).status).toBe(303);
    expect(await ratingsAsked()).toEqual(['ratingAtStart 2027-03-24 met', 'ratingAtEnd 2027-05-05']);
    expect(
      await town.look('select declined, value, instrument_key, shown from data.rating where file_id = $1', [file.id]),
    ).toEqual([{ declined: 'didNotWant', value: null, instrument_key: null, shown: null }]);
    await decline('between', 'notSuitable');
    await figure('between');
    const page = await see(amina, '/lage');
    for (const words of ['Vid starten: ville inte', 'Under tiden: passade inte då', 'Två siffror av samma slag behövs'])
      expect(page).toContain(words);
    // What was not given is no row of the table of figures.
    expect([...page.matchAll(/ id="siffra-\d+"/g)]).toHaveLength(1);
    expect(page).not.toContain('Mående: från');
    expect(await kinds()).toContain('risk.notRated');
  });

  it('who answered in the two weeks before is not asked again', async () => {
    await decline('between');
    await on('2027-03-20');
    await begun(amina, weeks);
    expect(await ratingsAsked()).toEqual(['ratingAtEnd 2027-05-16']);
    await on('2027-04-20');
    await begun(amina, talks);
    expect(await ratingsAsked()).toEqual(['ratingAtStart 2027-05-05', 'ratingAtEnd 2027-05-16']);
  });

  it('one answer meets what is asked of the person for two at once, and none in another file', async () => {
    const other = await aFile(town)
      .onDesk({ first: 'Sara', last: 'Holm' })
      .with(tellsOf({ part: 'self', name: 'Sara Holm' }))
      .with(({ sql }, opened) => setFileSide(sql, opened, 'victim'))
      .made();
    await begun(amina, weeks);
    await begun(amina, talks);
    await begun(amina, talks, { worker: town.staff.caseOfficer, of: other });
    await figure('start');
    expect(await ratingsAsked()).toEqual([
      'ratingAtStart 2027-03-24 met',
      'ratingAtStart 2027-03-24 met',
      'ratingAtEnd 2027-05-05',
    ]);
    expect(await ratingsAsked(other.id)).toEqual(['ratingAtStart 2027-03-24']);
  });

  it('nobody has asked: it is late, and an answer still meets it', async () => {
    const address = await begun(amina, weeks);
    await on('2027-03-25');
    expect(await (await mirja.get(address)).text()).toMatch(/mark-breach.*?Vid starten: fråga senast/s);
    await decline('start');
    expect(await ratingsAsked()).toEqual(['ratingAtStart 2027-03-24 met', 'ratingAtEnd 2027-05-05']);
    expect(await (await mirja.get(address)).text()).not.toContain('Vid starten: fråga');
  });

  it('what is given once has no start and end to compare', async () => {
    await begun(amina, 'courtSupport');
    expect(await ratingsAsked()).toEqual([]);
  });
});

describe('near the end', () => {
  it('few talks are left: asked with the end, and met by an answer at the end alone', async () => {
    const address = await begun(amina, talks);
    await figure('start');
    await talked(address, 8);
    expect(await ratingsAsked()).toEqual(['ratingAtStart 2027-03-24 met']);
    await talked(address, 1);
    expect(await ratingsAsked()).toEqual(['ratingAtStart 2027-03-24 met', 'ratingAtEnd 2027-03-24']);
    await figure('between');
    expect((await ratingsAsked()).at(-1)).toBe('ratingAtEnd 2027-03-24');
    await decline('end');
    expect((await ratingsAsked()).at(-1)).toBe('ratingAtEnd 2027-03-24 met');
    const page = await (await mirja.get(address)).text();
    expect(page).toContain('Vid slutet: ville inte');
  });

  it('where nothing was measured the page says that the person did not want to', async () => {
    const address = await begun(amina, talks);
    await talked(address, 9);
    expect(await (await mirja.get(address)).text()).toContain('Ingen skattning finns');
    await decline('end');
    const page = await (await mirja.get(address)).text();
    expect([page.includes('Ingen skattning finns'), page.includes('Vid slutet: ville inte')]).toEqual([false, true]);
    // It answers for the start too: nobody is asked for a figure of a time that has passed.
    expect(await ratingsAsked()).toEqual(['ratingAtStart 2027-03-24 met', 'ratingAtEnd 2027-03-24 met']);
  });

  it('weeks: an answer long before the end leaves the question, one in its last weeks meets it', async () => {
    const address = await begun(amina, weeks);
    await figure('end');
    expect(await ratingsAsked()).toEqual(['ratingAtStart 2027-03-24 met', 'ratingAtEnd 2027-05-05']);
    await on('2027-04-25');
    expect(await (await mirja.get(address)).text()).toContain('Vid slutet: fråga senast');
    await figure('end');
    expect(await ratingsAsked()).toEqual(['ratingAtStart 2027-03-24 met', 'ratingAtEnd 2027-05-05 met']);
  });

  it('more of it puts the question off; its end takes it away', async () => {
    const address = await begun(amina, weeks);
    await on('2027-05-01');
    const more = { choice: 'extend', more: '4', reason: 'Rättegången är i maj.' };
    await town.look(`update authz.ground set writes = writes || '{decisions}' where file_id = $1 and staff_id = $2`, [
      file.id,
      town.staff.caseOfficer,
    ]);
    expect((await amina.post(`${address}/slut`, { _form: newId(), ...more })).status).toBe(303);
    expect(await ratingsAsked()).toEqual([
      'ratingAtStart 2027-03-24',
      'ratingAtEnd 2027-05-05 ended',
      'ratingAtEnd 2027-06-02',
    ]);
    const other = await begun(amina, talks);
    expect((await amina.post(`${address}/slut`, { _form: newId(), choice: 'end', reason: 'Klar.' })).status).toBe(303);
    expect(await ratingsAsked(file.id, idOf(address))).toEqual([
      'ratingAtStart 2027-03-24 ended',
      'ratingAtEnd 2027-05-05 ended',
      'ratingAtEnd 2027-06-02 ended',
    ]);
    expect(await ratingsAsked(file.id, idOf(other))).toEqual(['ratingAtStart 2027-05-16']);
  });
});

describe('who is asked to ask', () => {
  it('is whoever may write the answer; one who may not is told who does', async () => {
    const address = await begun(amina, weeks, { worker: town.staff.supportWorker });
    expect(await owners()).toEqual([town.staff.caseOfficer]);
    const page = await (await support.get(address)).text();
    expect(page).toContain('Vid starten: fråga senast');
    expect(page).toContain('Amina Yusuf frågar och skriver in svaret');
    expect(page).not.toContain('Skriv in svaret</a>');
    await amina.post(`${address}/lamna-over`, { _form: newId(), worker: town.staff.therapist });
    expect(await owners()).toEqual([town.staff.therapist]);
    await amina.post(`${address}/lamna-over`, { _form: newId(), worker: town.staff.supportWorker });
    expect(await owners()).toEqual([town.staff.caseOfficer]);
  });

  it('nobody else writes it, and nobody without a ground sees that there is one', async () => {
    expect((await decline('start')).status).toBe(303);
    expect(await see(mirja, '/lage')).toContain('Vid starten: ville inte');
    const whole = await rowsOf('rating');
    expect(whole).toHaveLength(1);
    expect((await decline('end', 'didNotWant', support)).status).toBe(404);
    for (const who of ['otherCaseOfficer', 'outsider', 'auditor', 'administrator'] as const) {
      const visitor = await as(town.staff[who]);
      expect([who, (await decline('end', 'didNotWant', visitor)).status]).toEqual([who, 404]);
      const [there, none] = [await visitor.get(`/akt/${file.id}/lage`), await visitor.get(`/akt/${newId()}/lage`)];
      expect([who, there.status, await there.text()]).toEqual([who, none.status, await none.text()]);
      const session = await town.signIn(town.staff[who]);
      expect([who, await town.ask(session, 'select from data.rating')]).toEqual([who, []]);
    }
    expect(await rowsOf('rating')).toEqual(whole);
    expect((await decline('end', 'notSuitable', mirja)).status).toBe(303);
  });

  it('a row holds a figure or that there is none, never both and never neither', async () => {
    const session = await town.signIn(town.staff.caseOfficer);
    await figure('start');
    const [{ person_id: person } = { person_id: '' }] = await town.look<{ person_id: string }>(
      'select person_id from data.rating where file_id = $1',
      [file.id],
    );
    const row = (declined: string | null, value: number | null) =>
      town.look(
        `insert into data.rating (id, file_id, section_id, person_id, occasion, declined, value, at, by_id) values ($1, $2, $3, $4, 'start', $5, $6, now(), $7)`,
        [newId(), file.id, file.sections.protection, person, declined, value, town.staff.caseOfficer],
      );
    for (const [declined, value] of [
      ['didNotWant', 0],
      [null, null],
      [null, 3],
      ['otherwise', null],
    ] as const)
      await expect(row(declined, value)).rejects.toMatchObject({ code: '23514' });
    await row('notSuitable', null);
    expect(await town.ask(session, `select from data.rating`)).toEqual([]);
  });
});

describe('the forms', () => {
  it('keep what was chosen, and say what is missing', async () => {
    const half = await send(amina, '/skattning', { answer: 'none', declined: 'notSuitable' });
    const text = await half.text();
    expect([half.status, text.includes('Välj när i stödet.')]).toEqual([422, true]);
    expect(text).toMatch(/name="declined" value="notSuitable" checked/);
    const other = await send(amina, '/skattning', { answer: 'none', occasion: 'end' });
    const html = await other.text();
    expect([other.status, html.includes('Välj svaret: personen ville inte')]).toEqual([422, true]);
    expect(html).toMatch(/name="occasion" value="end" checked/);
    expect((await send(amina, '/skattning', { answer: 'none', occasion: 'end', declined: 'filledIn' })).status).toBe(
      422,
    );
    expect(await rowsOf('rating')).toEqual([]);
    expect(await see(amina, '/lage')).toContain('Frivilligt. En siffra räcker.');
  });
});
