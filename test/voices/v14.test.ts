import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aContact, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

/** V14: a call or text may be answered by the wrong person; talks are booked from a commuter train. V66: work training is the only place where she goes alone. */
let town: Town;
let served: Served;
let contact: MadeFile;
let officer: Visitor;

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const send = (tail: string, fields: Record<string, string | string[]>) =>
  officer.post(`/kontakt/${contact.id}${tail}`, { _form: newId(), ...fields });
const see = async (tail: string) => (await officer.get(`/kontakt/${contact.id}${tail}`)).text();
const clock = async (text: string) => {
  await town.setClock(at(text));
  officer = new Visitor(served, await town.signIn(town.staff.dutyOfficer));
};

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.setClock(at('2027-06-22T08:40'));
  contact = await aContact(town)
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .made();
  officer = new Visitor(served, await town.signIn(town.staff.dutyOfficer));
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

describe('V14 contact only by ways that are safe', () => {
  it('begins with a call from a hidden number that leaves nothing behind', async () => {
    for (const channel of ['call', 'sms', 'mail', 'letter', 'visit'])
      expect((await send('/kontakta', { channel })).status).toBe(409);
    const page = await see('/kontakta/forsta');
    for (const line of ['Ring från dolt nummer', 'kan du prata?', 'Lämna inget meddelande'])
      expect(page).toContain(line);
    const unsure = await send('/kontakta/forsta', { result: 'talked' });
    expect([unsure.status, await unsure.text()]).toEqual([422, expect.stringContaining('rätt person')]);
    const talked = await send('/kontakta/forsta', { result: 'talked', identity: 'yes' });
    expect(talked.headers.get('location')).toBe(`/kontakt/${contact.id}/saker-kontakt/andra`);
  });

  it('keeps what she says: hours, code word, what is never said, a way for emergencies', async () => {
    const answer = await send('/saker-kontakt', {
      'ways.call.allowed': 'yes',
      'ways.call.target': '070-174 06 05',
      'ways.call.hours[0].days': ['1', '2', '3', '4', '5'],
      'ways.call.hours[0].from': '8.15',
      'ways.call.hours[0].until': '8.50',
      'ways.call.answeredBy': 'Ingen annan på tåget',
      'ways.sms.allowed': 'no',
      'ways.sms.target': '070-174 06 05',
      'ways.sms.forEmergency': 'yes',
      'ways.letter.allowed': 'no',
      codeWord: 'pendeln',
      neverSay: 'socialtjänsten, våld',
    });
    expect(answer.status).toBe(303);
    expect(await see('/bedomning')).toContain('Ring vardag 8.15–8.50.');
    expect(await see('/kontakta')).toContain('Inget sms. Inget brev.');
  });

  it('refuses what is against it, and says what is allowed and when', async () => {
    expect((await send('/kontakta', { channel: 'call' })).status).toBe(303);
    expect(await see('/kontakta/call')).toContain('pendeln');
    await clock('2027-06-22T17:30');
    const late = await send('/kontakta', { channel: 'call' });
    const words = await late.text();
    expect(late.status).toBe(409);
    expect(words).toContain('Nästa säkra tid: i morgon 08.15');
    expect((await officer.get(`/kontakt/${contact.id}/kontakta/call`)).status).toBe(409);
    expect((await send('/kontakta/call', { result: 'talked', identity: 'yes' })).status).toBe(409);
    expect((await send('/kontakta', { channel: 'letter' })).status).toBe(409);
    expect((await send('/kontakta', { channel: 'sms', danger: 'yes' })).status).toBe(303);
  });

  it('locks a way at the wrong voice, with a neutral line, and starts the search for a new one', async () => {
    await town.onDuty(town.staff.backupOfficer, town.units.intake);
    await clock('2027-06-23T08:20');
    expect(await see('/kontakta/call')).toContain('Ursäkta, jag har ringt fel.');
    await send('/kontakta/call', { result: 'wrongVoice', words: 'En man svarade.' });
    const again = await send('/kontakta', { channel: 'call' });
    expect([again.status, await again.text()]).toEqual([409, expect.stringContaining('sättet är låst')]);
    const inDanger = await send('/kontakta', { channel: 'call', danger: 'yes' });
    expect(inDanger.status).toBe(409);
    const running = 'select rule from data.running_clock where file_id = $1 and met_at is null and ended_at is null';
    expect(await town.look(running, [contact.id])).toEqual([{ rule: 'newSafeWay' }]);
    await send('/saker-kontakt', { 'ways.call.allowed': 'no' });
    expect(await town.look(running, [contact.id])).toEqual([]);
  });
});

describe('V66 the one place where she goes alone', () => {
  it('is a way: a place and a person that she chose, at their hours', async () => {
    await send('/saker-kontakt', {
      'ways.call.allowed': 'no',
      'ways.place.allowed': 'yes',
      'ways.place.target': 'arbetsträningen',
      'ways.place.hours[0].days': ['2', '3', '4'],
      'ways.place.hours[0].from': '9',
      'ways.place.hours[0].until': '15',
      'ways.viaPerson.allowed': 'yes',
      'ways.viaPerson.target': 'handledaren Eva',
    });
    await clock('2027-06-23T10:00');
    expect(await see('/saker-kontakt')).toContain(
      'Träffas: arbetsträningen tis, ons och tors 9–15. Via handledaren Eva.',
    );
    expect((await send('/kontakta', { channel: 'call' })).status).toBe(409);
    expect((await send('/kontakta', { channel: 'place' })).status).toBe(303);
    await clock('2027-06-23T16:00');
    expect((await send('/kontakta', { channel: 'place' })).status).toBe(409);
    expect((await send('/kontakta', { channel: 'viaPerson' })).status).toBe(303);
  });
});
