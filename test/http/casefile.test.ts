import { describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aFile } from '../builders/index.ts';
import {
  aFileAtWork,
  as,
  at,
  file,
  kinds,
  officer,
  pageOf,
  path,
  rowsOf,
  see,
  send,
  support,
  therapist,
  town,
} from '../support/file-at-work.ts';

aFileAtWork();

describe('a note', () => {
  const draft = (text: string, version = pageOf()) => ({ text, version });

  it('is saved while one writes, and counted as unwritten until it is signed', async () => {
    const id = newId();
    const first = await officer.postJson(path(`/anteckning/${id}`), draft('Hon ringde.'));
    expect(await first.json()).toEqual({ savedAt: '09.30', version: pageOf(1) });
    const second = await officer.postJson(path(`/anteckning/${id}`), draft('Hon ringde och grät.', pageOf(1)));
    expect(await second.json()).toEqual({ savedAt: '09.30', version: pageOf(2) });
    expect(await rowsOf('unwritten')).toMatchObject([{ id, written_at: null }]);
    expect((await send(officer, `/anteckning/${id}/signera`, draft('Hon ringde och grät.', pageOf(2)))).status).toBe(
      303,
    );
    expect(await rowsOf('unwritten')).not.toMatchObject([{ written_at: null }]);
    expect(await see(officer, '')).toContain('Hon ringde och grät.');
    expect(await kinds()).toEqual(['note.signed']);
  });

  it('is its author’s alone until then; others are told that it exists', async () => {
    const id = newId();
    await officer.postJson(path(`/anteckning/${id}`), draft('Ännu inte färdigt.'));
    expect(await rowsOf('note')).toHaveLength(1);
    expect((await therapist.get(path(`/anteckning/${id}`))).status).toBe(404);
    const page = await see(therapist, '');
    expect(page).toContain('Amina Yusuf har ett oskrivet utkast');
    expect(page).not.toContain('Ännu inte färdigt');
    expect((await send(therapist, `/anteckning/${id}`, draft('Jag också.'))).status).not.toBe(303);
  });

  it('written in two tabs is never overwritten: both texts are shown', async () => {
    const id = newId();
    await officer.postJson(path(`/anteckning/${id}`), draft('Från den ena.', pageOf(0, 'aaaaaaaa')));
    const clash = await officer.postJson(path(`/anteckning/${id}`), draft('Från den andra.', pageOf(0, 'bbbbbbbb')));
    expect(clash.status).toBe(409);
    const told = (await clash.json()) as { text: string; by: string; version: string };
    expect(told).toMatchObject({ text: 'Från den ena.', by: 'Amina Yusuf' });
    const page = await send(officer, `/anteckning/${id}`, draft('Från den andra.', pageOf(0, 'bbbbbbbb')));
    expect(page.status).toBe(409);
    const html = await page.text();
    expect(html).toContain('Från den ena.');
    expect(html).toContain('Från den andra.');
    expect((await officer.postJson(path(`/anteckning/${id}`), draft('Från den andra.', told.version))).status).toBe(
      200,
    );
  });

  it('may be sent by its own page after that page has saved it', async () => {
    const id = newId();
    await officer.postJson(path(`/anteckning/${id}`), draft('Ett.'));
    await officer.postJson(path(`/anteckning/${id}`), draft('Ett. Två.', pageOf(1)));
    expect((await send(officer, `/anteckning/${id}/signera`, draft('Ett. Två. Tre.', pageOf(0)))).status).toBe(303);
  });

  it('is not signed empty, nor about what has not happened yet', async () => {
    const id = newId();
    const empty = await send(officer, `/anteckning/${id}/signera`, draft('  '));
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('Skriv något innan du signerar.');
    const early = await send(officer, `/anteckning/${id}/signera`, {
      ...draft('I morgon.', pageOf(0)),
      'when.day': '2027-03-10',
      'when.time': '9.00',
    });
    expect(early.status).toBe(422);
    expect(await early.text()).toContain('I morgon.');
    expect(await kinds()).toEqual([]);
  });

  it('is never changed once signed, not even by one who may do everything in it; it is annotated', async () => {
    const id = newId();
    await send(officer, `/anteckning/${id}/signera`, draft('Hon berättar att han slog henne.'));
    expect((await send(officer, `/anteckning/${id}`, draft('Något annat.', pageOf(1)))).status).toBe(409);
    await expect(
      town.look('update data.note set body = $2 where id = $1', [id, Buffer.from('x')]),
    ).rejects.toMatchObject({
      code: 'SG005',
    });
    const added = await send(officer, `/anteckning/${id}/tillagg`, {
      kind: 'personDisagrees',
      text: 'Det var på trappan.',
    });
    expect(added.status).toBe(303);
    expect(await see(therapist, `/anteckning/${id}`)).toContain('Det var på trappan.');
    expect(await kinds()).toEqual(['note.signed', 'note.annotated']);
  });

  it('can be taken away unsigned, and back again', async () => {
    const id = newId();
    await officer.postJson(path(`/anteckning/${id}`), draft('Fel akt.'));
    expect((await send(officer, `/anteckning/${id}/ta-bort`, draft('Fel akt.', pageOf(1)))).status).toBe(303);
    expect(await see(officer, '')).not.toContain('Fel akt.');
    expect(await rowsOf('unwritten')).not.toMatchObject([{ written_at: null }]);
    expect((await officer.post(path(`/anteckning/${id}/angra`))).status).toBe(303);
    expect(await see(officer, '')).toContain('Fel akt.');
    expect(await rowsOf('unwritten')).toMatchObject([{ written_at: null }]);
  });

  it('of another file is not found under this one', async () => {
    const id = newId();
    await send(officer, `/anteckning/${id}/signera`, draft('Här.'));
    const other = await aFile(town).made();
    expect((await officer.get(`/akt/${other.id}/anteckning/${id}`)).status).toBe(404);
  });
});

describe('the time line', () => {
  it('is read in pages, back to the first event, each once', async () => {
    for (let n = 0; n < 35; n += 1) {
      await town.letPass({ minutes: 1 });
      await send(officer, `/anteckning/${newId()}/signera`, { text: `Anteckning nummer ${n}.`, version: pageOf() });
    }
    const first = await see(officer, '');
    const older = /href="([^"]*fore=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await (await officer.get(older)).text();
    const numbers = (html: string) => [...html.matchAll(/Anteckning nummer (\d+)\./g)].map(([, n]) => Number(n));
    expect([...numbers(first), ...numbers(second)]).toEqual(Array.from({ length: 35 }, (_, n) => 34 - n));
  });

  it('is narrowed to a kind without script, and shows nothing of a section that one may not read', async () => {
    await send(officer, `/anteckning/${newId()}/signera`, { text: 'Syns i anteckningar.', version: pageOf() });
    await send(officer, '/berattelsen/klar', { text: 'Han slog henne.', version: pageOf() });
    expect(await see(officer, '?visa=team')).not.toContain('Syns i anteckningar.');
    expect(await see(officer, '?visa=notes')).toContain('Syns i anteckningar.');
    expect(await see(therapist, '?visa=notes')).toContain('Berättelsen skrevs ned');
    expect(await see(support, '?visa=notes')).not.toContain('Berättelsen skrevs ned');
  });
});

describe('the plan', () => {
  const action = { words: 'Ringa hyresvärden', owner: '', dueOn: '2027-03-12' };

  it('takes no action without an owner and a day', async () => {
    const without = await send(officer, '/plan', { words: 'Ringa hyresvärden' });
    expect(without.status).toBe(422);
    const html = await without.text();
    expect(html).toContain('Ingen åtgärd är utan ansvarig.');
    expect(html).toContain('Ingen åtgärd är utan dag.');
    expect(html).toContain('Ringa hyresvärden');
    expect((await send(officer, '/plan', { ...action, owner: town.staff.administrator })).status).toBe(422);
    expect(
      (await send(officer, '/plan', { ...action, owner: town.staff.supportWorker, dueOn: '2027-03-08' })).status,
    ).toBe(422);
    expect(await rowsOf('action')).toEqual([]);
  });

  it('ends an action as done or as no longer possible, with why, and only once', async () => {
    await send(officer, '/plan', { ...action, owner: town.staff.supportWorker });
    const [row] = await rowsOf('action');
    expect((await send(officer, `/plan/${row?.id}/gar-inte`)).status).toBe(422);
    expect((await send(officer, `/plan/${row?.id}/gar-inte`, { why: 'Han nekade.' })).status).toBe(303);
    expect((await send(officer, `/plan/${row?.id}/klar`)).status).toBe(409);
    expect(await see(officer, '/plan')).toContain('Han nekade.');
    await expect(town.look('update data.action set done_at = now() where id = $1', [row?.id])).rejects.toMatchObject({
      code: '23514',
    });
  });

  it('shows what is overdue, and who answers while the owner is away', async () => {
    await send(officer, '/mal', { goal: 'Jag vill kunna sova.' });
    await send(officer, '/plan', { ...action, owner: town.staff.supportWorker });
    await town.setClock(at('2027-03-15T09:30'));
    const later = await as(town.staff.caseOfficer);
    await town.ask(await town.signIn(town.staff.supportWorker), 'select authz.save_absence($1, $2, $3, $4, $5)', [
      newId(),
      town.staff.supportWorker,
      town.staff.otherCaseOfficer,
      at('2027-03-15T00:00'),
      at('2027-03-16T00:00'),
    ]);
    const page = await see(later, '/plan');
    expect(page).toContain('Försenad');
    expect(page).toContain('Johan Berg, i stället för Tove Hallin som är borta');
    expect(await see(later, '')).toContain('”Jag vill kunna sova.”');
  });
});

describe('the list', () => {
  it('shows to each what lies on her desk, initials for the unit’s, and one line in the log', async () => {
    const mine = await (await officer.get('/arenden')).text();
    expect(mine).toContain(file.id);
    const unit = await (await (await as(town.staff.teamLeader)).get('/arenden?visa=enheten')).text();
    expect(unit).toContain('E. S.');
    expect(unit).not.toContain('Elin');
    expect(await (await (await as(town.staff.outsider)).get('/arenden?visa=enheten')).text()).not.toContain(file.id);
    expect(await town.look(`select * from audit.entry where action = 'files.listed'`)).not.toEqual([]);
  });
});

describe('the printed summary', () => {
  it('says the reference alone at its head, and is logged', async () => {
    const html = await see(officer, '/utskrift');
    expect(/<h1[^>]*>([^<]*)</.exec(html)?.[1]).toMatch(/^Sammanfattning \S{3}-\S{4}$/);
    expect(html).toContain('Amina Yusuf');
    expect(html).not.toContain('Elin');
    expect(
      await town.look(`select outcome from audit.entry where action = 'file.printed' and file_id = $1`, [file.id]),
    ).toEqual([{ outcome: 'done' }]);
  });
});
