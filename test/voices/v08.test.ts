import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

/** V08: so many authorities and officials. One page shows what goes on, who holds it, what comes next and when. */
let town: Town;
let served: Served;
let file: MadeFile;
let officer: Visitor;
const path = (tail = '') => `/akt/${file.id}${tail}`;
const see = async (tail: string) => (await officer.get(path(tail))).text();
const send = (tail: string, fields: Record<string, string>) => officer.post(path(tail), { _form: newId(), ...fields });

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.setClock(Temporal.ZonedDateTime.from('2027-03-09T09:30[Europe/Stockholm]').toInstant());
  file = await aFile(town)
    .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .made();
  officer = new Visitor(served, await town.signIn(town.staff.caseOfficer));
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

describe('V08 one page with everything that goes on', () => {
  it('asks who holds it, and keeps what was typed', async () => {
    const refused = await send('/processer', { kind: 'police', nextStep: 'Förhör' });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain('Skriv vem som håller i det.');
    expect(html).toContain('Förhör');
  });

  it('shows holder, reference, next step and day, on the page and on the file', async () => {
    const police = {
      kind: 'police',
      holder: 'Polisen, Anna Lind',
      reference: '5000-K1234-27',
      nextStep: 'Målsägandeförhör',
      nextOn: '2027-03-12',
    };
    expect((await send('/processer', police)).status).toBe(303);
    await send('/processer', { kind: 'housing', holder: 'Strandhagabostäder' });
    const page = await see('/processer');
    for (const words of ['Polisen, Anna Lind', '5000-K1234-27', 'Målsägandeförhör', 'fre 12 mars'])
      expect(page).toContain(words);
    expect(page).toContain('Nästa steg är okänt'); // the gap is what to ask about
    const onFile = await see('');
    expect(onFile).toContain('Målsägandeförhör · fre 12 mars');
    expect(onFile).toContain('Strandhagabostäder');
  });

  it('keeps it sealed: the database holds none of the words', async () => {
    const rows = await town.look<{ holder: Buffer }>('select holder from data.process where file_id = $1', [file.id]);
    expect(rows).toHaveLength(2);
    expect(rows.every(({ holder }) => !holder.includes('Polisen'))).toBe(true);
  });

  it('tells that a day has passed, follows what changes, and ends', async () => {
    await town.setClock(Temporal.ZonedDateTime.from('2027-03-13T09:30[Europe/Stockholm]').toInstant());
    officer = new Visitor(served, await town.signIn(town.staff.caseOfficer));
    expect(await see('')).toContain('Dagen har passerat');
    const [police] = await town.look<{ id: string }>(
      `select id from data.process where file_id = $1 and kind = 'police'`,
      [file.id],
    );
    const one = `/processer/${police?.id}`;
    expect((await send(one, { holder: 'Åklagare Per Ek', nextStep: 'Beslut om åtal' })).status).toBe(303);
    expect(await see('')).toContain('Beslut om åtal');
    expect((await send(`${one}/avsluta`, { endedOn: '13/3', outcome: 'dropped' })).status).toBe(303);
    expect(await see('')).not.toContain('Beslut om åtal');
    // The news that reaches nobody is why the risk is to be assessed anew.
    expect(await see('')).toContain('Ny bedömning behövs: förundersökningen lades ner');
    expect((await send(one, { holder: 'Någon' })).status).toBe(404);
    const timeline = await see('?visa=processes');
    expect(timeline.match(/En pågående process|En process avslutades/g)).toHaveLength(4);
  });

  it('says when what is planned ends before the court does, and counts back from the end of a restraining order', async () => {
    const words = 'Stödet slutar före rättsprocessen';
    const planned = { words: 'Stödsamtal', owner: town.staff.caseOfficer, dueOn: '2027-04-30' };
    expect((await send('/plan', planned)).status).toBe(303);
    await send('/processer', {
      kind: 'court',
      holder: 'Tingsrätten',
      nextStep: 'Huvudförhandling',
      nextOn: '2027-04-12',
    });
    expect(await see('/processer')).not.toContain(words);
    const other = await send('/processer', { kind: 'court', holder: 'Tingsrätten', endsOn: '2027-06-09' });
    expect([other.status, (await other.text()).includes('bara in för kontaktförbud')]).toEqual([422, true]);
    expect((await send('/processer', { kind: 'contactBan', holder: 'Åklagaren', endsOn: '2027-06-09' })).status).toBe(
      303,
    );
    for (const tail of ['', '/processer']) expect(await see(tail)).toContain(words);
    expect(await see('')).not.toContain('Kontaktförbudet tar slut');
    await town.setClock(Temporal.ZonedDateTime.from('2027-05-27T09:30[Europe/Stockholm]').toInstant());
    officer = new Visitor(served, await town.signIn(town.staff.caseOfficer));
    expect(await see('')).toContain('Kontaktförbudet tar slut');
  });

  it('is for staff by right: a function that does without reads none of it', async () => {
    const therapist = new Visitor(served, await town.signIn(town.staff.therapist));
    expect((await therapist.get(path('/processer'))).status).toBe(404);
    expect(await (await therapist.get(path())).text()).not.toContain('Strandhagabostäder');
  });
});
