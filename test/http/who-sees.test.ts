import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOpenFile, sectionKinds } from '../../src/access/index.ts';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import { aFile, aGroup, aTown, consentsTo, type MadeFile, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// "Vem kan se akten, och varför?": the page says what the database does, for each who can, and of nobody across the wall.

let town: Town;
let served: Served;
let file: MadeFile;
let opposite: MadeFile;

const opens = async (staffId: StaffId) => {
  const session = await town.signIn(staffId);
  const found = await town.open(session, file.id, 'Prövar');
  return { session, found, visitor: new Visitor(served, session) };
};
const page = async (who: keyof Town['staff'] = 'caseOfficer') => {
  const answer = await (await opens(town.staff[who])).visitor.get(`/akt/${file.id}/vilka`);
  return { status: answer.status, text: await answer.text() };
};

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  const { staff, units } = town;
  await aGroup(
    town,
    { unitId: units.incomeSupport, staffId: staff.outsider },
    { unitId: units.childrenUnit, staffId: staff.childOfficer, deputyId: staff.otherChildOfficer },
    { unitId: units.outpatient, staffId: staff.perpetratorTherapist },
  );
  file = await aFile(town).withTeam({ staffId: staff.therapist, function: 'therapist' }).made();
  opposite = await aFile(town).createdBy(staff.perpetratorTherapist).ofUnit(units.outpatient).made();
  const situation = newId();
  await town.look(`insert into authz.file values ($1, 'situation', $2, $3, 'none', now(), $4)`, [
    situation,
    units.violenceTeam,
    situation.slice(0, 8),
    staff.teamLeader,
  ]);
  await town.look(`insert into authz.situation_member values ($1, $2, 'victim'), ($1, $3, 'perpetrator')`, [
    situation,
    file.id,
    opposite.id,
  ]);
  const { session: officer, found } = await opens(staff.caseOfficer);
  if (!found) throw new Error('not opened');
  for (const unitId of [units.incomeSupport, units.childrenUnit, units.outpatient])
    await consentsTo(town, officer, found, { unitId, parts: ['protection'] });
  await town.ask(officer, `select authz.set_block($1, $2, $3, 'conflictOfInterest')`, [
    newId(),
    file.id,
    staff.otherChildOfficer,
  ]);
  await town.onDuty(staff.otherCaseOfficer, units.violenceTeam, { duty: 'backup' });
  const pressing = await town.signIn(staff.familyOfficer);
  await town.ask(pressing, `select authz.open_emergency($1, $2, $3, null, '\\x00')`, [newId(), newId(), file.id]);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

describe('who can see the file', () => {
  it('is told of everyone with a ground: team, seats, duty, leaders, emergency; who is blocked apart', async () => {
    const { status, text } = await page();
    expect(status).toBe(200);
    for (const words of [
      'Mirja Niemi',
      'I teamet: behandlare',
      'Ulf Sand',
      'Personens samtycke till Försörjningsstöd',
      'Elin Åkesson',
      'Johan Berg',
      'Bakjour, Relationsvåldsteamet',
      'Karin Norén',
      'Leder Relationsvåldsteamet',
      'Astrid Lund',
      'Nödöppning',
    ])
      expect(text, words).toContain(words);
    const [, blocked = ''] = text.split('Får inte se akten');
    expect(blocked).toContain('Farid Nazari');
    expect(text.match(/Farid Nazari/g)).toHaveLength(1);
  });

  it('is told of whom a decision lets see which files belong together, by this file’s decisions alone', async () => {
    const leader = await opens(town.staff.teamLeader);
    const until = (await town.now()).add({ hours: 48 });
    const decide = (of: string, who: StaffId) =>
      town.look(
        `insert into data.tie_decision (id, file_id, section_id, staff_id, words, decided_by, decided_at, valid_to)
          select $1, file_id, id, $3, '\\x01', $4, authz.now(), $5 from authz.section where file_id = $2 and kind = 'decisions'`,
        [newId(), of, who, town.staff.teamLeader, until],
      );
    await decide(file.id, town.staff.barnahusCoordinator);
    await decide(opposite.id, town.staff.intakeLeader);
    const html = await (await leader.visitor.get(`/akt/${file.id}/vilka`)).text();
    expect(html).toMatch(/Ingrid Moe(?:(?!<\/tr>).)*Får se vilka akter som hör ihop/s);
    expect(html).not.toContain('Lena Wik');
    await town.look('delete from data.tie_decision');
  });

  it('names nobody of the other side, nor why a consent has no reader', async () => {
    const { text } = await page('teamLeader');
    for (const words of ['Daniel Ek', opposite.id]) expect(text).not.toContain(words);
    expect(text).toContain('Öppenvården: ingen just nu');
  });

  it('says of each exactly what the database lets that person read and write', async () => {
    const { session } = await opens(town.staff.teamLeader);
    const ways = await town.ask<{ staff: StaffId | null; kind: string; reads: string[]; writes: string[] }>(
      session,
      'select * from authz.who_sees($1)',
      [file.id],
    );
    expect(new Set(ways.map(({ kind }) => kind))).toEqual(
      new Set(['team', 'secrecyWaiver', 'duty', 'leader', 'emergency']),
    );
    for (const way of ways) {
      if (way.staff === null) continue;
      const own = await opens(way.staff);
      expect(own.found?.ground, way.kind).toBe(way.kind);
      const parts = (may: (kind: (typeof sectionKinds)[number]) => boolean | undefined) => sectionKinds.filter(may);
      expect(parts((kind) => own.found?.mayRead(kind)).sort(), way.kind).toEqual([...way.reads].sort());
      expect(parts((kind) => own.found?.mayWrite(kind)).sort(), way.kind).toEqual([...way.writes].sort());
    }
    // And nobody else gets in.
    const named = new Set(ways.map(({ staff }) => staff));
    for (const [key, id] of Object.entries(town.staff)) {
      if (named.has(id)) continue;
      const other = await town.signIn(id);
      await town.open(other, file.id, 'Prövar');
      expect(await town.act(other, ({ sql }) => findOpenFile(sql, town.keyring, file.id)), key).toBeUndefined();
    }
  });

  it.each([
    'therapist',
    'outsider',
    'childOfficer',
    'otherCaseOfficer',
    'familyOfficer',
    'intakeLeader',
    'auditor',
  ] as const)('is not told to %s', async (key) => {
    expect((await page(key)).status).toBe(404);
    const { session } = await opens(town.staff[key]);
    expect(await town.ask(session, 'select * from authz.who_sees($1)', [file.id])).toEqual([]);
  });

  it('is the team alone where few may see', async () => {
    await town.look(`update authz.file set protection = 'protectedRegistration' where id = $1`, [file.id]);
    const { text } = await page();
    expect(text).toContain('Mirja Niemi');
    for (const words of ['Ulf Sand', 'Karin Norén', 'Johan Berg', 'Astrid Lund']) expect(text).not.toContain(words);
    expect(text).toContain('Den kan inte nödöppnas.');
  });
});
