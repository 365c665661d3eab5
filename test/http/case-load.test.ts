import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StaffContext, setFileSide } from '../../src/access/index.ts';
import { happened } from '../../src/clocks/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { aContact, aFile, aTown, type MadeFile, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

let town: Town;
let served: Served;
let file: MadeFile;
const visit = async (who: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[who]));
const see = async (who: keyof Town['staff'], path: string) =>
  (await visit(who)).get(path).then((answer) => answer.text());
const hers = () => `/arendelage/${town.units.violenceTeam}/${town.staff.caseOfficer}`;

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  file = await aFile(town).onDesk({ first: 'Elin', last: 'Strand' }).made();
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

const cell = (page: string, label: string) =>
  [...page.matchAll(new RegExp(`data-label="${label}"[^>]*>(.*?)</td>`, 'gs'))].map(([, inner]) =>
    (inner ?? '').replace(/<[^>]*>/g, '').trim(),
  );

describe('how the work lies', () => {
  it('is shown to those who lead the unit, and to nobody else', async () => {
    for (const who of ['teamLeader', 'manager'] as const) expect(await see(who, '/arendelage')).toContain(hers());
    for (const who of ['caseOfficer', 'administrator', 'auditor'] as const)
      expect((await (await visit(who)).get('/arendelage')).status).toBe(404);
    const other = await visit('intakeLeader');
    expect(await (await other.get('/arendelage')).text()).not.toContain(town.staff.caseOfficer);
    expect((await other.get(hers())).status).toBe(404);
  });

  it('says the last contact, what is late and unwritten, and talks left, without opening anything', async () => {
    const session = await town.signIn(town.staff.caseOfficer);
    const open = await town.open(session, file.id);
    if (!open) throw new Error('Not opened');
    await town.letPass({ hours: 24 * 40 });
    const again = await town.signIn(town.staff.caseOfficer);
    const reopened = await town.open(again, file.id);
    if (!reopened) throw new Error('Not opened');
    expect(cell(await see('teamLeader', hers()), 'Senaste kontakt')).toEqual(['ingen på 40 dagar']);
    await town.act(again, async ({ sql, now }) => {
      const actor = { staffId: town.staff.caseOfficer } as StaffContext['actor'];
      await happened({ sql, now, actor }, reopened, {
        kind: 'talk.held',
        section: 'plan',
        at: now.subtract({ hours: 48 }),
      });
      await happened({ sql, now, actor }, reopened, {
        kind: 'child.heard',
        section: 'notes',
        at: now.subtract({ hours: 200 }),
      });
      await happened({ sql, now, actor }, reopened, {
        kind: 'risk.rated',
        section: 'protection',
        at: now.subtract({ hours: 24 * 12 }),
      });
    });
    await town.look(
      `insert into data.running_clock (id, file_id, section_id, rule, started_at, due_at, owner_id, unit_id)
        select $1, $2, $3, 'riskReassessment', authz.now() - interval '12 days', authz.now() - interval '1 hour', $4, $5`,
      [newId(), file.id, file.sections.protection, town.staff.caseOfficer, file.unitId],
    );
    await town.look(
      `insert into data.unwritten (id, file_id, staff_id, unit_id, since) values ($1, $2, $3, $4, authz.now())`,
      [newId(), file.id, town.staff.caseOfficer, file.unitId],
    );
    await town.look('update data.desk set talks_left = 2 where file_id = $1 and unit_id is not null', [file.id]);
    const openings = () => town.look('select 1 from authz.opening where file_id = $1', [file.id]);
    const before = (await openings()).length;
    const page = await see('teamLeader', hers());
    expect(cell(page, 'Senaste kontakt')).toEqual(['för 2 dagar sedan']);
    expect(cell(page, 'Senast bedömt')).toEqual(['för 12 dagar sedan']);
    expect(cell(page, 'Frister')[0]).toMatch(/^1 försenad.*riskbedömning/is);
    expect([cell(page, 'Oskrivet'), cell(page, 'Samtal kvar')]).toEqual([['1'], ['2']]);
    expect(page).toContain('E. S.');
    expect(page).not.toContain('Elin');
    const all = await see('teamLeader', '/arendelage');
    expect(['Öppna akter', 'Försenat', 'Oskrivet', 'Få samtal kvar'].map((name) => cell(all, name)[0])).toEqual([
      '1',
      '1',
      '1',
      '1',
    ]);
    expect((await openings()).length).toBe(before);
  });

  it('leads from each number to what it is of, also where the worker holds no file', async () => {
    const contact = await aContact(town).onDesk({ first: 'Alva', last: 'Strand' }).made();
    const { intake } = town.units;
    const { dutyOfficer } = town.staff;
    const at = `/arendelage/${intake}/${dutyOfficer}`;
    await town.look(
      `insert into data.running_clock (id, file_id, section_id, rule, started_at, due_at, owner_id, unit_id)
        select $1, $2, $3, 'adultProtection', authz.now() - interval '12 days', authz.now() - interval '2 days', $4, $5`,
      [newId(), contact.id, contact.sections.protection, dutyOfficer, intake],
    );
    const all = await see('intakeLeader', '/arendelage');
    expect(all).toContain(`href="${at}?visa=forsenat"`);
    const page = await see('intakeLeader', `${at}?visa=forsenat`);
    expect(cell(page, 'Frister')[0]).toMatch(/^\d försena.*skyddsbedömning/is);
    expect(page).toContain(`href="/kontakt/${contact.id}"`);
    expect(await see('intakeLeader', `${at}?visa=fa-samtal`)).not.toContain(contact.id);
  });

  it('shows a part of the files alone, and names those of the unit who have nothing', async () => {
    const shown = async (need: string) => see('teamLeader', `${hers()}?visa=${need}`);
    expect(await shown('oskrivet')).toContain('E. S.');
    // Whose they are stands first, and never in the tab.
    expect(await shown('oskrivet')).toMatch(/<title>Ärendeläge[^<]*<\/title>[\s\S]*<h1[^>]*>Amina Yusuf</);
    expect(await shown('utan-kontakt')).not.toContain('E. S.');
    const all = await see('teamLeader', '/arendelage');
    expect(all).toContain('Tove Hallin');
    expect(all).not.toContain(town.staff.supportWorker);
  });

  it('leaves out what the leader is kept from, also in the numbers', async () => {
    await town.look(
      `insert into authz.block (id, file_id, staff_id, kind, created_at, created_by) values ($1, $2, $3, 'conflictOfInterest', authz.now(), $3)`,
      [newId(), file.id, town.staff.teamLeader],
    );
    const page = await see('teamLeader', '/arendelage');
    expect(page).not.toContain(town.staff.caseOfficer);
    expect((await (await visit('teamLeader')).get(hers())).status).toBe(404);
    expect(cell(await see('manager', '/arendelage'), 'Öppna akter')[0]).toBe('1');
  });

  it('says the same of files on either side of violence: nothing in a row tells which it is', async () => {
    const at = `/arendelage/${town.units.violenceTeam}/${town.staff.otherCaseOfficer}`;
    const sides = [
      ['victim', 'riskReassessment'],
      ['perpetrator', 'firstMeeting'],
    ] as const;
    for (const [side, rule] of sides) {
      const made = await aFile(town)
        .createdBy(town.staff.otherCaseOfficer)
        .onDesk({ first: 'Kim', last: 'Strand' })
        .with(({ sql }, open) => setFileSide(sql, open, side))
        .made();
      await town.look(
        `insert into data.running_clock (id, file_id, section_id, rule, started_at, due_at, owner_id, unit_id)
          select $1, $2, $3, $4, authz.now(), authz.now() + interval '3 days', $5, $6`,
        [newId(), made.id, made.sections.protection, rule, town.staff.otherCaseOfficer, made.unitId],
      );
    }
    const page = await see('teamLeader', at);
    const rows = [...page.matchAll(/<tr id="akt-([^"]+)">(.*?)<\/tr>/gs)].map(([, reference = '', inner = '']) =>
      inner.replaceAll(reference, '').replaceAll(/\/akt\/[0-9a-f-]+/g, ''),
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toBe(rows[1]);
  });
});
