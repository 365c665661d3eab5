import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { OpenFile } from '../../src/access/index.ts';
import { aFile, aGroup, aTown, type MadeFile, type Session, type Town } from '../builders/index.ts';

export let town: Town;
export let group: Awaited<ReturnType<typeof aGroup>>;
export let file: MadeFile;
export let officer: Session;
export let own: OpenFile;
/** Speaks for income support. */
export let member: Session;

export const opened = async (session: Session, id = file.id): Promise<OpenFile> => {
  const found = await town.open(session, id);
  if (!found) throw new Error('not opened');
  return found;
};
export const seen = async (session: Session): Promise<number> =>
  (await town.ask(session, 'select id from data.note where file_id = $1', [file.id])).length;
export const refused = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ code: '42501' });
export const hash = Buffer.from('a keyed hash of a personal number');

/** Begins each test anew, in a town of this file. */
export function aConsentedFile(): void {
  beforeAll(async () => {
    town = await aTown();
    await town.delegates('disclosure', 'teamLeader');
    await town.delegates('disclosure', 'caseOfficer', 'onBackup');
    const { units, staff } = town;
    group = await aGroup(
      town,
      { unitId: units.incomeSupport, staffId: staff.outsider },
      { unitId: units.childrenUnit, staffId: staff.childOfficer, deputyId: staff.otherChildOfficer },
      { unitId: units.outpatient, staffId: staff.perpetratorTherapist },
    );
  });
  afterAll(() => town.close());
  beforeEach(async () => {
    file = await aFile(town)
      .withTeam(
        { staffId: town.staff.therapist, function: 'therapist' },
        { staffId: town.staff.supportWorker, function: 'supportWorker' },
      )
      .withNote('Hon ringde.')
      .onDesk({ first: 'Elin', last: 'Strand' })
      .made();
    officer = await town.signIn(town.staff.caseOfficer);
    own = await opened(officer);
    member = await town.signIn(town.staff.outsider);
  });
}
