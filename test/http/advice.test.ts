import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aTown, type Town } from '../builders/index.ts';
import { formsIn } from '../support/forms.ts';
import { expectRefused } from '../support/refusals.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';
import { type Fields, must, send } from '../support/whole-contact.ts';

// Somebody asks for advice and doesn't say who she is (F36): it ends at once, leaves no file, and is counted; and who is in danger, or a
// child who can be found, is never left with it.

let town: Town;
let served: Served;
let officer: Visitor;
type Row = Record<string, unknown> & { id: string; note: Buffer | null };
const path = '/rad-utan-namn';
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const asked: Fields = {
  ...{ termsTold: 'told', forWhom: 'subjected', channel: 'chat', danger: 'none', childConcern: 'none' },
  ...{ violence: ['psychological', 'digital'], advised: ['helpline', 'comeBack'], note: 'Frågade vad som räknas.' },
};
const rows = () => town.look<Row>('select * from data.unnamed_advice order by given_at, id');
const counts = async () =>
  (
    await town.look<Record<string, number>>(
      `select (select count(*)::int from authz.file) as files, (select count(*)::int from data.running_clock) as clocks,
        (select count(*)::int from authz.person_index) as indexed, (select count(*)::int from data.event) as events,
        (select count(*)::int from data.contact) as contacts`,
    )
  )[0];
const visit = async (who: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[who]));
const give = async (fields: Fields = {}) => must(officer, path, { ...asked, ...fields });

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.setClock(at('2027-03-09T09:30'));
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});
beforeEach(async () => {
  officer = await visit('dutyOfficer');
});

describe('advice without a name', () => {
  it('ends when it is given: no file, no person, no clock, and its note is sealed', async () => {
    const before = await counts();
    const given = await give();
    expect(given).toMatch(/^\/rad-utan-namn\/[0-9a-f-]{36}$/);
    expect(await counts()).toEqual(before);
    const [row] = await rows();
    expect(row).toMatchObject({ channel: 'chat', violence: ['psychological', 'digital'], unfindable_because: null });
    expect(row?.note?.includes('Frågade')).toBe(false);
    const page = await (await officer.get(given)).text();
    for (const word of ['Frågade vad som räknas.', 'Psykiskt, Digitalt', 'Gallras efter', '2029'])
      expect(page).toContain(word);
    expect(await town.look(`select outcome from audit.entry where action = 'advice.given'`)).toEqual([
      { outcome: 'done' },
    ]);
  });

  it('stands beside the ordinary form, and says what being without a name means', async () => {
    expect(await (await officer.get('/kontakt/ny')).text()).toContain(`href="${path}"`);
    const page = await (await officer.get(path)).text();
    for (const word of ['Då kan vi inte hitta dig igen', 'skyldig att göra en orosanmälan', 'Skriv inga namn'])
      expect(page).toContain(word);
  });

  it.each([
    ['nothing', { termsTold: '', forWhom: '', advised: '' }, ['Välj om det är sagt.', 'Välj vem som vill ha råd.']],
    ['a code of nobody', { channel: 'letter' }, ['Välj hur ni talades vid.']],
    ['a phone number', { note: 'Nås på 070-174 06 12.' }, ['Ta bort numret', 'Nås på 070-174 06 12.']],
    ['a street', { note: 'Bor på Storgatan 12.' }, ['Ta bort numret', 'Bor på Storgatan 12.']],
    ['an address of mail', { note: 'elin@exempel.se' }, ['Ta bort numret', 'elin@exempel.se']],
    ['no reason', { danger: 'unfindable', advised: 'emergencyNumber' }, ['Välj varför det inte går']],
    ['112 unsaid', { danger: 'unfindable', because: 'declined' }, ['Säg 112']],
    ['a doctor unsaid', { violence: 'strangulation' }, ['Råd personen att söka läkare i dag']],
    ['a child who tells', { forWhom: 'child' }, ['Ett barn har berättat om våld.']],
  ] as const)('keeps what was typed and says what to write instead: %s', async (_, fields, said) => {
    const before = (await rows()).length;
    const answer = await send(officer, path, { ...asked, ...fields } as Fields);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    for (const word of said) expect(page).toContain(word);
    expect(await rows()).toHaveLength(before);
  });

  it.each([
    ['danger', 'danger', 'Ring 112'],
    ['a child', 'childConcern', 'så att orosanmälan görs'],
  ] as const)(
    'never leaves %s that can be found with advice: it leads to an ordinary contact',
    async (_, field, word) => {
      const before = (await rows()).length;
      const answer = await send(officer, path, { ...asked, [field]: 'known' });
      const page = await answer.text();
      expect([answer.status, (await rows()).length]).toEqual([422, before]);
      for (const said of ['Det här kan inte sluta som ett råd', word, `formaction="${path}/vidare"`])
        expect(page).toContain(said);
      if (field === 'danger') expect(page).toMatch(/Bakjour nu|Ingen bakjour/);
    },
  );

  it('where nobody can be found it ends with why, and still says whom to ask', async () => {
    const given = await give({ danger: 'unfindable', because: 'declined', advised: ['emergencyNumber'] });
    const page = await (await officer.get(given)).text();
    for (const word of ['Ring 112 med det som är känt.', 'personen ville inte säga']) expect(page).toContain(word);
    expect(page).toMatch(/Bakjour nu|Ingen bakjour/);
  });
});

/** The form that came, as the browser would send it on. */
const filled = (html: string, action: string): Fields => {
  const form = formsIn(html, '').find((one) => one.action === action);
  if (!form) throw new Error(`No form to ${action}`);
  const checked = [...html.matchAll(/<input[^>]*name="(\w+)"[^>]*value="(\w+)"[^>]*checked[^>]*>/g)];
  const choices = Map.groupBy(checked, ([, name = '']) => name);
  return {
    ...Object.fromEntries(
      form.fields.filter(({ type }) => !['radio', 'checkbox'].includes(type)).map(({ name, value }) => [name, value]),
    ),
    ...Object.fromEntries([...choices].map(([name, all]) => [name, all.map(([, , value = '']) => value)])),
  };
};
const draftOf = async (address: string) => (await officer.get(address)).text();

describe('who says who she is after all', () => {
  it('goes on before it has ended: an ordinary contact, with what was typed', async () => {
    const before = await rows();
    const answer = await send(officer, `${path}/vidare`, { ...asked, childConcern: 'known', note: 'Skolan heter Ek.' });
    expect(answer.status).toBe(200);
    const fields = filled(await answer.text(), '/kontakt/ny');
    expect(fields).toMatchObject({ channel: ['chat'], source: ['person'], kinds: ['psychological', 'digital'] });
    // Nothing is written until the ordinary form is sent; and what is wrong in it is said with everything kept.
    const again = await send(officer, '/kontakt/ny', { ...fields, source: '' });
    const kept = filled(await again.text(), '/kontakt/ny');
    expect([again.status, kept.before, kept.kinds]).toEqual([422, fields.before, fields.kinds]);
    const address = await must(officer, '/kontakt/ny', { ...fields, name: 'Elin Strand' });
    expect(await rows()).toEqual(before);
    const page = await draftOf(address);
    for (const word of ['Elin Strand', 'Psykiskt', 'Skolan heter Ek.', 'Det finns ett barn som kan fara illa.'])
      expect(page).toContain(word);
    const [told] = await town.look<{ state: string; urgency: number }>(
      'select state, urgency from data.contact where file_id = $1',
      [address.split('/')[2]],
    );
    expect(told).toEqual({ state: 'received', urgency: 0 });
  });

  it('goes on later: the note moves into the file, and nothing tells where it went', async () => {
    const given = await give({ note: 'Funderar på att flytta.' });
    const id = given.split('/')[2] ?? '';
    const form = filled(await (await officer.get(`/kontakt/ny?rad=${id}`)).text(), '/kontakt/ny');
    const address = await must(officer, '/kontakt/ny', form);
    expect(await draftOf(address)).toContain('Funderar på att flytta.');
    const row = (await rows()).find((one) => one.id === id);
    expect(row).toMatchObject({ note: null });
    expect(row?.taken_further_at).not.toBeNull();
    expect(Object.values(row ?? {})).not.toContain(address.split('/')[2]);
    const page = await (await officer.get(given)).text();
    expect([page.includes('sa vem hen är'), page.includes('?rad=')]).toEqual([true, false]);
    expect((await officer.get(`/kontakt/ny?rad=${id}`)).status).toBe(404);
  });

  it('who uses violence goes an own way, and nothing of it is in an ordinary contact', async () => {
    const fields = { ...asked, forWhom: 'usesViolence', violence: ['physical'], note: 'Vill sluta.' };
    const answer = await send(officer, `${path}/vidare`, fields);
    const page = await answer.text();
    expect([answer.status, page.includes('action="/vag-in"'), page.includes('action="/kontakt/ny"')]).toEqual([
      ...[200, true, false],
    ]);
    expect(page).toContain('Vill sluta.');
    const given = await give({ ...fields });
    const id = given.split('/')[2] ?? '';
    expect(await (await officer.get(given)).text()).toContain(`href="/vag-in?rad=${id}"`);
    const worker = await visit('perpetratorTherapist');
    // Another unit's row, and one that there isn't, answer alike.
    for (const other of [id, newId()]) expect((await worker.get(`/vag-in?rad=${other}`)).status).toBe(404);
    // Nor does a row come in by the other way, whatever the address says; and nothing of it is taken away there.
    const hers = (await give({ note: 'Hennes ord.' })).split('/')[2] ?? '';
    expect((await officer.get(`/kontakt/ny?rad=${id}`)).status).toBe(404);
    expect((await officer.get(`/vag-in?rad=${hers}`)).status).toBe(404);
    await must(officer, '/kontakt/ny', {
      ...filled(await (await officer.get('/kontakt/ny')).text(), '/kontakt/ny'),
      ...{ channel: 'call', source: 'person', advice: id },
    });
    expect((await rows()).filter((one) => one.id === id || one.id === hers)).toMatchObject([
      { taken_further_at: null },
      { taken_further_at: null },
    ]);
    const own = await (await officer.get(`/vag-in?rad=${id}`)).text();
    expect(own).toContain('Vill sluta.');
    const entered = {
      ...{ told: 'yes', way: 'call', wish: 'Vill sluta.', advice: id },
      ...{ responsible: town.staff.perpetratorTherapist, deputy: town.staff.outpatientLeader },
    };
    expect((await send(worker, '/vag-in', entered)).status).toBe(303);
    expect((await rows()).find((one) => one.id === id)).toMatchObject({ taken_further_at: null });
    expect((await send(officer, '/vag-in', entered)).status).toBe(303);
    expect((await rows()).find((one) => one.id === id)).toMatchObject({ note: null });
    await send(officer, '/vag-in', { ...entered, advice: hers });
    expect((await rows()).find((one) => one.id === hers)).toMatchObject({ taken_further_at: null });
  });
});

describe('who may', () => {
  it('read it: those of the unit where it was given, on the page and in the database, and nobody else', async () => {
    const given = await give({ note: 'Bara för mottaget.' });
    const id = given.split('/')[2] ?? '';
    for (const who of ['dutyOfficer', 'intakeLeader'] as const) {
      const answer = await (await visit(who)).get(given);
      expect([answer.status, (await answer.text()).includes('Bara för mottaget.')], who).toEqual([200, true]);
    }
    const nothing = await (await officer.get(`${path}/${newId()}`)).text();
    for (const who of ['therapist', 'childOfficer', 'administrator', 'auditor', 'boardChair', 'outsider'] as const) {
      const visitor = await visit(who);
      const answer = await visitor.get(given);
      expect(answer.status, who).toBe(404);
      expect((await answer.text()).includes('Bara för')).toBe(false);
      expect((await visitor.get(`/kontakt/ny?rad=${id}`)).status, who).toBe(404);
      expect((await (await visitor.get(path)).text()).includes(given), who).toBe(false);
      const session = await town.signIn(town.staff[who]);
      expect(await town.ask(session, 'select id from data.unnamed_advice'), who).toEqual([]);
      expect(
        await town.ask(session, 'update data.unnamed_advice set note = null where id = $1 returning id', [id]),
      ).toEqual([]);
    }
    expect(nothing).toContain('<h1');
    const session = await town.signIn(town.staff.dutyOfficer);
    expect(await town.ask(session, 'select id from data.unnamed_advice where id = $1', [id])).toHaveLength(1);
    await expectRefused(town.ask(session, 'delete from data.unnamed_advice'));
    await expectRefused(town.ask(session, `update data.unnamed_advice set danger = 'none'`));
  });

  it('give it: who works with people, in their own unit and in their own name', async () => {
    for (const who of ['administrator', 'auditor', 'boardChair'] as const) {
      const visitor = await visit(who);
      expect((await visitor.get(path)).status, who).toBe(404);
      for (const where of [path, `${path}/vidare`]) expect((await send(visitor, where, asked)).status).toBe(404);
    }
    const session = await town.signIn(town.staff.dutyOfficer);
    const add = (unit: string, by: string) =>
      town.ask(
        session,
        `insert into data.unnamed_advice (id, unit_id, channel, for_whom, advised, child_concern, danger, terms_told, given_at, given_by)
          values ($1, $2, 'call', 'subjected', '{listened}', 'none', 'none', 'told', authz.now(), $3)`,
        [newId(), unit, by],
      );
    const [row] = await rows();
    const unit = String(row?.unit_id);
    await expectRefused(add(town.units.incomeSupport, town.staff.dutyOfficer));
    await expectRefused(add(unit, town.staff.caseOfficer));
    await add(unit, town.staff.dutyOfficer);
  });
});
