import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// What belongs to a note: its author's until it is signed, then never changed; and gone to whoever the note is kept from.

let town: Town;
let served: Served;
let file: MadeFile;
let officer: Visitor;
let photo: Uint8Array;
let note: string;

const at = (tail = '', of = note) => `/akt/${file.id}/anteckning/${of}${tail}`;
const visitor = async (who: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[who]));
const write = (act: string, text = 'Hon visade ett brev.') =>
  officer.post(at(act), { _form: newId(), text, version: '0.a1b2c3d4' });
const attach = (who: Visitor, content: Uint8Array | string = photo, kind = 'letter', to = at('/bilagor')) => {
  const form = new FormData();
  form.set('_form', newId());
  form.set('kind', kind);
  form.set('paper', new File([Buffer.from(content)], 'Majken Prov.jpg'));
  return who.postForm(to, form);
};
const kept = () =>
  town.look<{ id: string; content: Buffer }>('select id, content from data.attachment where note_id = $1', [note]);

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  photo = Uint8Array.from(
    await sharp({ create: { width: 300, height: 400, channels: 3, background: '#ffffff' } })
      .withExif({ IFD0: { Make: 'Telefonen' }, IFD3: { GPSLatitude: '59/1 20/1 0/1' } })
      .jpeg()
      .toBuffer(),
  );
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});
beforeEach(async () => {
  note = newId();
  file = await aFile(town).withTeam({ staffId: town.staff.therapist, function: 'therapist' }).made();
  officer = await visitor('caseOfficer');
  await officer.get(`/akt/${file.id}`);
});

describe('what is attached to a note', () => {
  it('is taken by what it is, drawn anew, kept sealed, and only ever taken down, with a line in the log', async () => {
    expect((await write('/bifoga')).headers.get('location')).toContain(at('/bilagor'));
    for (const [content, kind, said] of [
      ['', 'letter', 'Välj en fil.'],
      ['<svg onload="alert(1)"/>', 'letter', 'Filen gick inte att läsa.'],
      [photo, '', 'Välj vad det är.'],
    ] as const) {
      const refused = await attach(officer, content, kind);
      expect([refused.status, (await refused.text()).includes(said)]).toEqual([422, true]);
    }
    expect(await kept()).toEqual([]);
    expect((await attach(officer)).status).toBe(303);
    const [one] = await kept();
    const got = await officer.get(at(`/bilagor/${one?.id}`));
    const back = Buffer.from(await got.arrayBuffer());
    expect(back.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect([back.includes('Telefonen'), (await sharp(back).metadata()).exif]).toEqual([false, undefined]);
    expect(got.headers.get('content-disposition')).toMatch(/^attachment; filename="[2-9A-Z]{3}-[2-9A-Z]{4}-1\.jpg"$/);
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    expect(one?.content.includes(back.toString('base64').slice(0, 40))).toBe(false);
    const lines = await town.look(`select from audit.entry where action = 'note.attachmentTaken' and file_id = $1`, [
      file.id,
    ]);
    expect(lines).toHaveLength(1);
  });

  it('is its author’s alone until the note is signed, then read with it, and gone to whom the note is kept from', async () => {
    await write('/bifoga');
    await attach(officer);
    const [one] = await kept();
    const [therapist, outsider] = [await visitor('therapist'), await visitor('outsider')];
    await therapist.get(`/akt/${file.id}`);
    const asTherapist = () => Promise.all([therapist.get(at('/bilagor')), therapist.get(at(`/bilagor/${one?.id}`))]);
    for (const answer of await asTherapist()) expect(answer.status).toBe(404);
    const version = (await (await officer.get(at())).text()).match(/name="version" value="([^"]+)"/)?.[1] ?? '';
    const signed = await officer.post(at('/signera'), { _form: newId(), text: 'Hon visade ett brev.', version });
    expect(signed.status).toBe(303);
    for (const answer of await asTherapist()) expect(answer.status).toBe(200);
    expect(await (await therapist.get(at())).text()).toContain('Hämta bilaga 1');
    for (const path of [at('/bilagor'), at(`/bilagor/${one?.id}`)]) expect((await outsider.get(path)).status).toBe(404);
    // Not under another note, nor under the address of a contact.
    expect((await officer.get(at(`/bilagor/${one?.id}`, newId()))).status).toBe(404);
    expect((await officer.get(at(`/bilagor/${one?.id}`).replace('/akt/', '/kontakt/'))).status).toBe(404);

    await town.look(
      `insert into data.withheld (id, file_id, section_id, kind, item_id, staff_id, words, at, by_id) values ($1, $2, $3, 'note', $4, $5, '\\x01', now(), $6)`,
      [newId(), file.id, file.sections.notes, note, town.staff.therapist, town.staff.caseOfficer],
    );
    for (const answer of await asTherapist()) expect(answer.status).toBe(404);
    expect((await attach(therapist)).status).toBe(404);
    expect(await kept()).toHaveLength(1);
  });

  it('goes on paper with its note, sheet by sheet, and is named on the summary of the file', async () => {
    await write('/bifoga');
    await attach(officer);
    // Two pages of a PDF, as they are kept: one below the other.
    const two = sharp({ create: { width: 1240, height: 3508, channels: 3, background: '#ffffff' } });
    await attach(officer, await two.jpeg().toBuffer(), 'certificate');
    expect((await officer.get(at('/utskrift'))).status).toBe(404);
    const version = (await (await officer.get(at())).text()).match(/name="version" value="([^"]+)"/)?.[1] ?? '';
    await officer.post(at('/signera'), { _form: newId(), text: 'Hon visade ett brev.', version });
    expect(await (await officer.get(at())).text()).toContain(at('/utskrift'));
    const printed = await (await officer.get(at('/utskrift'))).text();
    for (const words of ['Hon visade ett brev.', 'Bilaga 1: Brev eller beslut', 'Bilaga 2: Intyg', 'Amina Yusuf'])
      expect([words, printed.includes(words)]).toEqual([words, true]);
    const sheets = [...printed.matchAll(/<img class="sheet" src="([^"]+)"/g)].map(([, src]) => src ?? '');
    expect(sheets).toHaveLength(3);
    const second = Buffer.from(await (await officer.get(sheets[2] ?? '')).arrayBuffer());
    expect(await sharp(second).metadata()).toMatchObject({ format: 'jpeg', width: 1240, height: 1754 });
    for (const none of ['?sida=3', '?sida=0', '?sida=x'])
      expect((await officer.get((sheets[2] ?? '').replace('?sida=2', none))).status).toBe(404);
    const sheet = await (await officer.get(`/akt/${file.id}/utskrift`)).text();
    expect([sheet.match(/Bilaga \d: /g), sheet.includes('Bilagorna är inte med på det här bladet')]).toEqual([
      ['Bilaga 1: ', 'Bilaga 2: '],
      true,
    ]);
    expect(
      await town.look(`select from audit.entry where action = 'note.printed' and outcome = 'done' and file_id = $1`, [
        file.id,
      ]),
    ).toHaveLength(1);
    // Where the identity is protected, after a reason; and to nobody outside.
    await town.look(`update authz.file set protection = 'secrecyMarker' where id = $1`, [file.id]);
    officer = await visitor('caseOfficer');
    const asked = await (await officer.get(at('/utskrift'))).text();
    expect([asked.includes('Varför behövs det på papper?'), asked.includes('Hon visade ett brev')]).toEqual([
      true,
      false,
    ]);
    expect((await officer.post(at('/utskrift'), { _form: newId(), reason: '' })).status).toBe(422);
    const given = await officer.post(at('/utskrift'), { _form: newId(), reason: 'Möte hos polisen' });
    expect([given.status, (await given.text()).includes('Hon visade ett brev')]).toEqual([200, true]);
    expect((await (await visitor('outsider')).get(at('/utskrift'))).status).toBe(404);
  });

  it('is never changed or taken away, and what is added to a signed note says so', async () => {
    await write('/signera');
    expect((await attach(officer, photo, 'picture')).status).toBe(303);
    expect(await (await officer.get(at())).text()).toContain('Efter signeringen.');
    expect(
      await town.look(`select from data.event where kind = 'note.attached' and subject ->> 'note' = $1`, [note]),
    ).toHaveLength(1);
    const session = await town.signIn(town.staff.caseOfficer);
    await town.open(session, file.id);
    await expectRefused(town.ask(session, `update data.attachment set kind = 'other' where note_id = $1`, [note]));
    await expectRefused(town.ask(session, 'delete from data.attachment where note_id = $1', [note]));
    const other = await town.signIn(town.staff.therapist);
    await town.open(other, file.id);
    const row = `insert into data.attachment (id, file_id, section_id, note_id, kind, content, added_at, added_by) values ($1, $2, $3, $4, 'other', '\\x01', now(), $5)`;
    const values = (by: string, to = note) => [newId(), file.id, file.sections.notes, to, by];
    await expectRefused(town.ask(other, row, values(town.staff.caseOfficer)));
    // Nor to a draft of somebody else's.
    note = newId();
    await write('');
    await expectRefused(town.ask(other, row, values(town.staff.therapist)));
  });
});
