import { afterAll, beforeAll, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { aFile } from '../builders/index.ts';
import { planned, Support, send, written } from '../support/given-support.ts';

// Support in a file: from a decision or open, within reach or not delivered, asked about and ended with a reason.

let support: Support;
beforeAll(async () => {
  support = await Support.open();
});
afterAll(() => support.close());

it('is open only after the right to apply was told, and never where it takes a decision', async () => {
  const { town, officer, at, asked } = support;
  const untold = await send(officer, at(), { ...asked('supportTalks'), rightTold: '', words: 'Jag vill sova' });
  const html = await untold.text();
  expect([untold.status, html.includes('Berätta först om rätten att ansöka'), html.includes('Jag vill sova')]).toEqual([
    422,
    true,
    true,
  ]);
  const shelter = await send(officer, at(), asked('shelter'));
  expect([shelter.status, (await shelter.text()).includes('bara efter behovsprövning och beslut')]).toEqual([
    422,
    true,
  ]);
  // Nobody who is away is asked to give it.
  await town.look(
    `insert into authz.absence values ($1, $2, null, authz.now() - interval '1 hour', authz.now() + interval '1 day')`,
    [newId(), town.staff.therapist],
  );
  const away = await send(officer, at(), asked('supportTalks', { worker: town.staff.therapist }));
  expect([away.status, (await away.text()).includes(`value="${town.staff.therapist}"`)]).toEqual([422, false]);
  await town.look('delete from authz.absence where staff_id = $1', [town.staff.therapist]);
  // For somebody else than the one whom the file is about: not among the choices, and refused.
  expect((await send(officer, at(), asked('perpetratorProgramme'))).status).toBe(422);
  expect((await send(officer, at(), {})).status).toBe(422);
  expect(await town.look('select id from data.intervention')).toEqual([]);
});

it('begins from a decision, and meets its clock', async () => {
  const { town, officer, therapist, at, asked, arranged } = support;
  const granted = await aFile(town)
    .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
    .with(({ sql }, made) => setFileSide(sql, made, 'victim'))
    .made();
  const decision = newId();
  await town.delegates('shelterAdult', 'caseOfficer');
  await town.look(
    `insert into data.decision (id, file_id, section_id, kind, state, asked_by, asked_at, decided_by, decided_at, delegation_id, basis, motivation)
     select $1, $2, $3, 'intervention', 'granted', $4, authz.now(), $4, authz.now(), d.id, 'SN 4.1', '\\x01' from authz.delegation d limit 1`,
    [decision, granted.id, granted.sections.decisions, town.staff.caseOfficer],
  );
  const chosen = asked('shelter', { decision, rightTold: '' });
  // A therapist makes no decisions here, and begins nothing from one.
  expect((await send(therapist, at('', granted), chosen)).status).toBe(422);
  const address = await arranged(officer, chosen, granted);
  expect((await send(officer, `${address}/borja`)).status).toBe(303);
  const [event] = await town.look<{ subject: { person: string } }>(
    `select subject from data.event where kind = 'intervention.begun' and file_id = $1`,
    [granted.id],
  );
  expect(address.endsWith(event?.subject.person ?? '-')).toBe(true);
  expect(await (await officer.get(at('', granted))).text()).not.toContain('name="decision"');
});

it('is not delivered as long as the person can’t come (V07)', async () => {
  const { file, officer, therapist, asked, arranged } = support;
  const address = await arranged(officer, asked('supportTalks', { needs: ['childCare', 'interpreter'] }));
  const page = await (await officer.get(address)).text();
  for (const words of [
    'Inte levererad',
    'Saknas: Barnpassning',
    'Vad det inte är',
    'ingen bostad',
    'Vem som ger resten',
    '12 samtal kvar',
  ])
    expect(page).toContain(words);
  expect((await send(officer, `${address}/borja`)).status).toBe(409);
  await send(officer, `${address}/behov`, { needs: ['childCare', 'interpreter'], arranged: ['childCare'] });
  expect((await send(officer, `${address}/borja`)).status).toBe(303);
  expect((await send(officer, `${address}/borja`)).status).toBe(409);
  // A talk by phone, with the children there: asked, and said.
  const talk = await planned(therapist, address, 'Hur nätterna är');
  const unsaid = await written(therapist, address, talk, 'byPhone');
  expect([unsaid.status, (await unsaid.text()).includes('Svara om barnen var med')]).toEqual([422, true]);
  expect((await written(therapist, address, talk, 'byPhone', { childrenInRoom: 'yes' })).status).toBe(303);
  const after = await (await officer.get(address)).text();
  expect([after.includes('11 samtal kvar'), after.includes('Behövs barnpassning?')]).toEqual([true, true]);
  await send(officer, `${address}/behov`, { needs: ['childCare'] });
  expect(await (await officer.get(`/akt/${file.id}`)).text()).toContain('Inte levererad');
});

it('takes over what the plan says that there has to be, and warns where it was arranged without (V07)', async () => {
  const { town, officer, at, asked, arranged } = support;
  const other = await aFile(town)
    .with(({ sql }, made) => setFileSide(sql, made, 'victim'))
    .made();
  const before = await arranged(officer, asked('supportTalks'), other);
  for (const kind of ['childCare', 'interpreter'])
    expect((await send(officer, `/akt/${other.id}/komma`, { kind, words: '' })).status).toBe(303);
  // Arranged before it was known: said where talks are planned, and mended with one press.
  const page = await (await officer.get(before)).text();
  for (const said of [
    'insatsen är ordnad utan: Barnpassning, Tolk',
    'Personen kan inte komma än. Saknas: Barnpassning, Tolk',
  ])
    expect(page).toContain(said);
  expect((await send(officer, `${before}/behov`, { needs: ['childCare', 'interpreter'] })).status).toBe(303);
  const mended = await (await officer.get(before)).text();
  expect([mended.includes('ordnad utan'), mended.includes('Saknas: Barnpassning')]).toEqual([false, true]);
  // Whoever arranges another finds it ticked.
  const list = await (await officer.get(at('', other))).text();
  expect(list).toContain('Enligt planen: Barnpassning, Tolk');
  expect(list.match(/name="needs" value="(childCare|interpreter)" checked/g)).toHaveLength(2);
});

it('asks its worker after two talks missed, and keeps why (V45)', async () => {
  const { town, officer, therapist, as, asked, arranged, clock, daysTo } = support;
  const address = await arranged(officer, asked('supportTalks'));
  const id = address.split('/').at(-1) ?? '';
  await send(officer, `${address}/borja`);
  const begun = await clock('silence', id);
  expect(begun?.owner_id).toBe(town.staff.therapist);
  expect(await daysTo(begun?.due_at ?? '')).toBeGreaterThan(36);
  for (const purpose of ['Ett', 'Två']) {
    const talk = await planned(therapist, address, purpose);
    expect((await written(therapist, address, talk, 'noShow')).status).toBe(303);
  }
  expect(await daysTo((await clock('silence', id))?.due_at ?? '')).toBeLessThan(9);
  expect(await (await therapist.get(address)).text()).toContain('Personen har inte hörts av');
  // A light contact is a word: the question goes away, and comes again in a month (V17).
  expect((await send(therapist, `${address}/kontakt`, { way: 'call', by: 'person' })).status).toBe(303);
  expect(await (await therapist.get(address)).text()).not.toContain('Personen har inte hörts av');
  await town.letPass({ hours: 31 * 24 });
  const later = await as('therapist');
  const unsaid = await send(later, `${address}/tystnad`, { what: 'ended', words: 'Sista gången var i mars' });
  expect([unsaid.status, (await unsaid.text()).includes('Välj skälet')]).toEqual([422, true]);
  expect((await send(later, `${address}/tystnad`, { what: 'ended', reason: 'childCare' })).status).toBe(303);
  // Somebody else answers the same question: what she wrote is kept, and nothing of it is saved.
  const typed = { what: 'ended', reason: 'moved', words: 'Flyttade i april', unrated: 'Ingen var kvar att fråga' };
  const second = await send(await as('caseOfficer'), `${address}/tystnad`, typed);
  const kept = await second.text();
  expect([second.status, kept.includes('Någon annan har hunnit svara')]).toEqual([409, true]);
  for (const words of [typed.words, typed.unrated, 'value="moved" checked']) expect(kept).toContain(words);
  expect(
    await town.look(`select from data.intervention where id = $1 and end_reason = 'childCare'`, [id]),
  ).toHaveLength(1);
  expect(await clock('silence', id)).toBeUndefined();
  const page = await (await later.get(address)).text();
  expect([page.includes('Ingen barnpassning'), page.includes('Slutade komma')]).toEqual([true, true]);
  // After the end a call still counts.
  expect((await send(later, `${address}/kontakt`, { way: 'call', by: 'person' })).status).toBe(303);
  expect(await clock('silence', id)).toBeUndefined();
});

it('is extended by a decision alone, near the end, with the measured change (V32)', async () => {
  const { town, file, as, asked, arranged, clock } = support;
  const amina = await as('caseOfficer');
  const mirja = await as('therapist');
  const address = await arranged(amina, asked('supportTalks'));
  const id = address.split('/').at(-1) ?? '';
  const rated = (score: number) =>
    town.look(
      `insert into data.fear_rating (id, file_id, section_id, person_id, score, at, by_id)
         select $1, $2, $3, p.id, $4, authz.now(), $5 from data.person_told p where p.file_id = $2 and p.part = 'self'`,
      [newId(), file.id, file.sections.protection, score, town.staff.caseOfficer],
    );
  await rated(8);
  await town.letPass({ minutes: 1 });
  await send(amina, `${address}/borja`);
  for (let n = 1; n <= 9; n += 1) {
    expect(await clock('supportEnds', id)).toBeUndefined();
    await written(mirja, address, await planned(mirja, address, `Samtal ${n}`), 'came');
  }
  await rated(3);
  expect((await clock('supportEnds', id))?.owner_id).toBe(town.staff.therapist);
  const near = await (await mirja.get(address)).text();
  for (const words of ['Slutet närmar sig', '3 samtal kvar', 'Rädsla 0–10: 8', 'senast 3'])
    expect(near).toContain(words);
  const unreasoned = await send(mirja, `${address}/slut`, { choice: 'extend', more: '5', reason: '' });
  expect([unreasoned.status, (await unreasoned.text()).includes('Skriv skälet.')]).toEqual([422, true]);
  expect((await send(mirja, `${address}/slut`, { choice: 'extend', more: '0', reason: 'x' })).status).toBe(422);
  // A therapist asks; whoever decides in the file answers in her own name.
  // Asked twice at the same moment: the second sees what the first has asked, and waits with it.
  const ask = { choice: 'extend', more: '5', reason: 'Rättegången är i mars.' };
  const both = [mirja, await as('therapist')].map((who) => send(who, `${address}/slut`, ask));
  expect((await Promise.all(both)).map(({ status }) => status).toSorted()).toEqual([303, 409]);
  const [, turn = ''] = /forlangning\/([0-9a-f-]+)/.exec(await (await amina.get(address)).text()) ?? [];
  expect(await (await mirja.get(address)).text()).not.toContain('/forlangning/');
  expect((await send(mirja, `${address}/forlangning/${turn}`, { answer: 'yes', reason: 'x' })).status).toBe(404);
  expect(
    (await send(amina, `${address}/forlangning/${turn}`, { answer: 'yes', reason: 'Ja, till domen.' })).status,
  ).toBe(303);
  expect((await send(amina, `${address}/forlangning/${turn}`, { answer: 'no', reason: 'x' })).status).toBe(409);
  expect(await clock('supportEnds', id)).toBeUndefined();
  const after = await (await amina.get(address)).text();
  expect([after.includes('8 samtal kvar'), after.includes('Beslutat av Amina Yusuf')]).toEqual([true, true]);
  // Handed over: the clock goes along.
  await send(amina, `${address}/lamna-over`, { worker: town.staff.supportWorker });
  expect((await clock('silence', id))?.owner_id).toBe(town.staff.supportWorker);
  const refer = { choice: 'refer', reason: 'Vårdcentralen tar över.', unrated: 'Hann inte före överlämningen.' };
  expect((await send(amina, `${address}/slut`, refer)).status).toBe(303);
  // Somebody was first: nothing is saved, and what was typed is there to be copied.
  const late = await send(amina, `${address}/slut`, { choice: 'end', reason: 'Hon ville inte mer.' });
  expect([late.status, (await late.text()).includes('Hon ville inte mer.')]).toEqual([409, true]);
});

it('begins with one who uses violence when a leader has said go (SoL 13:8)', async () => {
  const { town, his, as, asked, arranged } = support;
  const amina = await as('caseOfficer');
  const address = await arranged(amina, asked('perpetratorProgramme'), his);
  const early = await send(amina, `${address}/borja`);
  expect([early.status, (await early.text()).includes('den utsattas säkerhet övervägas')]).toEqual([409, true]);
  await town.look(
    `insert into data.planned_step (id, file_id, section_id, kind, planned_on, at, by_id, answer_at, word, word_by, word_at)
     values ($1, $2, $3, 'programmeBegins', '2027-03-01', now() - interval '2 days', $4, now() - interval '1 day', 'go', $5, now())`,
    [newId(), his.id, his.sections.plan, town.staff.caseOfficer, town.staff.teamLeader],
  );
  expect((await send(amina, `${address}/borja`)).status).toBe(303);
});

it('is seen and changed by nobody outside, and not by one who only speaks at a meeting', async () => {
  const { town, file, his, as, at, asked } = support;
  const [row] = await town.look<{ id: string }>('select id from data.intervention where file_id = $1 limit 1', [
    file.id,
  ]);
  for (const key of ['outsider', 'administrator', 'auditor', 'perpetratorTherapist'] as const) {
    const stranger = await as(key);
    expect((await stranger.get(at())).status).toBe(404);
    expect((await stranger.get(at(`/${row?.id}`))).status).toBe(404);
    expect((await send(stranger, at(), asked('supportTalks'))).status).toBe(404);
    for (const tail of ['/borja', '/behov', '/slut', '/kontakt', '/tystnad', '/samtal', '/lamna-over', '/blev-inte'])
      expect((await send(stranger, at(`/${row?.id}${tail}`))).status).toBe(404);
  }
  const amina = await as('caseOfficer');
  expect((await amina.get(at(`/${row?.id}`, his))).status).toBe(404);
  expect((await amina.get(at(`/${newId()}`))).status).toBe(404);
});
