import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartFailure } from '../../start-failure.ts';

/** The account that runs the database when Samgrepp is started by root, as whom PostgreSQL refuses to run. */
export type Account = { readonly name: string; readonly ids: { readonly uid: number; readonly gid: number } };

export function databaseAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
    const [uid, gid] = [Number(fields?.[2]), Number(fields?.[3])];
    if (uid > 0 && gid > 0) return { name, ids: { uid, gid } };
  }
  throw new StartFailure(
    'PostgreSQL refuses to run as root, and there is no account `postgres` or `nobody` for it: start Samgrepp as an ordinary user.',
  );
}

/** The folder on the way to `path` that `account` can't pass, if any. Without an account it is ourselves: all pass. */
export function closedFolder(path: string, account: Account | undefined): string | undefined {
  if (!account) return undefined;
  for (let folder = path; ; folder = dirname(folder)) {
    const facts = statSync(folder);
    const execute = facts.uid === account.ids.uid ? 0o100 : facts.gid === account.ids.gid ? 0o010 : 0o001;
    if ((facts.mode & execute) === 0) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}
