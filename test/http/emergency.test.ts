import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aContact, aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// Emergency: an hour on one's own word, told at once, reviewed by somebody else.

let town: Town;
let served: Served;
let file: MadeFile;
let reference: string;

const as = async (key: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[key]));
const ask = (who: Visitor, named: string, reason = 'Polisen ringer, han är på väg dit') =>
  who.post('/nodoppning', { _form: newId(), file: named, reason });
const grounds = () =>
  town.look<{ id: string; ended: boolean }>(
    `select id, ended_at is not null as ended from authz.ground where file_id = $1 and kind = 'emergency'`,
    [file.id],
  );
const opened = async (who: Visitor) => {
  expect((await ask(who, reference)).headers.get('location')).toBe(`/akt/${file.id}`);
  return (await grounds())[0]?.id ?? '';
};

/** The rows of one's day that call for a look at this file's emergency. */
const calledFor = async (who: Visitor) =>
  (await (await who.get('/min-dag')).text()).split(`Granska om det var rätt</p><p class="row-about">${reference}`)
    .length - 1;

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});
beforeEach(async () => {
  file = await aFile(town)
    .with(tellsOf({ part: 'self', name: 'Elin Strand', birthYear: 1990 }))
    .onDesk({ first: 'Elin', last: 'Strand' })
    .made();
  const [row] = await town.look<{ reference: string }>('select reference from authz.file where id = $1', [file.id]);
  reference = row?.reference ?? '';
});

describe('an emergency', () => {
  it('opens for an hour, tells the leader at once, and says on each page until when', async () => {
    const who = await as('outsider');
    expect((await who.get(`/akt/${file.id}`)).status).toBe(404);
    await opened(who);
    const page = await (await who.get(`/akt/${file.id}`)).text();
    expect(page).toContain('Elin S.');
    expect(page).toContain('Nödöppnad till');
    const why = await (await who.get(`/akt/${file.id}/varfor`)).text();
    expect(why).toContain('Du har nödöppnat akten');
    expect(why).toContain('Polisen ringer, han är på väg dit');
    expect(why).toMatch(/Var personen finns<\/th><td[^>]*>Nej/);
    expect((await who.get(`/akt/${file.id}/samtycken`)).status).toBe(404);
    expect(
      await town.look(
        `select (select array_agg(s.name order by s.name) from data.alert a join authz.staff s on s.id = a.staff_id where a.file_id = $1 and a.kind = 'emergencyOpened') as told,
          (select extract(epoch from due_at - started_at) / 3600 from data.running_clock where file_id = $1 and rule = 'emergencyReview' and owner_id = $2)::int as hours`,
        [file.id, town.staff.teamLeader],
      ),
    ).toEqual([{ told: ['Anders Ståhl', 'Karin Norén'], hours: 72 }]);
    await town.letPass({ minutes: 10 });
    expect((await who.post(`/nodoppning/${(await grounds())[0]?.id}/avsluta`)).status).toBe(303);
    expect((await who.get(`/akt/${file.id}`)).status).toBe(404);
  });

  it('needs a reason and a file, and keeps what was typed', async () => {
    const who = await as('outsider');
    const answer = await (await ask(who, 'Elin Strand', '')).text();
    expect(answer).toContain('Skriv varför du måste läsa nu.');
    const unnamed = await (await ask(who, 'Elin Strand')).text();
    expect(unnamed).toContain('Skriv aktens beteckning');
    expect(unnamed).toContain('Polisen ringer');
    expect(await grounds()).toEqual([]);
  });

  it('takes an address, and leads one who has a ground the ordinary way', async () => {
    expect((await ask(await as('outsider'), `http://localhost/akt/${file.id}/plan`)).headers.get('location')).toBe(
      `/akt/${file.id}`,
    );
    const contact = await aContact(town).made();
    expect((await ask(await as('outsider'), contact.id)).headers.get('location')).toBe(`/kontakt/${contact.id}`);
    const before = await grounds();
    expect((await ask(await as('teamLeader'), reference)).status).toBe(303);
    expect((await ask(await as('caseOfficer'), reference)).status).toBe(303);
    expect(await grounds()).toEqual(before);
  });

  it('answers alike for what is missing, blocked, on the other side, or kept for few', async () => {
    const hidden = async (change: (id: MadeFile) => Promise<unknown>) => {
      const one = await aFile(town).made();
      await change(one);
      return one.id;
    };
    const level = (value: string) =>
      hidden((one) => town.look('update authz.file set protection = $2 where id = $1', [one.id, value]));
    const blocked = await hidden((one) =>
      town.look(`insert into authz.block values ($1, $2, $3, 'conflictOfInterest', now(), $3, null)`, [
        newId(),
        one.id,
        town.staff.perpetratorTherapist,
      ]),
    );
    const opposite = await hidden(async (one) => {
      const his = await aFile(town).createdBy(town.staff.perpetratorTherapist).ofUnit(town.units.outpatient).made();
      const situation = newId();
      await town.look(`insert into authz.file values ($1, 'situation', $2, $3, 'none', now(), $4)`, [
        situation,
        town.units.violenceTeam,
        situation.slice(0, 8),
        town.staff.teamLeader,
      ]);
      await town.look(`insert into authz.situation_member values ($1, $2, 'victim'), ($1, $3, 'perpetrator')`, [
        situation,
        one.id,
        his.id,
      ]);
      return one.id;
    });
    const [situation] = await town.look<{ id: string }>(`select id from authz.file where kind = 'situation'`);
    const who = await as('perpetratorTherapist');
    const asked = [
      newId(),
      blocked,
      opposite,
      situation?.id ?? '',
      await level('protectedRegistration'),
      await level('assumedIdentity'),
    ];
    const answers = await Promise.all(asked.map(async (id) => ask(who, id)));
    expect(answers.map(({ status }) => status)).toEqual(asked.map(() => 422));
    const words = await Promise.all(
      answers.map(async (answer, at) =>
        (await answer.text()).replaceAll(asked[at] ?? '', 'X').replaceAll(/value="[0-9a-f-]{36}"/g, ''),
      ),
    );
    expect(new Set(words).size).toBe(1);
    expect(
      await town.look(`select from authz.ground where kind = 'emergency' and file_id = any ($1)`, [asked]),
    ).toHaveLength(0);
  });

  it.each(['administrator', 'auditor', 'boardChair'] as const)('is not for %s', async (key) => {
    expect((await ask(await as(key), reference)).status).toBe(404);
    expect(await grounds()).toEqual([]);
  });
});

describe('the hour', () => {
  it('ends; a form that was being written is held, and saved by the press that makes it longer', async () => {
    const session = await town.signIn(town.staff.outsider);
    const who = new Visitor(served, session);
    await opened(who);
    const written = await (await who.get(`/akt/${file.id}`)).text();
    const [, path = ''] = /formaction="(\/akt\/[^"]+\/signera)"/.exec(written) ?? [];
    const [, version = ''] = /name="version" value="([^"]+)"/.exec(written) ?? [];
    for (let at = 0; at <= 60; at += 10) {
      await who.get('/min-dag');
      await town.letPass({ minutes: 10 });
    }
    expect(await (await who.get(`/akt/${file.id}`)).text()).toContain('Öppna 60 minuter till');
    const note = { _form: newId(), version, from: 'page', text: 'Hon är hos grannen' };
    const held = await who.post(path, note);
    const page = await held.text();
    expect(held.status).toBe(409);
    expect(page).toContain('value="Hon är hos grannen"');
    expect(page).toContain('name="_renew"');
    const again = await who.post(path, { ...note, _renew: 'ja' });
    expect(again.status).toBe(303);
    expect(await (await who.get(`/akt/${file.id}`)).text()).toContain('Hon är hos grannen');
    expect(
      await town.look(
        `select renewals, (select count(*)::int from data.alert where file_id = $1 and kind = 'emergencyOpened' and staff_id = $2) as told from data.emergency where file_id = $1`,
        [file.id, town.staff.teamLeader],
      ),
    ).toEqual([{ renewals: 1, told: 2 }]);
    // Told each time, and one thing to do: one row.
    expect(await calledFor(await as('manager'))).toBe(1);
  });

  it('is made longer beside a page that somebody writes on', async () => {
    const who = await as('outsider');
    await opened(who);
    await town.letPass({ minutes: 10 });
    const answer = await who.postJson(`/nodoppning/${file.id}/forlang`, {});
    expect(((await answer.json()) as { text: string }).text).toMatch(/^Nödöppnad till /);
    expect(await (await who.get(`/akt/${file.id}`)).text()).toContain('Nödöppnad till');
    expect(await town.look('select renewals from data.emergency where file_id = $1', [file.id])).toEqual([
      { renewals: 1 },
    ]);
  });
});

describe('the review', () => {
  it('is on the leader’s day, is made once, and stands in the register', async () => {
    const ground = await opened(await as('outsider'));
    const leader = await as('teamLeader');
    const manager = await as('manager');
    // Once to each: as a row with its last day to the one whose it is, as a notice to the others.
    const day = await (await leader.get('/min-dag')).text();
    expect(day.split(`/nodoppning/${ground}"`)).toHaveLength(2);
    expect([await calledFor(leader), await calledFor(manager)]).toEqual([0, 1]);
    const shown = await (await leader.get(`/nodoppning/${ground}`)).text();
    for (const words of ['Ulf Sand', reference, 'Polisen ringer, han är på väg dit']) expect(shown).toContain(words);
    expect(shown).not.toContain('Elin');
    const path = `/nodoppning/${ground}/granska`;
    expect((await leader.post(path, { _form: newId(), outcome: 'notRight' })).status).toBe(422);
    const words = 'Jouren svarade redan';
    expect((await leader.post(path, { _form: newId(), outcome: 'notRight', words })).status).toBe(303);
    expect(await grounds()).toMatchObject([{ ended: true }]);
    expect([await calledFor(leader), await calledFor(manager)]).toEqual([0, 0]);
    expect((await leader.post(path, { _form: newId(), outcome: 'right' })).status).toBe(409);
    const officer = await as('caseOfficer');
    const register = await (await officer.get(`/akt/${file.id}/utlamnat`)).text();
    for (const one of ['Nödöppningar', 'Ulf Sand', 'Inte rätt', words]) expect(register).toContain(one);
    expect(
      await town.look(
        `select met_at is not null as met from data.running_clock where file_id = $1 and rule = 'emergencyReview'`,
        [file.id],
      ),
    ).toEqual([{ met: true }]);
  });

  it('is never one’s own: the back-up who opened is reviewed by another', async () => {
    const ground = await opened(await as('outsider'));
    const own = await as('outsider');
    expect(await (await own.get('/nodoppning')).text()).toContain('Dina nödöppningar');
    await town.administer(`select authz.give_role($1, $2, $3, 'teamLeader', null)`, [
      newId(),
      town.staff.outsider,
      town.units.violenceTeam,
    ]);
    expect((await own.post(`/nodoppning/${ground}/granska`, { _form: newId(), outcome: 'right' })).status).toBe(404);
    for (const key of ['caseOfficer', 'intakeLeader', 'therapist', 'auditor'] as const)
      expect((await (await as(key)).get(`/nodoppning/${ground}`)).status, key).toBe(404);
    expect(
      (await (await as('manager')).post(`/nodoppning/${ground}/granska`, { _form: newId(), outcome: 'right' })).status,
    ).toBe(303);
  });

  it('hears of one who opens three in a day, and locks nobody', async () => {
    const who = await as('familyOfficer');
    const leader = newId();
    await town.administer(`select authz.add_staff($1, 'Ny Ledare', null)`, [leader]);
    await town.administer(`select authz.give_role($1, $2, $3, 'teamLeader', null)`, [
      newId(),
      leader,
      town.units.familyLaw,
    ]);
    for (let n = 0; n < 4; n += 1) expect((await ask(who, (await aFile(town).made()).id)).status).toBe(303);
    expect(
      await town.look(`select count(*)::int as told from data.alert where kind = 'emergenciesMany' and staff_id = $1`, [
        leader,
      ]),
    ).toEqual([{ told: 2 }]);
  });
});
