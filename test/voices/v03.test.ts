import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aContact, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

/**
 * V03: she came in a police car with her children, was promised protected housing before a holiday, and on Monday was told
 * that there was none.
 */
let town: Town;
let served: Served;
let contact: MadeFile;
let duty: Visitor;
let backup: Visitor;
let chair: Visitor;
const adult = newId<PersonId>();
const nova = newId<PersonId>();
const sam = newId<PersonId>();

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const path = (tail: string) => `/kontakt/${contact.id}${tail}`;
const send = (who: Visitor, tail: string, fields: Record<string, string | string[]>) =>
  who.post(path(tail), { _form: newId(), ...fields });
const see = async (who: Visitor, tail: string) => (await who.get(path(tail))).text();
const decisionAbout = async (person: PersonId, kind: string) => {
  const [row] = await town.look<{ id: string; state: string; basis: string | null; delegation_id: string | null }>(
    'select * from data.decision where person_id = $1 and kind = $2 order by asked_at',
    [person, kind],
  );
  return row;
};
const alertsOf = async (staff: keyof Town['staff']) =>
  (
    await town.ask<{ kind: string }>(await town.signIn(town.staff[staff]), 'select kind from data.alert order by at')
  ).map(({ kind }) => kind);

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.delegates('shelterAdult', 'caseOfficer', 'onBackup');
  await town.delegates('shelterAdult', 'unitManager');
  await town.delegates('shelterChildImmediate', 'boardChair');
  // The law keeps this for the elected, whatever the table says.
  await town.delegates('shelterChildImmediate', 'teamLeader');
  await town.setClock(at('2027-06-25T16:40'));
  await town.onDuty(town.staff.dutyOfficer, town.units.intake, { hours: 96 });
  await town.onDuty(town.staff.backupOfficer, town.units.intake, { hours: 96, duty: 'backup' });
  contact = await aContact(town)
    .with(tellsOf({ id: adult, part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ id: nova, part: 'child', name: 'Nova', birthYear: 2018, livesWith: 'yes' }))
    .with(tellsOf({ id: sam, part: 'child', name: 'Sam', birthYear: 2021, livesWith: 'yes' }))
    .onDesk({ first: 'Elin', last: 'Strand' })
    .made();
  duty = new Visitor(served, await town.signIn(town.staff.dutyOfficer));
  backup = new Visitor(served, await town.signIn(town.staff.backupOfficer));
  chair = new Visitor(served, await town.signIn(town.staff.boardChair));
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

describe('V03 Midsummer’s Eve', () => {
  it('each of the three is assessed at once, as a person of its own', async () => {
    expect(await see(duty, '/bedomning')).toContain('Ingen skyddsbedömning');
    const mother = await send(duty, `/bedomning/${adult}`, {
      mode: 'inPerson',
      staying: 'hasLeft',
      obstacles: ['tooDangerous', 'noBanYet'],
      fear: '9',
      need: 'tonight',
      words: 'Han har hotat att döda henne om hon kommer hem.',
    });
    expect(mother.headers.get('location')).toBe(path(`/beslut?person=${adult}`));
    for (const child of [nova, sam]) {
      const answer = await send(duty, `/bedomning/${child}`, {
        mode: 'inPerson',
        childSeen: 'seen',
        childTalked: 'withOther',
        childTold: 'Att de inte åker hem i kväll.',
        childSaid: 'Ville ha sin kanin.',
        need: 'tonight',
        words: 'Kan inte vara där han är.',
      });
      expect(answer.status).toBe(303);
    }
    expect(await see(duty, '/bedomning')).not.toContain('Ingen skyddsbedömning');
  });

  it('her shelter is decided that evening by the back-up, by delegation, and by nobody without', async () => {
    const asked = await send(duty, '/beslut', {
      person: adult,
      kind: 'shelterAdult',
      of: town.staff.backupOfficer,
      proposal: 'Skyddat boende i natt, tillsammans med barnen.',
    });
    expect(asked.status).toBe(303);
    expect(await alertsOf('backupOfficer')).toEqual(['decisionAsked']);
    const decision = await decisionAbout(adult, 'shelterAdult');
    const granting = { outcome: 'granted', motivation: 'Risken är hög och hon har ingenstans att bo.' };

    const refused = await send(duty, `/beslut/${decision?.id}`, granting);
    const words = await refused.text();
    expect(refused.status).toBe(422);
    expect(words).toContain('Du får besluta om skyddat boende för en vuxen när du är bakjour.');
    expect(words).toContain('Peter Holm (bakjour, 070-174 06 11)');
    expect((await decisionAbout(adult, 'shelterAdult'))?.state).toBe('asked');

    const withPlace = await send(backup, `/beslut/${decision?.id}`, {
      ...granting,
      motivation: 'Plats finns på Ekgatan 14.',
    });
    expect([withPlace.status, await withPlace.text()]).toEqual([422, expect.stringContaining('ser ut som en adress')]);

    expect((await send(backup, `/beslut/${decision?.id}`, granting)).status).toBe(303);
    expect(await decisionAbout(adult, 'shelterAdult')).toMatchObject({
      state: 'granted',
      basis: 'Delegationsordning 4.1; SoL 9:6, 11:1',
      delegation_id: expect.any(String),
    });
    expect(await alertsOf('dutyOfficer')).toContain('decisionMade');
  });

  it('the children’s are decided by the chair, never by an official, and the court’s week runs from there', async () => {
    const official = await send(duty, '/beslut', {
      person: nova,
      kind: 'shelterChildImmediate',
      of: town.staff.intakeLeader,
      proposal: 'Omedelbar placering med mamman.',
    });
    expect([official.status, await official.text()]).toEqual([422, expect.stringContaining('Det får: Bengt Ravn')]);
    expect((await chair.get(path('/beslut'))).status).toBe(404);

    for (const child of [nova, sam]) {
      await send(duty, '/beslut', {
        person: child,
        kind: 'shelterChildImmediate',
        of: town.staff.boardChair,
        proposal: 'Omedelbar placering med mamman.',
      });
      const decision = await decisionAbout(child, 'shelterChildImmediate');
      expect(await see(backup, `/beslut/${decision?.id}`)).toContain('Bara nämnden, ordföranden');
      expect(await see(chair, `/beslut/${decision?.id}`)).toContain('Ville ha sin kanin.');
      const answer = await send(chair, `/beslut/${decision?.id}`, {
        outcome: 'granted',
        motivation: 'Barnet är i fara.',
      });
      expect(answer.status).toBe(303);
    }
    const clocks = await town.look<{ due: string }>(
      `select (due_at at time zone 'Europe/Stockholm')::text as due from data.running_clock where rule = 'courtSubmission'`,
    );
    expect(clocks).toEqual([{ due: '2027-07-03 00:00:00' }, { due: '2027-07-03 00:00:00' }]);
    const decision = await decisionAbout(nova, 'shelterChildImmediate');
    expect(await see(duty, '/beslut')).toContain('senast fre 2 juli');
    expect((await send(duty, `/beslut/${decision?.id}/ratten`, {})).status).toBe(303);
    expect((await send(duty, `/beslut/${decision?.id}/ratten`, {})).status).toBe(404);
    expect(
      await town.look(`select from data.running_clock where rule = 'courtSubmission' and met_at is null`),
    ).toHaveLength(1);
    // What she sees is what the decision rests on: not notes, not the plan, and she writes decisions only.
    expect((await chair.get(path('/loften'))).status).toBe(404);
    expect((await chair.get(path(`/bedomning/${nova}`))).status).toBe(404);
  });

  it('what else was said is a record that nobody can delete', async () => {
    const given = await send(duty, '/loften', {
      kind: 'call',
      words: 'Vi ringer på måndag klockan nio och hjälper med kläder och pengar.',
      givenBy: town.staff.dutyOfficer,
      'due.day': '2027-06-28',
      'due.time': '09.00',
    });
    expect(given.status).toBe(303);
    const session = await town.signIn(town.staff.dutyOfficer);
    await town.open(session, contact.id);
    await expect(town.ask(session, 'delete from data.promise')).rejects.toThrow('permission denied');
    await expect(town.ask(session, `update data.promise set words = ''`)).rejects.toThrow('permission denied');
  });
});

describe('V03 Monday', () => {
  let promise: string;

  beforeAll(async () => {
    await town.setClock(at('2027-06-28T08:10'));
    [duty, backup] = (await Promise.all(
      [town.staff.dutyOfficer, town.staff.backupOfficer].map(async (id) => new Visitor(served, await town.signIn(id))),
    )) as [Visitor, Visitor];
    promise = (await town.look<{ id: string }>('select id from data.promise'))[0]?.id ?? '';
  });

  it('the decision stands: a full house is no ground', async () => {
    const decision = await decisionAbout(adult, 'shelterAdult');
    const full = await send(backup, `/beslut/${decision?.id}/andra`, { motivation: 'Det är fullt.' });
    expect([full.status, await full.text()]).toEqual([
      422,
      expect.stringContaining('Finns ingen av dem får beslutet inte ändras.'),
    ]);
    const without = await send(duty, `/beslut/${decision?.id}/andra`, {
      ground: 'changedCircumstances',
      motivation: 'Hon har flyttat.',
    });
    expect(without.status).toBe(422);
    expect((await decisionAbout(adult, 'shelterAdult'))?.state).toBe('granted');
    expect(await town.look(`select from data.decision where state = 'changed'`)).toEqual([]);
    const session = await town.signIn(town.staff.backupOfficer);
    await town.open(session, contact.id);
    await expect(
      town.ask(session, `update data.decision set state = 'refused', decided_by = authz.me() where id = $1`, [
        decision?.id,
      ]),
    ).rejects.toThrow('what was made stands');
  });

  it.each([
    ['reason', { manager: 'manager', replacement: 'Hotell i natt, Peter följer med.' }, 'Skriv varför.'],
    ['manager', { reason: 'Ingen personal.', replacement: 'Hotell i natt, Peter följer med.' }, 'Välj den chef'],
    ['replacement', { reason: 'Ingen personal.', manager: 'manager' }, 'Skriv vad som händer i natt'],
  ] as const)('a promise is not withdrawn without a %s', async (_what, fields, words) => {
    const manager = 'manager' in fields ? { manager: town.staff.manager } : {};
    const answer = await send(duty, `/loften/${promise}/dra-tillbaka`, { ...fields, ...manager });
    const text = await answer.text();
    expect(answer.status).toBe(422);
    expect(text).toContain(words);
    if ('reason' in fields) expect(text).toContain('Ingen personal.');
    expect(await town.look('select from data.promise where withdrawn_at is not null')).toEqual([]);
  });

  it('nor with somebody’s name who is no manager', async () => {
    const answer = await send(duty, `/loften/${promise}/dra-tillbaka`, {
      reason: 'Ingen personal.',
      manager: town.staff.therapist,
      replacement: 'Hotell.',
    });
    expect(answer.status).toBe(422);
  });

  it('withdrawn with all three, it reaches the manager and whoever is on duty at once', async () => {
    const before = { manager: await alertsOf('manager'), outsider: await alertsOf('outsider') };
    expect(before).toEqual({ manager: [], outsider: [] });
    const answer = await send(duty, `/loften/${promise}/dra-tillbaka`, {
      reason: 'Den som skulle ringa är sjuk.',
      manager: town.staff.manager,
      replacement: 'Bakjouren ringer kvinnan klockan tio och följer med till affären.',
    });
    expect(answer.status).toBe(303);
    expect(await alertsOf('manager')).toEqual(['promiseWithdrawn']);
    expect(await alertsOf('dutyOfficer')).toContain('promiseWithdrawn');
    expect(await alertsOf('outsider')).toEqual([]);
    const page = await see(duty, '/loften');
    expect(page).toContain('Tillbakadraget');
    expect(page).toContain('Ansvarig chef: Anders Ståhl.');
    expect(page).toContain('Vi ringer på måndag klockan nio');
    expect((await send(duty, `/loften/${promise}/hallet`, {})).status).toBe(404);
    const kinds = await town.look<{ kind: string }>('select kind from data.event where file_id = $1', [contact.id]);
    expect(kinds.filter(({ kind }) => kind.startsWith('promise.')).map(({ kind }) => kind)).toEqual([
      'promise.given',
      'promise.withdrawn',
    ]);
  });
});
