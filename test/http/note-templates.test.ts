import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// The municipality's own words to begin a note with: an administrator keeps them, and nothing typed is overwritten by them.

let town: Town;
let served: Served;
let file: MadeFile;
const path = '/organisation/mallar';
const visitor = async (who: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[who]));
const send = (who: Visitor, to: string, fields: Record<string, string>) => who.post(to, { _form: newId(), ...fields });
const kept = async () =>
  (
    await town.look<{ value: { id: string; name: string }[] }>(
      `select value from data.setting where key = 'notes.templates'`,
    )
  )[0]?.value ?? [];

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  file = await aFile(town).made();
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

it('is kept by an administrator alone, and two who change one are told so', async () => {
  const eva = await visitor('administrator');
  for (const who of ['caseOfficer', 'teamLeader', 'auditor'] as const) {
    const other = await visitor(who);
    expect((await other.get(path)).status).toBe(404);
    expect((await send(other, path, { name: 'x', place: 'file', text: 'x' })).status).toBe(404);
  }
  expect((await send(eva, path, { name: 'Samtal', place: 'file', text: '' })).status).toBe(422);
  expect((await send(eva, path, { name: 'Samtal', place: 'file', text: 'Vilka var med:' })).status).toBe(303);
  expect((await send(eva, path, { name: 'Besök', place: 'contact', text: 'Varför:' })).status).toBe(303);
  const [one] = await kept();
  const seen = async () =>
    new RegExp(`mallar/${one?.id}"[\\s\\S]*?name="seen" value="([^"]+)"`).exec(
      await (await eva.get(path)).text(),
    )?.[1] ?? '';
  const before = await seen();
  const changed = { name: 'Samtal', place: 'both', text: 'Hur:', seen: before };
  expect((await send(eva, `${path}/${one?.id}`, changed)).status).toBe(303);
  const late = await send(eva, `${path}/${one?.id}`, { ...changed, text: 'Mitt:' });
  expect([late.status, (await late.text()).includes('Mitt:')]).toEqual([409, true]);
  expect((await send(eva, `${path}/${one?.id}/ta-bort`, { seen: before })).status).toBe(409);
  expect((await send(eva, `${path}/${one?.id}/ta-bort`, { seen: await seen() })).status).toBe(303);
  expect((await send(eva, `${path}/${newId()}`, changed)).status).toBe(404);
  expect((await kept()).map(({ name }) => name)).toEqual(['Besök']);
});

it('is offered where it belongs, and saves what was typed before it is put after it', async () => {
  const eva = await visitor('administrator');
  await send(eva, path, { name: 'Telefon', place: 'both', text: 'Vad vi lovade:' });
  const [contact, both] = await kept();
  const officer = await visitor('caseOfficer');
  await officer.get(`/akt/${file.id}`);
  const note = `/akt/${file.id}/anteckning/${newId()}`;
  const begun = await send(officer, `${note}/mall`, {
    text: 'Hon ringde.',
    version: '0.a1b2c3d4',
    template: both?.id ?? '',
  });
  expect(begun.headers.get('location')).toContain(`?mall=${both?.id}`);
  const draft = async (query = '') => (await officer.get(`${note}${query}`)).text();
  expect(await draft(`?mall=${both?.id}`)).toContain('Hon ringde.\n\nVad vi lovade:');
  // Shown, and not saved until she saves it; one of a contact's, or none, changes nothing.
  for (const query of ['', `?mall=${contact?.id}`, `?mall=${newId()}`, '?mall=%27']) {
    expect(await draft(query)).toContain('Hon ringde.');
    expect(await draft(query)).not.toContain('lovade:');
  }
  expect(await draft()).not.toContain('>Besök<');
  const away = await send(officer, `${note}/mall`, {
    text: 'Hon ringde.',
    version: '1.a1b2c3d4',
    template: '//evil.example',
  });
  expect(away.headers.get('location')).toBe(note);
});
