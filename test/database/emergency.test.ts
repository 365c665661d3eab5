import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type SessionId, type StaffId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Session, type Town } from '../builders/index.ts';

// An emergency is an hour on one's own word: who may open, make longer, end and review, and that each end ends what is open.

let town: Town;
let outsider: Session;
beforeAll(async () => {
  town = await aTown();
  outsider = await town.signIn(town.staff.outsider);
});
afterAll(() => town.close());

const made = () => aFile(town).withNote('Hon ringde.').made();
const reason = Buffer.from('sealed');
const press = async (session: Session, file: { id: string }, ground = newId()) => {
  const [row] = await town.ask<{ answer: { answer: string } }>(
    session,
    'select authz.open_emergency($1, $2, $3, null, $4) as answer',
    [ground, newId(), file.id, reason],
  );
  return { ground, answer: row?.answer.answer };
};
const review = (session: Session, ground: string, outcome = 'right', words: Buffer | null = null) =>
  town.ask<{ done: boolean }>(session, 'select authz.review_emergency($1, $2, $3) as done', [ground, outcome, words]);
const renew = async (session: Session, file: MadeFile) =>
  (await town.ask<{ done: boolean }>(session, 'select authz.renew_emergency($1, $2) as done', [file.id, newId()]))[0]
    ?.done;
const seen = async (session: Session, file: MadeFile): Promise<number> =>
  (await town.ask(session, 'select id from data.note where file_id = $1', [file.id])).length;
const refused = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ code: '42501' });
const nobody: Session = { id: newId<SessionId>(), token: '', staffId: newId<StaffId>() };

describe('who', () => {
  it('opens: anybody whose work is with files, with a reason; nobody else', async () => {
    const file = await made();
    expect(
      (
        await town.ask<{ answer: unknown }>(outsider, 'select authz.open_emergency($1, $2, $3, null, null) as answer', [
          newId(),
          newId(),
          file.id,
        ])
      )[0]?.answer,
    ).toEqual({ answer: 'refused' });
    for (const person of ['administrator', 'auditor', 'boardChair'] as const)
      expect((await press(await town.signIn(town.staff[person]), file)).answer, person).toBe('refused');
    expect((await press(nobody, file)).answer).toBe('refused');
    expect((await press(outsider, file)).answer).toBe('open');
    expect(await seen(outsider, file)).toBe(1);
    for (const section of ['location', 'health', 'consents'] as const)
      expect(
        await town.ask(
          outsider,
          'select id from authz.section where id = $1 and id = any (array(select authz.readable()))',
          [file.sections[section]],
        ),
        section,
      ).toEqual([]);
  });

  it('ends, makes longer and reviews: each one’s own part, and no other’s', async () => {
    const file = await made();
    const { ground } = await press(outsider, file);
    const people = ['caseOfficer', 'intakeLeader', 'supportWorker', 'administrator', 'auditor', 'manager'] as const;
    const others = await Promise.all(people.map((person) => town.signIn(town.staff[person])));
    for (const session of [...others, nobody]) {
      await refused(town.ask(session, 'select authz.end_emergency($1)', [ground]));
      expect(await renew(session, file)).toBe(false);
    }
    for (const session of [...others.slice(0, 5), outsider, nobody]) await refused(review(session, ground));
    const manager = others[5] ?? nobody;
    await town.ask(manager, `select authz.set_block($1, $2, authz.me(), 'conflictOfInterest')`, [newId(), file.id]);
    await refused(review(manager, ground));
    expect(await town.ask(manager, 'select * from authz.emergencies() e where e.ground = $1', [ground])).toEqual([]);
    const leader = await town.signIn(town.staff.teamLeader);
    await expect(review(leader, ground, 'notRight')).rejects.toMatchObject({ code: '23514' });
    expect(await review(leader, ground)).toEqual([{ done: true }]);
    expect(await review(leader, ground)).toEqual([{ done: false }]);
    expect(await renew(outsider, file), 'reviewed: the next hour needs a reason of its own').toBe(false);
  });

  it('is told of a hundred: each has its alert, its clock and its owner, who never is the one who opened', async () => {
    const file = await made();
    const blocked = await made();
    await town.look(`insert into authz.block values ($1, $2, $3, 'conflictOfInterest', now(), $3, null)`, [
      newId(),
      blocked.id,
      outsider.staffId,
    ]);
    for (let use = 0; use < 100; use += 1) {
      expect((await press(outsider, blocked)).answer).toBe('refused');
      const { ground, answer } = await press(outsider, file);
      expect(answer).toBe('open');
      await town.ask(outsider, 'select authz.end_emergency($1)', [ground]);
    }
    expect(
      await town.look(
        `select (select count(*)::int from data.emergency where file_id = $1) as uses,
          (select count(*)::int from data.alert where file_id = $1 and kind = 'emergencyOpened' and staff_id = $2) as told,
          (select count(*)::int from data.running_clock where file_id = $1 and rule = 'emergencyReview' and owner_id = $2) as clocks,
          (select count(*)::int from data.emergency where file_id = $3) as overridden`,
        [file.id, town.staff.teamLeader, blocked.id],
      ),
    ).toEqual([{ uses: 100, told: 100, clocks: 100, overridden: 0 }]);
  });

  it('reviews where the leaders are away: who stands in, then the back-up, then a manager elsewhere', async () => {
    const owner = async () => {
      const file = await made();
      const { ground } = await press(outsider, file);
      const [row] = await town.look<{ owner_id: string }>(
        `select owner_id from data.running_clock where subject_id = $1 and rule = 'emergencyReview'`,
        [ground],
      );
      return row?.owner_id;
    };
    const away = (staff: string, deputy: string | null) =>
      town.administer(
        `select authz.save_absence($1, $2, $3, authz.now() - interval '1 minute', authz.now() + interval '1 day')`,
        [newId(), staff, deputy],
      );
    await away(town.staff.teamLeader, town.staff.therapist);
    expect(await owner()).toBe(town.staff.manager);
    await away(town.staff.manager, null);
    expect(await owner()).toBe(town.staff.therapist);
    await town.look('delete from authz.absence');
    await away(town.staff.teamLeader, null);
    await away(town.staff.manager, null);
    await town.onDuty(town.staff.otherCaseOfficer, town.units.violenceTeam, { duty: 'backup' });
    expect(await owner()).toBe(town.staff.otherCaseOfficer);
    await town.look('delete from authz.absence');
  });
});

describe('an end of it, while it is read and opened anew', () => {
  const RACES = 25;
  const ends: Record<string, (file: MadeFile, ground: string) => Promise<unknown>> = {
    'by the one who opened': (_, ground) => town.ask(outsider, 'select authz.end_emergency($1)', [ground]),
    'by the review': async (_, ground) => review(await town.signIn(town.staff.teamLeader), ground, 'notRight', reason),
    'by a level that few may see': async (file) => {
      const officer = await town.signIn(town.staff.caseOfficer);
      await town.open(officer, file.id);
      return town.ask(officer, `select authz.set_protection($1, 'protectedRegistration')`, [file.id]);
    },
    'by a block': async (file) => {
      const officer = await town.signIn(town.staff.caseOfficer);
      await town.open(officer, file.id);
      return town.ask(officer, `select authz.set_block($1, $2, $3, 'conflictOfInterest')`, [
        newId(),
        file.id,
        outsider.staffId,
      ]);
    },
  };
  it.each(Object.keys(ends))('%s: no read that began after it shows anything', async (name) => {
    let sawBefore = 0;
    for (let race = 0; race < RACES; race += 1) {
      const file = await made();
      const { ground } = await press(outsider, file);
      sawBefore += await seen(outsider, file);
      let committed = false;
      const ending = ends[name]?.(file, ground).then(() => {
        committed = true;
      });
      const reading = ['reads', 'opens', 'renews'].map(async (how) => {
        for (;;) {
          const beganAfter = committed;
          if (how === 'opens') await town.ask(outsider, `select authz.open($1, $2, 'read', null)`, [newId(), file.id]);
          if (how === 'renews') await renew(outsider, file);
          const count = await seen(outsider, file);
          if (beganAfter) return count;
          sawBefore += count;
        }
      });
      await ending;
      expect(await Promise.all(reading)).toEqual([0, 0, 0]);
    }
    expect(sawBefore).toBeGreaterThan(0);
  });

  it('ends by itself after an hour, and is made longer by a press', async () => {
    const file = await made();
    const own = await town.signIn(town.staff.outsider);
    await press(own, file);
    for (let at = 0; at < 60; at += 12) {
      await town.ask(own, 'select authz.enter($1)', [own.token]);
      await town.letPass({ minutes: 12 });
    }
    await town.ask(own, 'select authz.enter($1)', [own.token]);
    expect(await seen(own, file)).toBe(0);
    expect(await renew(own, file)).toBe(true);
    expect(await seen(own, file)).toBe(1);
  });
});
