import { chown, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileFailure, StartFailure } from '../../start-failure.ts';
import { type Account, closedFolder } from './account.ts';

export const SOCKET_PREFIX = 'samgrepp-';

/** A socket's path may be 107 bytes long; PostgreSQL adds this name and, for a moment, `.lock`. */
const LONGEST_FOLDER = 107 - '/.s.PGSQL.5432.lock'.length;

/** A new folder that only the database's account (and root) can enter: whoever can, may connect without a password. */
export async function makeSocketFolder(account: Account | undefined): Promise<string> {
  const parent = [tmpdir(), '/tmp', '/var/tmp'].find(
    (folder) =>
      folder.length + SOCKET_PREFIX.length + 8 < LONGEST_FOLDER && closedFolder(folder, account) === undefined,
  );
  if (!parent)
    throw new StartFailure(`The database needs a folder with a short path that it can enter: set TMPDIR=/tmp.`);
  try {
    // mkdtemp makes it with mode 0700.
    const folder = await mkdtemp(join(parent, SOCKET_PREFIX));
    if (account) await chown(folder, account.ids.uid, account.ids.gid);
    return folder;
  } catch (error) {
    throw fileFailure(error, "the database's socket", parent);
  }
}
