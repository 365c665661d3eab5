/**
 * Builders with domain names. A test says only what matters to it:
 *
 *     const town = await aTown();                                      // organisation, staff, clock, own database
 *     const file = await aFile(town).withTeam({ staffId: town.staff.therapist, function: 'therapist' }).withNote('…').made();
 *     const session = await town.signIn(town.staff.caseOfficer);
 *     const open = await town.open(session, file.id);                  // undefined where there is no ground
 *     await town.act(session, ({ sql }) => …);                         // one transaction of that person
 *     await town.close();
 *
 * They use the functions and stores that a person would use; `town.look` is the account that may do everything.
 */
import { foundStrandhaga } from '../../src/demo/found.store.ts';
import { connect } from '../../src/platform/database/database.ts';
import { createDatabase, filledTemplate } from '../support/database.ts';
import { Town } from './town.ts';

export { aCall, anAlert } from './alerts.ts';
export { came } from './came.ts';
export { aGroup, consentsTo } from './consent.ts';
export { aContact, aFile, type MadeFile } from './files.ts';
export { rows, type Session } from './session.ts';
export { tellsOf } from './told.ts';
export type { Town } from './town.ts';
export { type Way, waysGone } from './ways.ts';

/** Founded once in a run; every test has a copy of its own. */
export const aTown = async (): Promise<Town> =>
  Town.found(
    await createDatabase(
      await filledTemplate('founded', async ({ urlFor }) => {
        const database = connect(urlFor);
        await foundStrandhaga(database);
        await database.close();
      }),
    ),
  );
