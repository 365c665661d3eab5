// npm run backup: a sealed copy of everything into BACKUP_DIR, while the server goes on.
// npm run backup -- --new-key FILE: makes the backup key, once.
import { operatorCommand } from './operator-command.ts';
import { makeBackupKey, readPublicHalf } from './platform/backup/backup-key.ts';
import { takeBackup } from './platform/backup/take-backup.ts';
import { besideServer } from './platform/database/beside-server.ts';
import { Keyring } from './platform/sealing/keyring.ts';
import { openMunicipalityKey } from './platform/sealing/municipality-key.ts';
import { StartFailure } from './platform/start-failure.ts';

await operatorCommand(async (settings, [option, file, ...more], undo) => {
  const { secretsDir, dataDir, backupDir } = settings;
  if (option === '--new-key' && file !== undefined && more.length === 0) {
    const made = await makeBackupKey(file, { secretsDir, apartFrom: [secretsDir, dataDir, backupDir] });
    return (
      `The backup key was made in ${made}. Keep it, and a copy, apart from this machine: every backup opens with it, and ` +
      "with it alone. It does not hold the municipality's key, which has a copy of its own in a third place."
    );
  }
  if (option !== undefined) throw new StartFailure('Write npm run backup alone, or npm run backup -- --new-key FILE.');
  const recipient = await readPublicHalf(secretsDir);
  const { keys } = await openMunicipalityKey(secretsDir, async () => true);
  const server = await besideServer(settings);
  undo(server.stop);
  const keyring = new Keyring(keys);
  const taken = await takeBackup({
    adminUrl: server.adminUrl,
    into: backupDir,
    recipient,
    prove: (seen) => keyring.prove(seen),
  });
  const megabytes = (taken.bytes / 1e6).toFixed(1);
  return (
    `Wrote ${taken.file}, and ${taken.keysFile}: ${taken.tables} tables, ${taken.rows} rows, ${megabytes} MB. A restore needs both; the newest keys open ` +
    `every older backup too, and without any keys no backup can be read. Look it through now and then with npm run restore -- --check ${taken.file}.`
  );
});
