import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, aGroup, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// Asking, telling what no consent stops, signing: what opens, and what opens nothing.

let town: Town;
let served: Served;
let file: MadeFile;
let officer: Visitor;
let member: Visitor;

const at = (tail = '') => `/akt/${file.id}/samtycken${tail}`;
const see = async (who: Visitor, tail = '') => (await who.get(at(tail))).text();
const send = (tail: string, fields: Record<string, string | string[]> = {}, who = officer) =>
  who.post(at(tail), { _form: newId(), ...fields });
const question = () => ({
  now: 'alone',
  unit: town.units.incomeSupport,
  purpose: 'Att ordna ekonomin',
  parts: ['protection'],
  until: '2099-01-01',
  language: 'sv',
  heardIn: 'ownLanguage',
});
const inHalfAYear = async () =>
  (await town.now()).toZonedDateTimeISO('Europe/Stockholm').toPlainDate().add({ months: 6 });
const asked = async (fields: Record<string, string | string[]> = {}) => {
  const answer = await send('/ny', { ...question(), until: String(await inHalfAYear()), ...fields });
  expect(answer.status).toBe(303);
  return (answer.headers.get('location') ?? '').slice(at().length);
};
const tell = (consent: string) => send(`${consent}/berattat`, { alone: 'yes', told: 'yes' });
const line = `M10 10${'L20 30L40 50'.repeat(6)}`;
const rows = () =>
  town.look('select answer, signed_how as how, ground_id is not null as opens from data.consent where file_id = $1', [
    file.id,
  ]);

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await aGroup(town, { unitId: town.units.incomeSupport, staffId: town.staff.outsider });
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});
beforeEach(async () => {
  file = await aFile(town)
    .withTeam({ staffId: town.staff.supportWorker, function: 'supportWorker' })
    .with(tellsOf({ part: 'self', name: 'Elin Strand', birthYear: 1990 }))
    .made();
  officer = new Visitor(served, await town.signIn(town.staff.caseOfficer));
  member = new Visitor(served, await town.signIn(town.staff.outsider));
});

describe('asking', () => {
  it('shows first who sees nothing, and leads to the question', async () => {
    const page = await see(officer);
    expect(page).toContain('Försörjningsstöd ser ingenting');
    expect(page).toContain(`href="${at('/ny')}"`);
    expect((await officer.get(`/akt/${file.id}`)).status).toBe(200);
    expect(await (await officer.get(`/akt/${file.id}`)).text()).toContain('Ingen annan ser något.');
  });

  it('preselects nothing but the language and half a year', async () => {
    const page = await see(officer, '/ny');
    expect(page.match(/<input[^>]*checked/g)).toEqual([expect.stringContaining('name="language"')]);
    expect(page).toContain(`value="${await inHalfAYear()}"`);
  });

  it('is refused while somebody else is there, and keeps what was typed', async () => {
    const answer = await send('/ny', { ...question(), until: String(await inHalfAYear()), now: 'notAlone' });
    const page = await answer.text();
    expect([answer.status, page]).toEqual([422, expect.stringContaining('Fråga en annan gång, när hen är ensam.')]);
    expect(page).toContain('Att ordna ekonomin');
    expect(await rows()).toEqual([]);
  });

  it('takes one receiver, some part, and a year at most', async () => {
    const wrong = { ...question(), unit: '', parts: [] };
    const page = await (await send('/ny', wrong)).text();
    for (const words of ['Välj en enhet, eller skriv vem', 'Kryssa för det hen säger ja till', 'som längst ett år'])
      expect(page).toContain(words);
    const nothing = await (await send('/ny', {})).text();
    expect([...nothing.matchAll(/<a href="#f-([a-zA-Z]+)">/g)].map(([, field]) => field)).toEqual([
      'now',
      'unit',
      'purpose',
      'parts',
      'until',
      'language',
      'heardIn',
    ]);
    const both = await (
      await send('/ny', { ...question(), until: String(await inHalfAYear()), outside: 'Skolan' })
    ).text();
    expect(both).toContain('inte båda');
    expect(await rows()).toEqual([]);
  });

  it('writes down in one step that she couldn’t be asked', async () => {
    await asked({ now: 'notSafe' });
    expect(await rows()).toEqual([{ answer: 'notAsked', how: null, opens: false }]);
    expect(await see(officer)).toContain('Ej tillfrågad (inte säkert att fråga)');
  });
});

describe('answering', () => {
  it('shows no form to sign before she has heard what no consent stops', async () => {
    const consent = await asked();
    const page = await see(officer, consent);
    expect(page).toContain('Det här stoppar inget samtycke');
    expect(page).toContain('UtlL 17:1');
    expect(page).not.toContain('data-signature=""');
    expect((await send(`${consent}/skarm`, { signature: line })).status).toBe(409);
    expect((await send(`${consent}/berattat`, { told: 'yes' })).status).toBe(422);
    expect((await tell(consent)).status).toBe(303);
    expect(await see(officer, consent)).toContain('data-signature=""');
  });

  it('opens for who speaks for the receiver when she has signed on the screen, and for nobody before', async () => {
    const consent = await asked();
    await tell(consent);
    expect((await member.get(`/akt/${file.id}`)).status).toBe(404);
    expect(await (await send(`${consent}/skarm`, { signature: 'M1 1L2 2<script>' })).text()).toContain(
      'Skriv namnet i rutan',
    );
    expect((await send(`${consent}/skarm`, { signature: line })).status).toBe(303);
    expect(await rows()).toEqual([{ answer: 'given', how: 'screen', opens: true }]);
    expect((await member.get(`/akt/${file.id}`)).status).toBe(200);
    const page = await see(officer);
    expect(page).toContain('Risk och skydd');
    expect(page).toContain('Underskrivet på skärmen');
    expect(page).not.toContain('Försörjningsstöd ser ingenting');
    expect(page).toContain('Barn och unga ser ingenting');
    expect(await see(officer, consent)).toContain(`<path d="${line}"`);
    expect((await send(`${consent}/skarm`, { signature: line })).status).toBe(409);
    expect((await send(`${consent}/svar`, { answer: 'refused' })).status).toBe(409);
  });

  it('keeps a no, which opens nothing, and a yes by phone, which waits', async () => {
    const first = await asked();
    expect((await send(`${first}/svar`, { answer: 'saidYes' })).status).toBe(303);
    expect(await see(officer)).toContain('men har inte skrivit under. Ingen ser något än.');
    expect((await member.get(`/akt/${file.id}`)).status).toBe(404);
    expect((await send(`${first}/svar`, { answer: 'refused' })).status).toBe(303);
    expect(await rows()).toEqual([{ answer: 'refused', how: null, opens: false }]);
    expect(await see(officer)).toContain('Ett nej kostar ingenting.');
  });

  it('is for the register alone where the receiver is outside', async () => {
    const consent = await asked({ unit: '', outside: 'Vårdcentralen Strandhaga' });
    await tell(consent);
    await send(`${consent}/skarm`, { signature: line });
    expect(await rows()).toEqual([{ answer: 'given', how: 'screen', opens: false }]);
    expect(await see(officer)).toContain('Vårdcentralen Strandhaga');
  });

  it('happens once where two do it at the same time', async () => {
    const consent = await asked();
    await tell(consent);
    const both = await Promise.all([
      send(`${consent}/skarm`, { signature: line }),
      send(`${consent}/svar`, { answer: 'refused' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await rows()).toHaveLength(1);
  });

  it('says on the file that one ends within two weeks', async () => {
    const day = (await town.now()).toZonedDateTimeISO('Europe/Stockholm').toPlainDate().add({ days: 10 });
    const consent = await asked({ until: String(day) });
    await tell(consent);
    await send(`${consent}/skarm`, { signature: line });
    const page = await (await officer.get(`/akt/${file.id}`)).text();
    expect(page).toContain('Ett samtycke gäller.');
    expect(page).toContain('Fråga igen i tid');
  });
});

describe('the paper', () => {
  const upload = (consent: string, content: Uint8Array<ArrayBuffer>, name = 'Elins samtycke.jpg') => {
    const form = new FormData();
    form.append('_form', newId());
    form.append('paper', new File([content], name, { type: 'image/jpeg' }));
    return officer.postForm(at(`${consent}/papper`), form);
  };

  it('is taken by what it is, drawn anew, kept sealed, and given back under its number', async () => {
    const consent = await asked();
    await tell(consent);
    const photo = await sharp({ create: { width: 1200, height: 1600, channels: 3, background: '#ffffff' } })
      .withExif({ IFD0: { Make: 'Telefonen' }, IFD3: { GPSLatitude: '59/1 20/1 0/1' } })
      .jpeg()
      .toBuffer();
    expect(photo.includes('Telefonen')).toBe(true);
    expect((await upload(consent, Uint8Array.from(photo))).status).toBe(303);
    expect(await rows()).toEqual([{ answer: 'given', how: 'paper', opens: true }]);
    const got = await officer.get(at(`${consent}/skannat`));
    const back = Buffer.from(await got.arrayBuffer());
    expect(back.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(back.includes('Telefonen')).toBe(false);
    expect((await sharp(back).metadata()).exif).toBeUndefined();
    expect(got.headers.get('content-disposition')).toMatch(/^attachment; filename="[2-9A-Z]{4}-[2-9A-Z]{4}\.jpg"$/);
    expect(got.headers.get('content-type')).toBe('image/jpeg');
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    expect(got.headers.get('cache-control')).toBe('no-store');
    const [kept] = await town.look<{ content: Buffer }>('select content from data.consent_paper where file_id = $1', [
      file.id,
    ]);
    expect(kept?.content.includes(back.toString('base64').slice(0, 40))).toBe(false);
  });

  it('may be a PDF', async () => {
    const consent = await asked();
    await tell(consent);
    expect((await upload(consent, Uint8Array.from(Buffer.from('%PDF-1.7 …')), 'x.pdf')).status).toBe(422);
    const form = new Uint8Array(await (await officer.get(at(`${consent}/blankett`))).arrayBuffer());
    expect((await upload(consent, form, 'x.txt')).status).toBe(303);
    expect((await officer.get(at(`${consent}/skannat`))).headers.get('content-type')).toBe('image/jpeg');
  });

  it.each([
    ['nothing', '', 'Välj filen'],
    ['a page that calls itself a picture', '<html><script>alert(1)</script>', 'gick inte att läsa'],
    ['half a picture', '\u00ff\u00d8\u00ff', 'gick inte att läsa'],
    ['a drawing that can hold code', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'gick inte att läsa'],
  ])('is refused in words when it is %s', async (_, content, words) => {
    const consent = await asked();
    await tell(consent);
    const answer = await upload(consent, Uint8Array.from(Buffer.from(content, 'latin1')));
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(words)]);
    expect(await rows()).toEqual([{ answer: 'waiting', how: null, opens: false }]);
  });

  it('is at most ten megabytes, and no other form is larger than before', async () => {
    const consent = await asked();
    await tell(consent);
    const large = new Uint8Array(10 * 1024 * 1024 + 1);
    large.set([0xff, 0xd8, 0xff]);
    expect(await (await upload(consent, large)).text()).toContain('större än 10 MB');
    expect((await upload(consent, new Uint8Array(12 * 1024 * 1024))).status).toBe(413);
    expect((await send(`${consent}/svar`, { answer: 'x'.repeat(600 * 1024) })).status).toBe(413);
  });
});

const person = newId<PersonId>();
describe('who may', () => {
  it.each(['supportWorker', 'outsider', 'otherCaseOfficer', 'auditor', 'administrator', 'boardChair'] as const)(
    'not %s, who sees neither question nor answer',
    async (key) => {
      const consent = await asked();
      await tell(consent);
      const other = new Visitor(served, await town.signIn(town.staff[key]));
      const before = await rows();
      const tries = [
        other.post(at('/ny'), { _form: newId(), ...question(), until: String(await inHalfAYear()) }),
        other.post(at(`${consent}/berattat`), { _form: newId(), alone: 'yes', told: 'yes' }),
        other.post(at(`${consent}/skarm`), { _form: newId(), signature: line }),
        other.post(at(`${consent}/papper`), { _form: newId() }),
        other.post(at(`${consent}/svar`), { _form: newId(), answer: 'refused' }),
      ];
      expect((await Promise.all(tries)).map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
      expect(await rows()).toEqual(before);
      // The support worker's function reads consents; nobody else of these does.
      const sees = key === 'supportWorker' ? 200 : 404;
      for (const tail of ['', consent, `${consent}/blankett`]) expect((await other.get(at(tail))).status).toBe(sees);
    },
  );

  it('not who reads with her consent: what else she has agreed to is not hers to see', async () => {
    const consent = await asked();
    await tell(consent);
    await send(`${consent}/skarm`, { signature: line });
    expect((await member.get(`/akt/${file.id}`)).status).toBe(200);
    for (const tail of ['', '/ny', consent, `${consent}/blankett`, `${consent}/skannat`])
      expect((await member.get(at(tail))).status).toBe(404);
    expect((await send('/ny', question(), member)).status).toBe(404);
  });

  it('nobody finds it under another file', async () => {
    const consent = await asked();
    const other = await aFile(town)
      .with(tellsOf({ id: person, part: 'self', name: 'Vera Ek' }))
      .made();
    const path = `/akt/${other.id}/samtycken${consent}`;
    expect((await officer.get(`/akt/${other.id}/samtycken`)).status).toBe(200);
    expect((await officer.get(path)).status).toBe(404);
    expect((await officer.post(`${path}/svar`, { _form: newId(), answer: 'refused' })).status).toBe(404);
    expect(await rows()).toEqual([{ answer: 'waiting', how: null, opens: false }]);
  });
});
