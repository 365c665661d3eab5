import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, aGroup, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { pdfWords } from '../support/pdf.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// In a child's own file (V22): each guardian alone, a form each, and lawful ways on where one says no.

let town: Town;
let served: Served;
let file: MadeFile;
let officer: Visitor;
let member: Visitor;
const mother = newId<PersonId>();
const father = newId<PersonId>();
const line = `M10 10${'L20 30L40 50'.repeat(6)}`;

const at = (tail = '') => `/akt/${file.id}/samtycken${tail}`;
const send = (tail: string, fields: Record<string, string | string[]> = {}) =>
  officer.post(at(tail), { _form: newId(), ...fields });
const childOf = async (birthYear: number, ids = { mother, father }) =>
  aFile(town)
    .createdBy(town.staff.childOfficer)
    .ofUnit(town.units.childrenUnit)
    .with(tellsOf({ part: 'self', name: 'Nova', birthYear }))
    .with(tellsOf({ id: ids.mother, part: 'guardian', name: 'Elin Strand' }))
    .with(tellsOf({ id: ids.father, part: 'guardian', name: 'Mats Strand' }))
    .made();
const ask = async (answers: Record<string, string>) => {
  const until = (await town.now()).toZonedDateTimeISO('Europe/Stockholm').toPlainDate().add({ months: 3 });
  return send('/ny', {
    unit: town.units.violenceTeam,
    purpose: 'Att hjälpa barnet och föräldern samtidigt',
    parts: ['children'],
    until: String(until),
    language: 'sv',
    heardIn: 'ownLanguage',
    ...answers,
  });
};
type Row = { id: string; as: string; answer: string; opens: boolean };
const forms = () =>
  town.look<Row>(
    `select id, given_as as as, answer, ground_id is not null as opens from data.consent where file_id = $1 order by given_as desc, answered_at nulls last, id`,
    [file.id],
  );
const signs = async (id: string) => {
  await send(`/${id}/berattat`, { alone: 'yes', told: 'yes' });
  return send(`/${id}/skarm`, { signature: line });
};
const year = async () => (await town.now()).toZonedDateTimeISO('Europe/Stockholm').year;

beforeAll(async () => {
  town = await aTown();
  await town.delegates('disclosure', 'teamLeader');
  await town.delegates('disclosure', 'caseOfficer', 'onBackup');
  served = serve(town);
  await aGroup(town, { unitId: town.units.violenceTeam, staffId: town.staff.caseOfficer });
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});
const people = { mother, father };
beforeEach(async () => {
  people.mother = newId();
  people.father = newId();
  file = await childOf((await year()) - 8, people);
  officer = new Visitor(served, await town.signIn(town.staff.childOfficer));
  member = new Visitor(served, await town.signIn(town.staff.caseOfficer));
});
const field = (id: string) => `guardian${id.replaceAll('-', '')}`;
const both = (mothers: string, fathers: string) => ({
  [field(people.mother)]: mothers,
  [field(people.father)]: fathers,
});

describe('a child’s own file', () => {
  it('asks first of each guardian whether asking is safe, and answers for nobody', async () => {
    const page = await (await officer.get(at('/ny'))).text();
    expect(page).toContain('Kan Mats Strand frågas?');
    expect(page.match(/name="guardian[^>]*checked/g)).toBeNull();
    const answer = await ask({ [field(people.mother)]: 'ask' });
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('Frågan ställs aldrig av sig själv'),
    ]);
    expect(await forms()).toEqual([]);
  });

  it('opens when both have signed their own form, and ends with the first that is withdrawn', async () => {
    await ask(both('ask', 'ask'));
    const [one, other] = await forms();
    expect((await signs(one?.id ?? '')).status).toBe(303);
    expect((await member.get(`/akt/${file.id}`)).status).toBe(404);
    expect(await (await officer.get(at())).text()).toContain('Väntar på svar');
    expect((await signs(other?.id ?? '')).status).toBe(303);
    expect((await forms()).map(({ opens }) => opens)).toEqual([true, true]);
    expect((await member.get(`/akt/${file.id}`)).status).toBe(200);
    const withdrawn = await officer.post(`/akt/${file.id}/aterkalla/${one?.id}`, {
      _form: newId(),
      how: 'visit',
      by: 'self',
    });
    expect(withdrawn.status).toBe(303);
    expect((await member.get(`/akt/${file.id}`)).status).toBe(404);
    expect(await (await officer.get(at())).text()).toContain('Återkallat');
  });

  it('gives each a form of their own, which names nobody', async () => {
    await ask(both('ask', 'ask'));
    const [one] = await forms();
    const got = await officer.get(at(`/${one?.id}/blankett`));
    const content = new Uint8Array(await got.arrayBuffer());
    expect(got.headers.get('content-type')).toBe('application/pdf');
    expect(got.headers.get('content-disposition')).toMatch(/^attachment; filename="[2-9A-Z]{4}-[2-9A-Z]{4}\.pdf"$/);
    const words = pdfWords(content);
    expect(words).toContain('Somvårdnadshavare');
    expect(words).toContain('Atthjälpabarnet');
    expect(words).toContain('UtlL17:1');
    for (const name of ['Nova', 'Elin', 'Mats', 'Strand,']) expect(words).not.toContain(name);
  });

  it('asks nobody who is not safe to ask, and shows the lawful ways on', async () => {
    await ask(both('ask', 'notSafe'));
    const found = await forms();
    const waiting = found.find(({ answer }) => answer === 'waiting');
    expect(found.map(({ answer }) => answer).toSorted()).toEqual(['notAsked', 'waiting']);
    expect((await signs(waiting?.id ?? '')).status).toBe(303);
    expect((await member.get(`/akt/${file.id}`)).status).toBe(404);
    const page = await (await officer.get(at(`/${waiting?.id}`))).text();
    for (const words of ['det är inte säkert att fråga', 'FB 6:13 a', 'OSL 26:9', 'OSL 10:2', 'utan-samtycke'])
      expect(page).toContain(words);
    expect((await forms()).map(({ opens }) => opens)).toEqual([false, false]);
  });

  it('shows the way by the court where a stay in protected housing is asked for, and not where it is refused', async () => {
    const way = 'Ansök hos förvaltningsrätten om skyddat boende';
    await ask(both('ask', 'notSafe'));
    const waiting = (await forms()).find(({ answer }) => answer === 'waiting');
    const shown = async () => (await (await officer.get(at(`/${waiting?.id}`))).text()).includes(way);
    expect(await shown()).toBe(false);
    await town.look(
      `insert into data.decision (id, file_id, section_id, kind, state, asked_by, asked_at, asked_of)
       values ($1, $2, $3, 'shelterChild', 'asked', $4, authz.now(), $4)`,
      [newId(), file.id, file.sections.decisions, town.staff.childOfficer],
    );
    expect(await shown()).toBe(true);
  });

  it('lets one of fifteen who is mature enough decide', async () => {
    people.mother = newId();
    people.father = newId();
    file = await childOf((await year()) - 17, people);
    await ask({ ...both('notSafe', 'notSafe'), mature: 'Förstår vad det innebär och vill själv' });
    const own = (await forms()).find(({ as }) => as === 'child');
    expect((await signs(own?.id ?? '')).status).toBe(303);
    expect((await member.get(`/akt/${file.id}`)).status).toBe(200);
  });

  it('takes no word for maturity at eight, and asks for guardians where none is known', async () => {
    await ask({ ...both('ask', 'ask'), mature: 'Klok' });
    expect((await forms()).map(({ as }) => as)).toEqual(['guardian', 'guardian']);
    file = await aFile(town)
      .createdBy(town.staff.childOfficer)
      .ofUnit(town.units.childrenUnit)
      .with(tellsOf({ part: 'self', name: 'Nova', birthYear: (await year()) - 8 }))
      .made();
    const answer = await ask({});
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('Skriv in dem först')]);
    expect(await forms()).toEqual([]);
  });
});
