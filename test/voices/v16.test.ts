import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

/** V16: words made it her fault, or made it smaller. A hint while writing, never a block. */
let town: Town;
let served: Served;
let file: MadeFile;
let officer: Visitor;
const draft = async (text: string) => {
  const id = newId();
  const saved = await officer.post(`/akt/${file.id}/anteckning/${id}`, { _form: newId(), text, version: '0.a1b2c3d4' });
  return { id, html: await (await officer.get(saved.headers.get('location') ?? '')).text() };
};
const hint = 'Ord att läsa en gång till';

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  file = await aFile(town).made();
  officer = new Visitor(served, await town.signIn(town.staff.caseOfficer));
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

describe('V16 words', () => {
  it('asks for who did what to whom where one writes', async () => {
    expect(await (await officer.get(`/akt/${file.id}`)).text()).toContain('Skriv vem som gjorde vad mot vem.');
  });

  it('gives a hint at what levels or blames', async () => {
    const { html } = await draft('De bråkade hela kvällen och hon provocerade honom.');
    expect(html).toContain(hint);
    expect(html).toContain('”bråkade” låter som något mellan två jämbördiga');
    expect(html).toContain('”provocerade” kan lägga ansvaret på den som är våldsutsatt');
  });

  it('is silent where it is said plainly, and about what somebody said', async () => {
    expect((await draft('Mikael slog Elin i ansiktet med knuten hand.')).html).not.toContain(hint);
    expect((await draft('Elin säger: ”Vi bråkade hela kvällen.”')).html).not.toContain(hint);
  });

  it('never hinders: the note is signed as it is written', async () => {
    const text = 'De bråkade.';
    const { id } = await draft(text);
    const signed = await officer.post(`/akt/${file.id}/anteckning/${id}/signera`, {
      _form: newId(),
      text,
      version: '1.a1b2c3d4',
    });
    expect(signed.status).toBe(303);
    expect(await (await officer.get(`/akt/${file.id}/anteckning/${id}`)).text()).not.toContain(hint);
  });

  it('gives the same hint where the account is written', async () => {
    await officer.post(`/akt/${file.id}/berattelsen`, {
      _form: newId(),
      text: 'Ett bråk i köket.',
      version: '0.a1b2c3d4',
    });
    expect(await (await officer.get(`/akt/${file.id}/berattelsen`)).text()).toContain(hint);
  });
});
