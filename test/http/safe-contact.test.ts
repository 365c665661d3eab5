import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aContact, aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

let town: Town;
let served: Served;
let officer: Visitor;
let outsider: Visitor;
let contact: MadeFile;

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const agreed = {
  'ways.call.allowed': 'no',
  'ways.call.target': '070-174 06 05',
  'ways.call.forEmergency': 'yes',
  'ways.sms.allowed': 'yes',
  'ways.sms.target': '070-174 06 05',
  'ways.sms.hours[0].days': ['1', '2', '3', '4', '5'],
  'ways.sms.hours[0].from': '9',
  'ways.sms.hours[0].until': '11',
  codeWord: 'tvättstugan',
  neverSay: 'socialtjänsten',
};
const send = (path: string, fields: Record<string, string | string[]>) =>
  officer.post(`/kontakt/${contact.id}${path}`, { _form: newId(), ...fields });
const see = async (path: string, visitor = officer) => (await visitor.get(`/kontakt/${contact.id}${path}`)).text();

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});
beforeEach(async () => {
  await town.setClock(at('2027-06-24T09:30'));
  contact = await aContact(town)
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .made();
  officer = new Visitor(served, await town.signIn(town.staff.dutyOfficer));
  outsider = new Visitor(served, await town.signIn(town.staff.outsider));
});

describe('before anything is known', () => {
  it('every try is refused, and the first call is the way', async () => {
    const refused = await send('/kontakta', { channel: 'call' });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('ingen säker kontakt är känd');
    const first = await see('/kontakta/forsta');
    expect(first).toContain('Ring från dolt nummer.');
    expect(first).toContain('kan du prata?');
    expect(first).toContain('Lämna inget meddelande');
  });

  it('a wrong voice at the first call shuts calling', async () => {
    expect((await send('/kontakta/forsta', { result: 'wrongVoice' })).status).toBe(303);
    expect(await see('/saker-kontakt')).toContain('Ring inte (låst).');
    const again = await send('/kontakta', { channel: 'call' });
    expect([again.status, await again.text()]).toEqual([409, expect.stringContaining('sättet är låst')]);
  });
});

describe('what was agreed', () => {
  it('stands in words on top, and refuses what is against it with what is allowed instead', async () => {
    expect((await send('/saker-kontakt', agreed)).status).toBe(303);
    expect(await see('/kontakta')).toContain('Ring inte. Sms vardag 9–11.');
    const call = await send('/kontakta', { channel: 'call' });
    expect(call.status).toBe(409);
    const words = await call.text();
    expect(words).toContain('personen har sagt nej till det sättet');
    expect(words).toContain('Tillåtet nu: sms.');
    expect((await officer.get(`/kontakt/${contact.id}/kontakta/call`)).status).toBe(409);
  });

  it('holds on a holiday: weekdays are none', async () => {
    await send('/saker-kontakt', agreed);
    await town.setClock(at('2027-06-25T09:30'));
    officer = new Visitor(served, await town.signIn(town.staff.dutyOfficer));
    const text = await (await send('/kontakta', { channel: 'sms' })).text();
    expect(text).toContain('det är inte en säker tid');
    expect(text).toContain('Nästa säkra tid: mån 28 juni 09.00.');
  });

  it('opens the way for emergencies in danger only', async () => {
    await send('/saker-kontakt', agreed);
    const answer = await send('/kontakta', { channel: 'call', danger: 'yes' });
    expect(answer.headers.get('location')).toBe(`/kontakt/${contact.id}/kontakta/call?fara=1`);
    expect(await see('/kontakta/call?fara=1')).toContain('tvättstugan');
  });

  it('is kept sealed', async () => {
    await send('/saker-kontakt', agreed);
    const [row] = await town.look<{ all: string }>(
      'select string_agg(row_to_json(s)::text, $$$$) as all from data.safe_contact s',
    );
    expect(row?.all).toContain('sms');
    expect(row?.all).not.toContain('tvättstugan');
    expect(row?.all).not.toContain(Buffer.from('tvättstugan').toString('hex'));
  });

  it('is replaced whole, and the earlier is kept', async () => {
    await send('/saker-kontakt', agreed);
    await send('/saker-kontakt', { 'ways.letter.allowed': 'no' });
    expect(await see('/saker-kontakt')).toContain('Inget brev. Ingen kontakt.');
    const rows = await town.look(
      'select channel from data.safe_contact where file_id = $1 and replaced_at is not null',
      [contact.id],
    );
    expect(rows).toHaveLength(2);
  });

  it('keeps what was typed where something is wrong', async () => {
    const answer = await send('/saker-kontakt', {
      ...agreed,
      'ways.sms.hours[0].until': '8',
      'ways.call.target': 'hemma hos Eva',
    });
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain('Sluttiden är före starttiden');
    expect(text).toContain('hemma hos Eva');
    expect(await see('/saker-kontakt')).toContain('Ingen säker kontakt är känd');
  });
});

describe('a try', () => {
  beforeEach(async () => {
    await send('/saker-kontakt', agreed);
  });

  it('asks who it is before anything is said', async () => {
    await send('/saker-kontakt', { 'ways.call.allowed': 'yes', 'ways.call.target': '070-174 06 05' });
    const answer = await send('/kontakta/call', { result: 'talked' });
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('rätt person innan ni pratar')]);
    expect((await send('/kontakta/call', { result: 'talked', identity: 'yes' })).status).toBe(303);
  });

  it('with a wrong voice locks the way at once, tells the duty, and a lock is opened only by talking again', async () => {
    await town.onDuty(town.staff.backupOfficer, town.units.intake);
    expect((await send('/kontakta/sms', { result: 'wrongVoice', words: 'Han svarade.' })).status).toBe(303);
    expect(await see('/saker-kontakt')).toContain('Inget sms (låst).');
    expect((await send('/kontakta', { channel: 'sms' })).status).toBe(409);
    const duty = await town.signIn(town.staff.backupOfficer);
    expect(await town.ask(duty, 'select kind from data.alert where file_id = $1', [contact.id])).toEqual([
      { kind: 'safeContactLocked' },
    ]);
    const alerted = async (visitor: Visitor) => (await (await visitor.get('/min-dag')).text()).includes('/larm/');
    expect(await alerted(new Visitor(served, duty))).toBe(true);
    // She raised it herself and has the file open; it is not hers to answer.
    expect(await alerted(officer)).toBe(false);
    const events = await town.look('select kind from data.event where file_id = $1 order by at', [contact.id]);
    expect(events.map(({ kind }) => kind)).toContain('safeContact.locked');
    await send('/saker-kontakt', { 'ways.letter.allowed': 'no' });
    expect(await see('/saker-kontakt')).toContain('Inget sms (låst).');
    const [, locksSeen = ''] = /name="locksSeen" value="([^"]+)"/.exec(await see('/saker-kontakt/andra')) ?? [];
    await send('/saker-kontakt', { ...agreed, locksSeen });
    expect((await send('/kontakta', { channel: 'sms' })).status).toBe(303);
  });

  it('that locked the way is not undone by a page that was drawn before', async () => {
    await send('/kontakta/sms', { result: 'wrongVoice' });
    const stale = await send('/saker-kontakt', agreed);
    expect([stale.status, await stale.text()]).toEqual([422, expect.stringContaining('låstes medan du skrev')]);
    expect((await send('/kontakta', { channel: 'sms' })).status).toBe(409);
  });

  it('that locked the way is not undone by a no, not even in danger', async () => {
    await send('/kontakta/call', { result: 'wrongVoice', danger: 'yes' });
    const no = { 'ways.call.allowed': 'no', 'ways.call.target': '070-174 06 05', 'ways.call.forEmergency': 'yes' };
    expect((await send('/saker-kontakt', no)).status).toBe(303);
    expect((await send('/kontakta', { channel: 'call', danger: 'yes' })).status).toBe(409);
  });

  it('is made by no way that was locked only by saving the page as it stands: a new way is still looked for', async () => {
    await send('/saker-kontakt', { 'ways.sms.allowed': 'yes', 'ways.sms.target': '070-174 06 05' });
    await send('/kontakta/sms', { result: 'wrongVoice' });
    expect((await send('/saker-kontakt', {})).status).toBe(422);
    const clocks = await town.look(
      `select from data.running_clock where file_id = $1 and rule = 'newSafeWay' and met_at is null and ended_at is null`,
      [contact.id],
    );
    expect(clocks).toHaveLength(1);
  });

  it('sent twice is made once', async () => {
    const _form = newId();
    for (const _ of [1, 2]) await send('/kontakta/sms', { _form, result: 'sent' });
    expect(await town.look('select from data.contact_try where file_id = $1', [contact.id])).toHaveLength(1);
  });
});

describe('who may', () => {
  const commands = [
    ['/saker-kontakt', agreed],
    ['/kontakta', { channel: 'sms' }],
    ['/kontakta/sms', { result: 'sent' }],
    ['/kontakta/forsta', { result: 'noAnswer' }],
  ] as const;

  it.each(commands)('%s is nothing to an outsider, and there was something to hide', async (path, fields) => {
    await send('/saker-kontakt', agreed);
    const before = await town.look('select id from data.safe_contact');
    const answer = await outsider.post(`/kontakt/${contact.id}${path}`, { _form: newId(), ...fields });
    const unknown = await outsider.post(`/kontakt/${newId()}${path}`, { _form: newId(), ...fields });
    expect([answer.status, await answer.text()]).toEqual([404, (await unknown.text()).replace(/\s+$/, '')]);
    expect(await town.look('select id from data.safe_contact')).toEqual(before);
    expect(before).not.toEqual([]);
    expect(await see('/saker-kontakt')).toContain('tvättstugan');
    expect((await outsider.get(`/kontakt/${contact.id}/saker-kontakt`)).status).toBe(404);
  });

  it('works in a person’s file too, for those in the team whose work needs it', async () => {
    const file = await aFile(town)
      .withTeam({ staffId: town.staff.supportWorker, function: 'supportWorker' })
      .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
      .made();
    const support = new Visitor(served, await town.signIn(town.staff.supportWorker));
    expect((await support.post(`/akt/${file.id}/saker-kontakt`, { _form: newId(), ...agreed })).status).toBe(303);
    expect(await (await support.get(`/akt/${file.id}/saker-kontakt`)).text()).toContain('Ring inte.');
    const colleague = new Visitor(served, await town.signIn(town.staff.otherCaseOfficer));
    expect((await colleague.get(`/akt/${file.id}/saker-kontakt`)).status).toBe(404);
  });
});

describe('an interpreter', () => {
  it('is asked about in the file too, and stands on its page: language, and the circle that none may come from', async () => {
    const file = await aFile(town)
      .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
      .made();
    const worker = new Visitor(served, await town.signIn(town.staff.caseOfficer));
    const post = (fields: Record<string, string>) =>
      worker.post(`/akt/${file.id}/tolk`, { _form: newId(), 'interpreter.needed': 'yes', ...fields });
    expect(await (await worker.get(`/akt/${file.id}/saker-kontakt`)).text()).toContain(
      'Ingen har frågat om det behövs',
    );
    const refused = await post({ 'interpreter.dialect': 'Irak' });
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('value="Irak"')]);
    const kept = await post({
      'interpreter.language': 'ar',
      'interpreter.dialect': 'Irak',
      'interpreter.circle': 'föreningen i Strandhaga',
      'interpreter.checked': 'noneOfThese',
    });
    expect(kept.headers.get('location')).toBe(`/akt/${file.id}/saker-kontakt`);
    expect(await (await worker.get(`/akt/${file.id}`)).text()).toContain(
      'Arabiska (Irak). Inte från: föreningen i Strandhaga',
    );
    expect((await outsider.get(`/akt/${file.id}/tolk`)).status).toBe(404);
  });
});
