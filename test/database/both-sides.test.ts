import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFile } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Session, type Town } from '../builders/index.ts';

let town: Town;
let hers: MadeFile;
let his: MadeFile;
beforeAll(async () => {
  town = await aTown();
  hers = await aFile(town).withTeam({ staffId: town.staff.therapist, function: 'therapist' }).made();
  his = await aFile(town).createdBy(town.staff.otherCaseOfficer).made();
  const [manager, one, other] = await Promise.all([
    town.signIn(town.staff.manager),
    town.signIn(town.staff.caseOfficer),
    town.signIn(town.staff.otherCaseOfficer),
  ]);
  await town.open(one, hers.id);
  await town.open(other, his.id);
  const situation = await town.act(manager, ({ sql, now }) =>
    createFile(sql, town.keyring, {
      kind: 'situation',
      unitId: town.units.violenceTeam,
      function: 'responsible',
      protection: 'none',
      now,
    }),
  );
  // What the two of them could only do together.
  await town.look(
    `insert into authz.situation_member (situation_id, file_id, role) values ($1, $2, 'victim'), ($1, $3, 'perpetrator')`,
    [situation.id, hers.id, his.id],
  );
});
afterAll(() => town.close());

const bothSides = async (asker: Session, file: MadeFile, staff: string) =>
  (await town.ask<{ both: boolean }>(asker, 'select authz.both_sides($1, $2) as both', [file.id, staff]))[0]?.both;

it('both_sides: his worker never learns from it that she is known', async () => {
  const asker = await town.signIn(town.staff.otherCaseOfficer);
  await town.open(asker, his.id);
  for (const staff of [town.staff.therapist, town.staff.caseOfficer, town.staff.supportWorker])
    expect(await bothSides(asker, his, staff)).toBe(false);
});

it('both_sides: the leader of both, who decides, is told; one without the file open is not', async () => {
  const leader = await town.signIn(town.staff.teamLeader);
  expect(await bothSides(leader, his, town.staff.therapist)).toBe(false);
  await town.open(leader, his.id, 'Utser team');
  expect(await bothSides(leader, his, town.staff.therapist)).toBe(true);
  expect(await bothSides(leader, his, town.staff.supportWorker)).toBe(false);
});

it('both_sides: a leader of the one unit, who decides about her own, is told of a file in another', async () => {
  const leader = await town.signIn(town.staff.manager);
  await town.open(leader, hers.id, 'Utser team');
  expect(await bothSides(leader, hers, town.staff.otherCaseOfficer)).toBe(true);
});

it('kept_apart: told to those who name a team, and to nobody else; each answer that names somebody is logged', async () => {
  const ask = async (session: Session) =>
    (
      await town.ask<{ id: string }>(session, 'select * from authz.kept_apart($1, $2, false) as x (id)', [
        hers.id,
        [town.staff.otherCaseOfficer, town.staff.supportWorker],
      ])
    ).map(({ id }) => id);
  const lines = async () =>
    (await town.look(`select 1 from audit.entry where action = 'sides.keptApart' and file_id = $1`, [hers.id])).length;
  const officer = await town.signIn(town.staff.caseOfficer);
  expect(await ask(officer)).toEqual([]);
  await town.open(officer, hers.id);
  expect(await ask(officer)).toEqual([town.staff.otherCaseOfficer]);
  expect(await lines()).toBe(1);
  for (const person of ['therapist', 'outsider', 'auditor', 'administrator'] as const) {
    const session = await town.signIn(town.staff[person]);
    await town.open(session, hers.id);
    expect(await ask(session)).toEqual([]);
  }
  expect(await lines()).toBe(1);
  // One colleague after the other: thirty times in ten minutes, and few at a time; then everybody is kept apart.
  const one = async (staff: readonly string[]) =>
    (await town.ask(officer, 'select * from authz.kept_apart($1, $2::uuid[], false) as x (id)', [hers.id, staff]))
      .length;
  for (let n = 1; n < 30; n += 1) expect(await one([town.staff.supportWorker])).toBe(0);
  expect(await one([town.staff.supportWorker])).toBe(1);
  await town.look('delete from authz.search_count');
  expect(await one(Array.from({ length: 9 }, () => town.staff.supportWorker))).toBe(9);
});

it('can_be_called: told to those who write in the file, and to nobody else; never why, and each answer that leaves somebody out is logged', async () => {
  const asked = [town.staff.otherCaseOfficer, town.staff.supportWorker];
  const ask = async (session: Session) =>
    (
      await town.ask<{ id: string }>(session, 'select * from authz.can_be_called($1, $2) as x (id)', [hers.id, asked])
    ).map(({ id }) => id);
  const lines = async () =>
    (await town.look(`select 1 from audit.entry where action = 'sides.keptApart' and file_id = $1`, [hers.id])).length;
  const before = await lines();
  const officer = await town.signIn(town.staff.caseOfficer);
  expect(await ask(officer)).toEqual([]);
  await town.open(officer, hers.id);
  expect(await ask(officer)).toEqual([town.staff.supportWorker]);
  expect(await lines()).toBe(before + 1);
  for (const person of ['outsider', 'auditor', 'administrator', 'otherCaseOfficer'] as const) {
    const session = await town.signIn(town.staff[person]);
    await town.open(session, hers.id);
    expect(await ask(session), person).toEqual([]);
  }
});

it('blocked_staff: told to those who say who is in the team, and to nobody else', async () => {
  const blocked = await town.signIn(town.staff.supportWorker);
  await town.ask(blocked, `select authz.set_block($1, $2, authz.me(), 'conflictOfInterest')`, [newId(), hers.id]);
  const ask = async (session: Session) =>
    (await town.ask<{ id: string }>(session, 'select * from authz.blocked_staff($1) as x (id)', [hers.id])).map(
      ({ id }) => id,
    );
  const officer = await town.signIn(town.staff.caseOfficer);
  await town.open(officer, hers.id);
  expect(await ask(officer)).toEqual([town.staff.supportWorker]);
  for (const person of ['therapist', 'outsider', 'auditor'] as const) {
    const session = await town.signIn(town.staff[person]);
    await town.open(session, hers.id);
    expect(await ask(session)).toEqual([]);
  }
});

it('shut_out: told to those who write in the file, and to nobody else', async () => {
  const ask = async (session: Session) =>
    (await town.ask<{ id: string }>(session, 'select * from authz.shut_out($1) as x (id)', [hers.id])).map(
      ({ id }) => id,
    );
  const therapist = await town.signIn(town.staff.therapist);
  expect(await ask(therapist)).toEqual([]);
  await town.open(therapist, hers.id);
  expect(await ask(therapist)).toEqual([town.staff.supportWorker]);
  for (const person of ['outsider', 'auditor', 'administrator', 'supportWorker', 'otherCaseOfficer'] as const) {
    const session = await town.signIn(town.staff[person]);
    await town.open(session, hers.id);
    expect(await ask(session), person).toEqual([]);
  }
});

it('can_be_named: told to those who write in the file, few at a time, and logged; never why, and of the team no more than of a block', async () => {
  await town.look('delete from authz.search_count');
  const { otherCaseOfficer, supportWorker, caseOfficer, therapist, teamLeader } = town.staff;
  const ask = async (session: Session, staff: readonly string[], file = hers) =>
    (
      await town.ask<{ id: string }>(session, 'select * from authz.can_be_named($1, $2::uuid[]) as x (id)', [
        file.id,
        staff,
      ])
    )
      .map(({ id }) => id)
      .toSorted();
  const lines = async () =>
    (await town.look(`select 1 from audit.entry where action = 'sides.keptApart' and file_id = $1`, [hers.id])).length;
  const before = await lines();
  const session = await town.signIn(therapist);
  const all = [otherCaseOfficer, supportWorker, caseOfficer, therapist, teamLeader];
  expect(await ask(session, all)).toEqual([]);
  await town.open(session, hers.id);
  expect(await ask(session, all)).toEqual([caseOfficer, therapist, teamLeader].toSorted());
  expect(await lines()).toBe(before + 1);
  for (const person of ['outsider', 'auditor', 'administrator', 'supportWorker', 'otherCaseOfficer'] as const) {
    const other = await town.signIn(town.staff[person]);
    await town.open(other, hers.id);
    expect(await ask(other, all), person).toEqual([]);
  }
  // From his file she is asked about too, where somebody is named.
  const other = await town.signIn(otherCaseOfficer);
  await town.open(other, his.id);
  expect(await ask(other, [caseOfficer, supportWorker], his)).toEqual([supportWorker]);
  // A leader has let one worker into the team who holds both; lent the file, she is asked about as anybody is.
  const lent = (kind: 'team' | 'emergency') =>
    town.look(
      `insert into authz.ground (id, file_id, kind, staff_id, function, reads, writes, valid_from, valid_to)
       values ($1, $2, $3, $4, $5, '{plan}', '{}', authz.now(), authz.now() + interval '1 hour')`,
      [newId(), hers.id, kind, otherCaseOfficer, kind === 'team' ? 'coHandler' : null],
    );
  await lent('emergency');
  expect(await ask(session, [otherCaseOfficer])).toEqual([]);
  await lent('team');
  expect(await ask(session, [otherCaseOfficer])).toEqual([otherCaseOfficer]);
  // One colleague after the other: thirty times in ten minutes, and few at a time. The team is named as before.
  await town.look('delete from authz.search_count');
  for (let n = 0; n < 30; n += 1) expect(await ask(session, [teamLeader])).toEqual([teamLeader]);
  expect(await ask(session, [teamLeader, caseOfficer])).toEqual([caseOfficer]);
  await town.look('delete from authz.search_count');
  expect(await ask(session, [...Array.from({ length: 9 }, () => teamLeader), caseOfficer])).toEqual([caseOfficer]);
});

it('one truth: what no lent ground opens is what other_side answers, by a situation, a number, or an older file', async () => {
  const worker = await town.signIn(town.staff.otherChildOfficer);
  const named = Buffer.from('somebody by number');
  const older = Buffer.from('her own number');
  const held = await aFile(town).createdBy(town.staff.otherChildOfficer).ofUnit(town.units.childrenUnit).made();
  const [byNumber, sameWoman, nobody] = [await aFile(town).made(), await aFile(town).made(), await aFile(town).made()];
  const index = (file: MadeFile, hash: Buffer, asSelf: boolean) =>
    town.look('insert into authz.person_index (file_id, hash, as_self, added_at) values ($1, $2, $3, authz.now())', [
      file.id,
      hash,
      asSelf,
    ]);
  await index(held, named, true);
  await index(byNumber, named, false);
  await index(byNumber, older, true);
  await index(sameWoman, older, true);
  const opposite = async (file: MadeFile) =>
    town.look<{ one: boolean; other: boolean }>(
      `select $1::uuid in (select file_id from authz.opposite_to($2, authz.now()))
          or exists (select from authz.opposite_by_number($2, authz.now(), $1)) as one,
        $3::uuid in (select authz.other_side($1)) as other`,
      [file.id, worker.staffId, held.id],
    );
  for (const file of [byNumber, sameWoman]) expect(await opposite(file)).toEqual([{ one: true, other: true }]);
  for (const file of [nobody, held]) expect(await opposite(file)).toEqual([{ one: false, other: false }]);
});
