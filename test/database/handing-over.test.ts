import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Session, type Town } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';

// Files change hands: to whom, and what is told of who read them before.

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.close());

const sharedFile = () => aFile(town).withTeam({ staffId: town.staff.therapist, function: 'therapist' }).made();

async function sessionOf(person: keyof Town['staff'], file: MadeFile): Promise<Session> {
  const session = await town.signIn(town.staff[person]);
  await town.open(session, file.id);
  return session;
}

const ask = async (session: Session, text: string, values: unknown[]) =>
  Object.values((await town.ask(session, text, values))[0] ?? {})[0];

describe('hand_over', () => {
  it('gives nothing to one who doesn’t work in the receiving unit, as receiver or as deputy', async () => {
    const file = await sharedFile();
    const session = await sessionOf('caseOfficer', file);
    const { childOfficer, childrenLeader, outsider, administrator } = town.staff;
    const give = (to: StaffId, deputy: StaffId | null) =>
      town.ask(session, 'select authz.hand_over($1, $2, $3, $4, $5, $6)', [
        file.id,
        town.units.childrenUnit,
        to,
        newId(),
        deputy,
        newId(),
      ]);
    const grounds = () => town.look('select * from authz.ground where file_id = $1 order by id', [file.id]);
    const before = await grounds();
    await expectRefused(give(outsider, childrenLeader));
    await expectRefused(give(childOfficer, outsider));
    await expectRefused(give(childOfficer, administrator));
    expect(await grounds()).toEqual(before);
    await give(childOfficer, childrenLeader);
    expect(await grounds()).not.toEqual(before);
  });
});

describe('read_by_others', () => {
  it('says to one who has it open whether anybody else had, and yes to everyone else', async () => {
    const file = await sharedFile();
    const [officer, outsider] = [await sessionOf('caseOfficer', file), await town.signIn(town.staff.outsider)];
    const since = (await town.now()).subtract({ hours: 1 });
    const readByOthers = (session: Session) => ask(session, 'select authz.read_by_others($1, $2)', [file.id, since]);
    // Its creator signed out before; nobody else has read.
    expect(await readByOthers(officer)).toBe(false);
    expect(await readByOthers(outsider)).toBe(true);
    await sessionOf('therapist', file);
    expect(await readByOthers(officer)).toBe(true);
  });
});

describe('writable_section', () => {
  it('names a section only to one who may write in it', async () => {
    const file = await aFile(town).withTeam({ staffId: town.staff.therapist, function: 'therapist' }).made();
    const section = (session: Session, kind: string) =>
      ask(session, 'select authz.writable_section($1, $2)', [file.id, kind]);
    const [officer, therapist] = [await sessionOf('caseOfficer', file), await sessionOf('therapist', file)];
    expect(await section(officer, 'decisions')).toBe(file.sections.decisions);
    expect(await section(therapist, 'notes')).toBe(file.sections.notes);
    expect(await section(therapist, 'decisions')).toBeNull();
    expect(await section(await town.signIn(town.staff.outsider), 'notes')).toBeNull();
  });
});
