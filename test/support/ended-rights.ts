import { afterAll, beforeAll, expect } from 'vitest';
import type { GroundFunction } from '../../src/access/index.ts';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Session, type Town } from '../builders/index.ts';

// Whatever ends a right to a file ends what is open on it: nothing is read by the next statement.

export let town: Town;

export const seen = async (session: Session, file: MadeFile): Promise<number> =>
  (await town.ask(session, 'select id from data.note where file_id = $1', [file.id])).length;

export async function opened(staffId: StaffId, file: MadeFile): Promise<Session> {
  const session = await town.signIn(staffId);
  await town.open(session, file.id, 'because');
  expect(await seen(session, file)).toBe(1);
  return session;
}

export async function answers(session: Session, file: MadeFile): Promise<string | undefined> {
  const [row] = await town.ask<{ answer: string }>(session, `select authz.open($1, $2, 'again', $3) as answer`, [
    newId(),
    file.id,
    Buffer.from('sealed'),
  ]);
  return row?.answer;
}

/** Nothing is read any longer, there still is something to read, and opening again is refused too. */
export async function expectEnded(session: Session, file: MadeFile): Promise<void> {
  expect(await seen(session, file)).toBe(0);
  expect(await town.look('select from data.note where file_id = $1', [file.id])).toHaveLength(1);
  expect(await answers(session, file)).toBe('refused');
}

export const withMember = (staffId: StaffId, what: GroundFunction) =>
  aFile(town).withTeam({ staffId, function: what }).withNote('Hon ringde.').made();
export const groundOf = (file: MadeFile, staffId: StaffId) => file.grounds.get(staffId);

/** Opens a town for the tests of this file. */
export function aTownOfRights(): void {
  beforeAll(async () => {
    town = await aTown();
  });
  afterAll(() => town.close());
}
