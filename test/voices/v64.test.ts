import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, consentsTo, type MadeFile, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';
import { must, send } from '../support/whole-contact.ts';

/** Played by the case officer who holds the file, and by income support, which only has to act. */
let town: Town;
let served: Served;
let officer: Visitor;
let receiver: Visitor;
let file: MadeFile;
let consent: string;
const path = (tail: string) => `/akt/${file.id}${tail}`;
const need = { needs: ['deposit'], sentence: '14 000 kr före den 1 februari.', until: '2027-01-31' };
const read = async (visitor: Visitor, address: string) => (await visitor.get(address)).text();
const ids = async () =>
  (await town.look<{ id: string }>('select id from data.certificate order by issued_at desc, id')).map(({ id }) => id);

beforeAll(async () => {
  town = await aTown();
  await town.delegates('disclosure', 'teamLeader');
  await town.delegates('disclosure', 'caseOfficer', 'onBackup');
  served = serve(town);
  file = await aFile(town)
    .with(async ({ sql }, made) => {
      const id = newId();
      await sql
        .insertInto('personTold')
        .values({
          id,
          fileId: made.id,
          sectionId: made.section('identity'),
          part: 'self',
          name: made.vault.seal(`person_told.name:${id}`, 'Elin Strand'),
          number: made.vault.seal(`person_told.number:${id}`, '199103132388'),
        })
        .execute();
    })
    .withNote('Hon berättade allt.')
    .made();
  const session = await town.signIn(town.staff.caseOfficer);
  const own = await town.open(session, file.id);
  if (!own) throw new Error('not opened');
  consent = await consentsTo(town, session, own, { unitId: town.units.incomeSupport, parts: ['account'], days: 120 });
  officer = new Visitor(served, session);
  receiver = new Visitor(served, await town.signIn(town.staff.outsider));
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

const issue = (fields: Record<string, string | string[]>) =>
  send(officer, path('/intyg/nytt'), {
    ...need,
    contact: town.staff.caseOfficer,
    ground: `consent:${consent}`,
    ...fields,
  });

describe('V64 units lend each other help by an agreed certificate of need, without the story', () => {
  it('V64 asks for the need in agreed words, and refuses a sentence that tells why', async () => {
    const nothing = await send(officer, path('/intyg/nytt'), { contact: town.staff.caseOfficer });
    expect(nothing.status).toBe(422);
    expect(await nothing.text()).toContain('Kryssa i vad som behövs.');
    const story = await issue({ sentence: 'Mannen slog henne, hon måste flytta.' });
    expect(story.status).toBe(422);
    const html = await story.text();
    expect(html).toContain('Det här berättar varför: ”Mannen”, ”slog”.');
    expect(html).toContain('Mannen slog henne, hon måste flytta.');
    expect(await ids()).toEqual([]);
  });

  it('V64 holds no longer than the consent, goes only where it points, and else asks for another ground, weighed', async () => {
    const refusals: [Record<string, string>, string][] = [
      [{ until: '2027-10-31' }, 'Samtycket gäller till'],
      [{ unit: town.units.childrenUnit }, 'Samtycket gäller en annan enhet.'],
      [{ ground: '' }, 'Skriv'],
      [{ ground: 'necessary', unit: town.units.childrenUnit }, 'Skriv varför villkoren är uppfyllda.'],
      [{ ground: `consent:${newId()}` }, 'Välj på vilken grund det lämnades.'],
    ];
    for (const [fields, words] of refusals) {
      const answer = await issue(fields);
      expect([fields, answer.status]).toEqual([fields, 422]);
      expect(await answer.text()).toContain(words);
    }
    expect(await ids()).toEqual([]);
    expect(await town.look('select 1 from data.disclosure')).toEqual([]);
  });

  it('V64 reaches the unit that acts, which sees who and what, and nothing of the file', async () => {
    expect((await issue({ number: 'yes' })).status).toBe(303);
    const [id] = await ids();
    expect(await read(receiver, '/min-dag')).toContain('Ett behovsintyg har kommit till enheten');
    const list = await read(receiver, '/intyg');
    expect(list).toContain('Elin Strand');
    const page = await read(receiver, `/intyg/${id}`);
    for (const words of ['Elin Strand', '19910313-2388', 'Pengar till en deposition', '14 000 kr', 'Amina Yusuf'])
      expect(page).toContain(words);
    for (const words of ['Hon berättade', file.id, '/akt/', 'Relationsvåldsteamet']) expect(page).not.toContain(words);
    // No other unit sees that there is one, and the database holds none of it in clear.
    for (const person of ['childOfficer', 'perpetratorTherapist', 'auditor', 'administrator'] as const) {
      const other = new Visitor(served, await town.signIn(town.staff[person]));
      expect((await other.get(`/intyg/${id}`)).status, person).toBe(404);
      expect(await read(other, '/intyg')).not.toContain('Elin Strand');
    }
    const kept = await town.look<{ content: Buffer }>('select content from data.certificate_content');
    expect(kept.every(({ content }) => !content.includes('Elin') && !content.includes('2388'))).toBe(true);
  });

  it('V64 is in the register as what was given, with the story held back', async () => {
    const register = await read(officer, path('/utlamnat'));
    for (const words of ['Försörjningsstöd', 'Behovsintyg', 'Samtycke', 'Berättelsen stannade i akten.'])
      expect(register).toContain(words);
    expect(register).toMatch(/Det som hölls inne[\s\S]*Berättelsen/);
  });

  it('V64 is answered, the team hears of it, and whom it was about is shown no longer', async () => {
    const [id] = await ids();
    const empty = await send(receiver, `/intyg/${id}/svar`, { answer: 'notPossible' });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('Skriv varför det inte går.');
    await must(receiver, `/intyg/${id}/svar`, { answer: 'done', words: 'Betalas ut på fredag.' });
    expect(await read(officer, path('/intyg'))).toContain('Betalas ut på fredag.');
    expect(await read(officer, '/min-dag')).toContain('Ett behovsintyg är besvarat');
    expect(await read(receiver, `/intyg/${id}`)).not.toContain('Elin Strand');
    expect((await send(receiver, `/intyg/${id}/svar`, { answer: 'done' })).status).toBe(404);
    expect((await town.look(`select 1 from data.event where kind = 'certificate.answered'`)).length).toBe(1);
  });

  it('V64 ends at once when the consent does, and says so without saying whom it was about', async () => {
    expect((await issue({})).status).toBe(303);
    const [id] = await ids();
    expect(await read(receiver, `/intyg/${id}`)).not.toContain('2388');
    expect(await read(receiver, `/intyg/${id}`)).toContain('Elin Strand');
    expect(await read(officer, path(`/aterkalla/${consent}`))).toMatch(/Försörjningsstöd, behovsintyg, i dag/);
    const nobody = new Visitor(served, await town.signIn(town.staff.supportWorker));
    const [{ reference = '' } = {}] = await town.look<{ reference: string }>(
      'select reference from data.consent where id = $1',
      [consent],
    );
    await must(nobody, '/aterkalla', { reference, receiver: 'all', how: 'phone', by: 'self', words: 'Sluta dela.' });
    const gone = await read(receiver, `/intyg/${id}`);
    expect(gone).toContain('Gäller inte längre');
    expect(gone).not.toContain('Elin Strand');
    expect((await send(receiver, `/intyg/${id}/svar`, { answer: 'done' })).status).toBe(404);
    expect(await read(officer, path('/intyg'))).toContain('Gäller inte längre');
    expect((await issue({})).status).toBe(422);
  });

  it('V64 without consent rests on a ground that was weighed, is closed to one who is blocked, and can be taken back', async () => {
    const weighed = {
      ground: 'necessary',
      unit: town.units.incomeSupport,
      'weighed.for': 'Utan depositionen får hon inte lägenheten, och hon går inte att nå i dag.',
      'weighed.against': 'Enheten får veta att hon har kontakt med oss. Behovet sägs, inte varför.',
      decider: town.staff.teamLeader,
    };
    expect((await issue(weighed)).status).toBe(303);
    const [id] = await ids();
    expect(await read(receiver, `/intyg/${id}`)).toContain('Elin Strand');
    const session = await town.signIn(town.staff.caseOfficer);
    await town.open(session, file.id);
    await town.ask(session, `select authz.set_block($1, $2, $3, 'conflictOfInterest')`, [
      newId(),
      file.id,
      town.staff.outsider,
    ]);
    expect((await receiver.get(`/intyg/${id}`)).status).toBe(404);
    expect(await read(receiver, '/intyg')).not.toContain('Elin Strand');
    await must(officer, path(`/intyg/${id}/avsluta`));
    expect((await send(officer, path(`/intyg/${id}/avsluta`))).status).toBe(404);
    expect(await read(officer, path('/utlamnat'))).toContain('Beslutat av Karin Norén');
  });
});
