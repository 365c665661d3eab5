import type { KeyObject } from 'node:crypto';
import { dirname } from 'node:path';
import { databaseFailure } from '../database/failure.ts';
import { migrate, removeAll } from '../database/migrate.ts';
import { fileKeyOwner, type Keyring, type SharedPurpose, sharedKeyOwner } from '../sealing/keyring.ts';
import { StartFailure } from '../start-failure.ts';
import { type Ending, type Line, type Opening, readBackup, Witness } from './backup-file.ts';
import { load, refuseFilled } from './load.store.ts';
import { damaged } from './sealed-stream.ts';
import { type Tally, Tallying } from './tables.store.ts';
import { keysIn } from './take-backup.ts';

export type Looked = {
  readonly opening: Opening;
  readonly rows: number;
  readonly fileKeys: number;
  readonly keysFile: string;
};
type Source = {
  readonly file: string;
  /** The copy of the keys; where none is named, the newest one that lies beside the file. */
  readonly keysFile?: string | undefined;
  readonly backupKey: KeyObject;
  readonly keyring: Keyring;
};

/**
 * Reads a backup to its end without writing anything: that it is whole, that this municipality made it, that it holds what
 * it says, and that the municipality's key opens every file's key in it.
 */
export async function lookThrough(source: Source): Promise<Looked> {
  const { opening, rows } = await lookAt(source);
  if (opening.holds !== 'rows') {
    throw new StartFailure(
      'This is a copy of the keys: name the file whose name begins with backup. Nothing was changed.',
    );
  }
  const keysFile = source.keysFile ?? (await keysIn(dirname(source.file))).at(-1);
  if (keysFile === undefined) {
    throw new StartFailure(
      'There is no copy of the keys beside the backup, and without one it can never be read: name it, npm run restore -- FILE KEYS. Nothing was changed.',
    );
  }
  const keys = await lookAt({ ...source, file: keysFile });
  if (keys.opening.holds !== 'keys' || keys.opening.takenAt < opening.takenAt) {
    throw new StartFailure(
      `${keysFile} is no copy of the keys from the time of the backup or later: name the newest one. Nothing was changed.`,
    );
  }
  return { opening, rows, fileKeys: keys.fileKeys, keysFile };
}

async function lookAt({ file, backupKey, keyring }: Source): Promise<Omit<Looked, 'keysFile'>> {
  const witness = new Witness();
  const tallies: Record<string, Tally> = {};
  let opening: Opening | undefined;
  let current: { name: string; tally: Tallying } | undefined;
  let ending: Ending | undefined;
  let proved = false;
  const close = () => {
    if (current) tallies[current.name] = current.tally.result();
    current = undefined;
  };
  for await (const { line, text } of readBackup(file, backupKey)) {
    if ('proof' in line) {
      if (!keyring.proves(witness.seen(), line.proof)) throw otherMunicipality();
      proved = true;
      continue;
    }
    witness.see(text);
    if ('opening' in line) opening = line.opening;
    else if ('table' in line) {
      close();
      current = { name: line.table, tally: new Tallying() };
    } else if ('rows' in line) {
      current?.tally.add(line.rows);
      const owner = keyTables[current?.name ?? ''];
      if (owner) refuseClosed(keyring, owner, line.rows);
    } else {
      close();
      ending = line.ending;
    }
  }
  if (!opening || !ending || !proved || !sameTallies(opening, tallies, ending)) throw damaged();
  return {
    opening,
    fileKeys: tallies['data.file_key']?.rows ?? 0,
    rows: Object.values(tallies).reduce((sum, { rows }) => sum + rows, 0),
  };
}

/** Into an empty database only, and without what was destroyed after the backup was made. Everything is looked through first, so a wrong key or a damaged file changes nothing. */
export async function restoreBackup(source: Source, adminUrl: string): Promise<Looked> {
  const looked = await lookThrough(source);
  await refuseFilled(adminUrl);
  try {
    await migrate(adminUrl, { kind: looked.opening.kind as 'live' });
    await load(adminUrl, looked.opening, linesOf(source), linesOf({ ...source, file: looked.keysFile }));
  } catch (error) {
    // It was empty, and is so again: the next try is not refused for what this one left.
    await removeAll(adminUrl).catch(() => {});
    throw databaseFailure(error, adminUrl);
  }
  return looked;
}

async function* linesOf({ file, backupKey }: Source): AsyncGenerator<Line> {
  for await (const { line } of readBackup(file, backupKey)) yield line;
}

/** What wraps keys: each row of these tables is what it is the key of, and the wrapped key. */
const keyTables: Record<string, (id: string) => string> = {
  'data.file_key': fileKeyOwner,
  'data.shared_key': (id) => sharedKeyOwner(id as SharedPurpose),
};

function refuseClosed(keyring: Keyring, owner: (id: string) => string, rows: readonly string[]): void {
  for (const row of rows) {
    const [, id = '', wrapped = ''] = /^\("?([^",]+)"?,"\\\\x([0-9a-f]+)"\)$/.exec(row) ?? [];
    if (!keyring.opens(owner(id), Buffer.from(wrapped, 'hex'))) throw otherMunicipality();
  }
}

function otherMunicipality(): StartFailure {
  return new StartFailure(
    "The backup was made with another municipality's key, and its text could not be read: set SECRETS_DIR to the folder of the key that was in use then. Nothing was changed.",
  );
}

function sameTallies(opening: Opening, found: Record<string, Tally>, { tallies }: Ending): boolean {
  return opening.tables.every(
    ({ name }) => found[name]?.rows === tallies[name]?.rows && found[name]?.hash === tallies[name]?.hash,
  );
}
