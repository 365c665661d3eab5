import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFile } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { aContact, aFile, aTown, rows, type Session, type Town } from '../builders/index.ts';
import { expectRefused, NO_SUCH_REFERENCE } from '../support/refusals.ts';

// The table "Openings, case by case" of the design: a test for each of its rows that exists so far.

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.close());

const ask = (session: Session, fileId: string, reason: Buffer | null = null) =>
  town
    .ask<{ answer: string }>(session, `select authz.open($1, $2, 'test', $3) as answer`, [newId(), fileId, reason])
    .then(([row]) => row?.answer);
const notesOf = (session: Session, fileId: string) =>
  town
    .ask<{ count: number }>(session, 'select count(*) from data.note where file_id = $1', [fileId])
    .then(([row]) => row?.count);
const logOf = (fileId: string) =>
  town.look<{ action: string; outcome: string; opening_id: string | null; session_id: string | null }>(
    'select action, outcome, opening_id, session_id from audit.entry where file_id = $1 order by id',
    [fileId],
  );

describe('a member of the team follows a link', () => {
  it('and the file opens by itself, with a line in the log', async () => {
    const file = await aFile(town).withNote('Hon ringde.').made();
    const session = await town.signIn(town.staff.caseOfficer);
    expect(await notesOf(session, file.id)).toBe(0);
    expect(await ask(session, file.id)).toBe('open');
    expect(await notesOf(session, file.id)).toBe(1);
    expect(await logOf(file.id)).toContainEqual(
      expect.objectContaining({ action: 'file.opened', outcome: 'done', session_id: session.id }),
    );
  });

  it('sees the sections of the ground, and no others', async () => {
    const { supportWorker } = town.staff;
    const file = await aFile(town)
      .withTeam({ staffId: supportWorker, function: 'supportWorker' })
      .withNote('Ett')
      .made();
    const session = await town.signIn(supportWorker);
    await ask(session, file.id);
    const sections = await town.ask<{ id: string }>(session, 'select authz.readable() as id');
    const names = Object.entries(file.sections).flatMap(([kind, id]) =>
      sections.some((s) => s.id === id) ? [kind] : [],
    );
    expect(names.sort()).toEqual(['consents', 'identity', 'notes', 'plan', 'processes', 'protection', 'safeContact']);
  });

  it('opens it for this session alone, not for another of the same person', async () => {
    const file = await aFile(town).withNote('Ett').made();
    const [desk, phone] = [await town.signIn(town.staff.caseOfficer), await town.signIn(town.staff.caseOfficer)];
    await ask(desk, file.id);
    expect([await notesOf(desk, file.id), await notesOf(phone, file.id)]).toEqual([1, 0]);
  });

  it('can see why, afterwards', async () => {
    const file = await aFile(town).made();
    const session = await town.signIn(town.staff.caseOfficer);
    await ask(session, file.id);
    const why = await town.ask(
      session,
      'select ground_kind, purpose from authz.opening where file_id = $1 and ended_at is null',
      [file.id],
    );
    expect(why).toEqual([{ groundKind: 'team', purpose: 'test' }]);
  });
});

describe('an opening that is not committed', () => {
  it('shows nothing yet', async () => {
    const file = await aFile(town).withNote('Ett').made();
    const session = await town.signIn(town.staff.caseOfficer);
    const seen = await town.act(session, async ({ sql }) => {
      const [opened] = await rows(sql, `select authz.open($1, $2, 'test', null) as answer`, [newId(), file.id]);
      const notes = await rows(sql, 'select id from data.note where file_id = $1', [file.id]);
      const team = await rows(sql, 'select id from authz.ground where file_id = $1', [file.id]);
      return { opened, notes, team };
    });
    expect(seen).toEqual({ opened: { answer: 'open' }, notes: [], team: [] });
    expect(await notesOf(session, file.id)).toBe(1);
  });

  it('shows nothing through a savepoint either', async () => {
    const file = await aFile(town).withNote('Ett').made();
    const session = await town.signIn(town.staff.caseOfficer);
    const seen = await town.act(session, async ({ sql }) => {
      await rows(sql, 'savepoint inner_one');
      await rows(sql, `select authz.open($1, $2, 'test', null)`, [newId(), file.id]);
      await rows(sql, 'release savepoint inner_one');
      return rows(sql, 'select id from data.note where file_id = $1', [file.id]);
    });
    expect(seen).toEqual([]);
  });

  it('leaves nothing behind when it is rolled back, and has shown nothing', async () => {
    const file = await aFile(town).withNote('Ett').made();
    const session = await town.signIn(town.staff.caseOfficer);
    const before = await logOf(file.id);
    const failing = town.act(session, async ({ sql }) => {
      await rows(sql, `select authz.open($1, $2, 'test', null)`, [newId(), file.id]);
      throw new Error('after the opening');
    });
    await expect(failing).rejects.toThrow('after the opening');
    expect(await notesOf(session, file.id)).toBe(0);
    expect(await logOf(file.id)).toEqual(before);
  });
});

describe('a new file', () => {
  it('is written to at once, and read from the next transaction', async () => {
    const session = await town.signIn(town.staff.caseOfficer);
    const made = await town.act(session, async ({ sql, now }) => {
      const file = await createFile(sql, town.keyring, {
        kind: 'person',
        unitId: town.units.violenceTeam,
        function: 'responsible',
        protection: 'none',
        now,
      });
      const id = newId();
      await rows(
        sql,
        `insert into data.note (id, file_id, section_id, kind, body, author_id, began_at, saved_at, happened_at)
         values ($1, $2, $3, 'quick', '\\x00', $4, $5, $5, $5)`,
        [id, file.id, file.section('notes'), session.staffId, now.toString()],
      );
      return { id: file.id, seen: await rows(sql, 'select id from data.note where id = $1', [id]) };
    });
    expect(made.seen).toEqual([]);
    expect(await notesOf(session, made.id)).toBe(1);
  });

  it('leaves nothing when its transaction fails', async () => {
    const session = await town.signIn(town.staff.caseOfficer);
    const id = newId();
    const failing = town.act(session, async ({ sql, now }) => {
      const wanted = {
        kind: 'person',
        unitId: town.units.violenceTeam,
        function: 'responsible',
        protection: 'none',
      } as const;
      await createFile(sql, town.keyring, { id: id as never, ...wanted, now });
      throw new Error('after the file');
    });
    await expect(failing).rejects.toThrow('after the file');
    expect(await town.look('select from authz.file where id = $1', [id])).toEqual([]);
  });
});

describe('a change', () => {
  it('never moves a row, and never lands where the actor may only read', async () => {
    const { therapist } = town.staff;
    const child = newId();
    const file = await aFile(town)
      .withTeam({ staffId: therapist, function: 'therapist' })
      .with(async ({ sql }, made) => {
        await sql
          .insertInto('personTold')
          .values({ id: child, fileId: made.id, sectionId: made.section('children'), part: 'child' })
          .execute();
      })
      .made();
    const session = await town.signIn(therapist);
    await ask(session, file.id);
    expect(await town.ask(session, 'select id from data.person_told where id = $1', [child])).toHaveLength(1);

    await town.ask(session, `update data.person_told set relation = 'changed' where id = $1`, [child]);
    expect(await town.look('select relation from data.person_told where id = $1', [child])).toEqual([
      { relation: null },
    ]);
    await expectRefused(town.ask(session, 'update data.person_told set section_id = $1', [file.sections.notes]));
    await expectRefused(
      town.ask(session, `insert into data.person_told (id, file_id, section_id, part) values ($1, $2, $3, 'child')`, [
        newId(),
        file.id,
        file.sections.children,
      ]),
    );
  });

  it('never hangs a row on another file than that of its section', async () => {
    const [mine, hidden] = [await aFile(town).made(), await aFile(town).createdBy(town.staff.otherCaseOfficer).made()];
    const session = await town.signIn(town.staff.caseOfficer);
    await ask(session, mine.id);
    const side = 'insert into data.file_side (file_id, section_id, side) values ($1, $2, $3)';
    await expectRefused(
      town.ask(session, side, [hidden.id, mine.sections.identity, Buffer.from('x')]),
      NO_SUCH_REFERENCE,
    );
    await expectRefused(
      town.ask(session, side, [newId(), mine.sections.identity, Buffer.from('x')]),
      NO_SUCH_REFERENCE,
    );
    await expectRefused(town.ask(session, side, [mine.id, hidden.sections.identity, Buffer.from('x')]));
  });
});

describe('a time line', () => {
  it('takes the newest of each section, and only of sections that may be read', async () => {
    const { supportWorker } = town.staff;
    const file = await aFile(town).withTeam({ staffId: supportWorker, function: 'supportWorker' }).made();
    await town.look(
      `insert into data.event (id, file_id, section_id, kind, at, actor_id)
       select gen_random_uuid(), $1, s, 'test', now() - n * interval '1 minute', $3 from unnest($2::uuid[]) s, generate_series(1, 60) n`,
      [file.id, Object.values(file.sections), town.staff.caseOfficer],
    );
    const session = await town.signIn(supportWorker);
    await ask(session, file.id);
    const seen = await town.ask<{ sectionId: string; count: number }>(
      session,
      `select e.section_id, count(*) from unnest($1::uuid[]) s
       cross join lateral (select * from data.event where section_id = s order by at desc limit 50) e group by 1`,
      [Object.values(file.sections)],
    );
    expect(seen.map((s) => s.count)).toEqual([50, 50, 50, 50, 50, 50, 50]);
    expect(seen.map((s) => s.sectionId)).not.toContain(file.sections.location);
  });
});

describe('what came in', () => {
  it('is read on the duty ground, without a reason, while the duty lasts', async () => {
    const contact = await aContact(town).withNote('Hon ringde.').made();
    const session = await town.signIn(town.staff.backupOfficer);
    expect(await ask(session, contact.id)).toBe('refused');
    await town.onDuty(town.staff.backupOfficer, town.units.intake);
    expect(await ask(session, contact.id)).toBe('open');
    expect(await notesOf(session, contact.id)).toBe(1);
  });

  it('asks for a reason once somebody has dealt with it, as a file does', async () => {
    const contact = await aContact(town).onDesk().made();
    const [receiver, duty] = [await town.signIn(town.staff.dutyOfficer), await town.signIn(town.staff.backupOfficer)];
    await town.onDuty(town.staff.backupOfficer, town.units.intake);
    await ask(receiver, contact.id);
    for (const [state, answer] of [
      ['ongoing', 'open'],
      ['filesOpened', 'needsReason'],
      ['notNow', 'needsReason'],
      ['ended', 'needsReason'],
      ['received', 'open'],
    ] as const) {
      await town.ask(receiver, 'update data.desk set state = $2 where file_id = $1', [contact.id, state]);
      expect(await ask(duty, contact.id), state).toBe(answer);
      expect(await ask(receiver, contact.id), 'who received it').toBe('open');
    }
    await town.ask(receiver, `update data.desk set state = 'ended' where file_id = $1`, [contact.id]);
    expect(await ask(duty, contact.id, Buffer.from('skäl'))).toBe('open');
  });

  it('belongs to the duty of its own unit', async () => {
    const contact = await aContact(town).made();
    await town.onDuty(town.staff.childOfficer, town.units.childrenUnit);
    expect(await ask(await town.signIn(town.staff.childOfficer), contact.id)).toBe('refused');
  });
});

describe("a person's file on another ground than the team's", () => {
  it('asks for a reason, once in a session', async () => {
    const file = await aFile(town).withNote('Ett').made();
    const leader = await town.signIn(town.staff.teamLeader);
    expect(await ask(leader, file.id)).toBe('needsReason');
    expect(await notesOf(leader, file.id)).toBe(0);
    expect(await ask(leader, file.id, Buffer.from('sealed'))).toBe('open');
    expect(await notesOf(leader, file.id)).toBe(1);
    expect(await ask(leader, file.id)).toBe('open');
    expect(await ask(await town.signIn(town.staff.teamLeader), file.id)).toBe('needsReason');
  });

  it.each(['protectedRegistration', 'assumedIdentity'] as const)(
    'is refused under %s, where only the team opens',
    async (level) => {
      const file = await aFile(town).protectedAs(level).made();
      await town.onDuty(town.staff.otherCaseOfficer, town.units.violenceTeam);
      for (const staffId of [town.staff.teamLeader, town.staff.otherCaseOfficer])
        expect(await ask(await town.signIn(staffId), file.id, Buffer.from('sealed'))).toBe('refused');
      expect(await ask(await town.signIn(town.staff.caseOfficer), file.id)).toBe('open');
    },
  );
});
