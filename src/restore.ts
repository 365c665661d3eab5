// npm run restore -- FILE [KEYS]: puts a backup into an empty database, with the newest copy of the keys beside it.
// npm run restore -- --check FILE: restores it into a database of its own that is thrown away, and says what was found.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readLog, verify } from './access/log/index.ts';
import { operatorCommand } from './operator-command.ts';
import { readBackupKey } from './platform/backup/backup-key.ts';
import { lookThrough, restoreBackup } from './platform/backup/restore-backup.ts';
import { startedFor } from './platform/database/beside-server.ts';
import { lockData } from './platform/database/embedded/data-lock.ts';
import { Keyring } from './platform/sealing/keyring.ts';
import { openMunicipalityKey } from './platform/sealing/municipality-key.ts';
import { StartFailure } from './platform/start-failure.ts';

await operatorCommand(async (settings, args, undo) => {
  const check = args[0] === '--check';
  const [file, keysFile, ...more] = check ? args.slice(1) : args;
  if (file === undefined || file.startsWith('--') || more.length > 0) {
    throw new StartFailure(
      'Write npm run restore -- FILE, or npm run restore -- --check FILE; and after it the copy of the keys, where that lies elsewhere.',
    );
  }
  const backupKey = await readBackupKey(settings.backupKey);
  const { keys } = await openMunicipalityKey(settings.secretsDir, async () => true);
  const source = {
    file: resolve(file),
    keysFile: keysFile === undefined ? undefined : resolve(keysFile),
    backupKey,
    keyring: new Keyring(keys),
  };
  // Before a database is made for it: a file that is refused leaves nothing behind.
  await lookThrough(source);

  let where = settings;
  if (check) {
    const dataDir = await mkdtemp(join(tmpdir(), 'samgrepp-check-'));
    undo(() => rm(dataDir, { recursive: true, force: true }));
    await chmod(dataDir, 0o711); // the database's account has to pass, where it is another one
    where = { ...settings, databaseUrl: undefined, dataDir };
  }
  const server =
    where.databaseUrl === undefined
      ? await startedFor(where, await lockData(where.dataDir))
      : { adminUrl: where.databaseUrl, stop: async () => {} };
  undo(server.stop);
  const { opening, rows, fileKeys } = await restoreBackup(source, server.adminUrl);
  const log = await readLog(server.adminUrl, (reader) => verify(reader, []));
  if (log.wrong[0] !== undefined) {
    throw new StartFailure(
      `The backup was restored equal, but the log in it is not as it was sealed: ${log.wrong[0]} Look at it with npm run verify-log before anybody works in it.`,
    );
  }
  const found = `${opening.tables.length} tables, ${rows} rows, each table equal to what was copied; the keys of all ${fileKeys} files open, and the log is whole`;
  return check
    ? `The backup of ${opening.takenAt} is whole: ${found}. Nothing was kept.`
    : `Restored the backup of ${opening.takenAt}: ${found}. Everybody signs in anew. Now start Samgrepp, and go through what was ended or withdrawn after that time: it is open again.`;
});
