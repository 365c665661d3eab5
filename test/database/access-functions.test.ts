import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFile } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { aContact, aFile, aTown, type MadeFile, rows, type Session, type Town } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';
import { sessionOf, twinFile } from './twins.ts';

// Functions that pages may call and that ask more than who calls: what must be true of the file, or that it is about oneself.

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.close());

const ask = async (session: Session, text: string, values: unknown[] = []) =>
  Object.values((await town.ask(session, text, values))[0] ?? {})[0];

describe('claim', () => {
  const claim = (session: Session, file: MadeFile) =>
    ask(session, 'select authz.claim($1, $2, $3)', [file.id, newId(), newId()]);

  it('gives what nobody is responsible for to the first of the unit, whole, and to no one after', async () => {
    const contact = await aContact(town).withNote('Ett').made();
    for (const person of ['outsider', 'childOfficer', 'administrator'] as const)
      expect(await claim(await town.signIn(town.staff[person]), contact)).toBe(false);
    const [first, second] = [await town.signIn(town.staff.backupOfficer), await town.signIn(town.staff.intakeLeader)];
    expect((await Promise.all([claim(first, contact), claim(second, contact)])).sort()).toEqual([false, true]);
    expect(await claim(second, contact)).toBe(false);
  });

  it('never takes a situation, a file under protected registration, or one that the claimant is blocked from', async () => {
    const colleague = await town.signIn(town.staff.otherCaseOfficer);
    const hiddenOnes = [
      await aFile(town).protectedAs('protectedRegistration').made(),
      await aFile(town).made(),
      await situation(),
    ];
    for (const file of hiddenOnes)
      await town.look('update authz.ground set ended_at = now() where file_id = $1', [file.id]);
    await town.ask(colleague, `select authz.set_block($1, $2, authz.me(), 'conflictOfInterest')`, [
      newId(),
      hiddenOnes[1]?.id,
    ]);
    for (const file of hiddenOnes) expect(await claim(colleague, file)).toBe(false);
  });

  it('may take what is left when the time of the responsible one is out', async () => {
    const file = await aFile(town).made();
    const colleague = await town.signIn(town.staff.otherCaseOfficer);
    expect(await claim(colleague, file)).toBe(false);
    await town.look(`update authz.ground set valid_to = now() - interval '1 hour' where file_id = $1`, [file.id]);
    expect(await claim(colleague, file)).toBe(true);
  });
});

async function situation(): Promise<MadeFile> {
  const session = await town.signIn(town.staff.caseOfficer);
  const made = await town.act(session, ({ sql, now }) =>
    createFile(sql, town.keyring, {
      kind: 'situation',
      unitId: town.units.violenceTeam,
      function: 'responsible',
      protection: 'none',
      now,
    }),
  );
  return { id: made.id, unitId: made.unitId, sections: {} as MadeFile['sections'], grounds: new Map() };
}

describe('create_situation', () => {
  it('joins files that one may write in, in a situation of one’s own, and nothing else', async () => {
    const [mine, theirs] = [await aFile(town).made(), await aFile(town).createdBy(town.staff.otherCaseOfficer).made()];
    const [own, foreign] = [await situation(), await situation()];
    const session = await town.signIn(town.staff.caseOfficer);
    await town.open(session, mine.id);
    await town.open(session, own.id);
    const join = (where: string, ...members: MadeFile[]) =>
      town.ask(session, 'select authz.create_situation($1, $2::jsonb)', [
        where,
        JSON.stringify(members.map((m) => ({ file: m.id, role: 'victim' }))),
      ]);
    await expectRefused(join(own.id, theirs));
    await expectRefused(join(own.id, mine, theirs));
    await expectRefused(join(foreign.id, mine)); // not opened
    await expectRefused(join(mine.id, mine)); // not a situation
    expect(await town.look('select from authz.situation_member')).toHaveLength(0);
    await join(own.id, mine);
    expect(await town.look('select from authz.situation_member')).toHaveLength(1);
    // In the trail of each file, and of no other in any of them.
    const another = await aFile(town).made();
    await town.open(session, another.id);
    const third = await situation();
    await town.open(session, third.id);
    await join(third.id, mine, another);
    const named = (file: MadeFile) =>
      town.look(`select detail from audit.entry where action = 'coordination.named' and file_id = $1`, [file.id]);
    expect([await named(mine), await named(another)]).toEqual([[{ detail: {} }, { detail: {} }], [{ detail: {} }]]);
  });
});

describe('repeats', () => {
  it('shows another contact about the same person only to one who has it open here and a ground there', async () => {
    const about = (made: ReturnType<typeof aFile>) =>
      made.with(
        async ({ sql }, file) => void (await rows(sql, `select authz.index_person($1, '\\x0a', true)`, [file.id])),
      );
    const [earlier, later] = [await about(aContact(town)).made(), await about(aFile(town)).made()];
    const officer = await town.signIn(town.staff.caseOfficer);
    const repeats = (session: Session) => town.ask(session, 'select authz.repeats($1) as file', [later.id]);
    expect(await repeats(officer)).toEqual([]);
    await town.open(officer, later.id);
    expect(await repeats(officer)).toEqual([]);
    await town.onDuty(town.staff.caseOfficer, town.units.intake);
    expect(await repeats(officer)).toEqual([{ file: earlier.id }]);
    expect(await repeats(await town.signIn(town.staff.dutyOfficer))).toEqual([]);
  });
});

describe('hand_over_report', () => {
  it('ends the writing of the one who made the report, and no reading was ever given', async () => {
    const file = await twinFile(town);
    const [reporter, other] = [await sessionOf(town, 'caseOfficer', file), await sessionOf(town, 'therapist', file)];
    const child = { id: newId(), section: newId() };
    const mayWrite = async () =>
      (await town.ask(reporter, 'select authz.writable_files() as id')).some((r) =>
        Object.values(r).includes(child.id),
      );
    await town.ask(reporter, 'select authz.create_report_file($1, $2, $3, $4::jsonb, $5, $6)', [
      child.id,
      town.units.childrenUnit,
      newId(),
      JSON.stringify([{ id: child.section, kind: 'notes' }]),
      newId(),
      file.id,
    ]);
    expect(await mayWrite()).toBe(true);
    expect(await town.ask(reporter, 'select authz.readable() as id')).not.toContainEqual({ id: child.section });
    expect(await ask(reporter, 'select authz.may_staff_team($1)', [child.id])).toBe(false);
    await town.ask(other, 'select authz.hand_over_report($1)', [child.id]);
    expect(await mayWrite()).toBe(true);
    await town.ask(reporter, 'select authz.hand_over_report($1)', [child.id]);
    expect(await mayWrite()).toBe(false);
    expect(await ask(reporter, `select authz.open($1, $2, 'read', '\\x00')`, [newId(), child.id])).toBe('refused');
  });
});

describe('what is asked about oneself', () => {
  it('is answered about the one who asks, and about nobody without a session', async () => {
    const file = await twinFile(town);
    const [officer, auditor] = [await sessionOf(town, 'caseOfficer', file), await town.signIn(town.staff.auditor)];
    const nobody: Session = { id: newId(), token: '', staffId: newId() };
    const about: [string, unknown, unknown, unknown][] = [
      ['me()', officer.staffId, auditor.staffId, null],
      ['session_id()', officer.id, auditor.id, null],
      ['signed_in()', true, true, false],
      [`has_role('caseOfficer')`, true, false, false],
      [`leads('${town.units.violenceTeam}')`, false, false, false],
      [`is_open('${file.id}')`, true, false, false],
      [`may_staff_team('${file.id}')`, true, false, false],
    ];
    for (const [call, ofOfficer, ofAuditor, ofNobody] of about) {
      const got = [];
      for (const session of [officer, auditor, nobody]) got.push(await ask(session, `select authz.${call}`));
      expect(got, call).toEqual([ofOfficer, ofAuditor, ofNobody]);
    }
    expect(
      await ask(await town.signIn(town.staff.teamLeader), `select authz.leads('${town.units.violenceTeam}')`),
    ).toBe(true);
    for (const set of [
      'my_units',
      'team_files',
      'shared_files',
      'readable',
      'writable',
      'open_files',
      'writable_files',
    ]) {
      expect(await town.ask(officer, `select authz.${set}()`), set).not.toEqual([]);
      for (const session of [auditor, nobody])
        expect(await town.ask(session, `select authz.${set}()`), set).toEqual([]);
    }
    await town.ask(officer, `select authz.set_block($1, $2, authz.me(), 'conflictOfInterest')`, [newId(), file.id]);
    expect(await town.ask(officer, 'select authz.blocked_files() as id')).toEqual([{ id: file.id }]);
    expect(await town.ask(auditor, 'select authz.blocked_files()')).toEqual([]);
  });

  it('ways_in tells an administrator who can sign in, and nobody else', async () => {
    expect(await town.ask(await town.signIn(town.staff.administrator), 'select * from authz.ways_in()')).not.toEqual(
      [],
    );
    for (const person of ['manager', 'auditor', 'caseOfficer'] as const)
      expect(await town.ask(await town.signIn(town.staff[person]), 'select * from authz.ways_in()')).toEqual([]);
  });

  it('set_preferences, lock_session and end_session change one’s own and no other', async () => {
    const [one, other] = [await town.signIn(town.staff.therapist), await town.signIn(town.staff.manager)];
    await town.ask(one, `select authz.set_preferences('en', 'dark')`);
    expect(await town.look(`select id from authz.staff where language = 'en'`)).toEqual([{ id: one.staffId }]);
    await town.ask(one, 'select authz.lock_session()');
    await town.ask({ ...one, token: '' }, 'select authz.lock_session()');
    await town.ask(one, 'select authz.end_session($1)', [other.id]);
    const still = await town.look(
      'select id from authz.session where id = any ($1) and locked_at is null and ended_at is null',
      [[one.id, other.id]],
    );
    expect(still).toEqual([{ id: other.id }]);
  });

  it('log writes in the name of the one who acts', async () => {
    const session = await town.signIn(town.staff.therapist);
    await town.ask(session, `select authz.log('test.line', 'done', null, $1)`, [
      JSON.stringify({ staff: town.staff.manager }),
    ]);
    expect(await town.look(`select staff_id, session_id from audit.entry where action = 'test.line'`)).toEqual([
      { staff_id: session.staffId, session_id: session.id },
    ]);
  });
});
