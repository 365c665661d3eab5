import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Session, type Town } from '../builders/index.ts';

// One with a conflict of interest owns nothing in the file, whichever way the row comes (FL 16–18).

let town: Town;
let file: MadeFile;
let officer: Session;
let plan: string;

beforeAll(async () => {
  town = await aTown();
  file = await aFile(town).made();
  officer = await town.signIn(town.staff.caseOfficer);
  await town.open(officer, file.id);
  const [section] = await town.look<{ id: string }>(
    `select id from authz.section where file_id = $1 and kind = 'plan'`,
    [file.id],
  );
  plan = section?.id ?? '';
});
afterAll(() => town.close());

const shutOut = (staff: string, from = file) =>
  town.look(
    `insert into authz.block (id, file_id, staff_id, kind, created_at, created_by)
     values ($1, $2, $3, 'conflictOfInterest', authz.now(), $3)`,
    [newId(), from.id, staff],
  );
const anAction = (owner: string, from = file) =>
  town.ask(
    officer,
    `insert into data.action (id, file_id, section_id, words, owner_id, due_on, made_at, made_by)
     values ($1, $2, $3, '\\x00', $4, '2099-01-01', authz.now(), authz.me()) returning id`,
    [newId(), from.id, plan, owner],
  );
const aClock = async (owner: string) => {
  const id = newId();
  await town.ask(
    officer,
    `insert into data.running_clock (id, file_id, section_id, rule, started_at, due_at, owner_id, unit_id)
     values ($1, $2, $3, 'promise', authz.now(), authz.now() + interval '1 day', $4, $5)`,
    [id, file.id, plan, owner, town.units.violenceTeam],
  );
  return id;
};
const ownerOf = async (clock: string) =>
  (await town.look<{ owner_id: string }>('select owner_id from data.running_clock where id = $1', [clock]))[0]
    ?.owner_id;

describe('one who is shut out', () => {
  it('is refused as an owner; another is not, and nothing is told of a file that one doesn’t write in', async () => {
    const { supportWorker, therapist } = town.staff;
    await shutOut(supportWorker);
    await expect(anAction(supportWorker)).rejects.toMatchObject({ code: '42501' });
    const [made] = await anAction(therapist);
    await expect(
      town.ask(officer, 'update data.action set owner_id = $2 where id = $1', [made?.id, supportWorker]),
    ).rejects.toMatchObject({ code: '42501' });
    // The same words for one who is shut out there, and for one who isn’t.
    const hidden = await aFile(town).createdBy(town.staff.otherCaseOfficer).made();
    await shutOut(therapist, hidden);
    const [there] = await town.look<{ id: string }>(
      `select id from authz.section where file_id = $1 and kind = 'plan'`,
      [hidden.id],
    );
    const said = (owner: string) =>
      town
        .ask(
          officer,
          `insert into data.action (id, file_id, section_id, words, owner_id, due_on, made_at, made_by)
           values ($1, $2, $3, '\\x00', $4, '2099-01-01', authz.now(), authz.me())`,
          [newId(), hidden.id, there?.id, owner],
        )
        .then(String, String);
    expect(await said(therapist)).toBe(await said(town.staff.caseOfficer));
    expect(await said(therapist)).toContain('row-level security');
  });

  it('keeps no clock that she has had: it goes to one who is there as the conflict is said', async () => {
    const { therapist, supportWorker } = town.staff;
    const held = await aClock(therapist);
    expect(await ownerOf(held)).toBe(therapist);
    await town.ask(await town.signIn(therapist), `select authz.set_block($1, $2, authz.me(), 'conflictOfInterest')`, [
      newId(),
      file.id,
    ]);
    expect([therapist, supportWorker, undefined]).not.toContain(await ownerOf(held));
  });

  it('leaves nothing to one in the team who has no role in the work, and so opens nothing', async () => {
    const { administrator, caseOfficer, therapist } = town.staff;
    const few = await aFile(town).made();
    await town.look(`update authz.file set protection = 'protectedRegistration' where id = $1`, [few.id]);
    const inTeam = (staff: string) =>
      town.look(
        `insert into authz.ground (id, file_id, kind, staff_id, function, reads, writes, valid_from)
         select $1, g.file_id, 'team', $2, 'coHandler', g.reads, g.writes, g.valid_from from authz.ground g
         where g.file_id = $3 and g.function = 'responsible'`,
        [newId(), staff, few.id],
      );
    const heir = async () =>
      (
        await town.look<{ heir: string }>('select authz.heir($1, $2, $3) as heir', [
          few.id,
          town.units.violenceTeam,
          caseOfficer,
        ])
      )[0]?.heir;
    await inTeam(administrator);
    expect(await heir()).not.toBe(administrator);
    await inTeam(therapist);
    expect(await heir()).toBe(therapist);
  });
});
