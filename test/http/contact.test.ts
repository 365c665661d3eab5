import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aTown, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

let town: Town;
let served: Served;
let officer: Visitor;
let outsider: Visitor;

const first = { channel: 'call', source: 'police', 'received.day': 'i dag', 'received.time': '00.00' };
type Fields = Record<string, string | string[]>;
const send = (visitor: Visitor, path: string, fields: Fields = {}) => visitor.post(path, { _form: newId(), ...fields });

/** Receives a contact and answers with its address. */
async function receive(fields: Fields = {}): Promise<string> {
  const answer = await send(officer, '/kontakt/ny', { ...first, ...fields });
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}
const read = async (address: string, visitor = officer) => (await visitor.get(address)).text();

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});
beforeEach(async () => {
  officer = new Visitor(served, await town.signIn(town.staff.dutyOfficer));
  outsider = new Visitor(served, await town.signIn(town.staff.outsider));
});

describe('a contact comes in', () => {
  it('is kept with nothing but who, how and when, and says what is next', async () => {
    const address = await receive();
    expect(address).toMatch(/^\/kontakt\/[0-9a-f-]{36}$/);
    const page = await read(address);
    expect(page).toContain('Nästa: Säker kontakt');
    expect(page).toContain('Ingen säker kontakt är känd');
    expect(page).toContain('Skyddsbedömning');
    const rows = await town.look('select kind, state from data.desk where file_id = $1', [address.split('/')[2]]);
    expect(rows).toHaveLength(2);
    expect(await town.look('select 1 from data.unwritten where file_id = $1', [address.split('/')[2]])).toHaveLength(1);
  });

  it('refuses a time that lies ahead and no choice, and keeps what was typed', async () => {
    const answer = await send(officer, '/kontakt/ny', {
      ...first,
      source: '',
      'received.day': 'i morgon',
      name: 'Elin Strand',
    });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('Välj vem som hör av sig.');
    expect(page).toContain('value="Elin Strand"');
  });

  it('is made once, however often the form is sent', async () => {
    const fields = { _form: newId(), ...first };
    const [one, other] = [await officer.post('/kontakt/ny', fields), await officer.post('/kontakt/ny', fields)];
    expect(one.headers.get('location')).toBe(other.headers.get('location'));
  });

  it('can be received by whoever has a unit, and by nobody else', async () => {
    const administrator = new Visitor(served, await town.signIn(town.staff.administrator));
    expect((await administrator.get('/kontakt/ny')).status).toBe(404);
    expect((await send(administrator, '/kontakt/ny', first)).status).toBe(404);
    expect((await new Visitor(served).get('/kontakt/ny')).status).toBe(303);
  });
});

const child = { 'child.name': 'Nova', 'child.birthYear': '2017', 'child.livesWith': 'yes' };

describe('what is added', () => {
  it('asks about children only after the duty to report is told, whatever is posted', async () => {
    const address = await receive();
    expect(await read(address)).toContain('Frågor om barn öppnas när');
    const early = await send(officer, `${address}/fler`, child);
    expect(early.status).toBe(409);
    expect(
      await town.look(`select 1 from data.person_told where file_id = $1 and part = 'child'`, [address.split('/')[2]]),
    ).toEqual([]);
    expect((await send(officer, `${address}/familj`, { childrenKnown: 'yes' })).status).toBe(409);

    expect((await send(officer, `${address}/besked`)).status).toBe(303);
    expect((await send(officer, `${address}/fler`, child)).status).toBe(303);
    const page = await read(address);
    expect(page).toContain('Nova');
    expect(page).toContain('Orosanmälan för barnet');
    expect(page).toContain('Skyddsbedömning av barnet');
  });

  it('counts living together as yes when nobody knows', async () => {
    const address = await receive();
    expect((await send(officer, `${address}/boende`, { livingTogether: 'unknown' })).status).toBe(303);
    expect(await read(address)).toContain('Räknas som att de bor ihop.');
    expect((await send(officer, `${address}/boende`, {})).status).toBe(422);
  });

  it('says who did what to whom in shared words, and hints at levelling ones without a stop', async () => {
    const address = await receive({ name: 'Elin Strand' });
    await send(officer, `${address}/andra`, {
      'other.part': 'usesViolence',
      'other.name': 'Rolf Strand',
      'other.relation': 'partner',
      'other.livesWith': 'yes',
    });
    const people = await town.look('select id, part from data.person_told where file_id = $1', [address.split('/')[2]]);
    const id = (part: string) => String(people.find((row) => row.part === part)?.id);
    const told = {
      'violence.kinds': ['physical', 'strangulation'],
      'violence.by': id('usesViolence'),
      'violence.to': id('self'),
      'violence.severity': 'lifeThreatening',
      'violence.words': 'Det var bråk i köket.',
    };
    const saved = await send(officer, `${address}/handelse`, told);
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${address}?del=ord#violence`]);
    // What was typed is quoted on the page, and in no cookie.
    expect(decodeURIComponent([...officer.cookies.values()].join())).not.toContain('bråk');
    const page = await read(`${address}?del=ord`);
    expect(page).toContain('Rolf Strand mot Elin Strand');
    expect(page).toContain('låter som något mellan två jämbördiga');
    expect(page).toContain('råd till läkare i dag');
    const same = await send(officer, `${address}/handelse`, { ...told, 'violence.by': id('self') });
    expect(same.status).toBe(422);
    expect(await same.text()).toContain('kan inte vara samma person');
    const stranger = await send(officer, `${address}/handelse`, { ...told, 'violence.by': newId() });
    expect(stranger.status).toBe(422);
  });

  it('takes fear as a number or as why it was not asked, never neither and never both', async () => {
    const address = await receive();
    expect((await send(officer, `${address}/skala`, {})).status).toBe(422);
    expect((await send(officer, `${address}/skala`, { fear: '7', fearNotAsked: 'notAlone' })).status).toBe(422);
    expect((await send(officer, `${address}/skala`, { fear: '7' })).status).toBe(303);
    expect(await read(address)).toContain('7 av 10');
  });

  it('lets no interpreter be noted unchecked', async () => {
    const address = await receive();
    const asked = { 'interpreter.needed': 'yes', 'interpreter.language': 'ti', 'interpreter.dialect': 'Eritrea' };
    const refused = await send(officer, `${address}/tolk`, asked);
    expect(refused.status).toBe(422);
    const words = await refused.text();
    expect(words).toContain('Fråga vilken krets tolken inte ska komma från');
    expect(words).toContain('varken släkting eller bekant');
    // Nobody is booked yet: what is needed is taken down, and who it is is asked when one is.
    const later = { ...asked, 'interpreter.circle': 'Strandhaga', 'interpreter.checked': 'notBooked' };
    expect((await send(officer, `${address}/tolk`, later)).status).toBe(303);
    const checked = { ...asked, 'interpreter.circle': 'Strandhaga', 'interpreter.checked': 'noneOfThese' };
    expect((await send(officer, `${address}/tolk`, checked)).status).toBe(303);
    expect(await read(address)).toContain('Inte från: Strandhaga');
  });

  it('is shut for one without a ground, as if it were not there', async () => {
    const address = await receive({ name: 'Elin Strand' });
    const missing = `/kontakt/${newId()}`;
    const [hidden, gone] = [await outsider.get(address), await outsider.get(missing)];
    expect(hidden.status).toBe(404);
    expect(await hidden.text()).toBe((await gone.text()).replaceAll(missing, address));
    for (const path of [
      'boende',
      'besked',
      'familj',
      'person',
      'fler',
      'andra',
      'handelse',
      'skala',
      'tolk',
      'tid',
      'senare',
      'avsluta',
      'oppna-igen',
    ])
      expect((await send(outsider, `${address}/${path}`)).status, path).toBe(404);
    expect(await read(address)).toContain('Elin Strand');
  });
});

describe('how it ends', () => {
  const no = { 'notNow.comeBack': 'Ringer Sara', 'notNow.information': 'helpline', 'notNow.mayContact': 'no' };

  it('can’t be left while she is unprotected and nobody has asked about children', async () => {
    const address = await receive();
    const left = await send(officer, `${address}/senare`, no);
    expect(left.status).toBe(409);
    const page = await left.text();
    expect(page).toContain('Den våldsutsattas skydd är inte bedömt.');
    expect(page).toContain('Fråga om det finns barn.');
    expect(page).toContain('Ringer Sara');
    const ended = await send(officer, `${address}/avsluta`, {
      'advice.outcome': 'advice',
      'advice.words': 'Fick råd.',
    });
    expect(ended.status).toBe(409);
  });
});
