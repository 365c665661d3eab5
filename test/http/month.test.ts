import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

let town: Town;
let served: Served;
let file: MadeFile;
let guarded: MadeFile;
let at = '';
const visit = async (who: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[who]));
const see = async (who: keyof Town['staff'], path = at) => (await (await visit(who)).get(path)).text();
const send = (who: Visitor, path: string, fields: Record<string, string> = {}) =>
  who.post(path, { _form: newId(), ...fields });
const referenceOf = async ({ id }: MadeFile) =>
  (await town.look<{ reference: string }>('select reference from authz.file where id = $1', [id]))[0]?.reference ?? '';

const hand = async (from: 'caseOfficer' | 'otherCaseOfficer', { id }: MadeFile, fields: Record<string, string> = {}) =>
  send(await visit(from), `/akt/${id}/overlamning`, {
    staff: from === 'caseOfficer' ? town.staff.otherCaseOfficer : town.staff.caseOfficer,
    deputy: town.staff.teamLeader,
    ...fields,
  });

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  [file, guarded] = await Promise.all([
    aFile(town).onDesk({ first: 'Elin', last: 'Strand' }).made(),
    aFile(town).onDesk({ first: 'Vera', last: 'Sand' }).protectedAs('protectedRegistration').made(),
  ]);
  at = `/manad/${town.units.violenceTeam}/${(await town.now()).toString().slice(0, 7)}`;
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

describe('handing over', () => {
  it('V37 asks why when a case goes back, keeps what was written, and counts it', async () => {
    expect((await hand('caseOfficer', file)).status).toBe(303);
    const refused = await hand('otherCaseOfficer', file, { words: 'Behöver någon som kan hedersvåld.' });
    expect(refused.status).toBe(409);
    const page = await refused.text();
    expect(page).toContain('En återlämning har alltid ett skäl.');
    expect(page).toContain('Behöver någon som kan hedersvåld.');
    const bare = await hand('otherCaseOfficer', file, { reason: 'otherCompetence' });
    expect([bare.status, (await bare.text()).includes('Skriv skälet med några ord.')]).toEqual([409, true]);
    const why = { reason: 'otherCompetence', words: 'Behöver någon som kan hedersvåld.' };
    expect((await hand('otherCaseOfficer', file, why)).status).toBe(303);
    expect((await hand('caseOfficer', guarded)).status).toBe(303);
    const rows = await town.look('select returned, reason from data.handover where file_id = $1 order by at', [
      file.id,
    ]);
    expect(rows).toEqual([
      { returned: false, reason: null },
      { returned: true, reason: 'otherCompetence' },
    ]);
  });
});

describe('the month of a unit', () => {
  it('tells who leads it what changed hands, and nothing of what was written or whom only the team may see', async () => {
    const page = await see('teamLeader');
    const [reference, hidden] = await Promise.all([referenceOf(file), referenceOf(guarded)]);
    expect(page).toContain(`${reference}: från Johan Berg till Amina Yusuf`);
    expect(page).toContain('kräver annan kompetens');
    expect(page).toContain('återlämnat');
    for (const word of ['hedersvåld', 'Elin', hidden]) expect(page).not.toContain(word);
    const handed = (who: keyof Town['staff']) =>
      town
        .signIn(town.staff[who])
        .then((session) =>
          town.ask(session, `select * from authz.handed_over($1, '-infinity', 'infinity')`, [town.units.violenceTeam]),
        );
    expect(await handed('teamLeader')).toHaveLength(2);
    for (const who of ['caseOfficer', 'intakeLeader', 'administrator', 'auditor'] as const)
      expect(await handed(who)).toEqual([]);
  });

  it('tells nothing of a file whose other side the leader holds, or that the leader is kept from', async () => {
    const his = await aFile(town).createdBy(town.staff.manager).made();
    const situation = await aFile(town).made();
    await town.look(
      `insert into authz.situation_member (situation_id, file_id, role) values ($1, $2, 'victim'), ($1, $3, 'perpetrator')`,
      [situation.id, file.id, his.id],
    );
    const reference = await referenceOf(file);
    expect(await see('manager')).not.toContain(`${reference}: från`);
    expect(await see('teamLeader')).toContain(`${reference}: från`);
    await town.look(
      `insert into authz.block (id, file_id, staff_id, kind, created_at, created_by) values ($1, $2, $3, 'conflictOfInterest', authz.now(), $3)`,
      [newId(), file.id, town.staff.teamLeader],
    );
    expect(await see('teamLeader')).not.toContain(reference);
    await town.look('update authz.block set ended_at = authz.now() where file_id = $1', [file.id]);
  });

  it('V33 is gone through: what was agreed, what became of it, and a signature after which nothing is added', async () => {
    const leader = await visit('teamLeader');
    const empty = await send(leader, `${at}/uppgift`, { words: 'Gå igenom oskrivet.', owner: '', due: '2000-01-01' });
    expect(empty.status).toBe(422);
    const page = await empty.text();
    for (const word of ['Välj vem som gör det.', 'Gå igenom oskrivet.']) expect(page).toContain(word);
    const fields = { words: 'Gå igenom oskrivet.', owner: town.staff.caseOfficer, due: 'om 7 dagar' };
    const inAWeek = (await town.now())
      .add({ hours: 24 * 7 })
      .toString()
      .slice(0, 10);
    expect((await send(leader, `${at}/uppgift`, { ...fields, due: inAWeek })).status).toBe(303);
    expect(await see('manager')).toContain('Gå igenom oskrivet.');
    const [one] = await town.look<{ id: string; words: Buffer }>('select id, words from data.month_agreement');
    expect(one?.words.includes('oskrivet')).toBe(false);
    const settle = (said: Record<string, string>) => send(leader, `${at}/uppgift/${one?.id}`, said);
    const dropped = await settle({ outcome: 'dropped' });
    expect([dropped.status, (await dropped.text()).includes('Skriv varför med några ord.')]).toEqual([422, true]);
    expect((await settle({ outcome: 'goesOn', words: 'Sjuk i två veckor.' })).status).toBe(303);
    expect((await settle({ outcome: 'done' })).status).toBe(303);
    expect((await settle({ outcome: 'dropped', words: 'Ändrar mig.' })).status).toBe(404);
    expect((await send(leader, `${at}/signera`)).status).toBe(303);
    expect(await see('manager')).toContain('Underskriven av Karin Norén');
    // Another leader may be kept from what is counted there: who signed reads the figures.
    expect(await see('manager')).not.toContain('<dt>Överlämnat</dt>');
    expect(await see('teamLeader')).toContain('<dt>Överlämnat</dt>');
    const again = await send(leader, `${at}/signera`);
    expect([again.status, (await again.text()).includes('redan underskriven')]).toEqual([409, true]);
    expect((await send(leader, `${at}/uppgift`, { ...fields, due: inAWeek })).status).toBe(409);
  });

  it('V33 is gone through with each worker: how her work lies, what was agreed with her, and the same on her own page', async () => {
    const { caseOfficer, therapist } = town.staff;
    const unit = town.units.violenceTeam;
    const month = at.slice(-7);
    const before = (await town.now())
      .toZonedDateTimeISO('Europe/Stockholm')
      .toPlainDate()
      .with({ day: 1 })
      .subtract({ months: 1 });
    const left = newId();
    await town.look(
      `insert into data.month_agreement (id, unit_id, month, owner_id, due_on, words, at, by_id) values ($1, $2, $3, $4, $3, $5, authz.now(), $6)`,
      [
        ...[left, unit, before.toString(), therapist],
        ...[town.keyring.desk.seal(`month_agreement.words:${left}`, 'Skriv klart från i somras.'), town.staff.manager],
      ],
    );
    const rowOf = (page: string, staff: string) =>
      page.match(new RegExp(`<tr id="med-${staff}">.*?</tr>`, 's'))?.[0] ?? '';
    const page = await see('manager');
    const [files] = await town.look<{ n: number }>(
      `select count(*)::int as n from data.desk where unit_id = $1 and owner_id = $2 and kind = 'file' and state <> 'closed'`,
      [unit, caseOfficer],
    );
    expect(files?.n).toBeGreaterThan(0);
    expect(rowOf(page, caseOfficer)).toMatch(new RegExp(`data-label="Öppna akter">${files?.n}<`));
    expect(rowOf(page, caseOfficer)).toContain('1 bestämt, inget kvar');
    expect(rowOf(page, therapist)).toContain('1 kvar från förr');
    expect(page).not.toContain(`id="med-${town.staff.supportWorker}"`);
    // Signed: a row leads to no form. Before that it leads to one where who does it is chosen.
    expect(page).not.toContain('?hos=');
    const earlier = `/manad/${unit}/${before.toString().slice(0, 7)}`;
    expect(await see('manager', earlier)).toContain(`${earlier}?hos=${therapist}#bestamt`);
    expect(await see('manager', `${earlier}?hos=${therapist}`)).toMatch(
      new RegExp(`<option value="${therapist}" selected`),
    );
    expect(await see('manager', `${earlier}?hos=${newId()}`)).not.toMatch(/<option value="[0-9a-f-]{36}" selected/);

    const own = (staff: string) => `/arendelage/${unit}/${staff}`;
    const hers = await see('manager', own(therapist));
    for (const word of ['Skriv klart från i somras.', 'skulle ha varit gjort', `href="${earlier}"`])
      expect(hers).toContain(word);
    expect(hers).not.toContain('Gå igenom oskrivet.');
    const other = await see('manager', own(caseOfficer));
    expect(other).toMatch(/Gå igenom oskrivet\.[\s\S]*Gjort/);
    expect(other).toContain(`href="/manad/${unit}/${month}"`);
    expect(other).not.toContain('i somras');
    // Not hers who does it, nor anybody's who leads another unit; one with nothing there has no page.
    for (const who of ['therapist', 'caseOfficer', 'intakeLeader', 'administrator', 'auditor'] as const)
      expect((await (await visit(who)).get(own(therapist))).status, who).toBe(404);
    await town.look('delete from data.month_agreement where id = $1', [left]);
    expect((await (await visit('manager')).get(own(therapist))).status).toBe(404);
  });

  it('is told to who does it, on a day of her own, who says that it is done; and the leader finds that in the next month', async () => {
    const next = await town.now().then((now) => now.toZonedDateTimeISO('Europe/Stockholm').toPlainDate());
    const insert = (owner: string, words: string, month: string) =>
      town.signIn(town.staff.teamLeader).then(async (session) => {
        const id = newId();
        await town.ask(
          session,
          `insert into data.month_agreement (id, unit_id, month, owner_id, due_on, words, at, by_id) values ($1, $2, $3, $4, $5, $6, authz.now(), authz.me())`,
          [
            id,
            town.units.violenceTeam,
            month,
            owner,
            next.toString(),
            town.keyring.desk.seal(`month_agreement.words:${id}`, words),
          ],
        );
        return id;
      });
    const before = next.with({ day: 1 }).subtract({ months: 1 }).toString();
    const hers = await insert(town.staff.therapist, 'Boka tid för handledning.', before);
    const his = await insert(town.staff.otherCaseOfficer, 'Ring tillbaka om lokalen.', before);
    const therapist = await visit('therapist');
    const day = await (await therapist.get('/min-dag')).text();
    expect([day.includes('Boka tid för handledning.'), day.includes('Ring tillbaka')]).toEqual([true, false]);
    expect(await see('supportWorker', '/min-dag')).not.toContain('Boka tid');
    const say = async (who: Visitor, id: string) => {
      const answer = await send(who, `/uppgift/${id}/gjort`);
      return [answer.status, (await (await who.get('/min-dag')).text()).includes('Ledaren ser det')];
    };
    // Another's, and one that there isn't, answer alike.
    expect([await say(therapist, his), await say(therapist, newId())]).toEqual([
      [303, false],
      [303, false],
    ]);
    expect([await say(therapist, hers), await say(therapist, hers)]).toEqual([
      [303, true],
      [303, false],
    ]);
    expect(await see('therapist', '/min-dag')).not.toContain('Boka tid');
    const month = await see('teamLeader');
    expect(month).toMatch(/Boka tid för handledning\.[\s\S]{0,400}Mirja Niemi sa det/);
    // Nobody else of the unit says it in her place, whoever asks the database; and one who works there no more is told of nothing.
    for (const who of ['caseOfficer', 'teamLeader', 'administrator'] as const) {
      const session = await town.signIn(town.staff[who]);
      expect(await town.ask(session, 'select authz.agreement_done($1) as done', [his])).toEqual([{ done: false }]);
    }
    const session = await town.signIn(town.staff.otherCaseOfficer);
    expect(await town.ask(session, 'select id from data.month_agreement')).toEqual([]);
    expect(await town.ask(session, 'select id from authz.agreed_with_me()')).toEqual([{ id: his }]);
    await town.look('update data.month_agreement set unit_id = $2 where id = $1', [his, town.units.intake]);
    expect(await town.ask(session, 'select id from authz.agreed_with_me()')).toEqual([]);
    expect(await town.ask(session, 'select authz.agreement_done($1) as done', [his])).toEqual([{ done: false }]);
    await town.look('delete from data.month_agreement where id = any ($1)', [[his, hers]]);
  });

  it('is for those who lead the unit: nobody else reads, adds, settles or signs, and finds nothing by asking the database', async () => {
    const [one] = await town.look<{ id: string }>('select id from data.month_agreement');
    const unit = town.units.violenceTeam;
    for (const who of ['caseOfficer', 'supportWorker', 'intakeLeader', 'administrator', 'auditor'] as const) {
      const visitor = await visit(who);
      expect((await visitor.get(at)).status, who).toBe(404);
      for (const path of ['/uppgift', `/uppgift/${one?.id}`, '/signera'])
        expect((await send(visitor, at + path, { outcome: 'done' })).status, who + path).toBe(404);
      const session = await town.signIn(town.staff[who]);
      for (const table of ['month_agreement', 'month_review'])
        expect(await town.ask(session, `select * from data.${table}`), who + table).toEqual([]);
      expect(await town.ask(session, 'update data.month_agreement set outcome = null returning id')).toEqual([]);
      await expect(
        town.ask(
          session,
          `insert into data.month_review (id, unit_id, month, figures, signed_at, signed_by) values ($1, $2, '2020-01-01', '{}', now(), authz.me())`,
          [newId(), unit],
        ),
      ).rejects.toMatchObject({ code: '42501' });
    }
    for (const who of ['teamLeader', 'manager'] as const) {
      const session = await town.signIn(town.staff[who]);
      expect(await town.ask(session, 'select * from authz.led_units() as unit')).toEqual([{ unit }]);
      expect(await town.ask(session, 'select 1 from data.month_agreement')).toHaveLength(1);
    }
    expect(await town.ask(await town.signIn(town.staff.caseOfficer), 'select authz.led_units()')).toEqual([]);
  });

  it.each(['2026-13', '1999-01', 'nu', '2099-01'])('knows no month called %s', async (month) => {
    const leader = await visit('teamLeader');
    expect((await leader.get(`/manad/${town.units.violenceTeam}/${month}`)).status).toBe(404);
  });
});
