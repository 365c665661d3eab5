import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aContact, aTown, type MadeFile, rows, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

let town: Town;
let served: Served;
let contact: MadeFile;
let reporter: Visitor;
let childOfficer: Visitor;
let colleague: Visitor;
let nova: PersonId;
let sam: PersonId;

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const words = 'Pappa slog mamma i hallen när Nova såg på.';
const report = (child: PersonId, fields: Record<string, string> = {}, who = reporter) =>
  who.post(`/kontakt/${contact.id}/barn/${child}/anmal`, {
    _form: newId(),
    words,
    endangers: 'unknown',
    unit: town.units.childrenUnit,
    feedback: 'yes',
    ...fields,
  });
const childFile = async (child: PersonId) =>
  (await town.look<{ id: string }>('select own_file_id as id from data.person_told where id = $1', [child]))[0]?.id ??
  '';
const see = async (who: Visitor, path: string) => (await who.get(path)).text();
const send = (who: Visitor, path: string, fields: Record<string, string> = {}) =>
  who.post(path, { _form: newId(), ...fields });

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.delegates('openChildInvestigation', 'caseOfficer');
  await town.delegates('notOpenChildInvestigation', 'teamLeader');
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});
beforeEach(async () => {
  await town.setClock(at('2027-06-24T16:40'));
  await town.onDuty(town.staff.childOfficer, town.units.childrenUnit);
  [nova, sam] = [newId<PersonId>(), newId<PersonId>()];
  contact = await aContact(town)
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ id: nova, part: 'child', name: 'Nova Strand', birthYear: 2018, livesWith: 'yes' }))
    .with(tellsOf({ id: sam, part: 'child', birthYear: 2021 }))
    .made();
  reporter = new Visitor(served, await town.signIn(town.staff.dutyOfficer));
  childOfficer = new Visitor(served, await town.signIn(town.staff.childOfficer));
  colleague = new Visitor(served, await town.signIn(town.staff.outsider));
});

describe('a child that nobody has looked at', () => {
  it('says so in words, one line for each', async () => {
    const page = await see(reporter, `/kontakt/${contact.id}/barn`);
    expect(page.match(/Ingen skyddsbedömning\. Ingen har frågat barnet\. Ingen orosanmälan\./g)).toHaveLength(2);
    expect(page).toContain('Barn 2, född 2021');
    expect(page).toContain('Bor med personen');
  });
});

describe('a concern report', () => {
  it('asks whether it would endanger anyone, and keeps what was typed', async () => {
    const answer = await report(nova, { endangers: '' });
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(words)]);
    expect(await childFile(nova)).toBe('');
  });

  it('makes the child’s own file, in its own unit, with clocks that somebody there holds', async () => {
    expect((await report(nova)).status).toBe(303);
    const id = await childFile(nova);
    expect(await town.look('select kind, unit_id from authz.file where id = $1', [id])).toEqual([
      { kind: 'contact', unit_id: town.units.childrenUnit },
    ]);
    const clocks = await town.look(
      'select rule, owner_id, unit_id from data.running_clock where file_id = $1 order by rule',
      [id],
    );
    const held = { owner_id: town.staff.childOfficer, unit_id: town.units.childrenUnit };
    expect(clocks).toEqual([
      { rule: 'childProtection', ...held },
      { rule: 'preliminaryAssessment', ...held },
    ]);
    expect(
      await town.look('select due_at::text from data.running_clock where file_id = $1 and rule = $2', [
        id,
        'preliminaryAssessment',
      ]),
    ).toEqual([{ due_at: expect.stringContaining('2027-07-08 22:00:00') }]);
    const duty = await town.signIn(town.staff.childOfficer);
    expect(await town.ask(duty, 'select kind from data.alert where file_id = $1', [id])).toEqual([
      { kind: 'concernReported' },
    ]);
    expect(await childFile(sam)).toBe('');
  });

  it('that was received is not taken over by receiving it once more', async () => {
    await report(nova);
    const id = await childFile(nova);
    await childOfficer.get(`/kontakt/${id}`);
    // Received, and left without anybody who is responsible.
    await town.look('update data.report_thread set received_at = now(), received_by = $2 where child_file_id = $1', [
      id,
      town.staff.otherChildOfficer,
    ]);
    const grounds = () => town.look('select id from authz.ground where file_id = $1', [id]);
    const before = await grounds();
    const again = await send(childOfficer, `/kontakt/${id}/anmalan/ta-emot`);
    expect(again.status).toBe(422);
    expect(await grounds()).toEqual(before);
  });

  it('can’t be read or written by the reporter afterwards, and silence shows', async () => {
    await report(nova);
    const id = await childFile(nova);
    for (const path of ['/anmalan', '/barn', '/bedomning', '/saker-kontakt'])
      expect((await reporter.get(`/kontakt/${id}${path}`)).status).toBe(404);
    const session = await town.signIn(town.staff.dutyOfficer);
    expect(await town.open(session, id as never)).toBeUndefined();
    expect(await town.ask(session, 'select from data.concern_report where file_id = $1', [id])).toEqual([]);
    await town.letPass({ minutes: 10 });
    expect(await see(reporter, `/kontakt/${contact.id}/barn`)).toContain('Anmäld. Mottagen? Inte än, 10 min sedan.');
  });

  it('shows silence as silence on both sides, with whom it waits for, until somebody answers', async () => {
    await report(nova);
    const path = `/kontakt/${await childFile(nova)}/anmalan`;
    await town.letPass({ hours: 72 });
    await town.onDuty(town.staff.childOfficer, town.units.childrenUnit);
    reporter = new Visitor(served, await town.signIn(town.staff.dutyOfficer));
    childOfficer = new Visitor(served, await town.signIn(town.staff.childOfficer));
    for (const page of [await see(reporter, `/kontakt/${contact.id}/barn`), await see(childOfficer, path)]) {
      expect(page).toContain('Ingen har svarat på 3 dagar. Svaret väntar hos Elin Åkesson');
      expect(page).toContain('Försenad');
    }
    await send(childOfficer, `${path}/ta-emot`);
    const after = await see(reporter, `/kontakt/${contact.id}/barn`);
    expect([after.includes('Ingen har svarat'), after.includes('senast')]).toEqual([false, true]);
  });

  it('is received by one in that unit, who becomes responsible, and the adult’s side sees it', async () => {
    await report(nova);
    const path = `/kontakt/${await childFile(nova)}/anmalan`;
    expect(await see(childOfficer, path)).toContain(words);
    expect(await see(childOfficer, path)).toContain('Berätta inte för vårdnadshavarna än');
    expect((await send(childOfficer, `${path}/beslut`, { outcome: 'opened', motive: 'x' })).status).toBe(422);
    expect((await send(childOfficer, `${path}/ta-emot`)).status).toBe(303);
    expect(await see(childOfficer, path)).toContain('Barnets skydd är inte bedömt');
    expect(await see(reporter, `/kontakt/${contact.id}/barn`)).toContain('Mottagen av Elin Åkesson');
    expect(await see(childOfficer, '/min-dag')).toContain('Nova S.');
    expect((await send(childOfficer, `${path}/ta-emot`)).status).toBe(422);
  });

  it('is decided by delegation, and answered within a week where the reporter asked', async () => {
    await report(nova);
    const id = await childFile(nova);
    const path = `/kontakt/${id}/anmalan`;
    await send(childOfficer, `${path}/ta-emot`);
    const not = await send(childOfficer, `${path}/beslut`, { outcome: 'notOpened', motive: 'Ingen fara.' });
    expect([not.status, await not.text()]).toEqual([422, expect.stringContaining('Maria Öberg')]);
    expect(
      (await send(childOfficer, `${path}/beslut`, { outcome: 'opened', motive: 'Barnet har sett våld.' })).status,
    ).toBe(303);
    expect(await see(reporter, `/kontakt/${contact.id}/barn`)).toContain('Utredning är inledd');
    const running = async () =>
      (
        await town.look<{ rule: string }>(
          'select rule from data.running_clock where file_id = $1 and met_at is null and ended_at is null order by rule',
          [id],
        )
      ).map(({ rule }) => rule);
    expect(await running()).toEqual(['childInvestigation', 'childProtection', 'reporterFeedback']);
    expect((await send(childOfficer, `${path}/svar`, { answer: 'Utredning är inledd.' })).status).toBe(303);
    expect(await running()).toEqual(['childInvestigation', 'childProtection']);
  });

  it('is left without investigation by the leader, who has no duty that night', async () => {
    await report(nova);
    const path = `/kontakt/${await childFile(nova)}/anmalan`;
    await send(childOfficer, `${path}/ta-emot`);
    const leader = new Visitor(served, await town.signIn(town.staff.childrenLeader));
    expect(await see(leader, path)).toContain(words);
    const done = await send(leader, `${path}/beslut`, { outcome: 'notOpened', motive: 'Barnet är tryggt hos mormor.' });
    expect(done.status).toBe(303);
    expect(await see(reporter, `/kontakt/${contact.id}/barn`)).toContain('Utredning inleds inte');
  });

  it('keeps the words of what was decided and answered: neither is made twice', async () => {
    await report(nova);
    const path = `/kontakt/${await childFile(nova)}/anmalan`;
    await send(childOfficer, `${path}/ta-emot`);
    await send(childOfficer, `${path}/beslut`, { outcome: 'opened', motive: 'Barnet har sett våld.' });
    await send(childOfficer, `${path}/svar`, { answer: 'Utredning är inledd.' });
    const sealed = () =>
      town.look(`select outcome_words, feedback_words from data.concern_report where direction = 'received'`);
    const before = await sealed();
    expect((await send(childOfficer, `${path}/beslut`, { outcome: 'opened', motive: 'Ändrat.' })).status).toBe(422);
    expect((await send(childOfficer, `${path}/svar`, { answer: 'Ändrat.' })).status).toBe(422);
    expect(await sealed()).toEqual(before);
    expect(await see(childOfficer, path)).toContain('Barnet har sett våld.');
  });

  it('asks the child’s own questions in the child’s own file, and meets the child’s clock', async () => {
    await report(nova);
    const id = await childFile(nova);
    await childOfficer.get(`/kontakt/${id}/anmalan`);
    const [self] = await town.look<{ id: string }>(
      `select id from data.person_told where file_id = $1 and part = 'self'`,
      [id],
    );
    expect(await see(childOfficer, `/kontakt/${id}/bedomning/${self?.id}`)).toContain(
      'Har någon av oss pratat med barnet?',
    );
    const answer = await send(childOfficer, `/kontakt/${id}/bedomning/${self?.id}`, {
      mode: 'inPerson',
      childSeen: 'seen',
      childTalked: 'alone',
      childTold: 'Att vi vill veta hur hon har det.',
      childSaid: 'Vill inte hem.',
      need: 'tonight',
      words: 'Rädd för pappa.',
    });
    expect(answer.status).toBe(303);
    expect(
      await town.look(
        `select met_at is not null as met from data.running_clock where file_id = $1 and rule = 'childProtection'`,
        [id],
      ),
    ).toEqual([{ met: true }]);
  });

  it('sent twice makes one file', async () => {
    const _form = newId();
    await report(sam, { _form });
    await report(sam, { _form });
    expect(await town.look('select from data.report_thread where from_file_id = $1', [contact.id])).toHaveLength(1);
  });
});

describe('who may', () => {
  it('not report from a file that is closed to them: there was something to hide', async () => {
    const before = await town.look('select id from data.report_thread');
    expect((await report(nova, {}, colleague)).status).toBe(404);
    expect((await report(nova, {}, childOfficer)).status).toBe(404);
    expect(await town.look('select id from data.report_thread')).toEqual(before);
    expect((await report(nova)).status).toBe(303);
  });

  it('not read, receive, decide or answer from outside the children’s unit', async () => {
    await report(nova);
    const path = `/kontakt/${await childFile(nova)}/anmalan`;
    for (const who of [colleague, reporter]) {
      expect((await who.get(path)).status).toBe(404);
      for (const [tail, fields] of [
        ['/ta-emot', {}],
        ['/beslut', { outcome: 'opened', motive: 'x' }],
        ['/svar', { answer: 'x' }],
      ] as const)
        expect((await send(who, `${path}${tail}`, fields)).status).toBe(404);
    }
    expect(await town.look('select received_at from data.report_thread where from_file_id = $1', [contact.id])).toEqual(
      [{ received_at: null }],
    );
    expect(await see(childOfficer, path)).toContain(words);
  });

  it('not make a child’s file by the function alone: only from an own open file, only in a unit that investigates', async () => {
    const outsider = await town.signIn(town.staff.outsider);
    const officer = await town.signIn(town.staff.dutyOfficer);
    await town.open(officer, contact.id);
    const make = (session: typeof officer, unit: string) =>
      town.act(session, (tx) =>
        rows(tx.sql, `select authz.create_report_file($1, $2, $3, $6::jsonb, $4, $5)`, [
          newId(),
          unit,
          newId(),
          newId(),
          contact.id,
          JSON.stringify([{ id: newId(), kind: 'children' }]),
        ]),
      );
    await expect(make(outsider, town.units.childrenUnit)).rejects.toThrow('not allowed');
    await expect(make(officer, town.units.incomeSupport)).rejects.toThrow('not allowed');
    await expect(make(officer, town.units.childrenUnit)).resolves.toHaveLength(1);
  });

  it('not let anybody in as a decider whom the delegation table doesn’t name', async () => {
    const officer = await town.signIn(town.staff.dutyOfficer);
    await town.open(officer, contact.id);
    const ask = (decision: string, staff: string) =>
      town.ask(officer, 'select authz.ask_decider($1, $2, $3, $4)', [newId(), contact.id, decision, staff]);
    await expect(ask('openChildInvestigation', town.staff.auditor)).rejects.toThrow('not allowed');
    await expect(ask('shelterAdult', town.staff.caseOfficer)).rejects.toThrow('not allowed');
    await ask('openChildInvestigation', town.staff.caseOfficer);
    const named = await town.signIn(town.staff.caseOfficer);
    const file = await town.open(named, contact.id);
    expect([
      file?.mayRead('protection'),
      file?.mayRead('notes'),
      file?.mayWrite('decisions'),
      file?.mayWrite('plan'),
    ]).toEqual([true, false, true, false]);
    await town.letPass({ hours: 25 });
    expect(await town.open(await town.signIn(town.staff.caseOfficer), contact.id)).toBeUndefined();
  });
});
