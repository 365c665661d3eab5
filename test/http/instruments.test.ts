import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aTown, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

/** An administrator loads what the municipality has the right to use, sees it as it will be shown, and takes it into use. */
let town: Town;
let served: Served;
let robin: Visitor;
const at = '/organisation/instrument';
const made = (changed: object = {}) =>
  JSON.stringify({
    id: 'danger',
    version: '1',
    kind: 'danger',
    title: { sv: 'Tjugo frågor' },
    licence: 'Eget',
    scales: { yesNo: { min: 0, max: 1, labels: { 0: { sv: 'Nej' }, 1: { sv: 'Ja' } } } },
    items: [{ key: 'q1', scale: 'yesNo', text: { sv: 'Finns det vapen hemma?' } }],
    formula: 'sum',
    thresholds: [{ from: 1, to: 1, level: 'high' }],
    ...changed,
  });
const load = (visitor: Visitor, text: string) => visitor.post(at, { _form: newId(), text });
const count = async () => (await town.look('select from data.instrument')).length;
const as = async (key: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[key]));

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  robin = await as('administrator');
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

describe('instruments', () => {
  it('are nothing to those who administer nothing, in pages and in rows', async () => {
    for (const key of ['caseOfficer', 'teamLeader', 'manager', 'auditor'] as const) {
      const visitor = await as(key);
      expect((await visitor.get(at)).status).toBe(404);
      expect((await load(visitor, made())).status).toBe(404);
      const adding = town.ask(
        await town.signIn(town.staff[key]),
        `insert into data.instrument (id, key, version, definition, loaded_at, loaded_by) values ($1, 'x', '1', '{}', now(), $2)`,
        [newId(), town.staff[key]],
      );
      await expect(adding).rejects.toThrow(/row-level security/);
    }
    expect(await count()).toBe(0);
  });

  it('say what is wrong and where, in both languages, and keep what was pasted', async () => {
    const wrong = made({ items: [{ key: 'q1', scale: 'yesNo' }] });
    const answer = await load(robin, wrong);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('items nr 1 → text: orden saknas');
    expect(html).toContain('&quot;version&quot;:&quot;1&quot;');
    expect(await (await load(robin, '')).text()).toContain('Välj en fil eller klistra in text.');
    expect(await (await load(robin, '{')).text()).toContain('Det tar stopp på rad 1');
    expect(await count()).toBe(0);
  });

  it('are looked at before anybody is asked by them, and a version is never loaded twice', async () => {
    const form = new FormData();
    form.set('_form', newId());
    form.set('file', new File([made()], 'fil.json', { type: 'application/json' }));
    const loaded = await robin.postForm(at, form);
    const address = loaded.headers.get('location') ?? '';
    expect([loaded.status, address]).toEqual([303, expect.stringMatching(new RegExp(`^${at}/`))]);
    const seen = await (await robin.get(address)).text();
    for (const words of ['Finns det vapen hemma?', '1–1: Hög', 'Noll poäng betyder aldrig ingen risk.', 'Ta i bruk'])
      expect(seen).toContain(words);
    expect(await (await load(robin, made())).text()).toContain('finns redan');
    expect(await (await load(robin, made({ id: 'fear', version: '1' }))).text()).toContain('finns redan');

    for (const key of ['caseOfficer', 'manager'] as const)
      expect((await (await as(key)).post(address, { _form: newId(), to: 'usable' })).status).toBe(404);
    expect((await robin.post(address, { _form: newId(), to: 'usable' })).status).toBe(303);
    expect((await robin.post(address, { _form: newId(), to: 'usable' })).status).toBe(404);
    expect(await (await robin.get(at)).text()).toContain('I bruk');
    expect((await robin.post(address, { _form: newId(), to: 'ended' })).status).toBe(303);
  });

  it('are never changed, not even by an administrator', async () => {
    const session = await town.signIn(town.staff.administrator);
    for (const column of ['definition', 'version', 'key', 'loaded_by'])
      await expect(town.ask(session, `update data.instrument set ${column} = ${column}`)).rejects.toThrow(
        /permission denied/,
      );
  });

  it('show the structure of those whose words may not be shipped', async () => {
    const html = await (await robin.get(`${at}/freda-danger`)).text();
    expect(html).toContain('Orden saknas, kan inte användas');
    expect(html).toContain('&quot;formula&quot;: &quot;sum&quot;');
    expect((await robin.get(`${at}/nothing`)).status).toBe(404);
  });
});
